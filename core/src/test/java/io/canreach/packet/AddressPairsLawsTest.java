package io.canreach.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tables of pairs say of random sets is what the sets themselves say. */
class AddressPairsLawsTest {
    private static final Set<Protocol> PROTOCOLS = EnumSet.of(Protocol.TCP, Protocol.UDP, Protocol.ICMP);
    private static final List<Ip> ADDRESSES = List.of(
            Ip.parse("10.0.0.4"),
            Ip.parse("10.0.0.5"),
            Ip.parse("10.0.1.4"),
            Ip.parse("203.0.113.9"),
            Ip.parse("fd00::4"),
            Ip.parse("fd00::5"),
            Ip.parse("fd00:0:0:1::4"));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void two_sets_have_bits_in_common_where_they_have_flows_in_common(long seed) {
        Random random = new Random(seed);
        List<PacketSet> sets = List.of(set(random), set(random), set(random));
        AddressPairs pairs = AddressPairs.of(ADDRESSES, PROTOCOLS);
        int[] all = {0, 1, 2, 3, 4, 5, 6};
        PairSheet rows = pairs.sheet(sets, all);
        ColumnSheet columns = pairs.columns(sets, all);

        ServiceBits bits = pairs.bits();

        for (Ip from : ADDRESSES) {
            for (Ip to : ADDRESSES) {
                if (from.family() == to.family()) {
                    int number = rows.number(pairs.indexOf(from), pairs.indexOf(to));
                    assertThat(columns.number(pairs.indexOf(from), pairs.indexOf(to)))
                            .isEqualTo(number);
                    check(sets, between(from, to), bits, number);
                }
            }
        }
    }

    private static PacketSet between(Ip from, Ip to) {
        return PacketSet.between(IpSet.of(from), IpSet.of(to)).withProtocols(PROTOCOLS);
    }

    private static void check(List<PacketSet> sets, PacketSet pair, ServiceBits bits, int number) {
        for (int i = 0; i < sets.size(); i++) {
            for (int j = 0; j < sets.size(); j++) {
                PacketSet one = sets.get(i).intersect(pair);
                PacketSet other = sets.get(j).intersect(pair);
                boolean common = false;
                boolean alone = false;
                for (int word = 0; word < bits.words(); word++) {
                    common |= (bits.word(number, i, word) & bits.word(number, j, word)) != 0;
                    alone |= (bits.word(number, i, word) & ~bits.word(number, j, word)) != 0;
                }
                assertThat(common).isEqualTo(one.overlaps(other));
                assertThat(alone).isEqualTo(!other.encloses(one));
            }
        }
    }

    private static PacketSet set(Random random) {
        List<PacketSet> parts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int low = random.nextInt(2_000);
            PortSet ports = random.nextInt(3) == 0 ? PortSet.all() : PortSet.range(low, low + random.nextInt(500));
            PortSet from = random.nextInt(3) > 0 ? PortSet.all() : PortSet.range(low, 65_535);
            Set<Protocol> protocols = random.nextBoolean() ? PROTOCOLS : EnumSet.of(Protocol.TCP);
            parts.add(PacketSet.of(protocols, addresses(random), from, addresses(random), ports));
        }
        return PacketSet.unionOf(parts);
    }

    private static IpSet addresses(Random random) {
        return IpSet.parse(List.of(
                        "10.0.0.0/24",
                        "10.0.0.4, fd00::4",
                        "0.0.0.0/1, fd00::/64",
                        "203.0.113.0/24, fd00:0:0:1::/64",
                        "::/0")
                .get(random.nextInt(5)));
    }
}
