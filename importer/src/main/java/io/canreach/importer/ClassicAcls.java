package io.canreach.importer;

import io.canreach.model.AclRule;
import io.canreach.model.AddressMatch;
import io.canreach.model.EndpointAcl;
import io.canreach.model.Prefix;
import io.canreach.model.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads access-control lists: those that stand in an endpoint, and those that a service configuration gives to one. */
final class ClassicAcls {
    private static final String OPEN = "whom the endpoint lets in is undetermined";

    private final Map<String, XmlElement> lists = new LinkedHashMap<>();
    private final Map<String, XmlElement> assigned = new LinkedHashMap<>();

    ClassicAcls(Classic classic) {
        List<XmlElement> places = new ArrayList<>(classic.all(Classic.Kind.NETWORK));
        classic.all(Classic.Kind.SERVICE).forEach(each -> places.addAll(each.all("NetworkConfiguration")));
        for (XmlElement place : places) {
            place.at("AccessControls", "AccessControl").forEach(each -> add(lists, key(Classic.name(each)), each));
            place.at("EndpointAcls", "EndpointAcl")
                    .forEach(each -> add(assigned, key(each.value("role"), each.value("endPoint")), each));
        }
        assigned.values().stream()
                .filter(each -> listOf(each).isEmpty())
                .forEach(each -> each.warn(missing(each), OPEN));
    }

    private static void add(Map<String, XmlElement> map, String key, XmlElement element) {
        if (map.putIfAbsent(key, element) != null) {
            element.refuse("this name stands twice", "which of the two lists holds is not known");
        }
    }

    private static String key(String... names) {
        return String.join("\n", names).toLowerCase(Locale.ROOT);
    }

    private Optional<XmlElement> listOf(XmlElement assignment) {
        return Optional.ofNullable(lists.get(key(assignment.value("accessControl"))));
    }

    private static String missing(XmlElement assignment) {
        return "the ACL of endpoint '" + assignment.value("endPoint") + "' of role '" + assignment.value("role")
                + "' is the access control '" + assignment.value("accessControl") + "', which is not there";
    }

    /** The list of an endpoint: its own, or the one that a service configuration gives it. */
    Optional<EndpointAcl> of(String role, String name, Optional<XmlElement> own) {
        Optional<XmlElement> assignment = Optional.ofNullable(assigned.remove(key(role, name)));
        if (own.isPresent()) {
            return own.map(element -> acl(element, element.at("Rules", "Rule")));
        }
        return assignment.map(element -> listOf(element)
                .map(list -> acl(list, list.all("Rule")))
                .orElseGet(() -> unknown(new Unknown(Findings.clean(missing(element))))));
    }

    /** Endpoints whose ports are not in the input: a service definition has them. */
    void reportUnused() {
        assigned.values()
                .forEach(each -> each.warn(
                        "endpoint '" + each.value("endPoint") + "' of role '" + each.value("role")
                                + "' is not in the input",
                        "its port, and whom it lets in, is missing; a deployment has it"));
    }

    private static EndpointAcl acl(XmlElement place, List<XmlElement> rules) {
        try {
            return new EndpointAcl(rules.stream().map(ClassicAcls::rule).toList());
        } catch (IllegalArgumentException refused) {
            return unknown(place.node().unknown(String.valueOf(refused.getMessage()), OPEN));
        }
    }

    private static AclRule rule(XmlElement rule) {
        String order = rule.value("order");
        if (!order.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("an ACL rule has order '" + order + "'; allowed is a whole number");
        }
        return new AclRule(Integer.parseInt(order), action(rule), remote(rule), rule.value("description"));
    }

    private static AclRule.Action action(XmlElement rule) {
        String action = rule.value("action");
        boolean permit = action.equalsIgnoreCase("permit");
        if (!permit && !action.equalsIgnoreCase("deny")) {
            throw new IllegalArgumentException("an ACL rule has action '" + action + "'; allowed is permit or deny");
        }
        return permit ? AclRule.Action.PERMIT : AclRule.Action.DENY;
    }

    private static AddressMatch remote(XmlElement rule) {
        String subnet = rule.value("remoteSubnet");
        try {
            return new Prefix(Prefixes.parse(rule.node(), subnet));
        } catch (IllegalArgumentException refused) {
            return rule.node().unknown(String.valueOf(refused.getMessage()), OPEN);
        }
    }

    /** A list that may admit anybody and refuse anybody. */
    private static EndpointAcl unknown(Unknown reason) {
        return new EndpointAcl(List.of(
                new AclRule(0, AclRule.Action.PERMIT, reason, ""), new AclRule(1, AclRule.Action.DENY, reason, "")));
    }
}
