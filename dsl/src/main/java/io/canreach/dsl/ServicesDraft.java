package io.canreach.dsl;

import io.canreach.model.AzureService;
import io.canreach.model.HostAddress;
import io.canreach.model.ResourceId;
import io.canreach.model.ServiceFirewall;
import io.canreach.packet.Cidr;
import io.canreach.packet.Ip;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes services of what was said, when all was read: a handle of which only the name was said is the service that is
 * declared elsewhere.
 */
final class ServicesDraft {
    private static final int LONGEST_PREFIX_OF_STORAGE = 30;

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
                .map(IpSet::unionOf)
                .map(ips -> new ServiceFirewall(facts.defaultAction(), ips, subnets));
    }

    /** An address or a prefix; a storage account takes a single address, or two, only without a length. */
    private static IpSet rule(ServiceDeclaration.Facts facts, String text) {
        boolean single = text.indexOf('/') < 0;
        Cidr prefix = single ? Cidr.of(Ip.parse(text)) : Cidr.parse(text);
        if (facts.is(ServiceDeclaration.STORAGE)
                && !single
                && prefix.family() == IpFamily.IPV4
                && prefix.prefixLength() > LONGEST_PREFIX_OF_STORAGE) {
            throw new IllegalArgumentException(facts.label() + " allows '" + text
                    + "'; a storage account takes addresses, and prefixes up to /" + LONGEST_PREFIX_OF_STORAGE);
        }
        return IpSet.of(prefix);
    }
}
