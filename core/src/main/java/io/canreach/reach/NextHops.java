package io.canreach.reach;

import io.canreach.model.Gap;
import io.canreach.model.HostAddress;
import io.canreach.model.KnownAddress;
import io.canreach.model.LoadBalancer;
import io.canreach.model.Network;
import io.canreach.model.Resource;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.Ip;
import io.canreach.routing.EffectiveRoute;
import io.canreach.routing.Peerings;
import io.canreach.routing.RoutePart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what stands behind the address that a route to an appliance names. The address must be in the same virtual network
 * or in one that is directly connected.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview">Traffic routing</a>
 */
final class NextHops {
    private final Walk walk;
    private final Network network;
    private final boolean reply;

    NextHops(Walk walk) {
        this(walk, false);
    }

    private NextHops(Walk walk, boolean reply) {
        this.walk = walk;
        this.network = walk.network();
        this.reply = reply;
    }

    /** Next hops of replies, of which the flows that they answer are given. */
    static NextHops ofReply(Walk walk) {
        return new NextHops(walk, true);
    }

    /**
     * What a next hop is.
     *
     * @param vnet the virtual network that holds the address; empty where none does
     * @param devices who may take the packets; several where a load balancer chooses
     * @param nobody why nobody takes them; empty where somebody does or where that is not known
     * @param unknown why it is not known who takes them
     */
    record Found(
            Optional<VirtualNetwork> vnet, List<Device> devices, Optional<Decider> nobody, Optional<Unknown> unknown) {
        Found {
            devices = List.copyOf(devices);
        }

        static Found nobody(String why) {
            return nobody(Decider.of(Decider.Kind.NO_OWNER, why));
        }

        static Found nobody(Decider why) {
            return new Found(Optional.empty(), List.of(), Optional.of(why), Optional.empty());
        }

        static Found unknown(Unknown why) {
            return new Found(Optional.empty(), List.of(), Optional.empty(), Optional.of(why));
        }

        static Found of(VirtualNetwork vnet, List<Device> devices) {
            return new Found(Optional.of(vnet), devices, Optional.empty(), Optional.empty());
        }
    }

    /** Flows of one route that may have different next hops: a load balancer tells ports apart. */
    List<Strand> pieces(Subnet from, EffectiveRoute route, Strand strand) {
        if (route.nextHopAddress().orElse(null) instanceof KnownAddress known) {
            Optional<VirtualNetwork> vnet = reachable(from, known.ip());
            return vnet.flatMap(it -> balancer(it, known.ip()))
                    .map(hops -> hops.pieces(strand))
                    .orElse(List.of(strand));
        }
        return List.of(strand);
    }

    private Optional<BalancedHops> balancer(VirtualNetwork vnet, Ip ip) {
        return network.addresses()
                .holder(vnet.id(), ip)
                .filter(LoadBalancer.class::isInstance)
                .map(it -> new BalancedHops(walk, (LoadBalancer) it, vnet, ip, reply));
    }

    /** Whom flows come to that leave a subnet by a route to an appliance. */
    Found find(Subnet from, EffectiveRoute route, Strand strand) {
        Optional<HostAddress> address = route.nextHopAddress();
        if (address.isEmpty() || address.get() instanceof Unknown) {
            String text = "the address of the next hop of route " + route + " is not known";
            return Found.unknown(new Unknown(text));
        }
        Ip ip = ((KnownAddress) address.get()).ip();
        Optional<VirtualNetwork> vnet = reachable(from, ip);
        Optional<BalancedHops> balancer = vnet.flatMap(it -> balancer(it, ip));
        if (balancer.isPresent()) {
            return balancer.get().find(network.virtualNetworkOf(from), vnet.get(), strand);
        }
        return vnet.isPresent() ? find(vnet.get(), ip) : notReachable(from, ip);
    }

    private Found notReachable(Subnet from, Ip ip) {
        List<Unknown> doubts = new ArrayList<>(network.gapsAround(from, Gap.Effect.ROUTING));
        absentPeer(network.virtualNetworkOf(from), ip).ifPresent(doubts::add);
        return doubts.isEmpty()
                ? Found.nobody("the next hop " + ip + " is in no virtual network that " + from.label()
                        + " is directly connected to")
                : Found.unknown(doubts.get(0));
    }

    /** The peer that is not in the network and has the address, or may have it where its prefixes are not known. */
    private Optional<Unknown> absentPeer(VirtualNetwork vnet, Ip ip) {
        return Peerings.of(network, vnet).stream()
                .filter(peering -> Peerings.isConnected(network, vnet, peering))
                .filter(peering ->
                        network.find(VirtualNetwork.class, peering.remote()).isEmpty())
                .filter(peering -> peering.remoteAddressSpace().isEmpty()
                        || peering.remoteAddressSpace().stream().anyMatch(prefix -> prefix.contains(ip)))
                .findFirst()
                .map(peering -> new Unknown("what the next hop " + ip + " in the peered vnet '"
                        + peering.remote().name() + "' does, which is not in the network, is not known"));
    }

    private Optional<VirtualNetwork> reachable(Subnet from, Ip ip) {
        return walk.view().nextTo(from, ip, () -> find(from, ip));
    }

    private Optional<VirtualNetwork> find(Subnet from, Ip ip) {
        VirtualNetwork own = network.virtualNetworkOf(from);
        if (own.addresses().contains(ip)) {
            return Optional.of(own);
        }
        return walk.view()
                .routes(from)
                .direct(ip)
                .filter(part -> part.obstacle().isEmpty())
                .flatMap(RoutePart::route)
                .flatMap(route -> network.find(VirtualNetwork.class, route.via().get(0)));
    }

    private Found find(VirtualNetwork vnet, Ip ip) {
        Optional<Device> device = network.addresses()
                .owner(vnet.id(), ip)
                .map(owner -> ApplianceDevice.of(walk, owner, Optional.empty()));
        if (device.isPresent()) {
            return Found.of(vnet, List.of(device.get()));
        }
        Optional<Resource> holder = network.addresses().holder(vnet.id(), ip);
        return holder.map(resource -> new ManagedHops(walk).find(vnet, resource, ip))
                .orElseGet(() -> nobody(vnet, ip));
    }

    private Found nobody(VirtualNetwork vnet, Ip ip) {
        Optional<Subnet> subnet =
                vnet.subnets().stream().filter(each -> each.contains(ip)).findFirst();
        List<Unknown> gaps = subnet.isPresent()
                ? network.gapsAround(subnet.get(), Gap.Effect.ADDRESSES)
                : network.addresses().betweenSubnets(vnet);
        if (!gaps.isEmpty()) {
            return Found.unknown(gaps.get(0));
        }
        if (subnet.filter(each -> network.addresses().undeclared(each.id()) > 0).isPresent()) {
            return Found.unknown(new Unknown("an interface of " + subnet.get().label()
                    + " whose address is not declared may be the next hop " + ip));
        }
        return Found.nobody("nothing in " + vnet.label() + " has the address of the next hop " + ip);
    }
}
