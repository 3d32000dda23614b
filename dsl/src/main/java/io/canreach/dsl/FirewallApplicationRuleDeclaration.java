package io.canreach.dsl;

import io.canreach.reach.Traffic;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A firewall to which an application rule was added last: what follows narrows that rule. Several calls of one kind add
 * up.
 */
public final class FirewallApplicationRuleDeclaration extends FirewallApplicationDeclaration {
    FirewallApplicationRuleDeclaration(FirewallFacts facts) {
        super(facts);
    }

    /**
     * Narrows the rule to some sources.
     *
     * @param first such as {@code cidr("10.1.0.0/16")}
     * @param more further alternatives
     * @return a new declaration
     */
    public FirewallApplicationRuleDeclaration from(RuleAddress first, RuleAddress... more) {
        return with(rule -> rule.withSource(Lists.concat(List.of(first), List.of(more))));
    }

    /**
     * Narrows the rule to some names.
     *
     * @param first such as {@code *.example.com}
     * @param more further alternatives
     * @return a new declaration
     */
    public FirewallApplicationRuleDeclaration toNames(String first, String... more) {
        return with(rule -> rule.withTargets(Lists.concat(List.of(first), List.of(more))));
    }

    /**
     * Says the ports, instead of 80 and 443.
     *
     * @param traffic TCP ports, such as {@code tcp(8443)}
     * @return a new declaration
     */
    public FirewallApplicationRuleDeclaration on(Traffic traffic) {
        return with(rule -> rule.with(traffic));
    }

    private FirewallApplicationRuleDeclaration with(UnaryOperator<NamesFacts> change) {
        return new FirewallApplicationRuleDeclaration(
                facts().withLastCollection(collection -> collection.withLast(NamesFacts.class, change)));
    }
}
