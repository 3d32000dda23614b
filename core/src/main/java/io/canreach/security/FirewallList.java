package io.canreach.security;

import io.canreach.model.Access;
import io.canreach.model.Direction;
import io.canreach.model.NetworkRule;
import io.canreach.model.SecurityRule;
import io.canreach.packet.PacketSet;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of an appliance, made into packet sets: the first that matches decides, and what none matches is denied.
 */
public final class FirewallList {
    /** The name of the rule that denies what no other rule matches. */
    public static final String NO_RULE = "no rule";

    private final List<RuleMatch> rules;
    private final FirstMatch firstMatch;

    private FirewallList(List<RuleMatch> rules) {
        this.rules = rules;
        this.firstMatch = new FirstMatch(rules);
    }

    /**
     * A rule and what it does.
     *
     * @param access what it does
     * @param rule what it matches
     */
    public record Entry(Access access, NetworkRule rule) {}

    /**
     * Makes rules ready for a place.
     *
     * @param entries the rules, in order
     * @param scope the place, by which service tags are read
     * @return the list
     */
    public static FirewallList of(List<Entry> entries, RuleScope scope) {
        FirewallCompiler compiler = new FirewallCompiler(scope);
        List<RuleMatch> rules = new ArrayList<>();
        for (Entry entry : entries) {
            SecurityRule named =
                    SecurityRule.of(entry.rule().name(), rules.size() + 1, Direction.INBOUND, entry.access());
            rules.add(compiler.compile(named, entry.rule()));
        }
        rules.add(compiler.last(rules.size() + 1, Access.DENY));
        return new FirewallList(List.copyOf(rules));
    }

    /**
     * The rules with what they match.
     *
     * @return in order; the last one is {@link #NO_RULE}
     */
    public List<RuleMatch> rules() {
        return rules;
    }

    /**
     * Splits packets by their fate.
     *
     * @param packets any packets
     * @return parts that are disjoint and together are the packets; the rule of each bears the name of the rule that
     *     decided, or {@link #NO_RULE}
     */
    public List<RulePart> evaluate(PacketSet packets) {
        return firstMatch.evaluate(packets);
    }
}
