package io.canreach.naive;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.analysis.Repair;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.packet.Flow;
import io.canreach.packet.IpSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.reach.Question;
import io.canreach.reach.Traffic;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a repair promises holds by a naive hop-by-hop evaluator as well, on random estates. */
class RepairDifferentialTest {
    private static final List<Integer> PORTS = List.of(52, 53, 79, 80, 81, 443, 1433, 2001);

    static LongStream seeds() {
        return LongStream.range(0, 10);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_is_to_be_delivered_is_delivered_hop_by_hop_too(long seed) {
        Random random = new Random(seed);
        Network network = new RandomEstate(seed).lab().network();
        for (int i = 0; i < 3; i++) {
            String from = pick(random, RandomEstate.MACHINES);
            String to = pick(random, RandomEstate.MACHINES);
            Traffic traffic = Traffic.of(Protocol.TCP, PortSet.of(80, 443));

            Repair repair = Repair.toDeliver(network, question(from, to, traffic));

            repair.network().ifPresent(copy -> {
                check(seed, repair, copy, from, to, 80, NaiveWalk.Outcome.DELIVERED);
                check(seed, repair, copy, from, to, 443, NaiveWalk.Outcome.DELIVERED);
            });
            assertThat(repair.isPossible() || !repair.reasons().isEmpty()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_is_to_be_dropped_is_dropped_hop_by_hop_too(long seed) {
        Random random = new Random(seed);
        Network network = new RandomEstate(seed).lab().network();
        for (int i = 0; i < 3; i++) {
            String from = pick(random, RandomEstate.MACHINES);
            String to = pick(random, RandomEstate.MACHINES);

            Repair repair = Repair.toDrop(network, question(from, to, Traffic.any()));

            repair.network()
                    .ifPresent(copy -> PORTS.forEach(
                            port -> check(seed, repair, copy, from, to, port, NaiveWalk.Outcome.DROPPED)));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void of_what_alone_is_to_be_delivered_nothing_else_is_hop_by_hop(long seed) {
        Random random = new Random(seed);
        Network network = new RandomEstate(seed).lab().network();
        for (int i = 0; i < 3; i++) {
            String from = pick(random, RandomEstate.MACHINES);
            String to = pick(random, RandomEstate.MACHINES);

            Repair repair = Repair.toDeliverOnly(network, question(from, to, Traffic.tcp(80)));

            repair.network()
                    .ifPresent(copy -> PORTS.forEach(port -> check(
                            seed,
                            repair,
                            copy,
                            from,
                            to,
                            port,
                            port == 80 ? NaiveWalk.Outcome.DELIVERED : NaiveWalk.Outcome.DROPPED)));
        }
    }

    @Test
    void nearly_all_that_rules_and_routes_stop_is_repaired() {
        int peered = 0;
        int possible = 0;
        for (long seed = 0; seed < 30; seed++) {
            Network network = new RandomEstate(seed).lab().network();
            Repair repair = Repair.toDeliver(network, question("10.0.1.4", "10.1.1.4", Traffic.tcp(80)));
            boolean open =
                    repair.isNeeded() && repair.reasons().stream().noneMatch(each -> each.contains("are not peered"));
            peered += open ? 1 : 0;
            possible += open && repair.isPossible() ? 1 : 0;
        }

        assertThat(peered).isGreaterThan(5);
        assertThat(possible).isEqualTo(peered);
    }

    private static void check(
            long seed, Repair repair, Network copy, String from, String to, int port, NaiveWalk.Outcome expected) {
        Flow flow = Flow.tcp(from, 50000, to, port);
        assertThat(new NaiveWalk(copy, new NaiveRoutes(copy), new NaiveRules(copy)).send(flow))
                .as(() -> "seed " + seed + ", " + flow + "\n" + repair)
                .isEqualTo(expected);
    }

    private static Question question(String from, String to, Traffic traffic) {
        return Question.of(address(from), address(to), traffic);
    }

    private static Endpoint address(String text) {
        return new Endpoint.Address(IpSet.parse(text));
    }

    private static <T> T pick(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
