package io.canreach.model;

import java.util.List;

/**
 * A collection of rules of one kind. Collections of network rules are evaluated before those of application rules; among one kind
 * those of a parent policy come first, then the lower priority of the group, then the lower priority of the collection.
 *
 * @param name the collection's name
 * @param type the kind of its rules
 * @param inherited whether it is of a parent policy
 * @param groupPriority the priority of its group, 0 for a classic firewall without groups
 * @param priority 100 to 65000; lower first
 * @param access what its rules do; DNAT rules allow
 * @param rules rules of the kind it says, in order
 * @see <a href="https://learn.microsoft.com/azure/firewall/rule-processing">Azure Firewall rule processing</a>
 */
public record FirewallRuleCollection(
        String name,
        Type type,
        boolean inherited,
        int groupPriority,
        int priority,
        Access access,
        List<FirewallRule> rules) {
    /**
     * Copies the lists.
     *
     * @param name the collection's name
     * @param type the kind of its rules
     * @param inherited whether it is of a parent policy
     * @param groupPriority the priority of its group, 0 for a classic firewall without groups
     * @param priority 100 to 65000; lower first
     * @param access what its rules do; DNAT rules allow
     * @param rules rules of the kind it says, in order
     */
    public FirewallRuleCollection {
        rules = List.copyOf(rules);
    }

    /** The kinds of rules, in the order in which Azure evaluates them. */
    public enum Type {
        /** Translations of the destination. */
        DNAT,
        /** Protocol, address and port. */
        NETWORK,
        /** Names. */
        APPLICATION
    }

    @Override
    public String toString() {
        return priority + " " + name + " " + access + " (" + rules.size() + " rules)";
    }
}
