package io.canreach.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sets found by where addresses lie are those that looking at each set finds. */
class AddressMasksTest {
    static Stream<Long> seeds() {
        return RandomPackets.seeds().boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_set_is_told_to_touch_others_if_it_has_an_address_of_theirs(long seed) {
        RandomPackets random = new RandomPackets(seed);
        List<IpSet> sets =
                IntStream.range(0, 9).mapToObj(i -> random.ips().set()).toList();
        AddressMasks masks = AddressMasks.of(sets);

        for (int i = 0; i < 40; i++) {
            IpSet asked = random.ips().set();

            assertThat(masks.touching(asked)).isEqualTo(oneByOne(sets, asked));
        }
        for (Ip ip : Stream.concat(RandomPackets.V4.stream(), RandomPackets.V6.stream())
                .toList()) {
            assertThat(masks.touching(IpSet.of(ip))).isEqualTo(oneByOne(sets, IpSet.of(ip)));
        }
    }

    private static long oneByOne(List<IpSet> sets, IpSet asked) {
        return IntStream.range(0, sets.size())
                .filter(i -> sets.get(i).overlaps(asked))
                .mapToLong(i -> 1L << i)
                .sum();
    }

    @Test
    void no_set_is_touched_by_an_empty_one_or_where_there_is_none() {
        AddressMasks none = AddressMasks.of(List.of());
        AddressMasks some = AddressMasks.of(List.of(IpSet.all(), IpSet.empty()));

        assertThat(none.touching(IpSet.all())).isZero();
        assertThat(some.touching(IpSet.empty())).isZero();
        assertThat(some.touching(IpSet.all())).isEqualTo(1);
    }
}
