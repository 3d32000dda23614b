package io.canreach.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import inet.ipaddr.IPAddressString;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.1.6",
                "255.255.255.255",
                "::",
                "::1",
                "fd00::6",
                "2001:db8::1:0:0:1",
                "::ffff:a00:1",
                "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
            })
    void text_in_the_usual_form_is_read_and_written_alike(String text) {
        assertThat(Ip.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "010.0.0.1",
                "10.0.0.00",
                "10.1",
                "1",
                "*",
                "10.0.*.1",
                "1.2.3.4-5",
                "0x0a.0.0.1",
                "0x0a000001",
                "012",
                "167772161",
                "10.0.0.256",
                "10.0.0.1000",
                "10.0.0.-1",
                "10.0.0.+1",
                "10.0.0.1.",
                ".10.0.0.1",
                "10..0.1",
                "1.2.3.4.5",
                " 10.0.0.1",
                "10.0.0.1 ",
                "10.0.0.1\n",
                "10.0.0.1:80",
                "10.0.0.1/32",
                "\u0661.0.0.1",
                "\uff11.0.0.1",
                "fe80::1%eth0",
                "fe80::1%1",
                "[::1]",
                "[::1]:80",
                "::1/128",
                ":",
                ":::",
                ":1::",
                "1:",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7::8",
                "::00001",
                "::g",
                "::1.2.3",
                "::010.0.0.1",
                "1.2.3.4::",
                "::1.2.3.4:5",
                "1:2:3:4:5:6:7:1.2.3.4",
                "::\u0661",
                "localhost"
            })
    void anything_else_is_refused_with_its_value(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ip.parse(text))
                .withMessageStartingWith(Quote.of(text) + " is not an IP address: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1:2:3:4:5:6:7:8",
                "::",
                "1::",
                "::8",
                "1::8",
                "1:2:3:4:5:6:7::",
                "::2:3:4:5:6:7:8",
                "::ffff:10.0.0.1",
                "1:2:3:4:5:6:1.2.3.4",
                "FE80::ABCD",
                "0001::",
                "1:0:0:4:5:0:0:8"
            })
    void ipv6_text_is_read_as_the_library_reads_it(String text) {
        assertThat(Ip.parse(text)).isEqualTo(Ip.of(new IPAddressString(text).getAddress()));
        assertThat(Ip.parse(text).family()).isEqualTo(IpFamily.IPV6);
    }

    @Test
    void messages_say_what_is_allowed() {
        assertThatThrownBy(() -> Ip.parse("10.1"))
                .hasMessage("'10.1' is not an IP address: an IPv4 address has four numbers from 0 to 255, as 10.0.1.6");
        assertThatThrownBy(() -> Ip.parse("010.0.0.1"))
                .hasMessageEndingWith("a number of an IPv4 address has no leading zeros, as 10.0.1.6");
        assertThatThrownBy(() -> Ip.parse("fe80::1%eth0")).hasMessageContaining("zone");
        assertThatThrownBy(() -> Ip.parse(""))
                .hasMessage("'' is not an IP address: write an IPv4 address as 10.0.1.6 or an IPv6 address as fd00::6");
    }

    @Test
    void a_long_value_is_cut_and_made_printable_in_the_message() {
        assertThatThrownBy(() -> Ip.parse("1".repeat(100_000)))
                .hasMessageStartingWith("'" + "1".repeat(60) + "...' is not");
        assertThatThrownBy(() -> Ip.parse("10.0.0.1\n\u00e9"))
                .hasMessageStartingWith("'10.0.0.1\\u000a\\u00e9' is not");
    }

    @Test
    void the_library_alone_would_read_some_of_them() {
        assertThat(new IPAddressString("").getAddress()).hasToString("127.0.0.1");
        assertThat(new IPAddressString("010.0.0.1").getAddress()).hasToString("8.0.0.1");
        assertThat(new IPAddressString("10.1").getAddress()).hasToString("10.0.0.1");
    }

    @Test
    void random_values_are_read_back_from_their_text_and_from_the_library() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            Ip v4 = Ip.ofIpv4(Integer.toUnsignedLong(random.nextInt()));
            Ip v6 = Ip.ofIpv6(random.nextLong() >>> random.nextInt(64), random.nextInt(3) == 0 ? 0 : random.nextLong());

            for (Ip ip : List.of(v4, v6)) {
                assertThat(Ip.parse(ip.toString())).isEqualTo(ip);
                assertThat(Ip.of(ip.toIPAddress())).isEqualTo(ip).hasSameHashCodeAs(ip);
                assertThat(ip.toIPAddress().getValue()).isEqualTo(ip.value());
            }
        }
    }

    @Test
    void a_prefix_length_of_the_library_is_dropped_and_several_addresses_are_refused() {
        assertThat(Ip.of(new IPAddressString("10.0.1.5/24").getAddress())).isEqualTo(Ip.parse("10.0.1.5"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ip.of(new IPAddressString("10.0.1.0/24").getAddress()))
                .withMessage("10.0.1.0/24 is not one address but 256");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ip.of(new IPAddressString("fe80::1%eth0").getAddress()))
                .withMessageContaining("zone");
    }

    @Test
    void numbers_outside_of_a_family_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Ip.ofIpv4(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ip.ofIpv4(1L << 32))
                .withMessage("4294967296 is not an IPv4 address: as a number it is from 0 to 4294967295");
        assertThat(Ip.ofIpv6(-1, -1).value())
                .isEqualTo(BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE));
    }

    @Test
    void steps_carry_over_64_bits_and_stop_at_the_ends() {
        assertThat(Ip.parse("::ffff:ffff:ffff:ffff").plus(1)).hasToString("0:0:0:1::");
        assertThat(Ip.parse("0:0:0:1::").plus(-1)).hasToString("::ffff:ffff:ffff:ffff");
        assertThat(Ip.parse("10.0.0.255").plus(1)).hasToString("10.0.1.0");
        assertThatThrownBy(() -> Ip.parse("255.255.255.255").plus(1))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("255.255.255.255 plus 1 is outside of IPV4");
        assertThatThrownBy(() -> Ip.parse("::").plus(-1)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void order_is_ipv4_first_and_then_unsigned() {
        assertThat(
                        List.of(Ip.parse("8000::"), Ip.parse("::8000:0:0:0"), Ip.parse("::1"), Ip.parse("255.0.0.0"))
                                .stream()
                                .sorted())
                .extracting(Ip::toString)
                .containsExactly("255.0.0.0", "::1", "::8000:0:0:0", "8000::");
    }
}
