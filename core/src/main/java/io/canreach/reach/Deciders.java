package io.canreach.reach;

import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.SecurityRule;
import io.canreach.model.Subnet;
import io.canreach.routing.EffectiveRoute;

/** The words for what decides. */
final class Deciders {
    private Deciders() {}

    static Decider route(EffectiveRoute route, Subnet subnet) {
        return Decider.of(Decider.Kind.ROUTE, route.name(), subnet.id(), "route " + route + " of " + subnet.label());
    }

    static Decider rule(SecurityRule rule, NetworkSecurityGroup group, String where) {
        String text = (rule.isDefault() ? "default security rule '" : "security rule '") + rule.name() + "' ("
                + rule.priority() + ", " + rule.direction() + ") of " + group.label() + " on " + where;
        return Decider.of(Decider.Kind.SECURITY_RULE, rule.name(), group.id(), text);
    }
}
