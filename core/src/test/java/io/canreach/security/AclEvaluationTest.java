package io.canreach.security;

import static io.canreach.model.AclRule.Action.DENY;
import static io.canreach.model.AclRule.Action.PERMIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.AclRule;
import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.Assumptions;
import io.canreach.model.EndpointAcl;
import io.canreach.model.Unknown;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class AclEvaluationTest {
    private static Outcome of(String source, AclRule... rules) {
        return evaluation(Assumptions.standard(), rules)
                .evaluate(Ip.parse(source))
                .outcome();
    }

    private static AclEvaluation evaluation(Assumptions assumptions, AclRule... rules) {
        return new AclEvaluation(new EndpointAcl(List.of(rules)), assumptions);
    }

    @Test
    void permit_rules_alone_admit_only_what_they_name() {
        AclRule first = AclRule.of(100, PERMIT, "65.0.0.0/8");
        AclRule second = AclRule.of(200, PERMIT, "159.0.0.0/8");

        assertThat(of("65.1.2.3", first, second)).isEqualTo(Outcome.ALLOW);
        assertThat(of("159.9.9.9", first, second)).isEqualTo(Outcome.ALLOW);
        assertThat(of("66.0.0.1", first, second)).isEqualTo(Outcome.DENY);
    }

    @Test
    void deny_rules_alone_admit_everything_else() {
        AclRule rule = AclRule.of(100, DENY, "203.0.113.0/24");

        assertThat(of("203.0.113.9", rule)).isEqualTo(Outcome.DENY);
        assertThat(of("198.51.100.1", rule)).isEqualTo(Outcome.ALLOW);
    }

    @Test
    void no_rule_admits_everything() {
        assertThat(of("198.51.100.1")).isEqualTo(Outcome.ALLOW);
    }

    @Test
    void the_lowest_order_decides_and_host_bits_are_cleared() {
        AclRule permit = AclRule.of(200, PERMIT, "175.0.0.0/8");
        AclRule deny = AclRule.of(100, DENY, "175.1.0.1/24");

        AclPart part = evaluation(Assumptions.standard(), permit, deny).evaluate(Ip.parse("175.1.0.77"));

        assertThat(part.outcome()).isEqualTo(Outcome.DENY);
        assertThat(part.rule()).contains(deny);
        assertThat(of("175.2.0.1", permit, deny)).isEqualTo(Outcome.ALLOW);
    }

    @Test
    void what_a_mixture_does_with_the_rest_rests_on_an_assumption() {
        AclRule permit = AclRule.of(200, PERMIT, "175.0.0.0/8");
        AclRule deny = AclRule.of(100, DENY, "175.1.0.0/24");
        Ip other = Ip.parse("8.8.8.8");
        Assumption point = Assumption.CLASSIC_ACL_MIXED_DEFAULT;

        AclPart first = evaluation(Assumptions.standard(), permit, deny).evaluate(other);
        AclPart second = evaluation(Assumptions.standard().with(point, Reading.SECOND), permit, deny)
                .evaluate(other);
        AclPart open = evaluation(Assumptions.standard().with(point, Reading.ASK), permit, deny)
                .evaluate(other);

        assertThat(first.outcome()).isEqualTo(Outcome.DENY);
        assertThat(second.outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(open.outcome()).isEqualTo(Outcome.UNDETERMINED);
        assertThat(List.of(first, second, open))
                .allSatisfy(part -> assertThat(part.assumptions()).containsExactly(point));
        assertThat(open.doubts()).hasSize(1);
    }

    @Test
    void an_unknown_range_leaves_undetermined_what_no_rule_before_it_decided() {
        AclRule permit = AclRule.of(100, PERMIT, "10.0.0.0/8");
        AclRule unknown = new AclRule(200, PERMIT, new Unknown("a parameter"), "");

        List<AclPart> parts =
                evaluation(Assumptions.standard(), permit, unknown).evaluate(IpSet.parse("10.0.0.4, 8.8.8.8"));

        assertThat(parts).extracting(AclPart::outcome).containsExactly(Outcome.ALLOW, Outcome.UNDETERMINED);
        assertThat(parts).extracting(part -> part.sources().toString()).containsExactly("10.0.0.4", "8.8.8.8");
    }

    @Test
    void an_unknown_range_that_does_as_the_default_does_changes_nothing() {
        AclRule unknown = new AclRule(200, DENY, new Unknown("a parameter"), "");
        AclRule permit = AclRule.of(100, PERMIT, "10.0.0.0/8");

        assertThat(of("8.8.8.8", permit, unknown)).isEqualTo(Outcome.DENY);
    }

    @Test
    void parts_are_disjoint_and_complete() {
        AclRule[] rules = {
            AclRule.of(1, DENY, "10.1.0.0/16"), AclRule.of(2, PERMIT, "10.0.0.0/8"), AclRule.of(3, DENY, "0.0.0.0/0")
        };

        List<AclPart> parts = evaluation(Assumptions.standard(), rules).evaluate(IpSet.all());

        IpSet seen = IpSet.empty();
        for (AclPart part : parts) {
            assertThat(part.sources().overlaps(seen)).isFalse();
            seen = seen.union(part.sources());
        }
        assertThat(seen).isEqualTo(IpSet.all());
    }
}
