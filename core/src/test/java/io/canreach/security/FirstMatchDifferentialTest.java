package io.canreach.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Access;
import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.Direction;
import io.canreach.model.Lab;
import io.canreach.model.Network;
import io.canreach.model.Subnet;
import io.canreach.packet.PacketSet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A compiled list, one of which only rules near the packets are looked at, and one evaluated rule by rule agree. */
class FirstMatchDifferentialTest {
    /** Seeds; one that ever failed stays for good. */
    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_compiled_list_decides_as_rule_by_rule(long seed) {
        List<RuleMatch> certain = rules(seed, Reading.FIRST).stream()
                .filter(match ->
                        match.doubts().isEmpty() && match.rule().unsettled().isEmpty())
                .toList();
        FirstMatch list = new FirstMatch(certain);

        for (PacketSet packets : asked(seed, certain)) {
            assertThat(list.compiled(packets)).isEqualTo(plainly(certain, packets));
            assertThat(list.oneByOne(packets)).isEqualTo(plainly(certain, packets));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void rules_that_may_match_are_never_left_out(long seed) {
        List<RuleMatch> rules = rules(seed, Reading.ASK);
        FirstMatch list = new FirstMatch(rules);

        for (PacketSet packets : asked(seed, rules)) {
            assertThat(list.compiled(packets)).isEqualTo(plainly(rules, packets));
            assertThat(list.oneByOne(packets)).isEqualTo(plainly(rules, packets));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void fates_alone_are_those_of_the_parts(long seed) {
        List<RuleMatch> rules = rules(seed, Reading.ASK);
        FirstMatch list = new FirstMatch(rules);

        for (PacketSet packets : asked(seed, rules)) {
            var outcomes = list.outcomes(packets);
            for (Outcome outcome : Outcome.values()) {
                assertThat(outcomes.getOrDefault(outcome, PacketSet.empty()))
                        .isEqualTo(PacketSet.unionOf(plainly(rules, packets).stream()
                                .filter(part -> part.outcome() == outcome)
                                .map(RulePart::packets)
                                .toList()));
            }
        }
    }

    private static List<RulePart> plainly(List<RuleMatch> rules, PacketSet packets) {
        return new Deciding<>(rules, match -> match.rule().access(), EnumSet.allOf(Access.class))
                .evaluate(packets).stream()
                        .map(part -> new RulePart(
                                part.packets(),
                                part.decisions().size() == 1
                                        ? Outcome.of(part.match().rule().access())
                                        : Outcome.UNDETERMINED,
                                part.match().rule(),
                                part.doubts()))
                        .toList();
    }

    private static List<PacketSet> asked(long seed, List<RuleMatch> rules) {
        RandomRules random = new RandomRules(seed);
        List<PacketSet> asked = new ArrayList<>(List.of(PacketSet.all()));
        random.around(random.pick(rules)).forEach(flow -> asked.add(PacketSet.of(flow)));
        asked.add(random.pick(rules).possible());
        asked.add(random.pick(rules).possible().union(random.pick(rules).certain()));
        return asked;
    }

    /** The rules of several groups behind each other. */
    private static List<RuleMatch> rules(long seed, Reading reading) {
        Network network = RandomRules.lab()
                .assume(Assumption.PORT_RULE_ON_PORTLESS_PROTOCOL, reading)
                .network();
        Subnet subnet = network.get(Subnet.class, Lab.subnetId("v", "web"));
        List<RuleMatch> rules = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            RuleList.of(new RandomRules(seed * 8 + i).group(), Direction.INBOUND, RuleScope.of(network, subnet))
                    .rules()
                    .stream()
                    .filter(match -> !match.rule().isDefault())
                    .forEach(rules::add);
        }
        return rules;
    }
}
