package io.canreach.naive;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.analysis.Fates;
import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.Network;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Fate;
import io.canreach.reach.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an answer is sure of stays so whatever the unknown turns out to be, on random estates of nearly everything. */
class WildHonestyTest {
    private static final int NETWORKS_A_TEST = 10;

    /** Seeds of estates whose answers ever were sure of what they did not know. */
    private static final List<Long> KEPT = List.of(1040L, 1346L, 2278L);

    static LongStream tens() {
        return LongStream.range(-1, 3);
    }

    static LongStream seeds() {
        return LongStream.concat(LongStream.range(-10, 20), KEPT.stream().mapToLong(Long::longValue));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_is_sure_stays_so_when_the_unknown_becomes_known(long seed) {
        Random random = new Random(seed);
        Network network = WildEstate.network(seed);
        WildAnswers known = WildAnswers.of(WildSettled.of(network, random));

        assertThat(contradictions(network, known)).as("seed " + seed).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tens")
    void what_is_sure_with_an_open_assumption_is_so_by_both_readings(long ten) {
        for (long seed = ten * NETWORKS_A_TEST; seed < ten * NETWORKS_A_TEST + 3; seed++) {
            Network network = WildEstate.network(seed);
            List<Assumption> all = List.of(Assumption.values());
            Assumption one = all.get((int) Math.floorMod(seed * 7, (long) all.size()));
            Network open = reading(network, one, Reading.ASK);
            for (Reading reading : List.of(Reading.FIRST, Reading.SECOND)) {
                assertThat(contradictions(open, WildAnswers.of(reading(network, one, reading))))
                        .as("seed " + seed + ", " + one + " " + reading)
                        .isEmpty();
            }
        }
    }

    private static Network reading(Network network, Assumption assumption, Reading reading) {
        return network.toBuilder()
                .assumptions(network.assumptions().with(assumption, reading))
                .build();
    }

    /** Flows of which one network is sure, and another, of which more is known, says otherwise. */
    private static List<String> contradictions(Network network, WildAnswers known) {
        List<String> wrong = new ArrayList<>();
        WildAnswers.of(network).pairs((from, to, fates) -> {
            Fates now = known.fates(from, to, Traffic.any());
            PacketSet lost = fates.delivered().intersect(now.dropped().union(now.undetermined()));
            PacketSet found = fates.dropped().intersect(now.delivered().union(now.undetermined()));
            boolean blocked =
                    WildAnswers.asked(fates).isEmpty() && !now.delivered().isEmpty();
            if (!lost.isEmpty() || !found.isEmpty() || blocked) {
                wrong.add(from + " to " + to + ": " + fates + ", then " + now);
            }
        });
        return wrong;
    }

    @ParameterizedTest
    @MethodSource("tens")
    void an_answer_about_some_traffic_is_part_of_the_one_about_any(long ten) {
        for (long seed = ten * NETWORKS_A_TEST; seed < (ten + 1) * NETWORKS_A_TEST; seed++) {
            WildAnswers answers = WildAnswers.of(WildEstate.network(seed));
            Traffic some = seed % 2 == 0 ? Traffic.tcp(80) : Traffic.tcp(443);
            List<String> wrong = new ArrayList<>();
            answers.pairs((from, to, fates) -> {
                Fates part = answers.fates(from, to, some);
                PacketSet both = some.between(IpSet.all(), IpSet.all())
                        .intersect(WildAnswers.asked(fates))
                        .intersect(WildAnswers.asked(part));
                for (Fate fate : Fate.values()) {
                    if (!fates.packets(fate)
                            .intersect(both)
                            .equals(part.packets(fate).intersect(both))) {
                        wrong.add(from + " to " + to + ": " + fates + ", of which " + part);
                    }
                }
            });
            assertThat(wrong).as("seed " + seed).isEmpty();
        }
    }
}
