package io.canreach.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Access;
import io.canreach.model.Direction;
import io.canreach.model.Lab;
import io.canreach.model.Network;
import io.canreach.model.SecurityRule;
import org.junit.jupiter.api.Test;

class NetworkDifferenceTest {
    @Test
    void a_rule_counts_for_a_machine_that_is_written_otherwise_in_the_other_network() {
        Network before = network("d1", Access.ALLOW);
        Network after = network("D1", Access.DENY);

        NetworkDifference difference = NetworkDifference.between(before, after);

        assertThat(difference.changes(ChangeKind.NEWLY_BLOCKED)).hasSize(1);
        assertThat(difference.onlyBefore()).isEmpty();
    }

    private static Network network(String name, Access access) {
        SecurityRule rule = Lab.rule(100, Direction.INBOUND, access);
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("web", "10.0.1.0/24")
                .vm("w1", "10.0.1.4")
                .subnet("data", "10.0.2.0/24")
                .vm(name, "10.0.2.4")
                .subnetNsg("in", rule)
                .network();
    }
}
