package io.canreach.reach;

import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.internet;
import static io.canreach.reach.Asking.ip;
import static io.canreach.reach.Asking.subnet;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.Endpoint;
import io.canreach.model.Lab;
import io.canreach.packet.IpSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuestionTest {
    private final Lab lab = new Lab()
            .vnet("v", "10.0.0.0/16")
            .subnet("s", "10.0.1.0/24")
            .vm("sql-vm", "10.0.1.4")
            .vm("app", "10.0.1.5")
            .vnet("w", "10.1.0.0/16")
            .subnet("s", "10.1.1.0/24");

    @Test
    void an_unknown_name_fails_and_lists_what_there_is() {
        assertThatThrownBy(() -> ask(lab, vm("sql-vmm"), internet(), 80))
                .isInstanceOf(UnknownEndpointException.class)
                .hasMessage("no vm 'sql-vmm' in the network; there is: 'sql-vm', 'app'");
    }

    @Test
    void a_name_that_is_there_twice_fails_and_lists_the_ids() {
        assertThatThrownBy(() -> ask(lab, subnet("s"), internet(), 80))
                .isInstanceOf(UnknownEndpointException.class)
                .hasMessage("there are 2 of subnet 's' in the network; name one by its id:"
                        + " /virtualNetworks/v/subnets/s, /virtualNetworks/w/subnets/s");
    }

    @Test
    void letter_case_makes_no_difference_and_ids_and_paths_are_names_too() {
        assertReachable(ask(lab, vm("APP"), vm("/virtualmachines/SQL-VM"), 80));
        assertReachable(ask(lab, subnet("W/S"), internet(), 80));
    }

    @Test
    void an_address_that_nobody_has_and_nobody_routes_fails() {
        assertThatThrownBy(() -> ask(lab, ip("192.168.1.1"), vm("app"), 80))
                .isInstanceOf(UnknownEndpointException.class)
                .hasMessage(
                        "nothing can have the address 192.168.1.1: it is in no subnet and in no site of the network, and the"
                                + " Internet does not route it");
    }

    @Test
    void an_address_of_a_network_outside_of_its_subnets_fails() {
        assertThatThrownBy(() -> ask(lab, ip("10.0.7.1"), vm("app"), 80))
                .isInstanceOf(UnknownEndpointException.class)
                .hasMessage(
                        "nothing can have the address 10.0.7.1: it is in no subnet and in no site of the network, and the"
                                + " Internet does not route it");
    }

    @Test
    void a_source_without_the_addresses_asked_about_fails() {
        Question question =
                new Question(vm("app"), vm("sql-vm"), Traffic.tcp(80), Optional.of(IpSet.parse("10.0.1.9")));

        assertThatThrownBy(() -> Reachability.of(lab.network()).answer(question))
                .isInstanceOf(UnknownEndpointException.class)
                .hasMessageContaining("has none of the source addresses asked about: 10.0.1.9");
    }

    @Test
    void part_of_a_source_can_be_asked_about() {
        Question question = new Question(
                subnet("v/s"), vm("sql-vm"), Traffic.tcp(80), Optional.of(IpSet.parse("10.0.1.5-10.0.1.9")));

        Answer answer = Reachability.of(lab.network()).answer(question);

        assertReachable(answer);
        assertThat(answer.asked().sources()).hasToString("10.0.1.5-10.0.1.9");
    }

    @Test
    void a_public_face_does_not_call() {
        assertThatThrownBy(() -> ask(lab, new Endpoint.PublicFace(vm("app")), vm("sql-vm"), 80))
                .isInstanceOf(UnknownEndpointException.class)
                .hasMessageContaining("can be called but does not call");
    }

    @Test
    void nothing_cannot_be_asked_about() {
        assertThatThrownBy(() -> Traffic.of(Protocol.TCP, PortSet.empty()))
                .hasMessage("a question needs at least one port; allowed is 0 to 65535");
        assertThatThrownBy(() -> new Traffic.Service(Set.of(), PortSet.all()))
                .hasMessage("a question needs at least one protocol");
    }

    @Test
    void what_a_virtual_network_never_carries_is_left_out_and_noted() {
        Answer answer = ask(lab, vm("app"), vm("sql-vm"), Traffic.any());

        assertReachable(answer);
        assertThat(answer.asked()
                        .withProtocols(Set.of(Protocol.UDP))
                        .sourcePorts()
                        .contains(65330))
                .isFalse();
        assertThat(answer.notes())
                .containsExactly(
                        "left out, since a virtual network never carries it: UDP from source port 65330",
                        "left out, since a virtual network never carries it: UDP from source port 68 to 67 (DHCP)");
    }

    @Test
    void multicast_alone_is_blocked_by_the_platform() {
        Answer answer = ask(lab, vm("app"), ip("224.0.0.5"), Traffic.any());

        assertBlocked(answer, Decider.Kind.NO_ADDRESS, "the platform, which never carries this traffic");
        assertThat(answer.asked().isEmpty()).isTrue();
    }

    @Test
    void a_machine_reaches_itself() {
        assertReachable(ask(lab, vm("app"), vm("app"), 80));
    }

    @Test
    void the_same_question_is_answered_in_the_same_words() {
        String first = ask(lab, vm("app"), ip("10.0.1.0/24"), Traffic.any()).explain();

        assertThat(ask(lab, vm("app"), ip("10.0.1.0/24"), Traffic.any()).explain())
                .isEqualTo(first);
    }
}
