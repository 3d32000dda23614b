package io.canreach.analysis;

import io.canreach.model.Network;
import io.canreach.model.PeeringScope;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.IpSet;
import io.canreach.reach.Crowd;
import io.canreach.routing.EffectiveRoutes;
import io.canreach.routing.Neighbour;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Plain machines in subnets of one virtual network that have the same routes.
 *
 * @param number its place among all regions
 * @param kinds their kinds
 * @param addresses the addresses of all
 * @param crowd all addresses of their subnets: what lies between is the same for each, and whole subnets are quicker to
 *     follow than thousands of single addresses
 * @param routes the routes of their subnets
 */
record Region(int number, List<PlainKind> kinds, IpSet addresses, Crowd crowd, EffectiveRoutes routes) {
    Region with(List<PlainKind> other) {
        return new Region(number, other, addresses, crowd, routes);
    }

    Subnet subnet() {
        return kinds.get(0).example().subnet();
    }

    ResourceId virtualNetwork() {
        return subnet().virtualNetwork();
    }

    /** All regions of plain machines. */
    static List<Region> of(Network network, Collection<PlainKind> kinds) {
        Likeness likeness = new Likeness(network, new HashMap<>());
        Map<Object, List<PlainKind>> groups = kinds.stream()
                .collect(Collectors.groupingBy(
                        kind -> likeness.of(kind.example().subnet()), LinkedHashMap::new, Collectors.toList()));
        List<List<PlainKind>> all = List.copyOf(groups.values());
        return java.util.stream.IntStream.range(0, all.size())
                .parallel()
                .mapToObj(i -> of(network, i, all.get(i)))
                .toList();
    }

    private static Region of(Network network, int number, List<PlainKind> kinds) {
        IpSet addresses = IpSet.unionOf(kinds.stream().map(PlainKind::addresses).toList());
        Subnet subnet = kinds.get(0).example().subnet();
        IpSet all = IpSet.unionOf(
                kinds.stream().map(kind -> kind.example().subnet().addresses()).toList());
        Crowd crowd = new Crowd(subnet, all.union(addresses));
        return new Region(number, kinds, addresses, crowd, EffectiveRoutes.of(network, subnet));
    }

    /** What plain subnets of the same routes have in common. */
    private record Likeness(Network network, Map<ResourceId, Boolean> known) {
        Object of(Subnet subnet) {
            boolean whole = known.computeIfAbsent(subnet.virtualNetwork(), this::isWhole);
            Optional<ResourceId> alone = whole ? Optional.empty() : Optional.of(subnet.id());
            return List.of(subnet.virtualNetwork(), subnet.routeTable(), alone);
        }

        /** Whether what a virtual network is connected with does not depend on the subnet. */
        private boolean isWhole(ResourceId id) {
            VirtualNetwork vnet = network.get(VirtualNetwork.class, id);
            return Neighbour.of(network, vnet).stream()
                    .allMatch(each -> each.group().isEmpty() && isWhole(vnet, each.virtualNetwork()));
        }

        private boolean isWhole(VirtualNetwork vnet, ResourceId remote) {
            PeeringScope here = scope(vnet, remote);
            PeeringScope there = network.find(VirtualNetwork.class, remote)
                    .map(other -> scope(other, vnet.id()))
                    .orElse(PeeringScope.WHOLE);
            return here.isWhole() && there.isWhole();
        }

        private static PeeringScope scope(VirtualNetwork owner, ResourceId remote) {
            return owner.peerings().stream()
                    .filter(each -> each.remote().equals(remote))
                    .findFirst()
                    .map(each -> each.scope())
                    .orElse(PeeringScope.WHOLE);
        }
    }
}
