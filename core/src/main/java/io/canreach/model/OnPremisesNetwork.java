package io.canreach.model;

import io.canreach.packet.Cidr;
import io.canreach.packet.IpSet;
import java.util.List;

/**
 * A network outside Azure: what Azure calls a local network gateway, or the far end of an ExpressRoute circuit.
 *
 * @param id the network's id
 * @param addressSpace its prefixes, at least one
 * @see <a href="https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings">Local network
 *     gateways</a>
 */
public record OnPremisesNetwork(ResourceId id, List<Cidr> addressSpace) implements Resource {
    /**
     * Copies the prefixes.
     *
     * @param id the network's id
     * @param addressSpace its prefixes, at least one
     */
    public OnPremisesNetwork {
        addressSpace = List.copyOf(addressSpace);
        if (addressSpace.isEmpty()) {
            throw new InvalidValueException(
                    "on-premises network '" + id.name() + "' must have at least one address prefix");
        }
    }

    /**
     * All addresses of the network.
     *
     * @return the union of its prefixes
     */
    public IpSet addresses() {
        return IpSet.of(addressSpace);
    }

    @Override
    public String kind() {
        return "on-premises network";
    }

    @Override
    public String toString() {
        return label() + " " + addresses();
    }
}
