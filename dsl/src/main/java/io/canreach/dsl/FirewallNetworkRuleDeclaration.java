package io.canreach.dsl;

import io.canreach.reach.Traffic;
import java.util.List;
import java.util.function.UnaryOperator;

/** A firewall to which a network rule was added last: what follows narrows that rule. Several calls of one kind add up. */
public final class FirewallNetworkRuleDeclaration extends FirewallNetworkDeclaration {
    FirewallNetworkRuleDeclaration(FirewallFacts facts) {
        super(facts);
    }

    /**
     * Narrows the rule to some sources.
     *
     * @param first such as {@code cidr("10.1.0.0/16")}
     * @param more further alternatives
     * @return a new declaration
     */
    public FirewallNetworkRuleDeclaration from(RuleAddress first, RuleAddress... more) {
        return with(rule -> rule.withSource(Lists.concat(List.of(first), List.of(more))));
    }

    /**
     * Narrows the rule to some destinations.
     *
     * @param first such as {@code cidr("10.2.0.0/16")} or {@code tag("Storage.WestEurope")}
     * @param more further alternatives
     * @return a new declaration
     */
    public FirewallNetworkRuleDeclaration to(RuleAddress first, RuleAddress... more) {
        return with(rule -> rule.withDestination(Lists.concat(List.of(first), List.of(more))));
    }

    /**
     * Narrows the rule to some traffic, the same ports for all its protocols.
     *
     * @param traffic such as {@code tcp(443)}
     * @return a new declaration
     */
    public FirewallNetworkRuleDeclaration on(Traffic traffic) {
        return with(rule -> rule.with(traffic));
    }

    private FirewallNetworkRuleDeclaration with(UnaryOperator<MatchFacts> change) {
        return new FirewallNetworkRuleDeclaration(
                facts().withLastCollection(collection -> collection.withLast(MatchFacts.class, change)));
    }
}
