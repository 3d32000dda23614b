package io.canreach.model;

import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Azure's rules for Azure Firewalls, their addresses and their rule collections.
 *
 * @see <a href="https://learn.microsoft.com/azure/firewall/rule-processing">Azure Firewall rule processing</a>
 */
final class FirewallRules {
    private final NetworkRules rules;
    private final AddressBook addresses;

    FirewallRules(NetworkRules rules, AddressBook addresses) {
        this.rules = rules;
        this.addresses = addresses;
    }

    void check() {
        rules.all(AzureFirewall.class).forEach(this::check);
    }

    private void check(AzureFirewall firewall) {
        Optional<Subnet> subnet = rules.find(Subnet.class, firewall.subnet());
        subnet.ifPresent(it -> {
            rules.stand(firewall, firewall.location(), it.id());
            addresses.take(AddressBook.Holder.of(firewall.label()), it, IpFamily.IPV4, firewall.privateAddress());
        });
        checkUnique(firewall);
        own(firewall).ifPresent(own -> checkTranslations(firewall, own));
    }

    private void checkUnique(AzureFirewall firewall) {
        Set<String> names = new HashSet<>();
        Map<String, String> priorities = new HashMap<>();
        for (FirewallRuleCollection each : firewall.collections()) {
            String list = each.inherited() + " " + each.groupPriority() + " " + each.type() + " ";
            if (!names.add(list + each.name().toLowerCase(Locale.ROOT))) {
                rules.problem("two rule collections of " + firewall.label() + " are named '" + each.name() + "'");
            }
            String other = priorities.putIfAbsent(list + each.priority(), each.name());
            if (other != null) {
                rules.problem("rule collections '" + other + "' and '" + each.name() + "' of " + firewall.label()
                        + " both have priority " + each.priority()
                        + "; a priority may be used once among collections of a kind");
            }
        }
    }

    /** The addresses of a firewall, where all are known. */
    private Optional<IpSet> own(AzureFirewall firewall) {
        List<HostAddress> all = new ArrayList<>();
        all.add(firewall.privateAddress());
        firewall.publicIps()
                .forEach(id -> rules.find(PublicIpAddress.class, id)
                        .map(PublicIpAddress::address)
                        .ifPresent(all::add));
        boolean known = all.stream().allMatch(KnownAddress.class::isInstance);
        return known && all.size() == firewall.publicIps().size() + 1
                ? Optional.of(IpSet.unionOf(all.stream()
                        .map(each -> IpSet.of(((KnownAddress) each).ip()))
                        .toList()))
                : Optional.empty();
    }

    private void checkTranslations(AzureFirewall firewall, IpSet own) {
        firewall.collections().stream()
                .flatMap(collection -> collection.rules().stream())
                .filter(DnatRule.class::isInstance)
                .map(DnatRule.class::cast)
                .filter(rule -> rule.destination() instanceof KnownAddress known && !own.contains(known.ip()))
                .forEach(rule -> rules.problem("DNAT rule '" + rule.name() + "' of " + firewall.label() + " is for "
                        + rule.destination() + ", which is no address of the firewall; it has " + own));
    }
}
