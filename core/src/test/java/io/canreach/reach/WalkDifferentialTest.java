package io.canreach.reach;

import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.ip;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Lab;
import io.canreach.model.Network;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.packet.Flow;
import io.canreach.packet.Ip;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Asking about a set of flows is asking about each of them. */
class WalkDifferentialTest {
    private static final Traffic ALL = Traffic.of(Protocol.TCP, PortSet.of(80, 443, 1433))
            .and(Traffic.of(Protocol.UDP, PortSet.of(53)))
            .and(Traffic.of(Protocol.ICMP, PortSet.all()));
    private static final List<String> OUTSIDE = List.of("8.8.8.8", "99.9.9.9");
    private static final List<String> TARGETS = List.of(
            "10.0.1.4",
            "10.0.1.5",
            "10.0.2.4",
            "10.1.1.4",
            "10.0.1.77",
            "10.0.77.1",
            "10.77.0.1",
            "192.168.7.7",
            "192.168.8.8",
            "20.1.1.1",
            "20.1.1.2",
            "20.1.1.9",
            "8.8.8.8",
            "168.63.129.16",
            "169.254.169.254");

    /** Seeds; one that ever failed stays for good. */
    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_whole_set_is_answered_as_each_single_flow_is(long seed) {
        Network network = new RandomNetworks(seed).lab().network();
        Reachability reach = Reachability.of(network);
        List<String> sources = new ArrayList<>(RandomNetworks.MACHINES);
        sources.addAll(OUTSIDE);
        sources.add("10.0.2.99");
        network.all(OnPremisesNetwork.class).forEach(site -> sources.addAll(List.of("192.168.7.7", "192.168.200.1")));

        Answer whole = ask(reach, ip(String.join(",", sources)), ip(String.join(",", TARGETS)), ALL);

        for (String source : sources) {
            for (String target : TARGETS) {
                Answer single = ask(reach, ip(source), ip(target), ALL);
                for (Flow flow : flows(source, target)) {
                    assertThat(fate(whole, flow))
                            .as(() -> flow + " in\n" + single.explain())
                            .isEqualTo(fate(single, flow));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_machine_asked_about_by_name_is_answered_as_by_its_address(long seed) {
        Reachability reach = Reachability.of(new RandomNetworks(seed).lab().network());
        List<String> names = List.of("v1", "v2", "v3", "w1");
        for (int i = 0; i < names.size(); i++) {
            for (int j = 0; j < names.size(); j++) {
                String from = RandomNetworks.MACHINES.get(i);
                String to = RandomNetworks.MACHINES.get(j);

                Answer byName = ask(reach, Asking.vm(names.get(i)), Asking.vm(names.get(j)), ALL);

                Answer byAddress = ask(reach, ip(from), ip(to), ALL);
                assertThat(byName.asked()).isEqualTo(byAddress.asked());
                for (Fate fate : Fate.values()) {
                    assertThat(byName.packets(fate))
                            .as("%s to %s", names.get(i), names.get(j))
                            .isEqualTo(byAddress.packets(fate));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_subnet_asked_about_is_answered_as_its_machines_are(long seed) {
        Reachability reach = Reachability.of(new RandomNetworks(seed).lab().network());

        Answer whole = ask(reach, Asking.subnet("v/a"), Asking.vm("w1"), ALL);

        for (String machine : List.of("10.0.1.4", "10.0.1.5")) {
            Answer single = ask(reach, ip(machine), Asking.vm("w1"), ALL);
            for (Flow flow : flows(machine, "10.1.1.4")) {
                assertThat(fate(whole, flow)).as("%s", flow).isEqualTo(fate(single, flow));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void turning_a_network_s_data_around_does_not_change_it(long seed) {
        Network network = new RandomNetworks(seed).lab().network();

        Network copy = network.toBuilder().build();

        Answer first = ask(network, Asking.vm("v1"), ip(String.join(",", TARGETS)), ALL);
        Answer second = ask(copy, Asking.vm("v1"), ip(String.join(",", TARGETS)), ALL);
        assertThat(second.explain()).isEqualTo(first.explain());
    }

    private static Fate fate(Answer answer, Flow flow) {
        List<Part> parts = answer.parts().stream()
                .filter(part -> part.packets().contains(flow))
                .toList();
        assertThat(parts)
                .as(() -> "parts with " + flow + " of\n" + answer.explain())
                .hasSize(1);
        return parts.get(0).fate();
    }

    private static List<Flow> flows(String source, String target) {
        List<Flow> flows = new ArrayList<>();
        RandomNetworks.PORTS.forEach(port -> flows.add(Flow.tcp(source, 50000, target, port)));
        flows.add(Flow.udp(source, 50000, target, 53));
        flows.add(new Flow(Protocol.ICMP, Ip.parse(source), 0, Ip.parse(target), 0));
        return flows;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_part_has_a_way_and_something_that_decided_it(long seed) {
        Lab lab = new RandomNetworks(seed).lab();

        Answer answer = ask(lab, ip("10.0.1.4"), ip(String.join(",", TARGETS)), ALL);

        assertThat(answer.parts()).allSatisfy(part -> {
            assertThat(part.trace().steps()).isNotEmpty();
            assertThat(part.decidedBy().text()).isNotBlank();
            assertThat(part.trace().hops()).first().extracting(Hop::type).isEqualTo("Source");
        });
    }

    @Test
    void the_random_networks_meet_nearly_everything_that_can_decide() {
        Set<Decider.Kind> met = EnumSet.noneOf(Decider.Kind.class);
        seeds().forEach(seed -> {
            Reachability reach = Reachability.of(new RandomNetworks(seed).lab().network());
            for (String source : List.of("10.0.1.4", "10.0.2.4", "8.8.8.8")) {
                Answer answer = ask(reach, ip(source), ip(String.join(",", TARGETS)), ALL);
                answer.parts().forEach(part -> met.add(part.decidedBy().kind()));
            }
        });

        assertThat(met)
                .contains(
                        Decider.Kind.SECURITY_RULE,
                        Decider.Kind.NO_NSG,
                        Decider.Kind.ROUTE,
                        Decider.Kind.REPLY_ROUTE,
                        Decider.Kind.CONNECTION,
                        Decider.Kind.NO_OWNER,
                        Decider.Kind.STANDARD_PUBLIC_IP,
                        Decider.Kind.NO_OUTBOUND_METHOD,
                        Decider.Kind.NOT_ON_THE_INTERNET,
                        Decider.Kind.UNKNOWN);
    }
}
