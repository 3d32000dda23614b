package io.canreach.reach;

import io.canreach.model.AddressClass;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import java.util.List;

/**
 * Whom a virtual network never carries anything to: multicast and broadcast addresses. They are taken out of a question before
 * it is asked.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq">Virtual network FAQ</a>
 */
final class NotCarried {
    /** How its notes begin. */
    static final String NOTE = "left out, since a virtual network never carries it: ";

    private static final IpSet GROUPS = AddressClass.MULTICAST.addresses().union(IpSet.parse("255.255.255.255"));

    private NotCarried() {}

    /** Flows without those to groups. */
    static PacketSet withoutGroups(PacketSet packets, List<String> notes) {
        if (!GROUPS.overlaps(packets.destinations())) {
            return packets;
        }
        notes.add(NOTE + "multicast and broadcast");
        return packets.minus(Walk.to(GROUPS));
    }
}
