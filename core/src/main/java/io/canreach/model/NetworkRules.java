package io.canreach.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Azure's rules for a network as a whole, each kind of resource checked by a class of its own. */
final class NetworkRules {
    private final Function<Class<?>, Map<ResourceId, Resource>> resources;
    private final Problems problems;

    private NetworkRules(Function<Class<?>, Map<ResourceId, Resource>> resources, Problems problems) {
        this.resources = resources;
        this.problems = problems;
    }

    static void check(Function<Class<?>, Map<ResourceId, Resource>> resources, List<Gap> gaps, Problems problems) {
        NetworkRules rules = new NetworkRules(resources, problems);
        Set<ResourceId> unplaced = gaps.stream()
                .filter(gap -> gap.effect() == Gap.Effect.ADDRESSES)
                .map(Gap::affected)
                .collect(Collectors.toSet());
        rules.all(VirtualNetwork.class).stream()
                .filter(vnet -> !unplaced.contains(vnet.id()))
                .forEach(vnet -> VnetRules.check(vnet, rules));
        new InterfaceRules(rules).check();
        new AttachmentRules(rules).check();
        new AsgRules(rules).check();
        new ClassicRules(rules).check();
        new PeeringRules(rules).check();
        new GatewayRules(rules).check();
        new AseRules(rules).check();
    }

    <T extends Resource> List<T> all(Class<T> kind) {
        return resources.apply(kind).values().stream().map(kind::cast).toList();
    }

    <T extends Resource> Optional<T> find(Class<T> kind, ResourceId id) {
        return Optional.ofNullable(resources.apply(kind).get(id)).map(kind::cast);
    }

    void problem(String message) {
        problems.add("", message);
    }

    /** Notes a reference that leads nowhere, naming what there is. */
    <T extends Resource> void mustExist(Class<T> kind, String noun, ResourceId id, String referrer) {
        if (find(kind, id).isEmpty()) {
            problem(referrer + " refers to " + noun + " '" + id.name() + "', which is not in the network"
                    + Suggestions.of(noun, all(kind)));
        }
    }

    /** The ids of a kind of resource. */
    <T extends Resource> Set<ResourceId> ids(Class<T> kind) {
        return Set.copyOf(resources.apply(kind).keySet());
    }
}
