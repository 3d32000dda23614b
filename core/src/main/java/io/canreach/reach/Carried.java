package io.canreach.reach;

import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.packet.ServiceSet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * The services of traffic, and those that a virtual network carries: not UDP from the reserved source port 65330, nor unicast
 * DHCP.
 *
 * @param all the services asked about
 * @param carried those that are carried
 * @param notes what is said of the others
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq">Virtual network FAQ</a>
 */
record Carried(ServiceSet all, ServiceSet carried, List<String> notes) {
    private record Never(ServiceSet services, String note) {
        static Never udp(PortSet from, PortSet to, String note) {
            return new Never(ServiceSet.of(EnumSet.of(Protocol.UDP), from, to), NotCarried.NOTE + note);
        }
    }

    private static final List<Never> NEVER = List.of(
            Never.udp(PortSet.of(65330), PortSet.all(), "UDP from source port 65330"),
            Never.udp(PortSet.of(68), PortSet.of(67), "UDP from source port 68 to 67 (DHCP)"));

    static Carried of(Traffic traffic) {
        return of(traffic.set());
    }

    private static Carried of(ServiceSet all) {
        ServiceSet rest = all;
        List<String> notes = new ArrayList<>();
        for (Never each : NEVER) {
            if (rest.overlaps(each.services())) {
                rest = rest.minus(each.services());
                notes.add(each.note());
            }
        }
        return new Carried(all, rest, List.copyOf(notes));
    }

    /** The flows from a place that are carried, and notes on those that are not; outside of virtual networks all are. */
    PacketSet between(Place source, IpSet from, IpSet to, List<String> notes) {
        if (source.subnet().isEmpty()) {
            return all.between(from, to);
        }
        PacketSet between = carried.between(from, to);
        if (!between.isEmpty()) {
            notes.addAll(this.notes);
        }
        return NotCarried.withoutGroups(between, notes);
    }
}
