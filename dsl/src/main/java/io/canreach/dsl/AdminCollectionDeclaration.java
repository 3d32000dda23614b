package io.canreach.dsl;

import io.canreach.dsl.AdminRulesFacts.AdminRuleFacts;
import io.canreach.model.SecurityAdminRule.Action;

/**
 * A security admin configuration to which a rule collection was added last: what follows adds rules to that collection.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network-manager/concept-security-admins">Security admin
 *     rules</a>
 */
public sealed class AdminCollectionDeclaration extends AdminRulesDeclaration permits AdminRuleDeclaration {
    AdminCollectionDeclaration(AdminRulesFacts facts) {
        super(facts);
    }

    /**
     * Adds a rule that hands traffic on to network security groups: all of it, unless what follows narrows it. It must say
     * its direction.
     *
     * @param priority 1 to 4096; the lowest number that matches decides
     * @param name the rule's name
     * @return a new declaration
     */
    public final AdminRuleDeclaration allow(int priority, String name) {
        return with(AdminRuleFacts.of(Action.ALLOW, priority, name));
    }

    /**
     * Adds a rule that delivers traffic whatever network security groups say: all of it, unless what follows narrows it. It
     * must say its direction.
     *
     * @param priority 1 to 4096; the lowest number that matches decides
     * @param name the rule's name
     * @return a new declaration
     */
    public final AdminRuleDeclaration alwaysAllow(int priority, String name) {
        return with(AdminRuleFacts.of(Action.ALWAYS_ALLOW, priority, name));
    }

    /**
     * Adds a rule that drops traffic whatever network security groups say: all of it, unless what follows narrows it. It
     * must say its direction.
     *
     * @param priority 1 to 4096; the lowest number that matches decides
     * @param name the rule's name
     * @return a new declaration
     */
    public final AdminRuleDeclaration deny(int priority, String name) {
        return with(AdminRuleFacts.of(Action.DENY, priority, name));
    }

    private AdminRuleDeclaration with(AdminRuleFacts rule) {
        return new AdminRuleDeclaration(facts().withLast(collection -> collection.with(rule)));
    }
}
