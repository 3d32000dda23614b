package io.canreach.reach;

import io.canreach.model.AzureFirewall;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;

/**
 * How an Azure Firewall gets out to the Internet: from one of its public addresses, with TCP and UDP of IPv4.
 *
 * @see <a href="https://learn.microsoft.com/azure/firewall/firewall-known-issues">Azure Firewall known issues</a>
 */
final class FirewallEgress {
    private FirewallEgress() {}

    static OutboundMethod of(Walk walk, Place place, AzureFirewall firewall) {
        IpSet addresses = new PublicAddresses(walk, firewall.publicIps()).of(IpFamily.IPV4);
        return addresses.isEmpty()
                ? OutboundMethod.none(firewall.label() + " has no public IP")
                : PublicAddresses.shared(firewall.label(), place, OutboundMethod.TCP_AND_UDP, addresses);
    }
}
