package io.canreach.ase;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.HostAddress;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.NextHopType;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import io.canreach.routing.EffectiveRoutes;
import io.canreach.routing.RoutePart;

/**
 * Which source address of an App Service Environment its destinations see: an address of its subnet inside virtual and
 * connected networks, its public VIP on the Internet.
 *
 * @param inside the addresses of its subnet; which one a call uses is not known, so rules should admit all of them
 * @param outside its public VIP, or unknown
 * @see <a
 *     href="https://learn.microsoft.com/azure/app-service/environment/app-service-app-service-environment-network-architecture-overview">
 *     Network architecture of App Service Environments</a>
 */
public record AseAddresses(IpSet inside, HostAddress outside) {
    /**
     * The source addresses of an environment.
     *
     * @param network the network
     * @param ase one of its environments
     * @return its addresses
     */
    public static AseAddresses of(Network network, AppServiceEnvironment ase) {
        return new AseAddresses(network.get(Subnet.class, ase.subnet()).addresses(), ase.outboundAddress());
    }

    /**
     * The source addresses that a destination sees.
     *
     * @param network the network
     * @param ase the environment these addresses are of
     * @param destination the address called
     * @return the subnet's addresses where the route stays inside, otherwise the VIP, or none where that is not known
     */
    public IpSet seenBy(Network network, AppServiceEnvironment ase, Ip destination) {
        Subnet subnet = network.get(Subnet.class, ase.subnet());
        VirtualNetwork vnet = network.virtualNetworkOf(subnet);
        RoutePart part = EffectiveRoutes.of(network, subnet).select(destination);
        boolean leaves = part.route()
                .filter(route -> route.nextHopType() == NextHopType.INTERNET)
                .isPresent();
        if (!leaves || vnet.addresses().contains(destination)) {
            return inside;
        }
        return outside instanceof KnownAddress known ? IpSet.of(known.ip()) : IpSet.empty();
    }

    @Override
    public String toString() {
        return "inside " + inside + ", outside " + outside;
    }
}
