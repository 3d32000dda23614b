package io.canreach.dsl;

import io.canreach.model.Access;

/**
 * A firewall to which a collection of application rules was added last: what follows adds rules to that, of one action.
 */
public sealed class FirewallApplicationDeclaration extends AzureFirewallDeclaration
        permits FirewallApplicationRuleDeclaration {
    FirewallApplicationDeclaration(FirewallFacts facts) {
        super(facts);
    }

    /**
     * Adds a rule that lets calls of names through: of every name on ports 80 and 443, unless what follows says otherwise.
     *
     * @param name the rule's name
     * @return a new declaration
     */
    public final FirewallApplicationRuleDeclaration allow(String name) {
        return with(NamesFacts.of(name, Access.ALLOW));
    }

    /**
     * Adds a rule that drops calls of names: of every name on ports 80 and 443, unless what follows says otherwise.
     *
     * @param name the rule's name
     * @return a new declaration
     */
    public final FirewallApplicationRuleDeclaration deny(String name) {
        return with(NamesFacts.of(name, Access.DENY));
    }

    private FirewallApplicationRuleDeclaration with(NamesFacts rule) {
        return new FirewallApplicationRuleDeclaration(facts().withLastCollection(collection -> collection.with(rule)));
    }
}
