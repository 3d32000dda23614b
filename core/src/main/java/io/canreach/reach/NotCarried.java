package io.canreach.reach;

import io.canreach.model.AddressClass;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.EnumSet;
import java.util.List;

/**
 * What a virtual network never carries: multicast and broadcast, unicast DHCP, and UDP from the reserved source port
 * 65330. It is taken out of a question before it is asked.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq">Virtual network FAQ</a>
 */
final class NotCarried {
    /** How its notes begin. */
    static final String NOTE = "left out, since a virtual network never carries it: ";

    private static final PacketSet UDP = PacketSet.all().withProtocols(EnumSet.of(Protocol.UDP));
    private static final PacketSet RESERVED_PORT = UDP.fromPorts(PortSet.of(65330));
    private static final PacketSet DHCP = UDP.fromPorts(PortSet.of(68)).toPorts(PortSet.of(67));
    private static final PacketSet TO_GROUPS =
            PacketSet.all().toDestinations(AddressClass.MULTICAST.addresses().union(IpSet.parse("255.255.255.255")));

    private NotCarried() {}

    static PacketSet without(PacketSet packets, Place source, List<String> notes) {
        if (source.subnet().isEmpty()) {
            return packets;
        }
        PacketSet rest = take(packets, RESERVED_PORT, NOTE + "UDP from source port 65330", notes);
        rest = take(rest, DHCP, NOTE + "UDP from source port 68 to 67 (DHCP)", notes);
        return take(rest, TO_GROUPS, NOTE + "multicast and broadcast", notes);
    }

    private static PacketSet take(PacketSet packets, PacketSet never, String note, List<String> notes) {
        if (!packets.overlaps(never)) {
            return packets;
        }
        notes.add(note);
        return packets.minus(never);
    }
}
