package io.canreach.routing;

import io.canreach.model.ConnectedGroup;
import io.canreach.model.Network;
import io.canreach.model.PeeringScope;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VnetPeering;
import io.canreach.packet.Cidr;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import java.util.List;
import java.util.Optional;

/**
 * Whether a subnet's packets pass to a neighbour: a peering of subnets gives its routes to every subnet of the network, but
 * carries packets between the subnets it names only; and networks of one connected group do not reach what both have.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/how-to-configure-subnet-peering">Subnet peering</a>
 */
final class Passages {
    private final Network network;
    private final VirtualNetwork vnet;
    private final Subnet subnet;

    Passages(Network network, Subnet subnet) {
        this.network = network;
        this.vnet = network.virtualNetworkOf(subnet);
        this.subnet = subnet;
    }

    Passage to(Neighbour neighbour, Cidr prefix) {
        if (neighbour.group().isPresent()) {
            return byGroup(neighbour, neighbour.group().get(), prefix);
        }
        return neighbour.peering().map(each -> byPeering(each, prefix)).orElse(Passage.OPEN);
    }

    private Passage byPeering(VnetPeering peering, Cidr prefix) {
        boolean here = names(peering.scope().localSubnets(), subnet);
        Optional<VirtualNetwork> remote = network.find(VirtualNetwork.class, peering.remote());
        boolean there = remote.flatMap(each -> Peerings.counterpart(each, vnet))
                .map(back -> admits(back.scope(), remote.get(), prefix))
                .orElse(here);
        if (here && there) {
            return Passage.OPEN;
        }
        String name = "peering '" + peering.name() + "' with vnet '"
                + peering.remote().name() + "'";
        if (here || there) {
            return Passage.unsure("the two sides of " + name + " do not name the same subnets, and whether it joins "
                    + subnet.label() + " with " + prefix + " is not known");
        }
        return Passage.shut(subnet.label() + " is not one of the subnets that " + name + " joins");
    }

    /** Whether the other side names this subnet, and all of a prefix of its own. */
    private boolean admits(PeeringScope back, VirtualNetwork owner, Cidr prefix) {
        IpSet joined = IpSet.of(Peerings.named(owner, back.localSubnets()));
        boolean family = !back.onlyIpv6() || prefix.family() == IpFamily.IPV6;
        return family && names(back.remoteSubnets(), subnet) && joined.contains(prefix);
    }

    /** The addresses of the subnet, or those that it may have where no prefix of it is known. */
    private IpSet possible() {
        return subnet.prefixes().isEmpty() ? network.virtualNetworkOf(subnet).addresses() : subnet.addresses();
    }

    private static boolean names(List<String> names, Subnet subnet) {
        return names.isEmpty() || names.stream().anyMatch(subnet.name()::equalsIgnoreCase);
    }

    private Passage byGroup(Neighbour neighbour, ConnectedGroup group, Cidr prefix) {
        if (neighbour.peering().isPresent()) {
            return besidePeering(neighbour.peering().get(), group, prefix);
        }
        VirtualNetwork member = network.get(VirtualNetwork.class, neighbour.virtualNetwork());
        if (!subnet.prefixes().isEmpty() && member.addresses().encloses(subnet.addresses())) {
            return Passage.shut(
                    subnet.label() + " has addresses that " + member.label() + " of " + group.label() + " has, too");
        }
        if (member.addresses().overlaps(possible())) {
            return Passage.unsure("whether " + subnet.label() + " and " + member.label() + " of " + group.label()
                    + " reach each other, which have some addresses in common, is not known");
        }
        return third(member, group, prefix)
                .map(other -> Passage.unsure("which of " + member.label() + " and " + other.label() + " of "
                        + group.label() + " is reached at " + prefix + ", which both have, is not known"))
                .orElse(Passage.OPEN);
    }

    private Passage besidePeering(VnetPeering peering, ConnectedGroup group, Cidr prefix) {
        PeeringScope scope = peering.scope();
        String name = "peering '" + peering.name() + "' with vnet '"
                + peering.remote().name() + "'";
        if (scope.localSubnets().isEmpty() && scope.remoteSubnets().isEmpty()) {
            return Passage.unsure(
                    "whether " + group.label() + " joins by IPv4 what " + name + " joins by IPv6 alone is not known");
        }
        return Passage.shut(name + ", which stands before " + group.label() + ", does not join " + prefix);
    }

    private Optional<VirtualNetwork> third(VirtualNetwork member, ConnectedGroup group, Cidr prefix) {
        return group.members().stream()
                .filter(id -> !id.equals(vnet.id()) && !id.equals(member.id()))
                .flatMap(id -> network.find(VirtualNetwork.class, id).stream())
                .filter(other -> other.addresses().overlaps(IpSet.of(prefix)))
                .findFirst();
    }
}
