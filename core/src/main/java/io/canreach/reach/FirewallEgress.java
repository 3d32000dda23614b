package io.canreach.reach;

import io.canreach.model.AzureFirewall;
import io.canreach.model.KnownAddress;
import io.canreach.model.PublicIpAddress;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
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

    static OutboundMethod of(Walk walk, AzureFirewall firewall) {
        List<PublicIpAddress> ips = firewall.publicIps().stream()
                .map(id -> walk.network().get(PublicIpAddress.class, id))
                .filter(ip -> ip.family() == IpFamily.IPV4)
                .toList();
        if (ips.isEmpty()) {
            String text = firewall.label() + ", which has no public IP,";
            return new OutboundMethod(text, PacketSet.empty(), Rewrite.none(), List.of(), List.of());
        }
        Rewrite rewrite = Rewrite.none().source(addresses(walk, ips)).sourcePort(PortSet.all());
        return new OutboundMethod(words(firewall, ips), CARRIED, rewrite, List.of(), List.of());
    }

    private static String words(AzureFirewall firewall, List<PublicIpAddress> ips) {
        return ips.size() == 1
                ? ips.get(0) + " of " + firewall.label()
                : "one of the " + ips.size() + " public IPs of " + firewall.label();
    }

    private static IpSet addresses(Walk walk, List<PublicIpAddress> ips) {
        return IpSet.unionOf(ips.stream()
                .map(ip -> ip.address() instanceof KnownAddress known
                        ? IpSet.of(known.ip())
                        : walk.view().internet().hosts().restrictTo(IpFamily.IPV4))
                .toList());
    }
}
