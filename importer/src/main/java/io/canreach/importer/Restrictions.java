package io.canreach.importer;

import io.canreach.model.Access;
import io.canreach.model.AccessRestriction;
import io.canreach.model.AccessRestriction.ByAddress;
import io.canreach.model.AccessRestriction.BySubnet;
import io.canreach.model.AccessRestriction.Callers;
import io.canreach.model.AccessRestrictions;
import io.canreach.model.AddressMatch;
import io.canreach.model.AnyAddress;
import io.canreach.model.Prefix;
import io.canreach.model.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the access restrictions of apps and of their SCM sites. */
final class Restrictions {
    private static final Map<String, Access> ACTIONS = Map.of("allow", Access.ALLOW, "deny", Access.DENY);
    private static final String ALLOWED = "Allow or Deny";

    private final Assembly assembly;
    private final Facts facts;

    Restrictions(Assembly assembly, Facts facts) {
        this.assembly = assembly;
        this.facts = facts;
    }

    /** The restrictions in the fields of this name; a list that no place holds may have any rule in it. */
    AccessRestrictions read(String field) {
        Node list = facts.get(field);
        Optional<Access> otherwise = facts.get(field + "DefaultAction").choice(ACTIONS, ALLOWED);
        if (!list.isPresent()) {
            Unknown reason = facts.node()
                    .unknown(
                            "web app '" + facts.id().name() + "' stands here without its list " + field,
                            "whom it serves is undetermined; its configuration config/web has the list");
            return unknown(reason);
        }
        List<AccessRestriction> rules = new ArrayList<>();
        for (Node each : facts.get(field).items()) {
            if (each.isObject()) {
                rule(each).ifPresent(rules::add);
            } else {
                each.wrongType("an object");
            }
        }
        return new AccessRestrictions(rules, otherwise);
    }

    /** A rule that may be for anybody. */
    private static AccessRestrictions unknown(Unknown reason) {
        AccessRestriction rule = AccessRestriction.of("", 1, Access.DENY, new ByAddress(List.of(reason)));
        return new AccessRestrictions(List.of(rule), Optional.of(Access.ALLOW));
    }

    private Optional<AccessRestriction> rule(Node node) {
        Node priority = node.get("priority");
        if (!priority.json().isInt()) {
            priority.wrongType("a number");
            return Optional.empty();
        }
        return Optional.of(new AccessRestriction(
                node.get("name").text().orElse(""),
                priority.json().asInt(),
                node.get("action").choice(ACTIONS, ALLOWED).orElse(Access.ALLOW),
                callers(node),
                headers(node.get("headers"))));
    }

    private Callers callers(Node node) {
        Node subnet = node.get("vnetSubnetResourceId");
        Node address = node.get("ipAddress");
        if (subnet.isPresent() && address.isPresent()) {
            node.refuse("the rule names both a subnet and addresses", "which of them it is for is not known");
        }
        return subnet.reference()
                .<Callers>map(id -> new BySubnet(id, node.flag("ignoreMissingVnetServiceEndpoint", false)))
                .orElseGet(() -> new ByAddress(addresses(node, address)));
    }

    private List<AddressMatch> addresses(Node node, Node address) {
        Optional<String> text = address.text();
        String tag = node.get("tag").text().orElse("Default");
        if (text.isEmpty()) {
            return List.of(node.unknown("the rule names neither addresses nor a subnet", Consequences.RULE));
        }
        if (tag.equalsIgnoreCase("XffProxy") || node.get("subnetMask").isPresent()) {
            return List.of(
                    node.unknown("the rule names its addresses in a way that is not modelled", Consequences.RULE));
        }
        List<AddressMatch> matches = new ArrayList<>();
        for (String each : text.get().split(",", -1)) {
            matches.add(match(address, each.strip(), tag.equalsIgnoreCase("ServiceTag")));
        }
        return matches;
    }

    private AddressMatch match(Node node, String text, boolean tag) {
        if (text.equalsIgnoreCase("any") || text.equals("*")) {
            return new AnyAddress();
        }
        try {
            return tag ? assembly.tags().used(text, node) : new Prefix(Prefixes.parse(node, text));
        } catch (IllegalArgumentException refused) {
            return node.unknown(String.valueOf(refused.getMessage()), Consequences.RULE);
        }
    }

    private static Map<String, List<String>> headers(Node node) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        if (node.isPresent() && !node.isObject()) {
            node.wrongType("an object with a list of values for each header");
        }
        for (Node header : node.fields()) {
            List<String> values = header.items().stream()
                    .flatMap(each -> each.text().stream())
                    .toList();
            if (header.isPresent() && !values.isEmpty()) {
                headers.put(header.key(), values);
            }
        }
        return headers;
    }
}
