package io.canreach.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortSetTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "80|80",
                "*|*",
                "0-65535|*",
                "0-100,101-65535|*",
                "80,443,1000-2000|80,443,1000-2000",
                "443,80|80,443",
                "80, 81|80-81",
                "0|0",
                "65535|65535",
                "none|none"
            })
    void text_is_read_and_written_in_the_shortest_form(String text, String shortest) {
        assertThat(PortSet.parse(text)).hasToString(shortest).isEqualTo(PortSet.parse(shortest));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "http",
                "-",
                "80-",
                "-80",
                "80-90-100",
                "80,",
                ",80",
                "65536",
                "99999999999",
                "080",
                "+80",
                "8 0",
                "90-80",
                "80;90",
                "\u0668",
                "80,*",
                "0x50",
                "80 - 90"
            })
    void anything_else_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PortSet.parse(text))
                .withMessageMatching(".*(from 0 to 65535|starts above its end).*");
    }

    @Test
    void messages_name_the_value_and_what_is_allowed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PortSet.of(-1))
                .withMessage("-1 is not a port: a port is a number from 0 to 65535");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PortSet.range(2, 1))
                .withMessageStartingWith("a port range goes upwards, but 2-1 starts above its end");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PortSet.parse("http"))
                .withMessage("'http' is not a set of ports: write ports from 0 to 65535 and ranges, as"
                        + " 80,443,1000-2000, or * for all");
    }

    @Test
    void the_ends_are_ports_and_nothing_beyond() {
        PortSet ends = PortSet.of(0, 65_535);

        assertThat(ends.contains(0)).isTrue();
        assertThat(ends.contains(65_535)).isTrue();
        assertThat(ends.contains(1)).isFalse();
        assertThat(PortSet.all().contains(-1)).isFalse();
        assertThat(PortSet.all().contains(65_536)).isFalse();
        assertThat(PortSet.all().size()).isEqualTo(65_536);
        assertThat(ends.complement()).hasToString("1-65534");
        assertThat(ends.ranges()).containsExactly(new PortRange(0, 0), new PortRange(65_535, 65_535));
        assertThat(PortSet.of().isEmpty()).isTrue();
        assertThat(PortSet.empty().complement().isAll()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("io.canreach.packet.RandomPackets#seeds")
    void operations_agree_with_bit_sets(long seed) {
        Random random = new Random(seed);
        BitSet x = bits(random);
        BitSet y = bits(random);
        PortSet a = ports(x);
        PortSet b = ports(y);

        assertThat(a.union(b)).isEqualTo(ports(or(x, y))).hasSameHashCodeAs(ports(or(x, y)));
        assertThat(a.minus(b)).isEqualTo(ports(andNot(x, y)));
        assertThat(a.intersect(b)).isEqualTo(ports(andNot(x, andNot(x, y))));
        assertThat(a.size()).isEqualTo(x.cardinality());
        assertThat(a.overlaps(b)).isEqualTo(x.intersects(y));
        assertThat(a.encloses(b)).isEqualTo(andNot(y, x).isEmpty());
        assertThat(PortSet.parse(a.toString())).isEqualTo(a);
    }

    private static BitSet bits(Random random) {
        BitSet bits = new BitSet();
        for (int i = random.nextInt(5); i > 0; i--) {
            int first = random.nextBoolean() ? random.nextInt(20) : 65_535 - random.nextInt(20);
            bits.set(first, Math.min(65_536, first + 1 + random.nextInt(10)));
        }
        return bits;
    }

    private static PortSet ports(BitSet bits) {
        return PortSet.of(bits.stream().toArray());
    }

    private static BitSet or(BitSet x, BitSet y) {
        BitSet result = (BitSet) x.clone();
        result.or(y);
        return result;
    }

    private static BitSet andNot(BitSet x, BitSet y) {
        BitSet result = (BitSet) x.clone();
        result.andNot(y);
        return result;
    }
}
