package io.canreach.importer;

import io.canreach.model.Access;
import io.canreach.model.Direction;
import io.canreach.model.PortMatch;
import io.canreach.model.Ports;
import io.canreach.model.ProtocolIs;
import io.canreach.model.ProtocolMatch;
import io.canreach.model.ResourceId;
import io.canreach.model.SecurityRule;
import io.canreach.model.Unknown;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the rules of network security groups. A value that is not understood is unknown, never guessed. */
final class SecurityRules {
    private static final int STAND_IN_PRIORITY = 100;
    private static final String UNSETTLED =
            "the rule may stand anywhere, look either way and do either, so what it would decide is undetermined";
    private static final Map<String, Direction> DIRECTIONS =
            Map.of("inbound", Direction.INBOUND, "outbound", Direction.OUTBOUND);
    private static final Map<String, Access> ACCESSES = Map.of("allow", Access.ALLOW, "deny", Access.DENY);

    private final Addresses addresses;

    SecurityRules(Assembly assembly) {
        this.addresses = new Addresses(assembly);
    }

    Optional<SecurityRule> read(ResourceId id, Node node) {
        List<Unknown> unsettled = new ArrayList<>();
        SecurityRule rule = new SecurityRule(
                node.name(id),
                priority(node.get("priority"), unsettled),
                choice(node.get("direction"), DIRECTIONS, "Inbound or Outbound", unsettled)
                        .orElse(Direction.INBOUND),
                choice(node.get("access"), ACCESSES, "Allow or Deny", unsettled).orElse(Access.ALLOW),
                protocol(node.get("protocol")),
                addresses.side(node, "source"),
                ports(node, "source"),
                addresses.side(node, "destination"),
                ports(node, "destination"),
                unsettled);
        return Optional.of(rule);
    }

    /** A rule of which nothing is known, not even whether there is one. */
    static Optional<SecurityRule> later(Node node) {
        Unknown reason = node.unknown("a rule is not known: " + node.shown(), UNSETTLED);
        return Optional.of(SecurityRule.of(node.standInName(), STAND_IN_PRIORITY, Direction.INBOUND, Access.ALLOW)
                .withUnsettled(List.of(reason)));
    }

    private static int priority(Node node, List<Unknown> unsettled) {
        if (node.json().isIntegralNumber() && node.json().canConvertToInt()) {
            return node.json().intValue();
        }
        if (node.isText() && node.json().stringValue().matches("\\d{1,6}")) {
            node.info("priority " + node.shown() + " is a text", "it is read as the number");
            return Integer.parseInt(node.json().stringValue());
        }
        unsettled.add(node.unknown(Addresses.found(node, "a whole number from 100 to 4096"), UNSETTLED));
        return STAND_IN_PRIORITY;
    }

    private static <T> Optional<T> choice(Node node, Map<String, T> values, String allowed, List<Unknown> unsettled) {
        Optional<T> chosen = node.oneOf(values);
        if (chosen.isEmpty()) {
            unsettled.add(node.unknown(Addresses.found(node, allowed), UNSETTLED));
        }
        return chosen;
    }

    static ProtocolMatch protocol(Node node) {
        String text = node.isText() ? node.json().stringValue().strip() : "";
        try {
            return new ProtocolIs(
                    text.equalsIgnoreCase("all") || text.equalsIgnoreCase("any") ? Protocol.ANY : Protocol.parse(text));
        } catch (IllegalArgumentException refused) {
            return node.unknown(Addresses.found(node, "Tcp, Udp, Icmp, Esp, Ah or *"), Consequences.RULE);
        }
    }

    static List<PortMatch> ports(Node rule, String side) {
        List<PortMatch> ports = new ArrayList<>();
        rule.values(side + "PortRange", side + "PortRanges").forEach(each -> ports.add(port(each)));
        if (ports.isEmpty()) {
            ports.add(rule.unknown("the rule names no " + side + " ports", Consequences.RULE));
        }
        return ports;
    }

    private static PortMatch port(Node node) {
        if (node.isExpression() || !(node.isText() || node.json().isIntegralNumber())) {
            return node.unknown(Addresses.found(node, "a port, a range of ports or *"), Consequences.RULE);
        }
        try {
            String text = node.json().asString().strip();
            return text.equalsIgnoreCase("any") ? Ports.ALL : Ports.parse(text);
        } catch (IllegalArgumentException refused) {
            return node.unknown(String.valueOf(refused.getMessage()), Consequences.RULE);
        }
    }
}
