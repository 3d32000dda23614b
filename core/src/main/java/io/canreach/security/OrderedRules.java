package io.canreach.security;

import io.canreach.model.Assumption;
import io.canreach.model.SecurityRule;
import io.canreach.packet.Flow;
import io.canreach.packet.PacketSet;
import java.util.List;
import java.util.Optional;

/** Rules in the order in which they are evaluated: the first that matches decides. */
public sealed interface OrderedRules permits RuleList, AdminRules {
    /**
     * The rules with what they match.
     *
     * @return in the order of evaluation
     */
    List<RuleMatch> rules();

    /**
     * Whether any rule may match other packets when a disputed point is read otherwise, as far as its words tell.
     *
     * @param point the disputed point
     * @return false where it surely makes no difference
     */
    default boolean mayRestOn(Assumption point) {
        for (RuleMatch match : rules()) {
            if (RuleReadings.mayMatter(point, match.rule())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Which fields of which rule match a flow, as Azure's NSG diagnostics shows.
     *
     * @param flow the flow
     * @return a row for each rule, in order
     */
    List<MatchFlags> flags(Flow flow);

    /**
     * The rule that would decide a flow if one rule were not there.
     *
     * @param flow the flow
     * @param without the rule to leave out
     * @return the part that the flow would be in, or empty when nothing else matches it
     */
    Optional<RulePart> decideWithout(Flow flow, SecurityRule without);

    /**
     * Whose rule a rule is.
     *
     * @param rule one of the rules
     * @return the name of its NSG or security admin configuration
     */
    String ownerOf(SecurityRule rule);

    /**
     * What becomes of packets, to compare it with what becomes of them by other rules.
     *
     * @param packets any packets
     * @return for each thing that may happen the packets to which it surely does, in one order for all rules of a kind
     */
    List<PacketSet> fates(PacketSet packets);
}
