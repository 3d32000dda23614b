package io.canreach.naive;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.analysis.Exposed;
import io.canreach.analysis.Exposure;
import io.canreach.model.Endpoint;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.VirtualMachine;
import io.canreach.packet.Flow;
import io.canreach.packet.Ip;
import io.canreach.packet.PacketSet;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is exposed, to the Internet or to a machine, is what gets there by a naive walk of one flow after another. */
class ExposureDifferentialTest {
    private static final List<Integer> PORTS = List.of(52, 53, 54, 79, 80, 81, 442, 443, 2000, 2001);
    private static final List<String> OUTSIDE = List.of("7.255.255.255", "8.0.0.0", "8.255.255.255", "9.0.0.0");

    static LongStream seeds() {
        return LongStream.range(0, 12);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_internet_reaches_what_the_naive_walk_delivers(long seed) {
        Network network = new RandomEstate(seed).openLab().network();
        List<Flow> flows = new ArrayList<>();
        for (PublicIpAddress each : network.all(PublicIpAddress.class)) {
            for (String source : OUTSIDE) {
                addFlows(Ip.parse(source), ((KnownAddress) each.address()).ip(), flows);
            }
        }

        Exposure exposure = Exposure.of(network);

        assertThat(flows.stream().filter(packets(exposure.exposed())::contains))
                .as("seed %s", seed)
                .containsExactlyElementsOf(delivered(network, flows));
        assertThat(exposure.undetermined()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_machine_reaches_what_the_naive_walk_delivers(long seed) {
        Network network = new RandomEstate(seed).crowdedLab().network();
        VirtualMachine caller = network.named(VirtualMachine.class, "h1").get(0);
        List<Flow> flows = new ArrayList<>();
        for (VirtualMachine each : network.all(VirtualMachine.class)) {
            if (!each.equals(caller) && each.appliance().isEmpty()) {
                addFlows(ip(network, caller), ip(network, each), flows);
            }
        }

        Exposure exposure = Exposure.to(network, new Endpoint.Named(Endpoint.Kind.VM, "h1"));

        PacketSet doubtful = packets(exposure.undetermined());
        List<Flow> known =
                flows.stream().filter(each -> !doubtful.contains(each)).toList();
        assertThat(known.stream().filter(packets(exposure.exposed())::contains))
                .as("seed %s", seed)
                .containsExactlyElementsOf(delivered(network, known));
    }

    private static void addFlows(Ip source, Ip target, List<Flow> into) {
        for (int port : PORTS) {
            into.add(new Flow(Protocol.TCP, source, 50000, target, port));
            into.add(new Flow(Protocol.UDP, source, 50000, target, port));
        }
    }

    private static Ip ip(Network network, VirtualMachine machine) {
        NetworkInterface nic =
                network.get(NetworkInterface.class, machine.networkInterfaces().get(0));
        return ((KnownAddress) nic.ipConfigurations().get(0).privateAddress()).ip();
    }

    private static PacketSet packets(List<Exposed> some) {
        return PacketSet.unionOf(some.stream().map(Exposed::packets).toList());
    }

    private static List<Flow> delivered(Network network, List<Flow> flows) {
        NaiveRoutes routes = new NaiveRoutes(network);
        NaiveRules rules = new NaiveRules(network);
        return flows.stream()
                .filter(each -> new NaiveWalk(network, routes, rules).send(each) == NaiveWalk.Outcome.DELIVERED)
                .toList();
    }
}
