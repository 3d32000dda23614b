package io.canreach.model;

import io.canreach.packet.IpSet;
import java.util.List;

/**
 * Whom an Azure service lets in by its public address and by service endpoints.
 *
 * @param defaultAction what it does with callers that no rule names
 * @param ipRules whom it lets in by public address
 * @param subnetRules whom it lets in by service endpoint
 * @param trustedServices whether it lets in the services of Azure that Microsoft calls trusted ({@code bypass})
 * @param resourceInstances resources of Azure that it lets in by themselves
 * @see <a href="https://learn.microsoft.com/azure/storage/common/storage-network-security">Firewalls of storage accounts</a>
 */
public record ServiceFirewall(
        Access defaultAction,
        List<ServiceIpRule> ipRules,
        List<ServiceSubnetRule> subnetRules,
        boolean trustedServices,
        List<ResourceId> resourceInstances) {
    /** It lets everybody in. */
    public static final ServiceFirewall OPEN = of(Access.ALLOW, List.of(), List.of());

    /**
     * Copies the lists.
     *
     * @param defaultAction what it does with callers that no rule names
     * @param ipRules whom it lets in by public address
     * @param subnetRules whom it lets in by service endpoint
     * @param trustedServices whether it lets in the services of Azure that Microsoft calls trusted ({@code bypass})
     * @param resourceInstances resources of Azure that it lets in by themselves
     */
    public ServiceFirewall {
        ipRules = List.copyOf(ipRules);
        subnetRules = List.copyOf(subnetRules);
        resourceInstances = List.copyOf(resourceInstances);
    }

    /**
     * A firewall without exceptions for services of Azure.
     *
     * @param defaultAction what it does with callers that no rule names
     * @param ipRules whom it lets in by public address
     * @param subnetRules whom it lets in by service endpoint
     * @return the firewall
     */
    public static ServiceFirewall of(
            Access defaultAction, List<ServiceIpRule> ipRules, List<ServiceSubnetRule> subnetRules) {
        return new ServiceFirewall(defaultAction, ipRules, subnetRules, false, List.of());
    }

    /**
     * All addresses of its IP rules.
     *
     * @return none where it has no IP rule
     */
    public IpSet addresses() {
        return IpSet.unionOf(ipRules.stream().map(ServiceIpRule::addresses).toList());
    }

    /**
     * Whether it has a rule for a subnet.
     *
     * @param subnet the subnet's id
     * @return true when it has, with an endpoint or without
     */
    public boolean names(ResourceId subnet) {
        return subnetRules.stream().anyMatch(rule -> rule.subnet().equals(subnet));
    }
}
