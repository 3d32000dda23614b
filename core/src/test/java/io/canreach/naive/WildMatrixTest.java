package io.canreach.naive;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.analysis.EndpointGroup;
import io.canreach.analysis.Fates;
import io.canreach.analysis.ReachabilityMatrix;
import io.canreach.analysis.Segmentation;
import io.canreach.analysis.Violation;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Matrices and segmentations say what single answers say, on random estates of nearly everything that there is. */
class WildMatrixTest {
    private static final int NETWORKS_A_TEST = 10;

    static LongStream tens() {
        return LongStream.range(-1, 4);
    }

    @ParameterizedTest
    @MethodSource("tens")
    void every_cell_of_a_matrix_is_what_the_walk_answers(long ten) {
        for (long seed = ten * NETWORKS_A_TEST; seed < (ten + 1) * NETWORKS_A_TEST; seed++) {
            Network network = WildEstate.network(seed);

            ReachabilityMatrix matrix = ReachabilityMatrix.of(network);
            ReachabilityMatrix complete = ReachabilityMatrix.of(network).complete();

            List<String> differences = new ArrayList<>();
            WildAnswers.of(network).pairs((from, to, expected) -> {
                boolean same =
                        matrix.fates(from, to).equals(expected) && complete.verdict(from, to) == expected.verdict();
                if (!same) {
                    differences.add(from + " to " + to + ": walk " + expected + ", matrix " + matrix.fates(from, to)
                            + ", all together " + complete.verdict(from, to));
                }
            });
            assertThat(differences).as("seed " + seed).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("tens")
    void a_matrix_after_any_single_change_is_the_same_as_a_new_one(long ten) {
        for (long seed = ten * NETWORKS_A_TEST; seed < ten * NETWORKS_A_TEST + 3; seed++) {
            Network network = WildEstate.network(seed);
            WildChange changes = new WildChange(seed);
            ReachabilityMatrix matrix = ReachabilityMatrix.of(network).complete();
            for (int change = 0; change < 3; change++) {
                network = changes.of(network);
                matrix = matrix.after(network).complete();
                assertThat(MatrixDifferentialTest.verdicts(matrix))
                        .as("seed " + seed + ", change " + change)
                        .isEqualTo(MatrixDifferentialTest.verdicts(
                                ReachabilityMatrix.of(network).complete()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tens")
    void what_is_against_a_segmentation_is_all_that_may_arrive(long ten) {
        for (long seed = ten * NETWORKS_A_TEST; seed < ten * NETWORKS_A_TEST + 2; seed++) {
            Network network = WildEstate.network(seed);
            ReachabilityMatrix matrix = ReachabilityMatrix.of(network);
            List<EndpointGroup> groups = groups(network);
            for (EndpointGroup from : groups) {
                for (EndpointGroup to : groups) {
                    String pair = "seed " + seed + ", " + from + " to " + to;
                    segmentation(network, from, to).ifPresent(found -> check(pair, matrix, found));
                }
            }
        }
    }

    private static List<EndpointGroup> groups(Network network) {
        List<EndpointGroup> groups = new ArrayList<>();
        for (VirtualNetwork each : network.all(VirtualNetwork.class)) {
            groups.add(EndpointGroup.inVirtualNetwork(network, each.id().value()));
        }
        groups.add(EndpointGroup.of("outside", new Endpoint.Internet()));
        return groups;
    }

    private record Found(EndpointGroup from, EndpointGroup to, Segmentation segmentation) {}

    /** None where nobody of the one group calls anybody of the other. */
    private static Optional<Found> segmentation(Network network, EndpointGroup from, EndpointGroup to) {
        try {
            return Optional.of(new Found(from, to, Segmentation.noPath(network, from, to)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void check(String pair, ReachabilityMatrix matrix, Found found) {
        for (Endpoint from : found.from().members()) {
            for (Endpoint to : found.to().members()) {
                boolean asked = matrix.endpoints().containsAll(List.of(from, to)) && !from.equals(to);
                if (asked) {
                    PacketSet against = PacketSet.unionOf(found.segmentation().violations().stream()
                            .filter(each ->
                                    each.from().equals(from) && each.to().equals(to))
                            .map(Violation::packets)
                            .toList());
                    Fates fates = matrix.fates(from, to);
                    assertThat(against)
                            .as(pair + ": " + from + " to " + to)
                            .isEqualTo(fates.packets(Fate.DELIVERED).union(fates.packets(Fate.UNDETERMINED)));
                }
            }
        }
    }
}
