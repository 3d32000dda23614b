package io.canreach.security;

import io.canreach.model.ApplicationGateway;
import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.AzureFirewall;
import io.canreach.model.BastionHost;
import io.canreach.model.Network;
import io.canreach.model.SecurityAdminConfiguration;
import io.canreach.model.SecurityAdminConfiguration.IntentPolicies;
import io.canreach.model.SecurityAdminRule;
import io.canreach.model.SecurityAdminRule.Action;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.packet.PacketSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which security admin rules apply to a subnet. Subnets of some services are skipped, and networks with services that bring
 * rules of their own.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network-manager/concept-security-admins">Nonapplication of security
 *     admin rules</a>
 */
final class AdminScope {
    private static final Set<String> SKIPPED = Set.of(
            Subnet.GATEWAY_SUBNET.toLowerCase(Locale.ROOT),
            AzureFirewall.SUBNET.toLowerCase(Locale.ROOT),
            "azurefirewallmanagementsubnet",
            BastionHost.SUBNET.toLowerCase(Locale.ROOT),
            "routeserversubnet");
    private static final Map<String, String> INTENT_POLICIES = Map.of(
            "microsoft.sql/managedinstances", "SQL managed instances",
            "microsoft.databricks/workspaces", "Databricks");
    private static final Assumption POINT = Assumption.ALWAYS_ALLOW_AMONG_ALLOW_RULES;

    private final Network network;
    private final Subnet subnet;
    private final Optional<String> service;
    private final List<String> notApplied = new ArrayList<>();
    private final List<SecurityAdminConfiguration> applied = new ArrayList<>();

    AdminScope(Network network, Subnet subnet) {
        this.network = network;
        this.subnet = subnet;
        this.service = serviceWithRules();
        if (!network.all(SecurityAdminConfiguration.class).isEmpty()) {
            sort();
        }
    }

    private void sort() {
        network.all(SecurityAdminConfiguration.class).stream()
                .filter(each -> !collected(each).isEmpty())
                .sorted(Comparator.comparingInt(SecurityAdminConfiguration::scopeLevel))
                .forEach(this::sort);
    }

    /** Those that apply, of the highest scope first. */
    List<SecurityAdminConfiguration> configurations() {
        return List.copyOf(applied);
    }

    /** Why others do not. */
    List<String> notApplied() {
        return List.copyOf(notApplied);
    }

    /** The rules of a configuration that apply, the lowest priority first. */
    List<SecurityAdminRule> rules(SecurityAdminConfiguration configuration) {
        return collected(configuration).stream()
                .filter(rule -> !isLimited(configuration) || mayCount(rule.action()))
                .sorted(Comparator.comparingInt(rule -> rule.match().priority()))
                .toList();
    }

    /** A rule that may not apply matches nothing for certain. */
    RuleMatch doubted(SecurityAdminConfiguration configuration, SecurityAdminRule rule, RuleMatch match) {
        boolean disputed = isLimited(configuration) && rule.action() == Action.ALWAYS_ALLOW;
        if (!disputed || network.assumptions().reading(POINT) != Reading.ASK) {
            return match;
        }
        List<Unknown> doubts = new ArrayList<>(match.doubts());
        doubts.add(Doubts.of(POINT));
        return new RuleMatch(
                match.rule(), match.source(), match.destination(), PacketSet.empty(), match.possible(), doubts);
    }

    /** Whether it depends on a disputed point which rules apply. */
    boolean isDisputed() {
        for (SecurityAdminConfiguration each : applied) {
            if (isLimited(each) && collected(each).stream().anyMatch(rule -> rule.action() == Action.ALWAYS_ALLOW)) {
                return true;
            }
        }
        return false;
    }

    private boolean mayCount(Action action) {
        return action == Action.ALLOW
                || (action == Action.ALWAYS_ALLOW && network.assumptions().reading(POINT) != Reading.SECOND);
    }

    private boolean isLimited(SecurityAdminConfiguration configuration) {
        return service.isPresent() && configuration.intentPolicies() == IntentPolicies.ALLOW_RULES_ONLY;
    }

    private List<SecurityAdminRule> collected(SecurityAdminConfiguration configuration) {
        return configuration.collections().stream()
                .filter(each -> each.virtualNetworks().contains(subnet.virtualNetwork()))
                .flatMap(each -> each.rules().stream())
                .toList();
    }

    private void sort(SecurityAdminConfiguration configuration) {
        String name = "admin rules of '" + configuration.name() + "' ";
        if (SKIPPED.contains(subnet.name().toLowerCase(Locale.ROOT))) {
            notApplied.add(name + "do not apply to " + subnet.name());
        } else if (hasApplicationGateway()) {
            notApplied.add(name + "do not apply to " + subnet.name() + ", which holds an application gateway");
        } else if (service.isPresent() && configuration.intentPolicies() == IntentPolicies.NONE) {
            notApplied.add(name + "do not apply to "
                    + network.virtualNetworkOf(subnet).name() + ", which holds " + service.get());
        } else {
            applied.add(configuration);
        }
    }

    private boolean hasApplicationGateway() {
        return network.all(ApplicationGateway.class).stream()
                .anyMatch(each -> each.subnet().equals(subnet.id()));
    }

    private Optional<String> serviceWithRules() {
        for (Subnet each : network.virtualNetworkOf(subnet).subnets()) {
            for (String delegation : each.delegations()) {
                String service = INTENT_POLICIES.get(delegation.toLowerCase(Locale.ROOT));
                if (service != null) {
                    return Optional.of(service);
                }
            }
        }
        return Optional.empty();
    }
}
