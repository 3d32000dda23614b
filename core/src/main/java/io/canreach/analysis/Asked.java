package io.canreach.analysis;

import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.reach.Traffic;
import java.util.EnumSet;
import java.util.Set;

/** What is asked of plain machines: any traffic, but for what a virtual network never carries. */
final class Asked {
    /** The protocols of any traffic. */
    static final Set<Protocol> PROTOCOLS = EnumSet.of(Protocol.TCP, Protocol.UDP, Protocol.ICMP);

    private static final PacketSet UDP = PacketSet.all().withProtocols(EnumSet.of(Protocol.UDP));
    private static final PacketSet CARRIED = UDP.fromPorts(PortSet.of(65330))
            .union(UDP.fromPorts(PortSet.of(68)).toPorts(PortSet.of(67)))
            .complement();
    private static final PacketSet ANYWHERE =
            Traffic.any().between(IpSet.all(), IpSet.all()).intersect(CARRIED);

    private Asked() {}

    static Fates allDropped(PacketSet asked) {
        return new Fates(PacketSet.empty(), asked, PacketSet.empty());
    }

    static PacketSet of(IpSet from, IpSet to) {
        return Traffic.any().between(from, to).intersect(CARRIED);
    }

    /** The same between whatever addresses. */
    static PacketSet anywhere() {
        return ANYWHERE;
    }
}
