package io.canreach.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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
     * Copies the list and checks priority and rules, all problems at once.
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
        List<String> wrong = new ArrayList<>();
        if (priority < FIRST_PRIORITY || priority > LAST_PRIORITY) {
            wrong.add("has priority " + priority + "; allowed is " + FIRST_PRIORITY + " to " + LAST_PRIORITY);
        }
        if (groupPriority != 0 && (groupPriority < FIRST_PRIORITY || groupPriority > LAST_PRIORITY)) {
            wrong.add("is in a group of priority " + groupPriority + "; allowed is " + FIRST_PRIORITY + " to "
                    + LAST_PRIORITY);
        }
        if (type == Type.DNAT && access == Access.DENY) {
            wrong.add("is for DNAT rules, which cannot deny");
        }
        checkRules(type, rules, wrong);
        if (!wrong.isEmpty()) {
            throw new InvalidValueException("rule collection '" + Texts.cut(name) + "' " + String.join("; it ", wrong));
        }
    }

    private static final int FIRST_PRIORITY = 100;
    private static final int LAST_PRIORITY = 65000;

    /** The kinds of rules, in the order in which Azure evaluates them. */
    public enum Type {
        /** Translations of the destination. */
        DNAT("DNAT", DnatRule.class),
        /** Protocol, address and port. */
        NETWORK("network", NetworkRule.class),
        /** Names. */
        APPLICATION("application", ApplicationRule.class);

        private final String text;

        @SuppressWarnings("ImmutableEnumChecker") // a class is immutable
        private final Class<? extends FirewallRule> kind;

        Type(String text, Class<? extends FirewallRule> kind) {
            this.text = text;
            this.kind = kind;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static void checkRules(Type type, List<FirewallRule> rules, List<String> wrong) {
        Set<String> names = new HashSet<>();
        for (FirewallRule rule : rules) {
            if (!type.kind.isInstance(rule)) {
                wrong.add("is for " + type + " rules, which '" + Texts.cut(rule.name()) + "' is not");
            }
            if (!names.add(rule.name().toLowerCase(Locale.ROOT))) {
                wrong.add("has two rules named '" + Texts.cut(rule.name()) + "'");
            }
        }
    }

    @Override
    public String toString() {
        return priority + " " + name + " " + access + " (" + rules.size() + " rules)";
    }
}
