package io.canreach.model;

import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
     * Copies the lists.
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
    }
}
