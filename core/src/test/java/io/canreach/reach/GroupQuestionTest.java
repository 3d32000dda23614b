package io.canreach.reach;

import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.internet;
import static io.canreach.reach.Asking.ip;
import static io.canreach.reach.Asking.subnet;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.Access;
import io.canreach.model.Direction;
import io.canreach.model.Endpoint;
import io.canreach.model.Lab;
import io.canreach.model.Ports;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Questions about sets of ends, and answers split by what decides. */
class GroupQuestionTest {
    private final Lab lab = new Lab()
            .vnet("v", "10.0.0.0/16")
            .subnet("web", "10.0.1.0/24")
            .vm("w1", "10.0.1.4")
            .vm("w2", "10.0.1.5")
            .subnet("data", "10.0.2.0/24")
            .subnetNsg(
                    "n",
                    Lab.rule(100, Direction.INBOUND, Access.ALLOW)
                            .withProtocol(Protocol.TCP)
                            .withSource(Lab.prefix("10.0.1.4/32"))
                            .withDestinationPorts(List.of(Ports.parse("1433"))),
                    Lab.rule(200, Direction.INBOUND, Access.DENY))
            .vm("d1", "10.0.2.4")
            .publicIp(Sku.BASIC, "20.1.1.1")
            .vm("d2", "10.0.2.5");

    @Test
    void an_answer_is_split_by_what_decides_with_exact_counts_and_examples() {
        Traffic sql = Traffic.of(Protocol.TCP, PortSet.of(1433, 1434));

        Answer answer = ask(lab, group("web", vm("w1"), vm("w2")), group("data", vm("d1"), vm("d2")), sql);

        assertThat(answer.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(answer.decisions()).hasSize(2);
        Decision delivered = answer.decisions(Fate.DELIVERED).get(0);
        assertThat(delivered.size()).isEqualTo(BigInteger.valueOf(2 * 65536));
        assertThat(delivered.by().name()).isEqualTo("rule-100");
        Decision dropped = answer.decisions(Fate.DROPPED).get(0);
        assertThat(dropped.size()).isEqualTo(BigInteger.valueOf(6 * 65536));
        assertThat(dropped.packets()).isEqualTo(answer.packets(Fate.DROPPED));
        assertThat(delivered)
                .hasToString("131072 flows delivered, allowed by security rule 'rule-100' (100, Inbound) of"
                        + " NSG 'n' on subnet 'v/data': TCP 1433 10.0.1.4 -> 10.0.2.4/31, such as TCP 10.0.1.4:49152 ->"
                        + " 10.0.2.4:1433");
    }

    @Test
    void all_some_and_none_are_told_apart() {
        Answer some = ask(lab, vm("w1"), vm("d1"), Traffic.of(Protocol.TCP, PortSet.of(1433, 1434)));
        Answer none = ask(lab, vm("w2"), vm("d1"), 1433);

        assertThat(some.all(Fate.DELIVERED)).isFalse();
        assertThat(some.some(Fate.DELIVERED)).isTrue();
        assertThat(some.none(Fate.DELIVERED)).isFalse();
        assertThat(none.all(Fate.DROPPED)).isTrue();
        assertThat(none.none(Fate.DELIVERED)).isTrue();
    }

    @Test
    void what_is_undetermined_is_neither_some_nor_none() {
        Answer open = ask(lab, vm("w1"), vm("d1"), 1433).ofOne(new io.canreach.model.Unknown("which"));
        assertThat(open.all(Fate.DELIVERED)).isTrue();
        Answer unknown = ask(lab, vm("w1"), vm("d1"), Traffic.of(Protocol.TCP, PortSet.of(1433, 1434)))
                .ofOne(new io.canreach.model.Unknown("which"));

        assertThat(unknown.some(Fate.DELIVERED)).isFalse();
        assertThat(unknown.none(Fate.DELIVERED)).isFalse();
    }

    @Test
    void a_member_without_an_address_is_not_passed_over() {
        Answer answer = ask(lab, internet(), group("data", vm("d1"), vm("d2")), 1433);

        assertThat(answer.all(Fate.DELIVERED)).isFalse();
        assertThat(answer.decisions()).anySatisfy(each -> {
            assertThat(each.by().kind()).isEqualTo(Decider.Kind.NO_ADDRESS);
            assertThat(each.toString()).startsWith("no flow, dropped: no public address: vm 'd2' has none");
        });
    }

    @Test
    void a_group_does_not_ask_about_itself_and_an_empty_one_is_refused() {
        Answer answer = ask(lab, group("web", vm("w1"), vm("w2")), group("web", vm("w1"), vm("w2")), 80);

        assertThat(answer.asked().size()).isEqualTo(BigInteger.valueOf(2 * 65536));
        assertThatThrownBy(() -> ask(lab, group("nobody"), vm("d1"), 80)).hasMessageContaining("nobody is empty");
        assertThatThrownBy(() -> ask(lab, group("one", vm("w1")), vm("w1"), 80))
                .hasMessage("one has no member that calls another one of vm 'w1'");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_group_is_answered_as_its_members_are_one_by_one(long seed) {
        Reachability reach = Reachability.of(new RandomNetworks(seed).lab().network());
        List<Endpoint> from = List.of(vm("v1"), vm("v3"), ip("10.0.2.99"), internet());
        List<Endpoint> to = List.of(vm("v2"), vm("w1"), subnet("v/b"));

        Answer whole = ask(reach, new Endpoint.Group("from", from), new Endpoint.Group("to", to), Traffic.any());

        for (Fate fate : Fate.values()) {
            PacketSet single = PacketSet.unionOf(from.stream()
                    .flatMap(a -> to.stream().map(b -> ask(reach, a, b, Traffic.any())))
                    .map(answer -> answer.packets(fate))
                    .toList());
            assertThat(whole.packets(fate)).isEqualTo(single);
            assertThat(PacketSet.unionOf(whole.decisions(fate).stream()
                            .map(Decision::packets)
                            .toList()))
                    .isEqualTo(single);
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 12);
    }

    private static Endpoint group(String name, Endpoint... members) {
        return new Endpoint.Group(name, List.of(members));
    }
}
