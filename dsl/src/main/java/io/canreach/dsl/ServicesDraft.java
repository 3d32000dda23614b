package io.canreach.dsl;

import io.canreach.model.AzureService;
import io.canreach.model.HostAddress;
import io.canreach.model.InvalidValueException;
import io.canreach.model.ResourceId;
import io.canreach.model.ServiceFirewall;
import io.canreach.model.ServiceIpRule;
import io.canreach.model.ServiceSubnetRule;
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
        ServiceDeclaration.Facts other = said.putIfAbsent(id, facts);
        if (other == null || other.isPlain() || facts.isPlain()) {
            said.compute(id, (same, there) -> there == null || there.isPlain() ? facts : there);
        } else if (!other.equals(facts)) {
            draft.problem("two different declarations of " + facts.label() + "; one name stands for one resource");
        }
        return id;
    }

    void add() {
        said.forEach((id, facts) -> service(id, facts).ifPresent(draft::add));
    }

    private Optional<AzureService> service(ResourceId id, ServiceDeclaration.Facts facts) {
        Optional<HostAddress> address =
                new Addresses(draft, facts.label()).read(facts.address(), "the public address of " + facts.label());
        Optional<ServiceFirewall> firewall = firewall(facts);
        if (!facts.service().matches("[A-Za-z]+\\.[A-Za-z.]+")) {
            draft.problem(
                    facts.label() + " is of '" + facts.service() + "'; allowed is a name such as Microsoft.ServiceBus");
        }
        return address.flatMap(known -> firewall.map(
                rules -> new AzureService(id, facts.location(), facts.service(), known, facts.publicAccess(), rules)));
    }

    private Optional<ServiceFirewall> firewall(ServiceDeclaration.Facts facts) {
        References references = new References(draft, facts.label());
        List<ResourceId> subnets = facts.subnets().stream()
                .flatMap(name -> references.subnet(name).stream())
                .toList();
        return draft.each("", facts.ips(), text -> rule(facts, text))
                .map(ips -> ServiceFirewall.of(
                        facts.defaultAction(),
                        ips,
                        subnets.stream().map(ServiceSubnetRule::of).toList()));
    }

    private static ServiceIpRule rule(ServiceDeclaration.Facts facts, String text) {
        if (!facts.is(ServiceDeclaration.STORAGE)) {
            return ServiceIpRule.parse(text);
        }
        try {
            return ServiceIpRule.parseForStorage(text);
        } catch (InvalidValueException wrong) {
            throw new IllegalArgumentException(facts.label() + " has " + wrong.getMessage(), wrong);
        }
    }
}
