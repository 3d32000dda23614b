package io.canreach.packet;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The flows that have each field in a set of its own, as {@code TCP 10.0.2.0/24:* -> 10.0.1.6:1433}.
 *
 * <p>Both addresses of a flow are of one family. Protocols without ports are in a box with all ports only.
 *
 * @param protocols the protocols; {@link Protocol#ANY} becomes the five it stands for
 * @param source the source addresses
 * @param sourcePorts the source ports
 * @param destination the destination addresses
 * @param destinationPorts the destination ports
 */
public record Box(
        Set<Protocol> protocols, IpSet source, PortSet sourcePorts, IpSet destination, PortSet destinationPorts) {
    private static final int MOST_ADDRESSES = 4;

    /**
     * Copies the protocols.
     *
     * @param protocols the protocols; {@link Protocol#ANY} becomes the five it stands for
     * @param source the source addresses
     * @param sourcePorts the source ports
     * @param destination the destination addresses
     * @param destinationPorts the destination ports
     */
    public Box {
        protocols = Protocol.expand(protocols);
    }

    /**
     * The flows of this box as a set.
     *
     * @return the set
     */
    public PacketSet packets() {
        return PacketSet.of(protocols, source, sourcePorts, destination, destinationPorts);
    }

    /**
     * The box as a person reads it: {@code any} for all protocols, and no ports where no protocol has them.
     *
     * @return as {@code TCP,UDP 10.0.2.0/24:* -> {10.0.1.6, 10.0.1.8}:53}
     */
    @Override
    public String toString() {
        String names = protocols.equals(Protocol.all())
                ? "any"
                : protocols.stream().map(Protocol::name).collect(Collectors.joining(","));
        if (protocols.stream().noneMatch(Protocol::hasPorts)) {
            return names + " " + list(source) + " -> " + list(destination);
        }
        return names + " " + end(source, sourcePorts) + " -> " + end(destination, destinationPorts);
    }

    private static String end(IpSet addresses, PortSet ports) {
        String text = list(addresses);
        boolean bracket = text.contains(":") && !text.startsWith("{");
        return (bracket ? "[" + text + "]" : text) + ":" + ports;
    }

    private static String list(IpSet addresses) {
        List<String> texts = addresses.isAll() ? List.of("*") : addresses.texts();
        if (texts.size() < 2) {
            String text = addresses.toString();
            return text.contains(", ") ? "{" + text + "}" : text;
        }
        if (texts.size() <= MOST_ADDRESSES) {
            return "{" + String.join(", ", texts) + "}";
        }
        return "{" + String.join(", ", texts.subList(0, MOST_ADDRESSES)) + " and " + (texts.size() - MOST_ADDRESSES)
                + " more}";
    }
}
