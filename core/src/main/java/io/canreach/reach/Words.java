package io.canreach.reach;

import io.canreach.packet.Box;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.Protocol;
import java.util.List;
import java.util.stream.Collectors;

/** Small phrases for messages. */
final class Words {
    private static final int SHOWN = 4;

    private Words() {}

    /** Protocols and destination ports of packets. */
    static String services(PacketSet packets) {
        List<Box> boxes = packets.boxes();
        String shown =
                boxes.stream().map(Words::service).distinct().limit(SHOWN).collect(Collectors.joining(", "));
        return shown.isEmpty() ? "nothing" : shown;
    }

    /** Packets by protocol, addresses and destination ports. */
    static String flows(PacketSet packets) {
        return services(packets) + " " + addresses(packets.sources()) + " -> " + addresses(packets.destinations());
    }

    /** Addresses, or how many ranges they are where those would fill the screen. */
    static String addresses(IpSet addresses) {
        int ranges = addresses.cidrs().size();
        return ranges <= SHOWN
                ? addresses.toString()
                : "one of " + addresses.example().map(Object::toString).orElse("") + " and many more";
    }

    /** What listens instead. */
    static String listening(List<String> listeners) {
        if (listeners.isEmpty()) {
            return "; it has none at all";
        }
        String shown = listeners.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return "; there is: " + shown
                + (listeners.size() > SHOWN ? " and " + (listeners.size() - SHOWN) + " more" : "");
    }

    private static String service(Box box) {
        String names = box.protocols().stream().sorted().map(Protocol::toString).collect(Collectors.joining(","));
        boolean ported = box.protocols().stream().anyMatch(Protocol::hasPorts);
        return ported ? names + " " + box.destinationPorts() : names;
    }
}
