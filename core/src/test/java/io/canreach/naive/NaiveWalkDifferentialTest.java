package io.canreach.naive;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Endpoint;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.packet.Cidr;
import io.canreach.packet.Flow;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.reach.Answer;
import io.canreach.reach.Fate;
import io.canreach.reach.Part;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Stage;
import io.canreach.reach.Traffic;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The walk over sets and a naive hop-by-hop evaluator of one flow agree on every flow of a grid that has both sides of
 * every boundary.
 */
class NaiveWalkDifferentialTest {
    private static final int NETWORKS_A_TEST = 100;
    private static final List<Integer> PORTS = List.of(52, 53, 54, 79, 80, 81, 442, 443, 2000, 2001);

    /** Seeds that ever failed; they stay for good. */
    private static final List<Long> KEPT = List.of();

    static LongStream hundreds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("hundreds")
    void the_walk_over_sets_agrees_with_the_naive_one(long hundred) {
        for (long seed = hundred * NETWORKS_A_TEST; seed < (hundred + 1) * NETWORKS_A_TEST; seed++) {
            compare(seed);
        }
    }

    static LongStream someHundreds() {
        return LongStream.range(100, 103);
    }

    @ParameterizedTest
    @MethodSource("someHundreds")
    void so_it_does_with_security_admin_rules(long hundred) {
        for (long seed = hundred * NETWORKS_A_TEST; seed < (hundred + 1) * NETWORKS_A_TEST; seed++) {
            compare(seed, new RandomEstate(seed).ruledLab().network());
        }
    }

    @ParameterizedTest
    @MethodSource("someHundreds")
    void so_it_does_with_machines_of_several_addresses(long hundred) {
        for (long seed = hundred * NETWORKS_A_TEST; seed < hundred * NETWORKS_A_TEST + 20; seed++) {
            compare(seed, new RandomEstate(seed, true).lab().network());
        }
    }

    @Test
    void it_still_does_where_it_once_did_not() {
        KEPT.forEach(NaiveWalkDifferentialTest::compare);
    }

    private static void compare(long seed) {
        compare(seed, new RandomEstate(seed).lab().network());
    }

    private static void compare(long seed, Network network) {
        List<Ip> sources = new ArrayList<>(sources());
        List<Ip> targets = new ArrayList<>(targets());
        List<Ip> more = more(network);
        sources.addAll(more);
        targets.addAll(more);
        if (!more.isEmpty()) {
            RandomEstate.MACHINES.forEach(each -> targets.add(Ip.parse(RandomEstate.secondPublicOf(each))));
        }
        Answer answer = Reachability.of(network).answer(Question.of(endpoint(sources), endpoint(targets), traffic()));
        Comparison comparison = new Comparison(seed, network, answer);
        for (Ip source : sources) {
            for (Ip target : targets) {
                for (int port : PORTS) {
                    comparison.compare(new Flow(Protocol.TCP, source, 50000, target, port));
                }
                comparison.compare(new Flow(Protocol.UDP, source, 50000, target, 53));
            }
        }
    }

    /** One network, answered by sets, to be compared with the naive answer for each flow. */
    private static final class Comparison {
        private final long seed;
        private final Network network;
        private final Answer answer;
        private final NaiveRoutes routes;
        private final NaiveRules rules;
        private final Map<Fate, PacketSet> fates = new EnumMap<>(Fate.class);

        Comparison(long seed, Network network, Answer answer) {
            this.seed = seed;
            this.network = network;
            this.answer = answer;
            this.routes = new NaiveRoutes(network);
            this.rules = new NaiveRules(network);
            for (Fate fate : Fate.values()) {
                fates.put(fate, answer.packets(fate));
            }
        }

        void compare(Flow flow) {
            NaiveWalk.Outcome outcome = new NaiveWalk(network, routes, rules).send(flow);
            if (outcome == NaiveWalk.Outcome.NOT_SAID) {
                return;
            }
            Fate expected = outcome == NaiveWalk.Outcome.DELIVERED ? Fate.DELIVERED : Fate.DROPPED;
            if (!fates.get(expected).contains(flow)) {
                Part part = part(flow);
                if (hasUnknownPort(part)) {
                    return;
                }
                assertThat(part.fate())
                        .as(() -> "seed " + seed + ", " + flow + "\n" + part.trace() + "\n" + part.decidedBy())
                        .isEqualTo(expected);
            }
        }

        /** Whoever hides the source chooses a port, on which rules may depend that are asked about the reply. */
        private static boolean hasUnknownPort(Part part) {
            return part.fate() == Fate.UNDETERMINED
                    && part.decidedBy().text().startsWith("which address or port the flows have here")
                    && part.trace().steps().stream()
                            .anyMatch(step -> step.text().contains("sends it from"))
                    && part.trace().steps().stream().anyMatch(step -> step.stage() == Stage.REPLY);
        }

        private Part part(Flow flow) {
            List<Part> parts = answer.parts().stream()
                    .filter(part -> part.packets().contains(flow))
                    .toList();
            assertThat(parts).as("parts with %s, seed %s", flow, seed).hasSize(1);
            return parts.get(0);
        }
    }

    private static Traffic traffic() {
        PortSet ports = PortSet.of(PORTS.stream().mapToInt(Integer::intValue).toArray());
        return Traffic.of(Protocol.TCP, ports).and(Traffic.of(Protocol.UDP, ports));
    }

    private static Endpoint endpoint(List<Ip> addresses) {
        return new Endpoint.Address(
                IpSet.unionOf(addresses.stream().map(IpSet::of).toList()));
    }

    /** The second addresses that machines have. */
    private static List<Ip> more(Network network) {
        return network.all(NetworkInterface.class).stream()
                .flatMap(nic -> nic.ipConfigurations().stream().skip(1))
                .map(each -> ((KnownAddress) each.privateAddress()).ip())
                .toList();
    }

    private static List<Ip> sources() {
        List<Ip> sources =
                new ArrayList<>(RandomEstate.MACHINES.stream().map(Ip::parse).toList());
        List.of("7.255.255.255", "8.0.0.0", "8.255.255.255", "9.0.0.0").forEach(text -> sources.add(Ip.parse(text)));
        return sources;
    }

    /** All machines, all public addresses, and both sides of both ends of every prefix. */
    private static List<Ip> targets() {
        Set<Ip> targets = new TreeSet<>();
        RandomEstate.MACHINES.forEach(text -> targets.add(Ip.parse(text)));
        RandomEstate.PUBLIC.forEach(text -> targets.add(Ip.parse(text)));
        for (String text : RandomEstate.PREFIXES) {
            Cidr prefix = Cidr.parse(text);
            targets.addAll(List.of(
                    prefix.first(),
                    prefix.last(),
                    prefix.first().plus(-1),
                    prefix.last().plus(1)));
        }
        return List.copyOf(targets);
    }
}
