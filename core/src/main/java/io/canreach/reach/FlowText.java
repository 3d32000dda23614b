package io.canreach.reach;

import io.canreach.model.AddressClass;
import io.canreach.model.Endpoint;
import io.canreach.packet.Box;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.security.InternetTag;
import java.math.BigInteger;
import java.util.List;
import java.util.StringJoiner;

/** Flows of an answer in words: where a side is the Internet, it says so instead of listing its many ranges. */
final class FlowText {
    private static final IpSet IPV6_INTERNET = InternetTag.addresses().restrictTo(IpFamily.IPV6);
    private static final int MOST_BOXES = 2;
    private static final int MOST_RANGES = 4;
    private static final BigInteger MOST_KNOWN = BigInteger.valueOf(65_536);

    private final Answer answer;

    FlowText(Answer answer) {
        this.answer = answer;
    }

    String of(PacketSet packets) {
        List<Box> boxes = packets.boxes();
        StringJoiner shown = new StringJoiner("; ");
        for (Box box : boxes.subList(0, Math.min(MOST_BOXES, boxes.size()))) {
            shown.add(box(box));
        }
        return boxes.size() > MOST_BOXES ? shown + "; and " + (boxes.size() - MOST_BOXES) + " more" : shown.toString();
    }

    private String box(Box box) {
        StringJoiner names = new StringJoiner(",");
        boolean ported = false;
        for (Protocol protocol : box.protocols()) {
            names.add(protocol.name());
            ported |= protocol.hasPorts();
        }
        Question question = answer.question();
        String source = side(box.source(), answer.asked().sources(), question.source());
        String destination = side(box.destination(), answer.asked().destinations(), question.destination());
        return (box.protocols().equals(Protocol.all()) ? "any" : names) + " " + end(source, box.sourcePorts(), ported)
                + " -> " + end(destination, box.destinationPorts(), ported);
    }

    private static String end(String addresses, PortSet ports, boolean ported) {
        return ported ? addresses + ":" + ports : addresses;
    }

    private static String side(IpSet addresses, IpSet asked, Endpoint endpoint) {
        boolean isIpv6Internet = addresses.equals(IPV6_INTERNET);
        if (addresses.cidrs().size() <= MOST_RANGES && !isIpv6Internet) {
            return bracketed(addresses);
        }
        String name = endpoint instanceof Endpoint.Internet ? "Internet" : named(asked);
        IpSet missing = asked.minus(addresses);
        if (missing.isEmpty()) {
            return name;
        }
        if (isIpv6Internet) {
            return "Internet (IPv6)";
        }
        return missing.cidrs().size() <= MOST_RANGES ? "(" + name + " except " + missing + ")" : bracketed(addresses);
    }

    private static String named(IpSet asked) {
        boolean few = asked.cidrs().size() <= MOST_RANGES && !asked.equals(IPV6_INTERNET);
        return few ? asked.toString() : anyOf(asked);
    }

    /**
     * The addresses of a machine that has many, or those of which it has one that is not declared: of its subnet's, or of the
     * Internet's, which are too many to list.
     */
    private static String anyOf(IpSet asked) {
        boolean outside = AddressClass.split(asked).keySet().stream()
                .allMatch(kind -> kind == AddressClass.PUBLIC || kind == AddressClass.DOCUMENTATION);
        return outside && asked.size().compareTo(MOST_KNOWN) > 0 ? "(one public address)" : "(any of " + asked + ")";
    }

    private static String bracketed(IpSet addresses) {
        String text = addresses.toString();
        if (text.contains(", ")) {
            return "{" + text + "}";
        }
        boolean v6 = !addresses.restrictTo(IpFamily.IPV6).isEmpty() && text.contains(":");
        return v6 ? "[" + text + "]" : text;
    }
}
