package io.canreach.model;

import io.canreach.packet.PortSet;
import java.util.List;

/**
 * What a firewall matches by the name that a client asks for. An offline model knows ports and not names.
 *
 * @param name the rule's name
 * @param source one or more alternatives
 * @param ports the TCP ports of its protocols, such as 80 for http and 443 for https
 * @param targets the names it is for; {@code *} for every name
 */
public record ApplicationRule(String name, List<AddressMatch> source, PortSet ports, List<String> targets)
        implements FirewallRule {
    /**
     * Copies the lists and checks that none is empty.
     *
     * @param name the rule's name
     * @param source one or more alternatives
     * @param ports the TCP ports of its protocols, such as 80 for http and 443 for https
     * @param targets the names it is for; {@code *} for every name
     */
    public ApplicationRule {
        source = List.copyOf(source);
        targets = List.copyOf(targets);
        if (source.isEmpty() || ports.isEmpty() || targets.isEmpty()) {
            throw new InvalidValueException(
                    "application rule '" + Texts.cut(name) + "' must name its source, ports and targets, or * for any");
        }
    }

    /**
     * Whether it is for every name.
     *
     * @return true when one of the targets is {@code *}
     */
    public boolean isForAnyName() {
        return targets.contains("*");
    }
}
