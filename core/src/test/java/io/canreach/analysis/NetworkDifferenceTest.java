package io.canreach.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Access;
import io.canreach.model.Direction;
import io.canreach.model.Endpoint;
import io.canreach.model.Lab;
import io.canreach.model.Network;
import io.canreach.model.SecurityRule;
import io.canreach.model.VirtualMachine;
import java.util.List;
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

    @Test
    void a_machine_without_an_interface_no_longer_calls() {
        Network before = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .vm("one", "10.0.1.4")
                .vm("two", "10.0.1.5")
                .network();
        Endpoint.Named one = new Endpoint.Named(Endpoint.Kind.VM, "one");
        VirtualMachine machine = before.named(VirtualMachine.class, "one").get(0);
        Network after = before.toBuilder()
                .replace(VirtualMachine.of(machine.id(), List.of()))
                .build();

        NetworkDifference difference = NetworkDifference.between(before, after);
        NetworkDifference back = NetworkDifference.between(after, before);

        assertThat(difference.changes(ChangeKind.NEWLY_BLOCKED))
                .filteredOn(each -> each.from().equals(one))
                .extracting(each -> each.to().toString())
                .contains("vm 'two'", "the Internet");
        assertThat(back.changes(ChangeKind.NEWLY_REACHABLE))
                .filteredOn(each -> each.from().equals(one))
                .hasSameSizeAs(difference.changes(ChangeKind.NEWLY_BLOCKED).stream()
                        .filter(each -> each.from().equals(one))
                        .toList());
        assertThat(difference.notCompared()).contains(one);
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
