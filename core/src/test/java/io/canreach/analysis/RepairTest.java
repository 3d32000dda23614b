package io.canreach.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.Access;
import io.canreach.model.Direction;
import io.canreach.model.Endpoint;
import io.canreach.model.Lab;
import io.canreach.model.Network;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.SecurityRule;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Fate;
import io.canreach.reach.Question;
import io.canreach.reach.Traffic;
import io.canreach.reach.UnknownEndpointException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepairTest {
    private final Network network = new Lab()
            .vnet("v", "10.0.0.0/16")
            .subnet("web", "10.0.1.0/24")
            .vm("w1", "10.0.1.4")
            .vm("w2", "10.0.1.5")
            .subnetNsg("out", Lab.rule(200, Direction.OUTBOUND, Access.DENY))
            .subnet("data", "10.0.2.0/24")
            .vm("d1", "10.0.2.4")
            .subnetNsg("in", Lab.rule(100, Direction.INBOUND, Access.DENY))
            .network();

    @Test
    void exactly_the_flows_asked_about_become_reachable_and_nothing_else_changes() {
        Repair repair = Repair.toDeliver(network, Question.of(vm("w1"), vm("d1"), Traffic.tcp(1433)));

        Network copy = repair.network().orElseThrow();
        NetworkDifference difference = NetworkDifference.between(network, copy);
        assertThat(difference.changes()).hasSize(1);
        assertThat(difference.changes().get(0).packets())
                .isEqualTo(repair.answer().packets(Fate.DROPPED))
                .isEqualTo(repair.repaired().orElseThrow().asked());
        assertThat(repair.alsoChanges()).isEmpty();
        assertThat(repair.steps()).extracting(RepairStep::kind).containsOnly(RepairStep.Kind.SECURITY_RULE);
    }

    @Test
    void rules_that_move_on_keep_their_order_and_what_they_do() {
        SecurityRule[] full = IntStream.rangeClosed(100, 140)
                .mapToObj(number -> Lab.rule(number, Direction.INBOUND, number % 2 == 0 ? Access.DENY : Access.ALLOW))
                .toArray(SecurityRule[]::new);
        Network crowded = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .vm("a", "10.0.1.4")
                .vm("b", "10.0.1.5")
                .subnetNsg("full", full)
                .network();

        Repair repair = Repair.toDeliver(crowded, Question.of(vm("a"), vm("b"), Traffic.tcp(80)));

        NetworkSecurityGroup after = repair.network().orElseThrow().all(NetworkSecurityGroup.class).stream()
                .findFirst()
                .orElseThrow();
        assertThat(after.inOrder(Direction.INBOUND).stream()
                        .map(SecurityRule::name)
                        .skip(1)
                        .limit(41))
                .containsExactlyElementsOf(
                        List.of(full).stream().map(SecurityRule::name).toList());
        assertThat(repair.alsoChanges()).isEmpty();
        assertThat(repair.steps().get(0).size()).isEqualTo(42);
    }

    @Test
    void what_is_denied_is_only_what_was_asked_about() {
        Repair repair = Repair.toDrop(network, Question.of(vm("d1"), vm("w1"), Traffic.any()));

        PacketSet closed = NetworkDifference.between(network, repair.network().orElseThrow())
                .changes(ChangeKind.NEWLY_BLOCKED)
                .get(0)
                .packets();
        assertThat(closed).isEqualTo(repair.answer().asked());
        assertThat(repair.alsoChanges()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"VM /virtualMachines/w1", "VM W1", "NETWORK_INTERFACE w1-nic"})
    void flows_asked_about_by_another_name_are_no_other_flows(String source) {
        String[] words = source.split(" ", -1);
        String name = words[1].startsWith("/") ? Lab.vmId("w1").value() : words[1];
        var from = new Endpoint.Named(Endpoint.Kind.valueOf(words[0]), name);

        Repair repair = Repair.toDeliver(network, Question.of(from, vm("d1"), Traffic.tcp(1433)));

        assertThat(repair.isNeeded()).isTrue();
        assertThat(repair.alsoChanges()).isEmpty();
    }

    @Test
    void more_may_be_demanded_of_the_copy() {
        Repair repair = Repair.toDeliver(network, Question.of(vm("w1"), vm("d1"), Traffic.tcp(1433)))
                .such(copy -> false);

        assertThat(repair.isPossible()).isFalse();
        assertThat(repair.network()).isEmpty();
        assertThat(repair.reasons()).isNotEmpty();
    }

    @Test
    void a_name_that_is_not_there_is_refused_at_once() {
        assertThatThrownBy(() -> Repair.toDeliver(network, Question.of(vm("w9"), vm("d1"), Traffic.tcp(1))))
                .isInstanceOf(UnknownEndpointException.class);
    }

    private static Endpoint vm(String name) {
        return new Endpoint.Named(Endpoint.Kind.VM, name);
    }
}
