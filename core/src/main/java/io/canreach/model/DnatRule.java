package io.canreach.model;

import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a firewall lets in by translating the destination.
 *
 * @param name the rule's name
 * @param protocols TCP, UDP or both
 * @param source one or more alternatives
 * @param destination the address called, one of the firewall's own
 * @param destinationPorts the ports called
 * @param translatedAddress the address called instead
 * @param translatedPort the port called instead; empty where the port stays
 */
public record DnatRule(
        String name,
        Set<Protocol> protocols,
        List<AddressMatch> source,
        HostAddress destination,
        PortSet destinationPorts,
        HostAddress translatedAddress,
        Optional<Integer> translatedPort)
        implements FirewallRule {
    /**
     * Copies the lists and checks protocols, ports and families, all problems at once.
     *
     * @param name the rule's name
     * @param protocols TCP, UDP or both
     * @param source one or more alternatives
     * @param destination the address called, one of the firewall's own
     * @param destinationPorts the ports called
     * @param translatedAddress the address called instead
     * @param translatedPort the port called instead; empty where the port stays
     */
    public DnatRule {
        source = List.copyOf(source);
        protocols = Set.copyOf(protocols);
        List<String> wrong = new ArrayList<>();
        if (protocols.isEmpty() || !Set.of(Protocol.TCP, Protocol.UDP).containsAll(protocols)) {
            wrong.add("is for " + new TreeSet<>(protocols) + "; allowed is TCP, UDP or both");
        }
        if (source.isEmpty() || destinationPorts.isEmpty()) {
            wrong.add("must name its source and destination ports, or * for all");
        }
        translatedPort
                .filter(port -> port < 1 || port > MAX_PORT)
                .ifPresent(port -> wrong.add("leads to port " + port + "; allowed is 1 to " + MAX_PORT));
        if (destination instanceof KnownAddress here
                && translatedAddress instanceof KnownAddress there
                && here.ip().family() != there.ip().family()) {
            wrong.add("leads from " + here + " to " + there + "; both must be of one family");
        }
        if (!wrong.isEmpty()) {
            throw new InvalidValueException("DNAT rule '" + Texts.cut(name) + "' " + String.join("; it ", wrong));
        }
    }

    private static final int MAX_PORT = 65535;
}
