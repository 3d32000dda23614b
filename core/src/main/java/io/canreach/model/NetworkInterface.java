package io.canreach.model;

import java.util.List;
import java.util.Optional;

/**
 * A network interface.
 *
 * @param id the interface's id
 * @param location the region, or empty where it is not known
 * @param ipConfigurations its addresses, at least one, all in one virtual network
 * @param networkSecurityGroup the NSG attached to it
 * @param ipForwarding whether Azure lets it send and receive packets that are not for its own addresses
 * @param virtualMachine the machine it belongs to
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-network-network-interface">Network
 *     interfaces</a>
 */
public record NetworkInterface(
        ResourceId id,
        String location,
        List<IpConfiguration> ipConfigurations,
        Optional<ResourceId> networkSecurityGroup,
        boolean ipForwarding,
        Optional<ResourceId> virtualMachine)
        implements Resource {
    /**
     * Copies the configurations.
     *
     * @param id the interface's id
     * @param location the region, or empty where it is not known
     * @param ipConfigurations its addresses, at least one, all in one virtual network
     * @param networkSecurityGroup the NSG attached to it
     * @param ipForwarding whether Azure lets it send and receive packets that are not for its own addresses
     * @param virtualMachine the machine it belongs to
     */
    public NetworkInterface {
        ipConfigurations = List.copyOf(ipConfigurations);
        if (ipConfigurations.isEmpty()) {
            throw new InvalidValueException(
                    "network interface '" + id.name() + "' must have at least one IP configuration");
        }
    }

    /**
     * An interface with nothing attached.
     *
     * @param id the interface's id
     * @param ipConfigurations its addresses
     * @return the interface
     */
    public static NetworkInterface of(ResourceId id, List<IpConfiguration> ipConfigurations) {
        return new NetworkInterface(id, "", ipConfigurations, Optional.empty(), false, Optional.empty());
    }

    /**
     * The subnet of the first configuration.
     *
     * @return a subnet's id
     */
    public ResourceId subnet() {
        return ipConfigurations.get(0).subnet();
    }

    /**
     * This interface with an NSG attached.
     *
     * @param group the NSG's id
     * @return a new interface
     */
    public NetworkInterface withNetworkSecurityGroup(ResourceId group) {
        return new NetworkInterface(id, location, ipConfigurations, Optional.of(group), ipForwarding, virtualMachine);
    }

    /**
     * This interface as part of a machine.
     *
     * @param machine the machine's id
     * @return a new interface
     */
    public NetworkInterface withVirtualMachine(ResourceId machine) {
        return new NetworkInterface(
                id, location, ipConfigurations, networkSecurityGroup, ipForwarding, Optional.of(machine));
    }

    /**
     * This interface with IP forwarding on.
     *
     * @return a new interface
     */
    public NetworkInterface withIpForwarding() {
        return new NetworkInterface(id, location, ipConfigurations, networkSecurityGroup, true, virtualMachine);
    }

    @Override
    public String kind() {
        return "network interface";
    }

    @Override
    public String toString() {
        return label();
    }
}
