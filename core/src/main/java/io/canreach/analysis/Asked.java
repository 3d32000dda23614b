package io.canreach.analysis;

import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.reach.Traffic;
import java.util.EnumSet;

/** What is asked of plain machines: any traffic, but for what a virtual network never carries. */
final class Asked {
    private static final PacketSet UDP = PacketSet.all().withProtocols(EnumSet.of(Protocol.UDP));
    private static final PacketSet CARRIED = UDP.fromPorts(PortSet.of(65330))
            .union(UDP.fromPorts(PortSet.of(68)).toPorts(PortSet.of(67)))
            .complement();

    private Asked() {}

    static PacketSet of(IpSet from, IpSet to) {
        return Traffic.any().between(from, to).intersect(CARRIED);
    }

    static Fates allDropped(PacketSet asked) {
        return new Fates(PacketSet.empty(), asked, PacketSet.empty());
    }

    /** What is delivered when both sides allow it, and dropped when one of them denies it. */
    static Fates between(PacketSet asked, Gate out, Gate in) {
        PacketSet delivered = asked.intersect(out.allowed()).intersect(in.allowed());
        PacketSet rest = asked.minus(delivered);
        PacketSet dropped = rest.intersect(out.denied()).union(rest.intersect(in.denied()));
        return new Fates(delivered, dropped, rest.minus(dropped));
    }
}
