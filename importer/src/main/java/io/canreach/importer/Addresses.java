package io.canreach.importer;

import io.canreach.model.AddressMatch;
import io.canreach.model.AnyAddress;
import io.canreach.model.ApplicationSecurityGroup;
import io.canreach.model.AsgReference;
import io.canreach.model.HostAddress;
import io.canreach.model.KnownAddress;
import io.canreach.model.Prefix;
import io.canreach.model.ResourceId;
import io.canreach.model.RouteDestination;
import io.canreach.model.ServiceTag;
import io.canreach.model.Unknown;
import io.canreach.packet.Ip;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Reads what rules and routes name: prefixes, service tags, application security groups. */
final class Addresses {
    private final Assembly assembly;

    Addresses(Assembly assembly) {
        this.assembly = assembly;
    }

    /** One side of a rule. */
    List<AddressMatch> side(Node rule, String side) {
        List<AddressMatch> matches = new ArrayList<>();
        rule.values(side + "AddressPrefix", side + "AddressPrefixes").forEach(each -> matches.add(match(each)));
        for (Node group : rule.list(side + "ApplicationSecurityGroups")) {
            group.reference().ifPresent(id -> matches.add(new AsgReference(group(id, group))));
        }
        if (matches.isEmpty()) {
            matches.add(rule.unknown("the rule names no " + side, Consequences.RULE));
        }
        return List.copyOf(matches.size() == 1 ? matches : new LinkedHashSet<>(matches));
    }

    /** A group that rules or interfaces name; one that is not in the input is created. */
    ResourceId group(ResourceId id, Node node) {
        if (!assembly.has(ApplicationSecurityGroup.class, id)) {
            assembly.put(new ApplicationSecurityGroup(id, ""));
            node.warn("ASG '" + id.name() + "' is not in the input", "members outside the input are not known");
        }
        return id;
    }

    /** What a route is for. */
    RouteDestination destination(Node route) {
        Node node = route.get("addressPrefix");
        if (!node.isText() || !node.isPresent() || node.isExpression()) {
            return node.unknown(found(node, "an address prefix or a service tag"), Consequences.ROUTE);
        }
        String text = node.json().stringValue().strip();
        try {
            return isTag(text) ? assembly.tags().used(text, node) : new Prefix(Prefixes.parse(node, text));
        } catch (IllegalArgumentException refused) {
            return node.unknown(String.valueOf(refused.getMessage()), Consequences.ROUTE);
        }
    }

    /** One address; what is none is unknown. */
    static HostAddress host(Node node, String absent, String consequence) {
        if (!node.isPresent()) {
            return new Unknown(absent);
        }
        if (!node.isText() || node.isExpression()) {
            return node.unknown(found(node, "an IP address"), consequence);
        }
        try {
            return KnownAddress.parse(node.json().stringValue().strip());
        } catch (IllegalArgumentException refused) {
            return node.unknown(String.valueOf(refused.getMessage()), consequence);
        }
    }

    /** An address, if it is a known one. */
    static Optional<Ip> known(Node node) {
        try {
            return node.isText() && !node.isExpression()
                    ? Optional.of(Ip.parse(node.json().stringValue().strip()))
                    : Optional.empty();
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    /** An address prefix, a service tag or anything. */
    AddressMatch match(Node node) {
        if (!node.isText() || node.isExpression()) {
            return node.unknown(found(node, "an address prefix, a service tag or *"), Consequences.RULE);
        }
        String text = node.json().stringValue().strip();
        if (text.equals("*") || text.equalsIgnoreCase("any")) {
            return new AnyAddress();
        }
        try {
            return isTag(text) ? tag(text, node) : new Prefix(Prefixes.parse(node, text));
        } catch (IllegalArgumentException refused) {
            return node.unknown(String.valueOf(refused.getMessage()), Consequences.RULE);
        }
    }

    private ServiceTag tag(String text, Node node) {
        return assembly.tags().used(text, node);
    }

    private static boolean isTag(String text) {
        return Character.isLetter(text.charAt(0)) && text.indexOf(':') < 0;
    }

    /** What was met where something else is allowed. */
    static String found(Node node, String allowed) {
        if (node.isExpression()) {
            return node.later().orElseThrow().reason();
        }
        return node.shown() + " stands here" + "; allowed is " + allowed;
    }
}
