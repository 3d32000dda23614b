package io.canreach.model;

import io.canreach.packet.Cidr;
import java.util.List;

/**
 * An Azure Firewall in its {@code AzureFirewallSubnet}: stateful, denies what no rule allows, and translates the source of what goes
 * to the Internet.
 *
 * @param id the firewall's id
 * @param location the region, or empty where it is not known
 * @param subnet the subnet it stands in
 * @param privateAddress the address that routes lead to
 * @param publicIps its public IP address resources
 * @param collections its rules, in any order
 * @param privateRanges destinations to which it does not translate the source; empty for RFC 1918 and 100.64.0.0/10
 * @param unknownRules why some of its rules are not known; empty where they are
 * @see <a href="https://learn.microsoft.com/azure/firewall/overview">Azure Firewall</a>
 */
public record AzureFirewall(
        ResourceId id,
        String location,
        ResourceId subnet,
        HostAddress privateAddress,
        List<ResourceId> publicIps,
        List<FirewallRuleCollection> collections,
        List<Cidr> privateRanges,
        List<Unknown> unknownRules)
        implements Resource {
    /**
     * Copies the lists.
     *
     * @param id the firewall's id
     * @param location the region, or empty where it is not known
     * @param subnet the subnet it stands in
     * @param privateAddress the address that routes lead to
     * @param publicIps its public IP address resources
     * @param collections its rules, in any order
     * @param privateRanges destinations to which it does not translate the source; empty for RFC 1918 and 100.64.0.0/10
     * @param unknownRules why some of its rules are not known; empty where they are
     */
    public AzureFirewall {
        publicIps = List.copyOf(publicIps);
        collections = List.copyOf(collections);
        privateRanges = List.copyOf(privateRanges);
        unknownRules = List.copyOf(unknownRules);
    }

    /** The name that a subnet for firewalls must have. */
    public static final String SUBNET = "AzureFirewallSubnet";

    @Override
    public String kind() {
        return "firewall";
    }

    @Override
    public String toString() {
        return label();
    }
}
