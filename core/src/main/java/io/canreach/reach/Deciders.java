package io.canreach.reach;

import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.ResourceId;
import io.canreach.model.SecurityAdminConfiguration;
import io.canreach.model.SecurityRule;
import io.canreach.model.Subnet;
import io.canreach.routing.EffectiveRoute;
import io.canreach.security.AdminRules;
import io.canreach.security.RuleList;
import java.util.Optional;

/** The words for what decides. */
final class Deciders {
    private Deciders() {}

    static Decider route(NetworkView view, EffectiveRoute route, Subnet subnet) {
        String text = "route " + view.text(route) + " of " + subnet.label();
        return Decider.of(Decider.Kind.ROUTE, route.name(), subnet.id(), text);
    }

    static Decider rule(SecurityRule rule, NetworkSecurityGroup group, String where) {
        String text = (rule.isDefault() ? "default security rule '" : "security rule '") + rule.name() + "' ("
                + rule.priority() + ", " + rule.direction() + ") of " + group.label() + " on " + where;
        return Decider.of(Decider.Kind.SECURITY_RULE, rule.name(), group.id(), text);
    }

    static Decider rule(Step.Evaluated evaluated) {
        SecurityRule rule = evaluated.decided().rule();
        if (evaluated.list() instanceof RuleList nsg) {
            return rule(rule, nsg.group(), evaluated.where());
        }
        String text = "admin rule '" + rule.name() + "' (" + rule.priority() + ", " + rule.direction() + ") of "
                + evaluated.where();
        return new Decider(Decider.Kind.ADMIN_RULE, rule.name(), configuration(evaluated), text);
    }

    private static Optional<ResourceId> configuration(Step.Evaluated evaluated) {
        return evaluated.list() instanceof AdminRules admin
                ? admin.configurationOf(evaluated.decided().rule()).map(SecurityAdminConfiguration::id)
                : Optional.empty();
    }
}
