package io.canreach.importer;

import io.canreach.model.Access;
import io.canreach.model.AzureService;
import io.canreach.model.ConnectionPolicy;
import io.canreach.model.ResourceId;
import io.canreach.model.ServiceFirewall;
import io.canreach.model.ServiceIpRule;
import io.canreach.model.ServiceSubnetRule;
import io.canreach.model.Unknown;
import io.canreach.packet.Ip;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads SQL servers and whom they let in. Their rules are resources of their own, and no answer about the server has them. */
final class SqlServers {
    static final Map<String, ConnectionPolicy> POLICIES = Map.of(
            "default",
            ConnectionPolicy.DEFAULT,
            "proxy",
            ConnectionPolicy.PROXY,
            "redirect",
            ConnectionPolicy.REDIRECT);
    static final String POLICY_NAMES = "Default, Proxy or Redirect";

    private static final Set<String> DOUBTFUL = Set.of("failed", "deleting", "unknown");

    private final Assembly assembly;
    private final PublicAccess access;
    private final Children<ServiceIpRule> ipRules;
    private final Children<ServiceIpRule> ipv6Rules;
    private final Children<ServiceSubnetRule> subnetRules;
    private final Children<ConnectionPolicy> policies;

    SqlServers(Assembly assembly) {
        this.assembly = assembly;
        this.access = new PublicAccess(assembly);
        this.ipRules = Children.agreeing(
                assembly, Types.SQL_IP_RULE, "firewallRules", (id, node) -> range(id, node, "IpAddress"));
        this.ipv6Rules = Children.agreeing(
                assembly, Types.SQL_IPV6_RULE, "ipv6FirewallRules", (id, node) -> range(id, node, "IPv6Address"));
        this.subnetRules = Children.agreeing(assembly, Types.SQL_SUBNET_RULE, "virtualNetworkRules", this::subnetRule);
        this.policies = Children.agreeing(
                assembly,
                Types.SQL_POLICY,
                "connectionPolicies",
                (id, node) -> node.get("connectionType").choice(POLICIES, POLICY_NAMES));
    }

    void read() {
        assembly.inventory()
                .ofType(Types.SQL_SERVER)
                .forEach((id, nodes) -> assembly.attempt(id, nodes.get(0), (any, node) -> server(new Facts(id, nodes)))
                        .ifPresent(made -> assembly.put(made.value())));
        Set<ResourceId> there = assembly.inventory().ids(Types.SQL_SERVER);
        Stream.of(ipRules, ipv6Rules, subnetRules, policies)
                .flatMap(children -> children.orphans(there).stream())
                .forEach(SqlServers::orphan);
    }

    private static void orphan(Made<?> child) {
        String server = child.id().parent().map(ResourceId::name).orElse("?");
        child.node()
                .warn(
                        "SQL server '" + server + "' of '" + child.id().name() + "' is not in the input",
                        "it is left out: questions about the server fail");
    }

    private Optional<AzureService> server(Facts facts) {
        ResourceId id = facts.id();
        Optional<Boolean> on = access.isOn(id, facts.get("publicNetworkAccess"));
        if (on.isEmpty()) {
            access.open(id, facts.node(), "SQL server '" + id.name() + "' does not say whether public access is on");
        }
        return Optional.of(new AzureService(
                id,
                facts.location(),
                "Microsoft.Sql",
                new Unknown("the public address of SQL server '" + id.name() + "' is not in the input"),
                on.orElse(true),
                firewall(facts),
                policy(facts)));
    }

    private ServiceFirewall firewall(Facts facts) {
        List<ServiceIpRule> addresses = new ArrayList<>(all(ipRules, facts));
        addresses.addAll(all(ipv6Rules, facts));
        mustBeSaid(facts, ipRules, "firewall rules");
        mustBeSaid(facts, subnetRules, "virtual network rules");
        return ServiceFirewall.of(Access.DENY, addresses, all(subnetRules, facts));
    }

    private static <T> List<T> all(Children<T> children, Facts facts) {
        return facts.places().stream()
                .flatMap(node -> children.of(facts.id(), node).stream())
                .distinct()
                .toList();
    }

    private void mustBeSaid(Facts facts, Children<?> children, String what) {
        if (facts.places().stream().noneMatch(node -> children.areSaid(facts.id(), node))) {
            access.open(
                    facts.id(), facts.node(), "SQL server '" + facts.id().name() + "' stands here without its " + what);
        }
    }

    private ConnectionPolicy policy(Facts facts) {
        List<ConnectionPolicy> said = all(policies, facts);
        if (said.isEmpty()) {
            facts.node()
                    .warn(
                            "SQL server '" + facts.id().name() + "' stands here without its connection policy",
                            "it is read as Default: redirect inside Azure, proxy outside");
        }
        return said.isEmpty() ? ConnectionPolicy.DEFAULT : said.get(0);
    }

    private static Optional<ServiceIpRule> range(ResourceId id, Node node, String field) {
        Optional<Ip> first = end(node.get("start" + field));
        Optional<Ip> last = end(node.get("end" + field));
        return first.flatMap(from -> last.map(to -> ServiceIpRule.of(node.name(id), from, to)));
    }

    private static Optional<Ip> end(Node node) {
        if (!node.isPresent()) {
            node.wrongType("an IP address");
        }
        try {
            return node.text().map(Ip::parse);
        } catch (IllegalArgumentException refused) {
            node.refuse(String.valueOf(refused.getMessage()), "whom the rule lets in is not known");
            return Optional.empty();
        }
    }

    private Optional<ServiceSubnetRule> subnetRule(ResourceId id, Node node) {
        Node subnet = node.get("virtualNetworkSubnetId");
        if (!subnet.isPresent()) {
            node.wrongType("a rule with the id of a subnet");
        }
        Node state = node.get("state");
        if (DOUBTFUL.contains(state.text().orElse("").toLowerCase(Locale.ROOT))) {
            id.parent()
                    .ifPresent(server -> access.open(
                            server,
                            state,
                            "rule '" + id.name() + "' of SQL server '" + server.name() + "' is in state "
                                    + state.shown()));
        }
        boolean ignores = node.flag("ignoreMissingVnetServiceEndpoint", false);
        return subnet.reference().map(it -> new ServiceSubnetRule(it, ignores));
    }
}
