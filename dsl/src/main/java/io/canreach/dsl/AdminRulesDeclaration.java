package io.canreach.dsl;

import io.canreach.dsl.AdminRulesFacts.CollectionFacts;
import io.canreach.model.SecurityAdminConfiguration.IntentPolicies;
import java.util.List;

/**
 * A security admin configuration of Azure Virtual Network Manager, as it was deployed: rules that are evaluated before all
 * network security groups.
 *
 * <pre>{@code
 * adminRules("company").collection("all", "hub", "spoke")
 *     .deny(10, "no-ssh").inbound().from(internet()).on(tcp(22))
 *     .alwaysAllow(20, "updates").outbound().to(tag("AzureUpdateDelivery")).on(tcp(443))
 * }</pre>
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network-manager/concept-security-admins">Security admin
 *     rules</a>
 */
public sealed class AdminRulesDeclaration extends Declaration permits AdminCollectionDeclaration {
    private final AdminRulesFacts facts;

    AdminRulesDeclaration(AdminRulesFacts facts) {
        this.facts = facts;
    }

    /**
     * Says how high the network manager stands: 0, unless said otherwise, for the root management group. The rules of a
     * lower number are evaluated first.
     *
     * @param level 0 or more
     * @return a new declaration
     */
    public final AdminRulesDeclaration scopeLevel(int level) {
        return new AdminRulesDeclaration(facts.at(level));
    }

    /**
     * Applies the Allow rules alone to networks with services that bring rules of their own, such as SQL Managed Instance;
     * unless said otherwise none applies to them.
     *
     * @return a new declaration
     */
    public final AdminRulesDeclaration allowRulesOnly() {
        return new AdminRulesDeclaration(facts.with(IntentPolicies.ALLOW_RULES_ONLY));
    }

    /**
     * Applies all rules to networks with services that bring rules of their own, too.
     *
     * @return a new declaration
     */
    public final AdminRulesDeclaration toAllNetworks() {
        return new AdminRulesDeclaration(facts.with(IntentPolicies.ALL));
    }

    /**
     * Adds a rule collection; what follows adds rules to it.
     *
     * @param name the collection's name, unique in the configuration
     * @param vnets the names of the virtual networks it applies to
     * @return a new declaration
     */
    public final AdminCollectionDeclaration collection(String name, String... vnets) {
        return new AdminCollectionDeclaration(facts.with(new CollectionFacts(name, List.of(vnets), List.of())));
    }

    @Override
    final AdminRulesFacts facts() {
        return facts;
    }

    @Override
    final void declareIn(Draft draft) {
        AdminRulesDraft.add(draft, facts);
    }

    @Override
    public final String toString() {
        return facts.label();
    }
}
