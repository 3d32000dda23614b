package io.canreach.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Services are what flows are between any addresses, and whatever is done to them is done to the flows. */
class ServiceSetTest {
    private static final IpSet ONE = IpSet.parse("10.0.0.4");
    private static final IpSet OTHER = IpSet.parse("10.0.1.6");

    static Stream<Long> seeds() {
        return RandomPackets.seeds().boxed();
    }

    private static List<Ip> addresses(long seed) {
        return seed % 2 == 0 ? RandomPackets.V4 : RandomPackets.V6;
    }

    private static PacketSet pair(PacketSet packets, Ip source, Ip destination) {
        return packets.fromSources(IpSet.of(source)).toDestinations(IpSet.of(destination));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void flows_of_one_pair_are_its_services_between_it(long seed) {
        PacketSet packets = new RandomPackets(seed).packets().set();

        for (Ip source : addresses(seed)) {
            for (Ip destination : addresses(seed)) {
                PacketSet pair = pair(packets, source, destination);

                PacketSet again = ServiceSet.ofPair(pair)
                        .map(services -> services.between(IpSet.of(source), IpSet.of(destination)))
                        .orElse(PacketSet.empty());
                assertThat(again).isEqualTo(pair);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void union_and_difference_are_those_of_the_flows(long seed) {
        RandomPackets random = new RandomPackets(seed);
        Ip source = addresses(seed).get(0);
        Ip destination = addresses(seed).get(1);
        PacketSet a = pair(random.packets().set(), source, destination);
        PacketSet b = pair(random.packets().set(), source, destination);
        ServiceSet none = ServiceSet.of(Set.of(), PortSet.all(), PortSet.all());
        ServiceSet some = ServiceSet.ofPair(a).orElse(none);
        ServiceSet others = ServiceSet.ofPair(b).orElse(none);
        IpSet from = IpSet.of(source);
        IpSet to = IpSet.of(destination);

        assertThat(some.union(others).between(from, to)).isEqualTo(a.union(b));
        assertThat(some.minus(others).between(from, to)).isEqualTo(a.minus(b));
        assertThat(some.overlaps(others)).isEqualTo(a.overlaps(b));
        assertThat(some.isEmpty()).isEqualTo(a.isEmpty());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_pair_is_translated_as_the_same_flows_among_others_are(long seed) {
        RandomPackets random = new RandomPackets(seed);
        PacketSet packets = random.packets().set();
        Rewrite rewrite = random.rewrite();

        for (Ip source : addresses(seed)) {
            PacketSet pair = pair(packets, source, addresses(seed).get(2));
            PacketSet plain = PacketSets.spread(pair, rewrite.fields()).intersect(rewrite.results());
            PacketSet known = ServiceSet.ofPair(pair)
                    .map(all -> all.between(pair.sources(), pair.destinations()))
                    .orElse(pair);

            assertThat(known.image(rewrite)).isEqualTo(plain);
            assertThat(known.image(rewrite).sources()).isEqualTo(plain.sources());
            assertThat(known.image(rewrite).destinations()).isEqualTo(plain.destinations());
        }
    }

    @Test
    void flows_of_several_addresses_have_no_services_of_one_pair() {
        PacketSet two = PacketSet.between(ONE.union(OTHER), OTHER);
        PacketSet families = PacketSet.between(IpSet.parse("10.0.0.4, fd00::4"), IpSet.parse("10.0.1.6, fd00::6"));

        assertThat(ServiceSet.ofPair(two)).isEmpty();
        assertThat(ServiceSet.ofPair(families)).isEmpty();
        assertThat(ServiceSet.ofPair(PacketSet.empty())).isEmpty();
    }

    @Test
    void protocols_without_ports_are_in_it_only_with_all_ports() {
        ServiceSet http = ServiceSet.of(Protocol.all(), PortSet.all(), PortSet.of(80));
        ServiceSet any = ServiceSet.of(Protocol.all(), PortSet.all(), PortSet.all());

        assertThat(http.between(ONE, OTHER).protocols()).containsExactlyInAnyOrder(Protocol.TCP, Protocol.UDP);
        assertThat(any.between(ONE, OTHER).protocols()).isEqualTo(Protocol.all());
    }

    @Test
    void equal_services_are_equal_objects_and_tell_what_they_are() {
        ServiceSet sql = ServiceSet.of(Set.of(Protocol.TCP), PortSet.all(), PortSet.of(1433));
        ServiceSet same = ServiceSet.ofPair(sql.between(OTHER, ONE)).orElseThrow();

        assertThat(same).isEqualTo(sql).hasSameHashCodeAs(sql).hasToString("TCP *:* -> *:1433");
        assertThat(sql.minus(same)).hasToString("no packets");
    }
}
