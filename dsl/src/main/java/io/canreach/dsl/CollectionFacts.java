package io.canreach.dsl;

import io.canreach.model.FirewallRuleCollection;
import java.util.List;
import java.util.function.UnaryOperator;

/** What was said of a firewall's rule collection. */
record CollectionFacts(
        String name,
        FirewallRuleCollection.Type type,
        boolean inherited,
        int group,
        int priority,
        List<FirewallRuleFacts> rules) {
    CollectionFacts with(FirewallRuleFacts rule) {
        return new CollectionFacts(name, type, inherited, group, priority, Lists.plus(rules, rule));
    }

    /** The rule added last, changed; it is of the kind that its declaration added. */
    <T extends FirewallRuleFacts> CollectionFacts withLast(Class<T> kind, UnaryOperator<T> change) {
        List<FirewallRuleFacts> changed = Lists.withLast(rules, rule -> change.apply(kind.cast(rule)));
        return new CollectionFacts(name, type, inherited, group, priority, changed);
    }
}
