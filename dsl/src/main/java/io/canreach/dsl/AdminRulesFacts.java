package io.canreach.dsl;

import io.canreach.model.Access;
import io.canreach.model.Direction;
import io.canreach.model.SecurityAdminConfiguration.IntentPolicies;
import io.canreach.model.SecurityAdminRule.Action;
import java.util.List;
import java.util.function.UnaryOperator;

/** What was said of a security admin configuration. */
record AdminRulesFacts(String name, int scopeLevel, IntentPolicies intentPolicies, List<CollectionFacts> collections) {
    static AdminRulesFacts of(String name) {
        return new AdminRulesFacts(name, 0, IntentPolicies.NONE, List.of());
    }

    /** What was said of a rule; its directions should be one, and its match stands for whatever that is. */
    record AdminRuleFacts(Action action, List<Direction> directions, RuleFacts match) {
        static AdminRuleFacts of(Action action, int priority, String name) {
            Access access = action == Action.DENY ? Access.DENY : Access.ALLOW;
            return new AdminRuleFacts(action, List.of(), RuleFacts.of(priority, name, Direction.INBOUND, access));
        }

        AdminRuleFacts looking(Direction direction) {
            List<Direction> all = directions.contains(direction) ? directions : Lists.plus(directions, direction);
            return new AdminRuleFacts(action, all, match.looking(direction));
        }

        AdminRuleFacts matching(UnaryOperator<RuleFacts> change) {
            return new AdminRuleFacts(action, directions, change.apply(match));
        }
    }

    /** What was said of a rule collection. */
    record CollectionFacts(String name, List<String> vnets, List<AdminRuleFacts> rules) {
        CollectionFacts with(AdminRuleFacts rule) {
            return new CollectionFacts(name, vnets, Lists.plus(rules, rule));
        }

        CollectionFacts withLast(UnaryOperator<AdminRuleFacts> change) {
            return new CollectionFacts(name, vnets, Lists.withLast(rules, change));
        }
    }

    String label() {
        return "security admin configuration '" + name + "'";
    }

    AdminRulesFacts at(int level) {
        return new AdminRulesFacts(name, level, intentPolicies, collections);
    }

    AdminRulesFacts with(IntentPolicies value) {
        return new AdminRulesFacts(name, scopeLevel, value, collections);
    }

    AdminRulesFacts with(CollectionFacts collection) {
        return new AdminRulesFacts(name, scopeLevel, intentPolicies, Lists.plus(collections, collection));
    }

    AdminRulesFacts withLast(UnaryOperator<CollectionFacts> change) {
        return new AdminRulesFacts(name, scopeLevel, intentPolicies, Lists.withLast(collections, change));
    }
}
