package io.canreach.model;

import io.canreach.packet.Protocol;
import java.util.List;
import java.util.Set;

/**
 * What a firewall matches by protocol, address and port.
 *
 * @param name the rule's name
 * @param protocols at least one
 * @param source one or more alternatives
 * @param destination one or more alternatives
 * @param destinationPorts one or more alternatives
 */
public record NetworkRule(
        String name,
        Set<Protocol> protocols,
        List<AddressMatch> source,
        List<AddressMatch> destination,
        List<PortMatch> destinationPorts)
        implements FirewallRule {
    /**
     * Copies the lists and checks that none is empty.
     *
     * @param name the rule's name
     * @param protocols at least one
     * @param source one or more alternatives
     * @param destination one or more alternatives
     * @param destinationPorts one or more alternatives
     */
    public NetworkRule {
        source = List.copyOf(source);
        destination = List.copyOf(destination);
        destinationPorts = List.copyOf(destinationPorts);
        protocols = Set.copyOf(protocols);
        if (protocols.isEmpty() || source.isEmpty() || destination.isEmpty() || destinationPorts.isEmpty()) {
            throw new InvalidValueException("network rule '" + Texts.cut(name)
                    + "' must name its protocols, source, destination and ports, or * for any");
        }
    }

    /**
     * A rule that matches everything.
     *
     * @param name the rule's name
     * @return the rule
     */
    public static NetworkRule any(String name) {
        return new NetworkRule(
                name, Set.of(Protocol.ANY), List.of(new AnyAddress()), List.of(new AnyAddress()), List.of(Ports.ALL));
    }
}
