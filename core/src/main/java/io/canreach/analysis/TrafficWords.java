package io.canreach.analysis;

import io.canreach.model.Endpoint;
import io.canreach.packet.Box;
import io.canreach.packet.Field;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The protocols and ports of some flows, whatever their addresses. */
final class TrafficWords {
    private static final int SHOWN = 3;
    private static final Set<Protocol> USUAL = Set.of(Protocol.TCP, Protocol.UDP, Protocol.ICMP);
    private static final PacketSet UDP = udp(PortSet.all(), PortSet.all());
    static final PacketSet NEVER_CARRIED =
            udp(PortSet.of(65330), PortSet.all()).union(udp(PortSet.of(68), PortSet.of(67)));

    private TrafficWords() {}

    static String of(PacketSet packets) {
        PacketSet anywhere = packets.spread(Field.SOURCE).spread(Field.DESTINATION);
        List<String> texts = filled(anywhere).boxes().stream()
                .map(TrafficWords::of)
                .distinct()
                .toList();
        String shown = texts.stream().limit(SHOWN).collect(Collectors.joining(" and "));
        return texts.size() > SHOWN ? shown + " and " + (texts.size() - SHOWN) + " more" : shown;
    }

    /** What a change is about; of the Internet, which addresses where they are few, since a rule may name them. */
    static String of(Change change) {
        return of(change.packets())
                + few(" from ", change.from(), change.packets().sources())
                + few(" to ", change.to(), change.packets().destinations());
    }

    private static String few(String word, Endpoint endpoint, IpSet addresses) {
        boolean told =
                endpoint instanceof Endpoint.Internet && addresses.cidrs().size() <= SHOWN;
        return told ? word + addresses : "";
    }

    /** All UDP is all that the platform carries; the few ports that it never does are not worth a word. */
    private static PacketSet filled(PacketSet packets) {
        PacketSet filled = packets;
        for (IpFamily family : IpFamily.values()) {
            PacketSet more = filled.union(NEVER_CARRIED.restrictTo(family));
            if (more.encloses(UDP.restrictTo(family))) {
                filled = more;
            }
        }
        return filled;
    }

    private static PacketSet udp(PortSet from, PortSet to) {
        return PacketSet.of(Set.of(Protocol.UDP), IpSet.all(), from, IpSet.all(), to);
    }

    private static String of(Box box) {
        boolean anyPort = box.sourcePorts().isAll() && box.destinationPorts().isAll();
        if (anyPort && box.protocols().equals(USUAL)) {
            return "any traffic";
        }
        String names = box.protocols().stream().sorted().map(Protocol::toString).collect(Collectors.joining(","));
        if (box.protocols().stream().noneMatch(Protocol::hasPorts)) {
            return names;
        }
        String from = box.sourcePorts().isAll() ? "" : " from port " + box.sourcePorts();
        return names + " " + (box.destinationPorts().isAll() ? "any port" : box.destinationPorts()) + from;
    }
}
