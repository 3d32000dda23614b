package io.canreach.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Direction;
import io.canreach.model.Lab;
import io.canreach.model.Network;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.SecurityRule;
import io.canreach.model.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Differences of random NSGs, against asking flow by flow in every world. */
class NsgDifferenceDifferentialTest {
    private static final Network NETWORK = RandomLists.lab().network();

    @Test
    void flows_fare_otherwise_exactly_where_a_change_has_them() {
        for (long seed = 0; seed < 100; seed++) {
            check(seed, false, false);
        }
    }

    @Test
    void what_is_not_known_is_tried_both_ways() {
        for (long seed = 0; seed < 25; seed++) {
            check(seed, true, false);
            check(seed, false, true);
        }
    }

    private static void check(long seed, boolean withUnknown, boolean anywhere) {
        NetworkSecurityGroup one = new RandomLists(seed, withUnknown).group();
        NetworkSecurityGroup other = changed(one, new Random(seed));
        NsgDifference difference = NsgDifference.between(at(one, anywhere), at(other, anywhere));

        var flows = NaiveRuleWorlds.differing(
                one.inOrder(Direction.INBOUND), other.inOrder(Direction.INBOUND), RandomLists.names(anywhere));

        var inbound = difference.changes().stream()
                .filter(change -> change.direction() == Direction.INBOUND)
                .toList();
        flows.forEach(flow -> assertThat(inbound)
                .as("seed %s, flow %s of %s and %s", seed, flow, one.rules(), other.rules())
                .anyMatch(change -> change.packets().contains(flow)));
        if (!withUnknown && !anywhere) {
            assertThat(flows.isEmpty()).as("seed %s", seed).isEqualTo(inbound.isEmpty());
        }
    }

    private static NsgAt at(NetworkSecurityGroup group, boolean anywhere) {
        return anywhere
                ? NsgAt.anywhere(NETWORK, group)
                : NsgAt.subnet(NETWORK, group, NETWORK.get(Subnet.class, Lab.subnetId("v", "web")));
    }

    /** The group without a rule, or with two rules in the other order. */
    private static NetworkSecurityGroup changed(NetworkSecurityGroup group, Random random) {
        List<SecurityRule> rules = new ArrayList<>(group.rules());
        SecurityRule gone = rules.remove(random.nextInt(rules.size()));
        if (random.nextBoolean() && !rules.isEmpty()) {
            SecurityRule moved = rules.remove(random.nextInt(rules.size()));
            rules.add(renumbered(moved, gone.priority()));
            rules.add(renumbered(gone, moved.priority()));
        }
        return NetworkSecurityGroup.of(Lab.nsgId("changed"), rules);
    }

    private static SecurityRule renumbered(SecurityRule rule, int priority) {
        return new SecurityRule(
                rule.name(),
                priority,
                rule.direction(),
                rule.access(),
                rule.protocol(),
                rule.source(),
                rule.sourcePorts(),
                rule.destination(),
                rule.destinationPorts(),
                rule.unsettled());
    }
}
