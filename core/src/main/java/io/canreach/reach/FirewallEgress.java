package io.canreach.reach;

import io.canreach.model.AzureFirewall;
import io.canreach.model.PublicIpAddress;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.Protocol;
import io.canreach.packet.Rewrite;
import java.util.EnumSet;
import java.util.List;

/**
 * How an Azure Firewall gets out to the Internet: from one of its public addresses, with TCP and UDP of IPv4.
 *
 * @see <a href="https://learn.microsoft.com/azure/firewall/firewall-known-issues">Azure Firewall known issues</a>
 */
final class FirewallEgress {
    private static final PacketSet CARRIED = PacketSet.all()
            .withProtocols(EnumSet.of(Protocol.TCP, Protocol.UDP))
            .restrictTo(IpFamily.IPV4);

    private FirewallEgress() {}

    static OutboundMethod of(Walk walk, Place place, AzureFirewall firewall) {
        List<PublicIpAddress> ips = firewall.publicIps().stream()
                .map(id -> walk.network().get(PublicIpAddress.class, id))
                .filter(ip -> ip.family() == IpFamily.IPV4)
                .toList();
        if (ips.isEmpty()) {
            String text = firewall.label() + ", which has no public IP,";
            return OutboundMethod.of(text, place, PacketSet.empty(), Rewrite.none());
        }
        return OutboundMethod.of(words(firewall, ips), place, CARRIED, OutboundMethod.shared(addresses(walk, ips)));
    }

    private static String words(AzureFirewall firewall, List<PublicIpAddress> ips) {
        return ips.size() == 1
                ? ips.get(0) + " of " + firewall.label()
                : "one of the " + ips.size() + " public IPs of " + firewall.label();
    }

    private static IpSet addresses(Walk walk, List<PublicIpAddress> ips) {
        return IpSet.unionOf(ips.stream()
                .map(ip -> OutboundMethod.addresses(ip.address(), IpFamily.IPV4, walk))
                .toList());
    }
}
