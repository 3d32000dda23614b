package io.canreach.dsl;

import io.canreach.model.Access;

/** A firewall to which a collection of network rules was added last: what follows adds rules to that, of one action. */
public sealed class FirewallNetworkDeclaration extends AzureFirewallDeclaration permits FirewallNetworkRuleDeclaration {
    FirewallNetworkDeclaration(FirewallFacts facts) {
        super(facts);
    }

    /**
     * Adds a rule that lets traffic through: all of it, unless what follows narrows it.
     *
     * @param name the rule's name
     * @return a new declaration
     */
    public final FirewallNetworkRuleDeclaration allow(String name) {
        return with(MatchFacts.of(name, Access.ALLOW));
    }

    /**
     * Adds a rule that drops traffic: all of it, unless what follows narrows it.
     *
     * @param name the rule's name
     * @return a new declaration
     */
    public final FirewallNetworkRuleDeclaration deny(String name) {
        return with(MatchFacts.of(name, Access.DENY));
    }

    private FirewallNetworkRuleDeclaration with(MatchFacts rule) {
        return new FirewallNetworkRuleDeclaration(facts().withLastCollection(collection -> collection.with(rule)));
    }
}
