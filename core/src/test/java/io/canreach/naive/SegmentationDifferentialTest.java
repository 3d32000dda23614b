package io.canreach.naive;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.analysis.EndpointGroup;
import io.canreach.analysis.Segmentation;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.model.VirtualMachine;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Fate;
import io.canreach.reach.Part;
import io.canreach.reach.Question;
import io.canreach.reach.Traffic;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Segmentation between many machines, most of whose pairs are not asked about one by one, is what single answers say. */
class SegmentationDifferentialTest {
    static LongStream seeds() {
        return LongStream.range(0, 8);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void pairs_are_in_the_way_of_it_by_exactly_the_flows_that_are_open(long seed) {
        Network network = new RandomEstate(seed).crowdedLab().network();
        EndpointGroup all = machines(network);

        Segmentation segmentation = Segmentation.noPath(network, all, all);

        assertThat(violations(segmentation)).isEqualTo(open(network, all, PacketSet.all()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void pairs_are_in_the_way_of_it_by_exactly_the_other_flows_that_are_open(long seed) {
        Network network = new RandomEstate(seed).crowdedLab().network();
        EndpointGroup all = machines(network);
        Traffic allowed = Traffic.tcp(80).and(Traffic.tcp(443));

        Segmentation segmentation = Segmentation.onlyOn(network, all, all, allowed);

        PacketSet others = allowed.between(IpSet.all(), IpSet.all()).complement();
        assertThat(violations(segmentation)).isEqualTo(open(network, all, others));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_fate_of_a_violation_is_known_without_its_answer_and_is_that_of_its_first_part(long seed) {
        Network network = new RandomEstate(seed).crowdedLab().network();
        EndpointGroup all = machines(network);

        Segmentation segmentation = Segmentation.onlyOn(network, all, all, Traffic.tcp(443));

        assertThat(segmentation.violations()).isNotEmpty().allSatisfy(each -> {
            assertThat(each.fate()).isEqualTo(each.first().fate());
            assertThat(each.answer().question()).isEqualTo(Question.of(each.from(), each.to(), Traffic.any()));
            assertThat(each.answer().packets(each.fate()).encloses(each.first().packets()))
                    .isTrue();
        });
    }

    private static EndpointGroup machines(Network network) {
        return EndpointGroup.matching(network, "machines", VirtualMachine.class::isInstance);
    }

    private static Map<String, PacketSet> violations(Segmentation segmentation) {
        return segmentation.violations().stream()
                .collect(Collectors.toMap(
                        each -> each.from() + " to " + each.to(),
                        each -> PacketSet.unionOf(
                                each.parts().stream().map(Part::packets).toList()),
                        PacketSet::union,
                        TreeMap::new));
    }

    private static Map<String, PacketSet> open(Network network, EndpointGroup all, PacketSet some) {
        WildAnswers answers = WildAnswers.of(network);
        Map<String, PacketSet> open = new TreeMap<>();
        for (Endpoint from : all.members()) {
            for (Endpoint to : all.members()) {
                var fates = answers.fates(from, to, Traffic.any());
                PacketSet flows = fates.packets(Fate.DELIVERED)
                        .union(fates.packets(Fate.UNDETERMINED))
                        .intersect(some);
                if (!from.equals(to) && !flows.isEmpty()) {
                    open.put(from + " to " + to, flows);
                }
            }
        }
        return open;
    }
}
