package io.canreach.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.analysis.Standing.Kind;
import io.canreach.model.Direction;
import io.canreach.model.Lab;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.Subnet;
import io.canreach.security.AddressExpansion;
import io.canreach.security.RuleScope;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What rules are worth, against asking flow by flow in every world. */
class ListReviewDifferentialTest {
    /** Where less is claimed than these worlds show; there are others, of which they know nothing. */
    private final List<String> loose = new ArrayList<>();

    @Test
    void of_lists_that_are_known_every_rule_is_worth_what_asking_one_by_one_says() {
        for (long seed = 0; seed < 300; seed++) {
            check(seed, false, false);
        }

        assertThat(loose).isEmpty();
    }

    @Test
    void what_is_claimed_of_lists_with_unknown_values_holds_in_every_world() {
        for (long seed = 0; seed < 60; seed++) {
            check(seed, true, false);
        }

        assertThat(loose).hasSizeLessThan(15);
    }

    @Test
    void what_is_claimed_of_lists_that_are_attached_to_nothing_holds_at_every_place() {
        for (long seed = 0; seed < 100; seed++) {
            check(seed, false, true);
        }

        assertThat(loose).hasSizeLessThan(15);
    }

    private void check(long seed, boolean withUnknown, boolean anywhere) {
        NetworkSecurityGroup group = new RandomLists(seed, withUnknown).group();
        var network = RandomLists.lab().network();
        var tags = anywhere
                ? AddressExpansion.anywhere(network)
                : new AddressExpansion(RuleScope.of(network, network.get(Subnet.class, Lab.subnetId("v", "web"))));
        var rules = group.inOrder(Direction.INBOUND);

        var standings = ListReview.of(NsgLines.of(network, tags, group, rules));
        var counts = new NaiveRuleWorlds(rules, RandomLists.names(anywhere)).count();

        for (int i = 0; i < standings.size(); i++) {
            if (!rules.get(i).isDefault()) {
                String where = "seed " + seed + ", rule " + rules.get(i) + " of " + rules;
                check(
                        where,
                        standings.get(i),
                        counts.dead().get(i),
                        counts.needless().get(i),
                        counts.worlds());
            }
        }
    }

    private void check(String where, Standing standing, int dead, int needless, int worlds) {
        Kind kind = standing.kind();
        switch (kind) {
            case DEAD, NOTHING -> assertThat(dead).as(where + " " + kind).isEqualTo(worlds);
            case REDUNDANT -> assertThat(needless).as(where + " " + kind).isEqualTo(worlds);
            case NEEDED -> assertThat(needless).as(where + " " + kind).isZero();
            case MAY_BE_DEAD, MAY_BE_REDUNDANT ->
                assertThat(standing.doubts()).as(where).isNotEmpty();
        }
        boolean mixed = needless > 0 && needless < worlds;
        boolean isVague = kind == Kind.MAY_BE_DEAD || kind == Kind.MAY_BE_REDUNDANT;
        if (isVague && !mixed) {
            loose.add(where + " " + kind + ", needless in " + needless + " of " + worlds);
        }
        if (kind == Kind.REDUNDANT && worlds == 1) {
            assertThat(dead).as(where).isZero();
        }
    }
}
