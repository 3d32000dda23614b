package io.canreach.dsl;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A firewall to which a DNAT rule was added last: what follows says where that leads, and from where. */
public final class FirewallDnatRuleDeclaration extends FirewallDnatDeclaration {
    FirewallDnatRuleDeclaration(FirewallFacts facts) {
        super(facts);
    }

    /**
     * Narrows the rule to some sources; several calls add up.
     *
     * @param first such as {@code cidr("198.51.100.0/24")}
     * @param more further alternatives
     * @return a new declaration
     */
    public FirewallDnatRuleDeclaration from(RuleAddress first, RuleAddress... more) {
        return with(rule -> rule.withSource(Lists.concat(List.of(first), List.of(more))));
    }

    /**
     * Says which of the firewall's addresses is called. Without this it is its only public one; its private one where it has
     * no public one.
     *
     * @param address such as {@code 20.1.2.3}
     * @return a new declaration
     */
    public FirewallDnatRuleDeclaration at(String address) {
        return with(rule -> rule.at(address));
    }

    /**
     * Says what is called instead; the port stays.
     *
     * @param address such as {@code 10.1.0.5}
     * @return a new declaration
     */
    public FirewallDnatRuleDeclaration to(String address) {
        return with(rule -> rule.to(address, Optional.empty()));
    }

    /**
     * Says what is called instead.
     *
     * @param address such as {@code 10.1.0.5}
     * @param port 1 to 65535
     * @return a new declaration
     */
    public FirewallDnatRuleDeclaration to(String address, int port) {
        return with(rule -> rule.to(address, Optional.of(port)));
    }

    private FirewallDnatRuleDeclaration with(UnaryOperator<TranslationFacts> change) {
        return new FirewallDnatRuleDeclaration(
                facts().withLastCollection(collection -> collection.withLast(TranslationFacts.class, change)));
    }
}
