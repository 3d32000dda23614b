package io.canreach.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpSetTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.2.0/24, 10.0.1.6|10.0.1.6, 10.0.2.0/24",
                "10.0.2.0/24,10.0.3.0/24|10.0.2.0/23",
                "10.0.1.4-10.0.1.7|10.0.1.4/30",
                "10.0.1.4-10.0.1.8|10.0.1.4/30, 10.0.1.8",
                "10.0.1.1-10.0.1.10|10.0.1.1-10.0.1.10",
                "fd00::/64, 10.0.0.0/8|10.0.0.0/8, fd00::/64",
                "::ffff:ffff:ffff:fffe-0:0:0:1::2|::ffff:ffff:ffff:fffe-::1:0:0:0:2",
                "0.0.0.0/0|any IPv4",
                "::/0|any IPv6",
                "0.0.0.0/1,128.0.0.0/1|any IPv4",
                "10.0.0.0/8,::/0|10.0.0.0/8, any IPv6",
                "0.0.0.0/0,::/0|*",
                "any IPv4, any IPv6|*",
                "none|none"
            })
    void text_is_read_and_written_in_the_shortest_form(String text, String shortest) {
        assertThat(IpSet.parse(text)).hasToString(shortest).isEqualTo(IpSet.parse(shortest));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "10.0.0.0/8,",
                "10.0.0.9-10.0.0.1",
                "10.0.0.1-::2",
                "10.0.0.1-5",
                "10.0.0.0/8-10.0.0.9",
                "10.0.1.5/24",
                "-",
                "10.0.0.1-10.0.0.2-10.0.0.3",
                "10.0.*.1",
                "Internet"
            })
    void anything_else_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> IpSet.parse(text));
    }

    @Test
    void a_range_goes_upwards_in_one_family() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpSet.range(Ip.parse("10.0.0.9"), Ip.parse("10.0.0.1")))
                .withMessage("a range of addresses goes upwards in one family, but starts at 10.0.0.9 and ends at"
                        + " 10.0.0.1");
    }

    @Test
    void empty_and_all_know_what_they_are() {
        assertThat(IpSet.empty().isEmpty()).isTrue();
        assertThat(IpSet.all().isAll()).isTrue();
        assertThat(IpSet.all().isEmpty()).isFalse();
        assertThat(IpSet.all().complement()).isEqualTo(IpSet.empty());
        assertThat(IpSet.all(IpFamily.IPV4).complement()).isEqualTo(IpSet.all(IpFamily.IPV6));
        assertThat(IpSet.all().restrictTo(IpFamily.IPV6)).hasToString("any IPv6");
        assertThat(IpSet.all().size()).isEqualTo(BigInteger.ONE.shiftLeft(128).add(BigInteger.ONE.shiftLeft(32)));
        assertThat(IpSet.all().cidrs()).containsExactly(Cidr.ANY_IPV4, Cidr.ANY_IPV6);
        assertThat(IpSet.of(List.of())).isEqualTo(IpSet.empty()).hasSameHashCodeAs(IpSet.empty());
        assertThat(IpSet.unionOf(List.of())).isEqualTo(IpSet.empty());
        assertThat(IpSet.empty().first()).isEmpty();
        assertThat(IpSet.empty().example()).isEmpty();
        assertThat(IpSet.parse("fd00::/8,10.0.0.0/8").first()).contains(Ip.parse("10.0.0.0"));
    }

    @Test
    void blocks_and_addresses_are_found() {
        IpSet set = IpSet.parse("10.0.2.0/24, fd00::/64");

        assertThat(set.contains(Ip.parse("10.0.2.255"))).isTrue();
        assertThat(set.contains(Ip.parse("10.0.3.0"))).isFalse();
        assertThat(set.contains(Ip.parse("fd00::ffff:ffff:ffff:ffff"))).isTrue();
        assertThat(set.contains(Ip.parse("fd00:0:0:1::"))).isFalse();
        assertThat(set.contains(Cidr.parse("10.0.2.128/25"))).isTrue();
        assertThat(set.contains(Cidr.parse("10.0.2.0/23"))).isFalse();
        assertThat(set.overlaps(IpSet.of(Cidr.parse("10.0.2.0/23")))).isTrue();
        assertThat(set.overlaps(IpSet.of(Ip.parse("10.0.4.0")))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.2.0/24|10.0.2.4",
                "10.0.1.6|10.0.1.6",
                "10.0.1.1, 10.0.2.0/29|10.0.2.4",
                "10.0.1.0/30|10.0.1.1",
                "0.0.0.0|0.0.0.0",
                "0.0.0.0/31|0.0.0.1",
                "0.0.0.0, 0.0.0.9|0.0.0.9",
                "0.0.0.0/0|1.0.0.4",
                "224.0.0.0/4|224.0.0.4",
                "fd00::/64|fd00::4",
                "fd00::/64, 10.0.1.6|10.0.1.6",
                "::|::",
                "::/127|::1"
            })
    void an_example_could_be_a_host(String text, String example) {
        assertThat(IpSet.parse(text).example()).contains(Ip.parse(example));
    }

    @Test
    void values_of_the_library_are_taken_whole() {
        IPAddress ranges = new IPAddressString("10.0.1-2.4-5").getAddress();
        IPAddress block = new IPAddressString("fd00::/64").getAddress();

        assertThat(IpSet.of(ranges, block)).hasToString("10.0.1.4/31, 10.0.2.4/31, fd00::/64");
        assertThat(IpSet.of(new IPAddressString("10.0.1.5").getAddress())).hasToString("10.0.1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpSet.of(new IPAddressString("10.0.1.5/24").getAddress()))
                .withMessage("10.0.1.5/24 has host bits set; the prefix is 10.0.1.0/24");
    }

    @ParameterizedTest
    @MethodSource("io.canreach.packet.RandomPackets#seeds")
    void operations_agree_with_ranges_looked_at_one_by_one(long seed) {
        RandomPackets random = new RandomPackets(seed);
        RandomPackets.IpModel x = random.ips();
        RandomPackets.IpModel y = random.ips();
        IpSet a = x.set();
        IpSet b = y.set();

        for (IpFamily family : IpFamily.values()) {
            for (Ip ip : RandomPackets.besides(family)) {
                boolean inA = x.contains().test(ip);
                boolean inB = y.contains().test(ip);
                assertThat(a.contains(ip)).isEqualTo(inA);
                assertThat(a.union(b).contains(ip)).isEqualTo(inA || inB);
                assertThat(a.intersect(b).contains(ip)).isEqualTo(inA && inB);
                assertThat(a.minus(b).contains(ip)).isEqualTo(inA && !inB);
                assertThat(a.complement().contains(ip)).isEqualTo(!inA);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.canreach.packet.RandomPackets#seeds")
    void laws_hold(long seed) {
        RandomPackets random = new RandomPackets(seed);
        IpSet a = random.ips().set();
        IpSet b = random.ips().set();

        assertThat(a.union(b)).isEqualTo(b.union(a)).hasSameHashCodeAs(b.union(a));
        assertThat(a.union(b).complement()).isEqualTo(a.complement().intersect(b.complement()));
        assertThat(a.minus(b).union(a.intersect(b))).isEqualTo(a);
        assertThat(a.union(b).size().add(a.intersect(b).size()))
                .isEqualTo(a.size().add(b.size()));
        assertThat(a.encloses(b)).isEqualTo(a.union(b).equals(a));
        assertThat(a.overlaps(b)).isEqualTo(!a.intersect(b).isEmpty());
        assertThat(IpSet.of(a.cidrs())).isEqualTo(a);
        assertThat(IpSet.parse(a.toString())).isEqualTo(a);
        assertThat(a.example().map(a::contains).orElse(a.isEmpty())).isTrue();
        assertThat(a.cidrs()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void the_cover_is_the_smallest_one_the_library_finds() {
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            Ip a = i % 2 == 0 ? Ip.ofIpv4(random.nextInt(1 << 20)) : Ip.ofIpv6(random.nextInt(4), random.nextLong());
            Ip b = i % 2 == 0 ? Ip.ofIpv4(random.nextInt(1 << 20)) : Ip.ofIpv6(random.nextInt(4), random.nextLong());
            Ip first = a.compareTo(b) < 0 ? a : b;
            Ip last = a.compareTo(b) < 0 ? b : a;

            IPAddress[] expected = first.toIPAddress().spanWithPrefixBlocks(last.toIPAddress());

            assertThat(IpSet.range(first, last).cidrs())
                    .containsExactly(List.of(expected).stream().map(Cidr::of).toArray(Cidr[]::new));
        }
    }

    @Test
    void a_hundred_thousand_blocks_survive_the_way_to_text_and_back() {
        Random random = new Random(3);
        List<Cidr> blocks = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            blocks.add(Cidr.parseNormalized(Ip.ofIpv4(Integer.toUnsignedLong(random.nextInt())) + "/28"));
            blocks.add(Cidr.parseNormalized(Ip.ofIpv6(random.nextLong(), 0) + "/56"));
        }

        IpSet set = IpSet.of(blocks);
        IpSet again = IpSet.of(set.cidrs());

        assertThat(again).isEqualTo(set);
        assertThat(blocks.stream().allMatch(set::contains)).isTrue();
    }
}
