package io.canreach.dsl;

import io.canreach.model.AzureService;
import io.canreach.model.ConnectionPolicy;
import io.canreach.model.HostAddress;
import io.canreach.model.InvalidValueException;
import io.canreach.model.ResourceId;
import io.canreach.model.ServiceFirewall;
import io.canreach.model.ServiceIpRule;
import io.canreach.model.ServiceSubnetRule;
import io.canreach.packet.Ip;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes services of what was said, when all was read: a handle of which only the name was said is the service that is
 * declared elsewhere.
 */
final class ServicesDraft {
    private final Draft draft;
    private final Map<ResourceId, ServiceDeclaration.Facts> said = new LinkedHashMap<>();

    ServicesDraft(Draft draft) {
        this.draft = draft;
    }

    ResourceId note(ServiceDeclaration.Facts facts) {
        ResourceId id = draft.id("service", facts.type(), facts.name());
        facts.firewall().resources().forEach(draft::service);
        ServiceDeclaration.Facts other = said.putIfAbsent(id, facts);
        if (other == null || other.isPlain() || facts.isPlain()) {
            said.compute(id, (same, there) -> there == null || there.isPlain() ? facts : there);
        } else if (!other.equals(facts)) {
            draft.problem("two different declarations of " + facts.label() + "; one name stands for one resource");
        }
        return id;
    }

    void add() {
        for (Map.Entry<ResourceId, ServiceDeclaration.Facts> each : said.entrySet()) {
            service(each.getKey(), each.getValue()).ifPresent(draft::add);
        }
    }

    private Optional<AzureService> service(ResourceId id, ServiceDeclaration.Facts facts) {
        Optional<HostAddress> address =
                new Addresses(draft, facts.label()).read(facts.address(), "the public address of " + facts.label());
        Optional<ServiceFirewall> firewall = firewall(facts);
        if (!facts.service().matches("[A-Za-z]+\\.[A-Za-z.]+")) {
            draft.problem(
                    facts.label() + " is of '" + facts.service() + "'; allowed is a name such as Microsoft.ServiceBus");
        }
        checkKind(facts);
        return address.flatMap(known -> firewall.map(rules -> new AzureService(
                id, facts.location(), facts.service(), known, facts.firewall().publicAccess(), rules, facts.policy())));
    }

    /** What only a SQL server has, and what it has not. */
    private void checkKind(ServiceDeclaration.Facts facts) {
        boolean sql = facts.is(ServiceDeclaration.SQL);
        ServiceFirewallFacts said = facts.firewall();
        require(sql || facts.policy() == ConnectionPolicy.DEFAULT, facts, "a connection policy");
        require(sql || !said.namesDatabases(), facts, "rules for databases");
        require(sql || !said.ignoresMissingEndpoints(), facts, "rules that ignore missing service endpoints");
        if (facts.is(ServiceDeclaration.STORAGE) && said.allowsAzure()) {
            draft.problem(
                    facts.label()
                            + " has a rule for all of Azure, which storage accounts do not know; allowed is allowTrustedServices()");
        }
        if (sql && (said.trusted() || !said.resources().isEmpty())) {
            draft.problem(facts.label()
                    + " has exceptions for services, which SQL servers do not know; allowed is allowAzureServices()");
        }
    }

    private void require(boolean allowed, ServiceDeclaration.Facts facts, String what) {
        if (!allowed) {
            draft.problem(facts.label() + " of " + facts.service() + " has " + what + "; SQL servers alone have such");
        }
    }

    private Optional<ServiceFirewall> firewall(ServiceDeclaration.Facts facts) {
        References references = new References(draft, facts.label());
        ServiceFirewallFacts said = facts.firewall();
        List<ServiceSubnetRule> subnets = said.subnets().stream()
                .flatMap(rule -> references.subnet(rule.name()).stream()
                        .map(id -> new ServiceSubnetRule(id, rule.ignoresMissingEndpoint())))
                .toList();
        List<ResourceId> resources = said.resources().stream()
                .map(ServiceDeclaration::facts)
                .map(other -> ResourceId.of(other.type(), other.name()))
                .toList();
        return draft.each("", said.ips(), rule -> rule(facts, rule))
                .map(ips -> new ServiceFirewall(facts.defaultAction(), ips, subnets, said.trusted(), resources));
    }

    private static ServiceIpRule rule(ServiceDeclaration.Facts facts, ServiceFirewallFacts.Ips rule) {
        try {
            if (rule instanceof ServiceFirewallFacts.Ips.Range it) {
                return new ServiceIpRule(it.name(), Ip.parse(it.first()), Ip.parse(it.last()), it.database());
            }
            return rule instanceof ServiceFirewallFacts.Ips.Text it
                    ? rule(facts, it.text())
                    : ServiceIpRule.azureServices();
        } catch (InvalidValueException wrong) {
            throw new IllegalArgumentException(facts.label() + " has " + wrong.getMessage(), wrong);
        }
    }

    private static ServiceIpRule rule(ServiceDeclaration.Facts facts, String text) {
        return facts.is(ServiceDeclaration.STORAGE) ? ServiceIpRule.parseForStorage(text) : ServiceIpRule.parse(text);
    }
}
