package io.canreach.importer;

import io.canreach.model.AclRule;
import io.canreach.model.AddressMatch;
import io.canreach.model.EndpointAcl;
import io.canreach.model.Prefix;
import io.canreach.model.Unknown;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads access-control lists: those that stand in an endpoint, and those that a service configuration gives to one.
 *
 * <p>A deployment may hold its configuration. One that lies beside it names a service as its definition does, which is not
 * the name of the cloud service; it counts where nothing else can be meant.
 */
final class ClassicAcls {
    static final String OPEN = "whom the endpoint lets in is undetermined";

    private static final String GIVE = OPEN + "; give the .cscfg of the service, too";

    private final Optional<ClassicLists> own;
    private final List<ClassicLists> beside;
    private final ClassicNamesakes namesakes;

    private ClassicAcls(Optional<ClassicLists> own, List<ClassicLists> beside, ClassicNamesakes namesakes) {
        this.own = own;
        this.beside = beside;
        this.namesakes = namesakes;
    }

    /** Those of all service configurations in the input. */
    static ClassicAcls of(Classic classic) {
        List<ClassicLists> beside = Stream.of(Classic.Kind.NETWORK, Classic.Kind.SERVICE)
                .flatMap(kind -> classic.all(kind).stream())
                .map(ClassicLists::new)
                .toList();
        return new ClassicAcls(Optional.empty(), beside, ClassicNamesakes.of(classic));
    }

    /** Those of one deployment, which brings its own service configuration or not. */
    ClassicAcls within(Optional<XmlElement> configuration) {
        return new ClassicAcls(configuration.map(ClassicLists::new), beside, namesakes);
    }

    static String key(String... names) {
        return String.join("\n", names).toLowerCase(Locale.ROOT);
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
        List<Optional<EndpointAcl>> said = beside.stream()
                .filter(each -> each.speaksOf(role, name))
                .map(each -> each.of(role, name))
                .toList();
        Optional<XmlElement> inside = endpoint.child("EndpointAcl");
        if (inside.isPresent()) {
            return inside.map(element -> acl(element, element.at("Rules", "Rule")));
        }
        Optional<ClassicLists> deployed = own.filter(each -> each.speaksOf(role, name));
        if (deployed.isPresent()) {
            return deployed(deployed.get(), role, name);
        }
        String met = doubt(role, name, said, instance);
        return met.isEmpty()
                ? said.stream().findFirst().flatMap(each -> each)
                : Optional.of(unknown(endpoint.node().unknown(met, GIVE)));
    }

    /** What the deployment itself says goes before what lies beside it. */
    private Optional<EndpointAcl> deployed(ClassicLists lists, String role, String name) {
        Optional<EndpointAcl> here = lists.of(role, name);
        beside.stream()
                .filter(each -> !each.of(role, name).equals(here))
                .flatMap(each -> each.assignment(role, name).stream())
                .forEach(each -> each.warn(
                        "the deployment has another ACL of endpoint '" + name + "' of role '" + role + "'",
                        "the one of the deployment is read"));
        return here;
    }

    /** Why nobody knows which of the lists beside a deployment is meant; empty where one is, or surely none. */
    private String doubt(String role, String name, List<Optional<EndpointAcl>> said, boolean instance) {
        if (!instance && said.stream().allMatch(Optional::isEmpty)) {
            return "";
        }
        String endpoint = " whom endpoint '" + name + "' lets in";
        if (said.stream().distinct().count() > 1) {
            return "service configurations in the input have a role '" + role + "' each, and differ in" + endpoint;
        }
        if (said.isEmpty() && beside.stream().noneMatch(each -> each.configures(role))) {
            return "the service configuration of role '" + role + "' is not in the input, and it alone says" + endpoint;
        }
        boolean known =
                said.isEmpty() || said.size() >= namesakes.services(role).size();
        return known ? "" : namesakes.shared(role) + endpoint;
    }

    void reportUnused() {
        own.ifPresentOrElse(ClassicLists::reportUnused, () -> beside.forEach(ClassicLists::reportUnused));
    }

    static EndpointAcl acl(XmlElement place, List<XmlElement> rules) {
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
    static EndpointAcl unknown(Unknown reason) {
        return new EndpointAcl(List.of(
                new AclRule(0, AclRule.Action.PERMIT, reason, ""), new AclRule(1, AclRule.Action.DENY, reason, "")));
    }
}
