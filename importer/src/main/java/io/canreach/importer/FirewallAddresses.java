package io.canreach.importer;

import io.canreach.model.AddressMatch;
import io.canreach.model.AnyAddress;
import io.canreach.model.Prefix;
import io.canreach.model.Unknown;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads what the rules of firewalls are for: addresses, ranges of them, service tags, IP groups and names. */
final class FirewallAddresses {
    private static final String NAME = "which addresses a name stands for is known to DNS only";

    private final Assembly assembly;

    FirewallAddresses(Assembly assembly) {
        this.assembly = assembly;
    }

    /** One side of a rule; nothing said is nothing matched, so that is not known. */
    List<AddressMatch> side(Node rule, String side) {
        List<AddressMatch> matches = new ArrayList<>();
        elements(rule.get(side + "Addresses")).forEach(each -> matches.addAll(matches(each)));
        elements(rule.get(side + "IpGroups")).forEach(each -> matches.addAll(group(each)));
        for (Node each : rule.list(side + "Fqdns")) {
            matches.add(new Unknown(Findings.clean(NAME + ": " + each.shown())));
        }
        if (matches.isEmpty()) {
            matches.add(rule.unknown("the rule names no " + side, Consequences.RULE));
        }
        return matches.stream().distinct().toList();
    }

    private static List<Node> elements(Node list) {
        return list.isExpression() ? List.of(list) : list.items();
    }

    private List<? extends AddressMatch> group(Node node) {
        List<Node> sightings = References.known(node)
                .map(id -> assembly.inventory().sightings(Types.IP_GROUP, id))
                .orElse(List.of());
        if (sightings.isEmpty()) {
            return List.of(node.unknown("the IP group of a rule is not in the input", Consequences.RULE));
        }
        return elements(sightings.get(0).get("ipAddresses")).stream()
                .flatMap(each -> matches(each).stream())
                .toList();
    }

    private List<? extends AddressMatch> matches(Node node) {
        if (!node.isText() || node.isExpression()) {
            return List.of(node.unknown(Addresses.found(node, "an address, a range, a tag or *"), Consequences.RULE));
        }
        String text = node.json().stringValue().strip();
        try {
            return matches(node, text).toList();
        } catch (IllegalArgumentException refused) {
            return List.of(node.unknown(String.valueOf(refused.getMessage()), Consequences.RULE));
        }
    }

    private Stream<? extends AddressMatch> matches(Node node, String text) {
        if (text.equals("*") || text.equalsIgnoreCase("any")) {
            return Stream.of(new AnyAddress());
        }
        if (!text.isEmpty() && Character.isLetter(text.charAt(0)) && text.indexOf(':') < 0) {
            return Stream.of(assembly.tags().used(text, node));
        }
        int dash = text.indexOf('-');
        return dash < 0 ? Stream.of(new Prefix(Prefixes.parse(node, text))) : range(text, dash);
    }

    private static Stream<Prefix> range(String text, int dash) {
        Ip first = Ip.parse(text.substring(0, dash).strip());
        Ip last = Ip.parse(text.substring(dash + 1).strip());
        return IpSet.range(first, last).cidrs().stream().map(Prefix::new);
    }
}
