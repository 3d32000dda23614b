package io.canreach.importer;

import io.canreach.model.AclRule;
import io.canreach.model.AddressMatch;
import io.canreach.model.EndpointAcl;
import io.canreach.model.Prefix;
import io.canreach.model.Unknown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads access-control lists: those that stand in an endpoint, and those that a service configuration gives to one. */
final class ClassicAcls {
    private static final String OPEN = "whom the endpoint lets in is undetermined";

    private final Map<String, XmlElement> lists = new LinkedHashMap<>();
    private final Map<String, XmlElement> assigned = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Set<String> roles = new HashSet<>();
    /** Those of configurations that lie beside the deployment that this is about. */
    private final Optional<ClassicAcls> beside;

    private ClassicAcls(List<XmlElement> places, List<XmlElement> services, Optional<ClassicAcls> beside) {
        this.beside = beside;
        services.forEach(each -> each.all("Role").forEach(role -> roles.add(key(Classic.name(role)))));
        for (XmlElement place : places) {
            place.at("AccessControls", "AccessControl").forEach(each -> add(lists, key(Classic.name(each)), each));
            place.at("EndpointAcls", "EndpointAcl")
                    .forEach(each -> add(assigned, key(each.value("role"), each.value("endPoint")), each));
        }
        assigned.values().stream()
                .filter(each -> listOf(each).isEmpty())
                .forEach(each -> each.warn(missing(each), OPEN));
    }

    /** Those of all service configurations in the input. */
    static ClassicAcls of(Classic classic) {
        List<XmlElement> places = new ArrayList<>(classic.all(Classic.Kind.NETWORK));
        List<XmlElement> services = classic.all(Classic.Kind.SERVICE);
        services.forEach(each -> places.addAll(each.all("NetworkConfiguration")));
        return new ClassicAcls(places, services, Optional.empty());
    }

    /** Those of one deployment, which brings its own service configuration or not. */
    ClassicAcls within(Optional<XmlElement> configuration) {
        List<XmlElement> places = configuration.stream()
                .flatMap(each -> each.all("NetworkConfiguration").stream())
                .toList();
        return new ClassicAcls(places, configuration.stream().toList(), Optional.of(this));
    }

    private static void add(Map<String, XmlElement> map, String key, XmlElement element) {
        XmlElement other = map.putIfAbsent(key, element);
        if (other != null && !other.content().equals(element.content())) {
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

    /**
     * The list of an endpoint: its own, or the one that a service configuration gives it.
     *
     * @param role its role
     * @param endpoint the endpoint
     * @param instance whether it is one of an instance of a role, of which a service configuration alone tells the list
     */
    Optional<EndpointAcl> of(String role, XmlElement endpoint, boolean instance) {
        String name = Classic.name(endpoint);
        Optional<EndpointAcl> given = given(role, name);
        Optional<XmlElement> own = endpoint.child("EndpointAcl");
        if (own.isPresent()) {
            return own.map(element -> acl(element, element.at("Rules", "Rule")));
        }
        if (given.isEmpty() && instance && !isKnown(role)) {
            String met = "the service configuration of role '" + role + "' is not in the input, and it alone says whom"
                    + " endpoint '" + name + "' lets in";
            return Optional.of(unknown(endpoint.node().unknown(met, OPEN + "; give the .cscfg of the service, too")));
        }
        return given;
    }

    /** What the deployment itself says goes before what lies beside it. */
    private Optional<EndpointAcl> given(String role, String name) {
        Optional<XmlElement> assignment = Optional.ofNullable(assigned.get(key(role, name)));
        used.add(key(role, name));
        Optional<EndpointAcl> here = assignment.map(element -> listOf(element)
                .map(list -> acl(list, list.all("Rule")))
                .orElseGet(() -> unknown(new Unknown(Findings.clean(missing(element))))));
        Optional<EndpointAcl> there = beside.flatMap(each -> each.given(role, name));
        boolean apart = isConfigured(role) && there.isPresent() && !there.equals(here);
        if (apart) {
            beside.map(each -> each.assigned.get(key(role, name)))
                    .ifPresent(each -> each.warn(
                            "the deployment has another ACL of endpoint '" + name + "' of role '" + role + "'",
                            "the one of the deployment is read"));
        }
        return here.isPresent() || isConfigured(role) ? here : there;
    }

    private boolean isConfigured(String role) {
        return roles.contains(key(role));
    }

    private boolean isKnown(String role) {
        return isConfigured(role)
                || beside.filter(each -> each.isConfigured(role)).isPresent();
    }

    /** Endpoints whose ports are not in the input: a service definition has them. */
    void reportUnused() {
        assigned.forEach((key, each) -> {
            if (!used.contains(key)) {
                each.warn(
                        "endpoint '" + each.value("endPoint") + "' of role '" + each.value("role")
                                + "' is not in the input",
                        "its port, and whom it lets in, is missing; a deployment has it");
            }
        });
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
