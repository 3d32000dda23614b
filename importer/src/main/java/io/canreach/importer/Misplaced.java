package io.canreach.importer;

import io.canreach.model.Gap;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Azure would refuse where it stands: in another region than its network, or beside another of its kind in a subnet
 * for one. It is left out, with what else could then be otherwise left open, and the rest is a network.
 *
 * @param assembly the network as far as it has been put together
 */
record Misplaced(Assembly assembly) {
    private static final String MEANS =
            "Azure would refuse it, so it is left out: questions about it fail, and what it would let through is undetermined";

    /**
     * Those that may stand where they do, one in a subnet; of several there all are left out, as nobody knows which Azure has.
     *
     * @param noun what each is
     * @param subnet where each stands
     * @param location the region of each, or empty
     */
    <T extends Resource> List<Made<T>> without(
            String noun, List<Made<T>> all, Function<T, ResourceId> subnet, Function<T, String> location) {
        Map<ResourceId, List<Made<T>>> bySubnet = all.stream()
                .collect(Collectors.groupingBy(each -> subnet.apply(each.value()), TreeMap::new, Collectors.toList()));
        return all.stream()
                .filter(each -> {
                    ResourceId place = subnet.apply(each.value());
                    Optional<String> refusal = elsewhere(place, location.apply(each.value()))
                            .or(() -> beside(each, bySubnet.getOrDefault(place, List.of())));
                    refusal.ifPresent(
                            why -> leaveOut(each, noun + " '" + each.id().name() + "' " + why, place));
                    return refusal.isEmpty();
                })
                .toList();
    }

    private Optional<String> elsewhere(ResourceId subnet, String location) {
        return subnet.parent()
                .flatMap(vnet -> assembly.find(VirtualNetwork.class, vnet))
                .filter(vnet -> differ(location, vnet.location()))
                .map(vnet -> "is in region " + location + ", and its virtual network '" + vnet.name() + "' in "
                        + vnet.location());
    }

    static boolean differ(String one, String other) {
        return !one.isEmpty() && !other.isEmpty() && !region(one).equals(region(other));
    }

    private static String region(String location) {
        return location.replace(" ", "").toLowerCase(Locale.ROOT);
    }

    private static <T> Optional<String> beside(Made<T> one, List<Made<T>> there) {
        return there.stream()
                .filter(each -> !each.id().equals(one.id()))
                .findFirst()
                .map(each -> "stands beside '" + each.id().name() + "' in a subnet for one");
    }

    private void leaveOut(Made<?> made, String met, ResourceId subnet) {
        made.node().error(met, MEANS);
        assembly.tenant(made.id(), made.node());
        Unknown reason = new Unknown(Findings.clean(met));
        subnet.parent().stream().flatMap(this::around).forEach(vnet -> assembly.gap(vnet, Gap.Effect.WAY_IN, reason));
    }

    /** A network and its peers, into which what is left out could translate. */
    private Stream<ResourceId> around(ResourceId vnet) {
        Stream<ResourceId> peers = assembly.all(VirtualNetwork.class).stream()
                .filter(each -> each.peerings().stream()
                        .anyMatch(peering -> peering.remote().equals(vnet)))
                .map(VirtualNetwork::id);
        return Stream.concat(Stream.of(vnet), peers);
    }
}
