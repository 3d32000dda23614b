package io.canreach.dsl;

import io.canreach.reach.Traffic;

/** A firewall to which a collection of DNAT rules was added last: what follows adds rules to that. */
public sealed class FirewallDnatDeclaration extends AzureFirewallDeclaration permits FirewallDnatRuleDeclaration {
    FirewallDnatDeclaration(FirewallFacts facts) {
        super(facts);
    }

    /**
     * Adds a rule that translates what is called at an address of the firewall; what follows says where it leads.
     *
     * @param name the rule's name
     * @param traffic what is called, TCP or UDP ports
     * @return a new declaration
     */
    public final FirewallDnatRuleDeclaration translate(String name, Traffic traffic) {
        TranslationFacts rule = TranslationFacts.of(name, traffic);
        return new FirewallDnatRuleDeclaration(facts().withLastCollection(collection -> collection.with(rule)));
    }
}
