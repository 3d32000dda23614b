package io.canreach.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.Direction;
import io.canreach.model.Lab;
import io.canreach.model.Network;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.Subnet;
import io.canreach.packet.Flow;
import io.canreach.packet.PacketSet;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The two ways to evaluate a rule list agree: the compiled one on sets, and the one that tells it field by field. */
class RuleListDifferentialTest {
    /** Seeds; one that ever failed stays for good. */
    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void both_ways_decide_alike_on_both_sides_of_every_boundary(long seed) {
        RandomRules random = new RandomRules(seed);
        NetworkSecurityGroup group = random.group();
        for (Reading reading : Reading.values()) {
            RuleList list = list(group, reading);

            List<RulePart> parts = list.evaluate(PacketSet.all());

            assertPartition(parts, PacketSet.all());
            for (RuleMatch match : list.rules()) {
                random.around(match).forEach(flow -> assertAgreement(group, reading, list, parts, flow));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_part_of_the_packets_is_decided_as_the_whole_is(long seed) {
        RandomRules random = new RandomRules(seed);
        RuleList list = list(random.group(), Reading.ASK);
        PacketSet asked = random.pick(list.rules()).possible();

        List<RulePart> parts = list.evaluate(asked);

        assertPartition(parts, asked);
        List<RulePart> whole = list.evaluate(PacketSet.all());
        for (Outcome outcome : Outcome.values()) {
            assertThat(packets(parts, outcome))
                    .isEqualTo(packets(whole, outcome).intersect(asked));
        }
    }

    private static RuleList list(NetworkSecurityGroup group, Reading reading) {
        Network network = RandomRules.lab()
                .assume(Assumption.PORT_RULE_ON_PORTLESS_PROTOCOL, reading)
                .network();
        Subnet subnet = network.get(Subnet.class, Lab.subnetId("v", "web"));
        return RuleList.of(group, Direction.INBOUND, RuleScope.of(network, subnet));
    }

    private static void assertPartition(List<RulePart> parts, PacketSet asked) {
        PacketSet seen = PacketSet.empty();
        for (RulePart part : parts) {
            assertThat(part.packets().isEmpty())
                    .as("empty part of %s", part.rule())
                    .isFalse();
            assertThat(part.packets().overlaps(seen))
                    .as("overlap at %s", part.rule())
                    .isFalse();
            seen = seen.union(part.packets());
        }
        assertThat(seen).isEqualTo(asked);
    }

    private static void assertAgreement(
            NetworkSecurityGroup group, Reading reading, RuleList list, List<RulePart> parts, Flow flow) {
        RulePart told = list.decide(flow);
        RulePart compiled = parts.stream()
                .filter(part -> part.packets().contains(flow))
                .findFirst()
                .orElseThrow();

        assertThat(compiled.outcome() + " " + compiled.rule())
                .as("%s by reading %s of %s", flow, reading, group.rules())
                .isEqualTo(told.outcome() + " " + told.rule());
        assertThat(compiled.doubts().isEmpty()).isEqualTo(compiled.outcome() != Outcome.UNDETERMINED);
        assertThat(told.doubts().isEmpty()).isEqualTo(compiled.doubts().isEmpty());
    }

    private static PacketSet packets(List<RulePart> parts, Outcome outcome) {
        return PacketSet.unionOf(parts.stream()
                .filter(part -> part.outcome() == outcome)
                .map(RulePart::packets)
                .toList());
    }
}
