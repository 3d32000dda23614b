package io.canreach.model;

import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import java.util.List;
import java.util.Optional;

/**
 * Azure's rules for how much of two networks a peering joins: what is joined is there, and overlaps nothing that is joined.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/how-to-configure-subnet-peering">Subnet peering</a>
 */
final class PeeringScopeRules {
    private static final int MAX_SUBNETS = 200;

    private final NetworkRules rules;

    PeeringScopeRules(NetworkRules rules) {
        this.rules = rules;
    }

    /** A network with what one peering joins of it. */
    private record Joined(VirtualNetwork network, IpSet addresses) {}

    void check(VirtualNetwork vnet) {
        for (VnetPeering peering : vnet.peerings()) {
            Optional<VirtualNetwork> remote = remote(peering);
            String place = "peering '" + peering.name() + "' of " + vnet.label();
            checkSubnets(place, vnet, peering.scope().localSubnets());
            remote.ifPresent(it -> {
                checkSubnets(place, it, peering.scope().remoteSubnets());
                checkOverlap(place, vnet, peering, it);
            });
        }
        checkRemotes(vnet);
    }

    private Optional<VirtualNetwork> remote(VnetPeering peering) {
        return rules.find(VirtualNetwork.class, peering.remote());
    }

    private void checkSubnets(String place, VirtualNetwork vnet, List<String> names) {
        if (names.size() > MAX_SUBNETS) {
            rules.problem(place + " names " + names.size() + " subnets of " + vnet.label() + "; at most " + MAX_SUBNETS
                    + " are allowed");
        }
        for (String name : names) {
            if (!vnet.subnets().isEmpty()
                    && vnet.subnets().stream().noneMatch(each -> each.name().equalsIgnoreCase(name))) {
                rules.problem(place + " names subnet '" + name + "', which " + vnet.label() + " does not have"
                        + Suggestions.of("subnet", vnet.subnets()));
            }
        }
    }

    private void checkOverlap(String place, VirtualNetwork vnet, VnetPeering peering, VirtualNetwork remote) {
        if (remote.id().equals(vnet.id())) {
            return; // that it leads to itself is problem enough
        }
        IpSet here = joined(vnet, peering.scope().localSubnets(), peering.scope());
        IpSet there = joined(remote, peering.scope().remoteSubnets(), peering.scope());
        if (here.overlaps(there)) {
            String spaces = peering.scope().isWhole() ? ": the address spaces " : ": the joined addresses ";
            rules.problem(place + spaces + here + " and " + there + " of " + remote.label() + " overlap");
        }
    }

    /** Azure would not know which of two peers to send to. */
    private void checkRemotes(VirtualNetwork vnet) {
        IpSet seen = IpSet.empty();
        List<Joined> all = vnet.peerings().stream()
                .filter(peering -> peering.state() != VnetPeering.State.DISCONNECTED)
                .flatMap(peering -> remote(peering).stream()
                        .map(it -> new Joined(it, joined(it, peering.scope().remoteSubnets(), peering.scope()))))
                .toList();
        for (int i = 0; i < all.size(); i++) {
            Joined each = all.get(i);
            if (seen.overlaps(each.addresses())) {
                nameOverlaps(vnet, each, all.subList(0, i));
            }
            seen = seen.union(each.addresses());
        }
    }

    private void nameOverlaps(VirtualNetwork vnet, Joined joined, List<Joined> others) {
        for (Joined other : others) {
            boolean same = other.network().id().equals(joined.network().id());
            if (!same && other.addresses().overlaps(joined.addresses())) {
                rules.problem(vnet.label() + " is peered with "
                        + other.network().label() + " " + other.addresses() + " and with "
                        + joined.network().label() + " " + joined.addresses() + ", which overlap");
            }
        }
    }

    /** The addresses of a network that a peering joins. */
    private static IpSet joined(VirtualNetwork vnet, List<String> names, PeeringScope scope) {
        IpSet all = names.isEmpty()
                ? vnet.addresses()
                : IpSet.unionOf(vnet.subnets().stream()
                        .filter(subnet -> names.stream().anyMatch(subnet.name()::equalsIgnoreCase))
                        .map(Subnet::addresses)
                        .toList());
        return scope.onlyIpv6() ? all.restrictTo(IpFamily.IPV6) : all;
    }
}
