package io.canreach.dsl;

import io.canreach.reach.Traffic;
import java.util.List;
import java.util.function.UnaryOperator;

/** An appliance to which a rule was added last: what follows narrows that rule. Several calls of one kind add up. */
public final class ApplianceRuleDeclaration extends ApplianceDeclaration {
    ApplianceRuleDeclaration(Facts facts) {
        super(facts);
    }

    /**
     * Narrows the rule to some sources.
     *
     * @param first such as {@code cidr("10.0.0.0/24")}
     * @param more further alternatives
     * @return a new declaration
     */
    public ApplianceRuleDeclaration from(RuleAddress first, RuleAddress... more) {
        return with(rule -> rule.withSource(Lists.concat(List.of(first), List.of(more))));
    }

    /**
     * Narrows the rule to some destinations.
     *
     * @param first such as {@code cidr("10.0.1.0/24")}
     * @param more further alternatives
     * @return a new declaration
     */
    public ApplianceRuleDeclaration to(RuleAddress first, RuleAddress... more) {
        return with(rule -> rule.withDestination(Lists.concat(List.of(first), List.of(more))));
    }

    /**
     * Narrows the rule to some traffic.
     *
     * @param traffic such as {@code tcp(443)}
     * @return a new declaration
     */
    public ApplianceRuleDeclaration on(Traffic traffic) {
        return with(rule -> rule.with(traffic));
    }

    private ApplianceRuleDeclaration with(UnaryOperator<MatchFacts> change) {
        return new ApplianceRuleDeclaration(facts().withRules(Lists.withLast(facts().rules(), change)));
    }
}
