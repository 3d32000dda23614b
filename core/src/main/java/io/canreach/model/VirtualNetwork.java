package io.canreach.model;

import io.canreach.packet.Cidr;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import java.util.List;

/**
 * A virtual network with its subnets and its side of its peerings.
 *
 * @param id the network's id
 * @param model Resource Manager or classic
 * @param location the region, or empty where it is not known
 * @param addressSpace its prefixes, private or public, at least one
 * @param dnsServers its custom DNS servers, or none for Azure's own
 * @param subnets its subnets, each with an id that is a child of this one's
 * @param peerings the peerings that this network owns
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-networks-overview">Virtual networks</a>
 */
public record VirtualNetwork(
        ResourceId id,
        DeploymentModel model,
        String location,
        List<Cidr> addressSpace,
        List<Ip> dnsServers,
        List<Subnet> subnets,
        List<VnetPeering> peerings)
        implements Resource {
    /**
     * Copies the lists.
     *
     * @param id the network's id
     * @param model Resource Manager or classic
     * @param location the region, or empty where it is not known
     * @param addressSpace its prefixes, private or public, at least one
     * @param dnsServers its custom DNS servers, or none for Azure's own
     * @param subnets its subnets, each with an id that is a child of this one's
     * @param peerings the peerings that this network owns
     */
    public VirtualNetwork {
        addressSpace = List.copyOf(addressSpace);
        dnsServers = List.copyOf(dnsServers);
        subnets = List.copyOf(subnets);
        peerings = List.copyOf(peerings);
    }

    /**
     * A Resource Manager network without DNS servers and peerings.
     *
     * @param id the network's id
     * @param addressSpace its prefixes
     * @param subnets its subnets
     * @return the network
     */
    public static VirtualNetwork of(ResourceId id, List<Cidr> addressSpace, List<Subnet> subnets) {
        return new VirtualNetwork(
                id, DeploymentModel.RESOURCE_MANAGER, "", addressSpace, List.of(), subnets, List.of());
    }

    /**
     * This network with other peerings.
     *
     * @param value the peerings it owns
     * @return a new network
     */
    public VirtualNetwork withPeerings(List<VnetPeering> value) {
        return new VirtualNetwork(id, model, location, addressSpace, dnsServers, subnets, value);
    }

    /**
     * All addresses of the network.
     *
     * @return the union of its prefixes
     */
    public IpSet addresses() {
        return IpSet.of(addressSpace);
    }

    /**
     * Whether another network is known to be in another region.
     *
     * @param other the other network
     * @return true when both say their region, and these differ
     */
    public boolean isInOtherRegionThan(VirtualNetwork other) {
        return !location.isEmpty()
                && !other.location.isEmpty()
                && !Texts.region(location).equals(Texts.region(other.location));
    }

    @Override
    public String kind() {
        return "vnet";
    }

    @Override
    public String toString() {
        return label() + " " + addresses();
    }
}
