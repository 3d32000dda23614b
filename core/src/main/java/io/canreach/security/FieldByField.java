package io.canreach.security;

import io.canreach.model.Access;
import io.canreach.model.SecurityRule;
import io.canreach.model.Unknown;
import io.canreach.packet.Flow;
import io.canreach.packet.PacketSet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides one flow the way Azure's documentation tells it: in order of priority, and the first rule that matches. */
final class FieldByField {
    private FieldByField() {}

    static Optional<RulePart> decide(List<MatchFlags> rows, Flow flow) {
        Set<Access> may = EnumSet.noneOf(Access.class);
        List<Unknown> doubts = new ArrayList<>();
        for (MatchFlags row : rows) {
            if (!row.rule().unsettled().isEmpty() && row.all() != MatchFlags.Match.NO) {
                may.addAll(EnumSet.allOf(Access.class));
                doubts.addAll(row.rule().unsettled());
            }
        }
        for (MatchFlags row : rows) {
            SecurityRule rule = row.rule();
            if (!rule.unsettled().isEmpty() || row.all() == MatchFlags.Match.NO) {
                continue;
            }
            if (row.all() == MatchFlags.Match.YES) {
                return Optional.of(decided(flow, rule, may, doubts));
            }
            may.add(rule.access());
            doubts.add(new Unknown("rule '" + rule.name() + "' may match"));
        }
        return Optional.empty();
    }

    private static RulePart decided(Flow flow, SecurityRule rule, Set<Access> may, List<Unknown> doubts) {
        boolean alike = may.stream().allMatch(access -> access == rule.access());
        return alike
                ? new RulePart(PacketSet.of(flow), Outcome.of(rule.access()), rule, List.of())
                : new RulePart(PacketSet.of(flow), Outcome.UNDETERMINED, rule, doubts);
    }
}
