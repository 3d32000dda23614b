package io.canreach.naive;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.analysis.Fates;
import io.canreach.analysis.ReachabilityMatrix;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.reach.Fate;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import io.canreach.reach.UnknownEndpointException;
import io.canreach.reach.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cell of a matrix is what the walk answers for its pair, on random networks with and without anything special. */
class MatrixDifferentialTest {
    private static final int NETWORKS_A_TEST = 10;

    static LongStream tens() {
        return LongStream.range(0, 8);
    }

    @ParameterizedTest
    @MethodSource("tens")
    void a_matrix_says_what_the_walk_says(long ten) {
        for (long seed = ten * NETWORKS_A_TEST; seed < (ten + 1) * NETWORKS_A_TEST; seed++) {
            assertThat(differences(new RandomEstate(seed).lab().network()))
                    .as("seed " + seed)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("tens")
    void a_matrix_says_what_the_walk_says_with_admin_rules(long ten) {
        for (long seed = ten * NETWORKS_A_TEST; seed < ten * NETWORKS_A_TEST + 3; seed++) {
            assertThat(differences(new RandomEstate(seed).ruledLab().network()))
                    .as("seed " + seed)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("tens")
    void a_matrix_says_what_the_walk_says_between_plain_machines(long ten) {
        for (long seed = ten * NETWORKS_A_TEST; seed < (ten + 1) * NETWORKS_A_TEST; seed++) {
            assertThat(differences(new RandomEstate(seed).plainLab().network()))
                    .as("seed " + seed)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("tens")
    void a_matrix_says_what_the_walk_says_where_many_meet_the_same(long ten) {
        for (long seed = ten * NETWORKS_A_TEST; seed < ten * NETWORKS_A_TEST + 4; seed++) {
            assertThat(differences(new RandomEstate(seed).crowdedLab().network()))
                    .as("seed " + seed)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("tens")
    void a_matrix_after_changes_is_the_same_as_a_new_one(long ten) {
        for (long seed = ten * NETWORKS_A_TEST; seed < ten * NETWORKS_A_TEST + 4; seed++) {
            RandomEstate estate = new RandomEstate(seed);
            Network network = estate.crowdedLab().network();
            ReachabilityMatrix matrix = ReachabilityMatrix.of(network).complete();
            for (int change = 0; change < 4; change++) {
                network = estate.withOtherRules(network);
                matrix = matrix.after(network).complete();
                assertThat(verdicts(matrix))
                        .as("seed " + seed + ", change " + change)
                        .isEqualTo(verdicts(ReachabilityMatrix.of(network).complete()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tens")
    void a_matrix_after_any_other_change_is_the_same_as_a_new_one(long ten) {
        Network before = new RandomEstate(ten).crowdedLab().network();
        Network after = new RandomEstate(ten + 1).crowdedLab().network();

        ReachabilityMatrix matrix = ReachabilityMatrix.of(before).complete().after(after);

        assertThat(verdicts(matrix))
                .isEqualTo(verdicts(ReachabilityMatrix.of(after).complete()));
    }

    /** The verdict of each pair, by the names of its ends. */
    static Map<String, Verdict> verdicts(ReachabilityMatrix matrix) {
        Map<String, Verdict> verdicts = new TreeMap<>();
        for (Endpoint from : matrix.endpoints()) {
            for (Endpoint to : matrix.endpoints()) {
                verdicts.put(from + " to " + to, matrix.verdict(from, to));
            }
        }
        return verdicts;
    }

    private static List<String> differences(Network network) {
        ReachabilityMatrix matrix = ReachabilityMatrix.of(network);
        ReachabilityMatrix complete = ReachabilityMatrix.of(network).complete();
        Reachability walk = Reachability.of(network);
        List<String> differences = new ArrayList<>();
        for (Endpoint from : matrix.endpoints()) {
            for (Endpoint to : matrix.endpoints()) {
                compare(matrix, walk, from, to, differences);
                if (complete.verdict(from, to) != matrix.verdict(from, to)) {
                    differences.add(from + " to " + to + ": " + matrix.verdict(from, to) + ", but all together "
                            + complete.verdict(from, to));
                }
            }
        }
        return differences;
    }

    private static void compare(
            ReachabilityMatrix matrix, Reachability walk, Endpoint from, Endpoint to, List<String> differences) {
        try {
            Fates expected = Fates.of(walk.answer(Question.of(from, to, Traffic.any())));
            Fates actual = matrix.fates(from, to);
            if (!actual.equals(expected)) {
                differences.add(from + " to " + to + ": walk " + expected + ", matrix " + actual);
            }
        } catch (UnknownEndpointException e) {
            if (!matrix.packets(from, to, Fate.DELIVERED).isEmpty()) {
                differences.add(from + " does not call, but reaches " + to);
            }
        }
    }
}
