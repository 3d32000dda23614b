package io.canreach.model;

import io.canreach.packet.IpFamily;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Azure's rules for subnets that are delegated to a service: to one only, which then has them for itself.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/subnet-delegation-overview">Subnet delegation</a>
 */
final class DelegationRules {
    private static final String MANAGED_INSTANCES = "microsoft.sql/managedinstances";

    private static final String ENVIRONMENTS = "microsoft.web/hostingenvironments";
    private static final Set<String> EXCLUSIVE = Set.of(ENVIRONMENTS, "microsoft.web/serverfarms");

    private final NetworkRules rules;
    private final Occupants occupants;

    DelegationRules(NetworkRules rules, Occupants occupants) {
        this.rules = rules;
        this.occupants = occupants;
    }

    void check() {
        for (Subnet subnet : rules.all(Subnet.class)) {
            if (!subnet.delegations().isEmpty()) {
                check(subnet);
            }
        }
        for (AppServiceEnvironment ase : rules.all(AppServiceEnvironment.class)) {
            if (ase.version() == AppServiceEnvironment.Version.V3) {
                check(ase);
            }
        }
    }

    private void check(Subnet subnet) {
        if (subnet.delegations().size() > 1) {
            rules.problem(subnet.label() + " is delegated to " + String.join(" and ", subnet.delegations())
                    + "; one service is allowed");
        }
        for (String service : subnet.delegations()) {
            String key = service.toLowerCase(Locale.ROOT);
            if (key.equals(MANAGED_INSTANCES)) {
                checkManagedInstances(subnet, service);
            } else if (EXCLUSIVE.contains(key)) {
                checkAlone(subnet, service, occupants.of(subnet.id()).stream().findFirst());
            }
        }
    }

    /** Where an environment stands already, its own rules say that it shares nothing. */
    private void checkAlone(Subnet subnet, String service, Optional<Resource> stranger) {
        if (occupants.count(AppServiceEnvironment.class, subnet.id()) == 0) {
            stranger.ifPresent(other -> rules.problem(subnet.label() + " is delegated to " + service + " and holds "
                    + BasicSkuRules.label(other) + "; it may hold nothing else"));
        }
    }

    private void checkManagedInstances(Subnet subnet, String service) {
        checkAlone(subnet, service, occupants.otherThan(SqlManagedInstance.class, subnet.id()));
        String place = subnet.label() + " is for SQL managed instances and has ";
        if (subnet.natGateway().isPresent()) {
            rules.problem(place + "a NAT gateway, which they do not support");
        }
        if (subnet.has(IpFamily.IPV6)) {
            rules.problem(place + "an IPv6 prefix, which they do not support");
        }
    }

    private void check(AppServiceEnvironment ase) {
        rules.find(Subnet.class, ase.subnet())
                .filter(subnet -> !subnet.delegations().isEmpty())
                .filter(subnet -> subnet.delegations().stream().noneMatch(ENVIRONMENTS::equalsIgnoreCase))
                .ifPresent(subnet -> rules.problem(ase.label() + " stands in " + subnet.label()
                        + ", which is delegated to " + String.join(" and ", subnet.delegations())
                        + "; it needs Microsoft.Web/hostingEnvironments"));
    }
}
