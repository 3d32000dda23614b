package io.canreach.analysis;

import io.canreach.model.Unknown;
import io.canreach.packet.PacketSet;
import io.canreach.security.RuleMatch;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule in a list that is evaluated in order.
 *
 * @param rule the rule
 * @param effect what becomes of packets that it decides
 * @param certain packets that it surely matches
 * @param possible packets that it may match, the certain ones included
 * @param doubts why the two differ
 * @param mayBeNothing whether it may be that it matches nothing; otherwise it matches something, whatever is not known
 * @param isUnsettled whether it may stand anywhere in the list, and do anything
 * @param isRemovable whether a user could take it away
 */
record Line(
        ListedRule rule,
        Effect effect,
        PacketSet certain,
        PacketSet possible,
        List<Unknown> doubts,
        boolean mayBeNothing,
        boolean isUnsettled,
        boolean isRemovable) {
    /** A rule that matches exactly some packets. */
    static Line of(ListedRule rule, Effect effect, PacketSet packets) {
        return new Line(rule, effect, packets, packets, List.of(), false, false, true);
    }

    /** A rule that matches nothing for certain. */
    static Line perhaps(ListedRule rule, Effect effect, PacketSet packets, List<Unknown> doubts) {
        return new Line(rule, effect, PacketSet.empty(), packets, doubts, false, false, true);
    }

    /** A rule with what it matches; one that is not settled says why. */
    static Line of(ListedRule rule, Effect effect, RuleMatch match) {
        List<Unknown> reasons = new ArrayList<>(match.rule().unsettled());
        boolean isUnsettled = !reasons.isEmpty();
        reasons.addAll(match.doubts());
        return new Line(rule, effect, match.certain(), match.possible(), reasons, false, isUnsettled, true);
    }

    /** The same for a rule that may match nothing at all, if that is so. */
    Line perhapsNothing(boolean mayBe) {
        return new Line(rule, effect, certain, possible, doubts, mayBe, isUnsettled, isRemovable);
    }

    /** The same for a rule that nobody can take away. */
    Line fixed() {
        return new Line(rule, effect, certain, possible, doubts, mayBeNothing, isUnsettled, false);
    }

    boolean isCertain() {
        return doubts.isEmpty() && !isUnsettled;
    }
}
