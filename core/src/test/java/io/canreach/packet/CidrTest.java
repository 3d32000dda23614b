package io.canreach.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import inet.ipaddr.IPAddressString;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
    @ParameterizedTest
    @ValueSource(strings = {"10.0.1.0/24", "0.0.0.0/0", "10.0.1.6/32", "::/0", "fd00::/8", "fd00::6/128", "8000::/1"})
    void a_block_is_read_and_written_alike(String text) {
        assertThat(Cidr.parse(text)).hasToString(text);
        assertThat(Cidr.parseNormalized(text)).isEqualTo(Cidr.parse(text)).hasSameHashCodeAs(Cidr.parse(text));
    }

    @Test
    void an_address_is_a_block_of_one() {
        assertThat(Cidr.parse("10.0.1.6"))
                .isEqualTo(Cidr.parse("10.0.1.6/32"))
                .isEqualTo(Cidr.of(Ip.parse("10.0.1.6")));
        assertThat(Cidr.parse("fd00::6")).hasToString("fd00::6/128");
        assertThat(Cidr.parse("10.0.1.6").isSingle()).isTrue();
        assertThat(Cidr.parse("10.0.1.6").toShortString()).isEqualTo("10.0.1.6");
        assertThat(Cidr.parse("10.0.1.0/24").toShortString()).isEqualTo("10.0.1.0/24");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.1.5/24, 10.0.1.0/24",
        "255.255.255.255/0, 0.0.0.0/0",
        "fd00::6/64, fd00::/64",
        "ffff::/1, 8000::/1",
        "0:0:0:1::1/64, 0:0:0:1::/64",
        "0:0:0:1::1/63, ::/63"
    })
    void bits_behind_the_prefix_are_refused_or_cleared(String text, String block) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cidr.parse(text))
                .withMessage(text + " has host bits set; the prefix is " + block);
        assertThat(Cidr.parseNormalized(text)).isEqualTo(Cidr.parse(block));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/ 24",
                "10.0.0.0/024",
                "10.0.0.0/+8",
                "10.0.0.0/",
                "10.0.0.0/a",
                "10.0.0.0/255.0.0.0",
                "10.0.0.0/8/8",
                "10.0.0.0/8 ",
                "10.0.0.0/\u0668",
                "::/129",
                "::/00",
                "10.0.0.0/99999999999"
            })
    void a_prefix_length_must_be_a_plain_number_in_range(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cidr.parse(text))
                .withMessageStartingWith(Quote.of(text) + " is not a block of addresses: after the slash comes a prefix"
                        + " length from 0 to " + (text.startsWith("::") ? 128 : 32));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/24",
                "*",
                "10.0.0/24",
                "10.1/16",
                "010.0.0.0/8",
                " 10.0.0.0/8",
                "10.0.0.0 /8",
                "fe80::%eth0/64",
                "10.0.*.0/24",
                "10.0.0.0-5"
            })
    void the_address_is_read_strictly(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cidr.parse(text))
                .withMessageContaining(" is not an IP address: ");
        assertThatIllegalArgumentException().isThrownBy(() -> Cidr.parseNormalized(text));
    }

    @Test
    void parts_must_go_together() {
        assertThat(Cidr.of(Ip.parse("10.0.1.0"), 24)).isEqualTo(Cidr.parse("10.0.1.0/24"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cidr.of(Ip.parse("10.0.1.0"), 33))
                .withMessage("33 is not a prefix length: for 10.0.1.0 it is from 0 to 32");
        assertThatIllegalArgumentException().isThrownBy(() -> Cidr.of(Ip.parse("::"), -1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cidr.of(Ip.parse("10.0.1.5"), 24))
                .withMessage("10.0.1.5/24 has host bits set; the prefix is 10.0.1.0/24");
    }

    @Test
    void a_block_knows_its_ends_and_size() {
        Cidr block = Cidr.parse("10.0.1.0/24");

        assertThat(block.first()).hasToString("10.0.1.0");
        assertThat(block.last()).hasToString("10.0.1.255");
        assertThat(block.prefixLength()).isEqualTo(24);
        assertThat(block.size()).isEqualTo(256);
        assertThat(block.isSingle()).isFalse();
        assertThat(Cidr.parse("fd00::/63").last()).hasToString("fd00::1:ffff:ffff:ffff:ffff");
        assertThat(Cidr.ANY_IPV4.last()).hasToString("255.255.255.255");
        assertThat(Cidr.ANY_IPV6.size()).isEqualTo("340282366920938463463374607431768211456");
        assertThat(Cidr.ANY_IPV6.family()).isEqualTo(IpFamily.IPV6);
    }

    @Test
    void blocks_contain_each_other_or_are_disjoint() {
        Cidr wide = Cidr.parse("10.0.0.0/16");
        Cidr narrow = Cidr.parse("10.0.1.0/24");

        assertThat(wide.contains(narrow)).isTrue();
        assertThat(narrow.contains(wide)).isFalse();
        assertThat(wide.overlaps(narrow)).isTrue();
        assertThat(narrow.overlaps(wide)).isTrue();
        assertThat(narrow.overlaps(Cidr.parse("10.0.2.0/24"))).isFalse();
        assertThat(narrow.contains(Ip.parse("10.0.1.255"))).isTrue();
        assertThat(narrow.contains(Ip.parse("10.0.2.0"))).isFalse();
        assertThat(Cidr.ANY_IPV4.contains(Ip.parse("::"))).isFalse();
        assertThat(Cidr.ANY_IPV6.contains(Cidr.ANY_IPV4)).isFalse();
    }

    @Test
    void order_is_by_first_address_and_then_the_larger_block() {
        assertThat(List.of("::/0", "10.0.0.0/24", "10.0.0.0/16", "9.0.0.0/8").stream()
                        .map(Cidr::parse)
                        .sorted())
                .extracting(Cidr::toString)
                .containsExactly("9.0.0.0/8", "10.0.0.0/16", "10.0.0.0/24", "::/0");
    }

    @Test
    void random_blocks_go_to_the_library_and_back() {
        Random random = new Random(11);
        for (int i = 0; i < 1_000; i++) {
            Ip ip = random.nextBoolean()
                    ? Ip.ofIpv4(Integer.toUnsignedLong(random.nextInt()))
                    : Ip.ofIpv6(random.nextLong(), random.nextLong());
            Cidr block =
                    Cidr.parseNormalized(ip + "/" + random.nextInt(ip.family().bits() + 1));

            assertThat(Cidr.of(block.toIPAddress())).isEqualTo(block);
            assertThat(Ip.of(block.toIPAddress().getUpper())).isEqualTo(block.last());
            assertThat(block.toIPAddress().getCount()).isEqualTo(block.size());
        }
    }

    @Test
    void values_of_the_library_that_are_no_block_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cidr.of(new IPAddressString("10.0.1.5/24").getAddress()))
                .withMessage("10.0.1.5/24 has host bits set; the prefix is 10.0.1.0/24");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cidr.of(new IPAddressString("10.0.1.1-3").getAddress()))
                .withMessageContaining("is not one block of addresses");
        assertThat(Cidr.of(new IPAddressString("10.0.1.*").getAddress())).hasToString("10.0.1.0/24");
        assertThat(Cidr.of(new IPAddressString("10.0.1.5").getAddress())).hasToString("10.0.1.5/32");
    }
}
