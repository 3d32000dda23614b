package io.canreach.model;

import io.canreach.packet.IpFamily;
import java.util.List;
import java.util.Optional;

/**
 * One address of a network interface.
 *
 * @param name the configuration's name, unique in its interface
 * @param subnet the subnet's id
 * @param family IPv4 or IPv6
 * @param privateAddress the address in the subnet, unknown where Azure is still to choose it
 * @param publicIp the public IP address resource attached to it
 * @param applicationSecurityGroups the ids of the groups it is a member of
 */
public record IpConfiguration(
        String name,
        ResourceId subnet,
        IpFamily family,
        HostAddress privateAddress,
        Optional<ResourceId> publicIp,
        List<ResourceId> applicationSecurityGroups) {
    /**
     * Copies the list and checks the family.
     *
     * @param name the configuration's name, unique in its interface
     * @param subnet the subnet's id
     * @param family IPv4 or IPv6
     * @param privateAddress the address in the subnet, unknown where Azure is still to choose it
     * @param publicIp the public IP address resource attached to it
     * @param applicationSecurityGroups the ids of the groups it is a member of
     */
    public IpConfiguration {
        applicationSecurityGroups = List.copyOf(applicationSecurityGroups);
        if (privateAddress instanceof KnownAddress known && known.ip().family() != family) {
            throw new InvalidValueException(
                    "IP configuration '" + name + "' is " + family + " but has the address " + known);
        }
    }

    /**
     * A configuration with nothing attached.
     *
     * @param name its name
     * @param subnet the subnet's id
     * @param privateAddress the address, or unknown (taken to be IPv4)
     * @return the configuration
     */
    public static IpConfiguration of(String name, ResourceId subnet, HostAddress privateAddress) {
        IpFamily family =
                privateAddress instanceof KnownAddress known ? known.ip().family() : IpFamily.IPV4;
        return new IpConfiguration(name, subnet, family, privateAddress, Optional.empty(), List.of());
    }

    /**
     * This configuration with a public IP address.
     *
     * @param id the public IP address resource's id
     * @return a new configuration
     */
    public IpConfiguration withPublicIp(ResourceId id) {
        return new IpConfiguration(name, subnet, family, privateAddress, Optional.of(id), applicationSecurityGroups);
    }

    /**
     * This configuration as a member of application security groups.
     *
     * @param groups the groups' ids
     * @return a new configuration
     */
    public IpConfiguration withApplicationSecurityGroups(List<ResourceId> groups) {
        return new IpConfiguration(name, subnet, family, privateAddress, publicIp, groups);
    }
}
