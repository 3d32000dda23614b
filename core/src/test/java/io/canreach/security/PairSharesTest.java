package io.canreach.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.Direction;
import io.canreach.model.Lab;
import io.canreach.model.Network;
import io.canreach.model.Subnet;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.packet.ServiceSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a list of rules found for one pair of addresses is what a list finds that was never asked about another one. */
class PairSharesTest {
    private static final List<Ip> ADDRESSES = Stream.of(
                    "10.0.1.4",
                    "10.0.1.5",
                    "10.0.2.7",
                    "10.1.3.4",
                    "20.38.0.1",
                    "168.63.129.16",
                    "203.0.113.9",
                    "2001:db8:1:1::4",
                    "2001:db8:1:1::5",
                    "2001:db8:1:2::9",
                    "2603:1000::7",
                    "2a00::1")
            .map(Ip::parse)
            .toList();

    private static final List<ServiceSet> SERVICES = List.of(
            ServiceSet.of(Protocol.all(), PortSet.all(), PortSet.all()),
            ServiceSet.of(Set.of(Protocol.TCP), PortSet.all(), PortSet.of(443)),
            ServiceSet.of(Set.of(Protocol.ICMP), PortSet.all(), PortSet.all()),
            ServiceSet.of(Set.of(Protocol.UDP), PortSet.range(1024, 65_535), PortSet.of(80, 1433)));

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void each_pair_gets_the_parts_that_it_would_get_alone(long seed) {
        List<RuleMatch> rules = rules(seed);
        FirstMatch asked = new FirstMatch(rules);

        for (PacketSet packets : pairs()) {
            List<RulePart> alone = new FirstMatch(rules).oneByOne(packets);

            assertThat(asked.oneByOne(packets)).isEqualTo(alone);
            assertThat(asked.oneByOne(packets)).isEqualTo(alone);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void threads_that_ask_a_fresh_list_at_once_get_the_parts_that_each_would_get_alone(long seed) {
        List<RuleMatch> rules = rules(seed);
        List<PacketSet> pairs = pairs();
        List<List<RulePart>> alone = pairs.stream()
                .map(packets -> new FirstMatch(rules).oneByOne(packets))
                .toList();

        for (int round = 0; round < 20; round++) {
            FirstMatch asked = new FirstMatch(rules);
            List<List<RulePart>> parts =
                    pairs.parallelStream().map(asked::oneByOne).toList();

            assertThat(parts).isEqualTo(alone);
        }
    }

    private static List<PacketSet> pairs() {
        List<PacketSet> pairs = new ArrayList<>();
        for (ServiceSet services : SERVICES) {
            for (Ip source : ADDRESSES) {
                for (Ip destination : ADDRESSES) {
                    PacketSet pair = services.between(IpSet.of(source), IpSet.of(destination));
                    if (!pair.isEmpty()) {
                        pairs.add(pair);
                    }
                }
            }
        }
        return pairs;
    }

    /** As many rules as are not compiled, the last of which need not match everything. */
    private static List<RuleMatch> rules(long seed) {
        Network network = RandomRules.lab()
                .assume(Assumption.PORT_RULE_ON_PORTLESS_PROTOCOL, Reading.FIRST)
                .network();
        Subnet subnet = network.get(Subnet.class, Lab.subnetId("v", "web"));
        RuleScope scope = RuleScope.of(network, subnet);
        return LongStream.range(0, 8)
                .boxed()
                .flatMap(i ->
                        RuleList.of(new RandomRules(seed * 8 + i).group(), Direction.INBOUND, scope).rules().stream())
                .filter(match -> !match.rule().isDefault() || seed % 2 == 0)
                .filter(match ->
                        match.doubts().isEmpty() && match.rule().unsettled().isEmpty())
                .limit(31)
                .toList();
    }
}
