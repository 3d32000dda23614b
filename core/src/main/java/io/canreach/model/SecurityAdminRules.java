package io.canreach.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Azure's rules for security admin configurations: their networks are there, and of one scope only one configuration is for a
 * network.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network-manager/concept-network-manager-scope">Scopes of network
 *     managers</a>
 */
final class SecurityAdminRules {
    private final NetworkRules rules;

    SecurityAdminRules(NetworkRules rules) {
        this.rules = rules;
    }

    void check() {
        Map<String, SecurityAdminConfiguration> ofScope = new HashMap<>();
        for (SecurityAdminConfiguration configuration : rules.all(SecurityAdminConfiguration.class)) {
            checkNames(configuration);
            Set<ResourceId> networks = new HashSet<>();
            configuration.collections().forEach(each -> networks.addAll(each.virtualNetworks()));
            networks.stream().sorted().forEach(network -> {
                rules.mustExist(VirtualNetwork.class, "vnet", network, configuration.label());
                checkScope(configuration, network, ofScope);
            });
        }
    }

    private void checkScope(
            SecurityAdminConfiguration configuration,
            ResourceId network,
            Map<String, SecurityAdminConfiguration> ofScope) {
        String key = configuration.scopeLevel() + " " + network.value().toLowerCase(Locale.ROOT);
        SecurityAdminConfiguration other = ofScope.putIfAbsent(key, configuration);
        if (other != null) {
            rules.problem(other.label() + " and " + configuration.label() + " of scope level "
                    + configuration.scopeLevel() + " are both for vnet '" + network.name()
                    + "'; network managers of one scope must not both have security admin rules");
        }
    }

    private void checkNames(SecurityAdminConfiguration configuration) {
        Set<String> collections = new HashSet<>();
        for (SecurityAdminConfiguration.Collection each : configuration.collections()) {
            if (!collections.add(each.name().toLowerCase(Locale.ROOT))) {
                rules.problem("two rule collections of " + configuration.label() + " are named '" + each.name() + "'");
            }
            List<String> names = each.rules().stream()
                    .map(rule -> rule.match().name().toLowerCase(Locale.ROOT))
                    .toList();
            if (Set.copyOf(names).size() < names.size()) {
                rules.problem("two rules of collection '" + each.name() + "' of " + configuration.label()
                        + " have the same name");
            }
        }
    }
}
