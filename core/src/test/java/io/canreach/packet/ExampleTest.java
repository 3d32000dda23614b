package io.canreach.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A flow that is shown is one that a machine could send. */
class ExampleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.1.0/24 | 10.0.1.4",
                "10.0.1.0/30 | 10.0.1.1",
                "10.0.1.0/31 | 10.0.1.1",
                "10.0.1.0, 10.0.1.9 | 10.0.1.9",
                "10.0.1.255, 10.0.2.7 | 10.0.2.7",
                "10.0.1.0 | 10.0.1.0",
                "0.0.0.0/0 | 1.0.0.4",
                "0.0.0.0/8, 127.0.0.0/8, 10.0.0.8 | 10.0.0.8",
                "224.0.0.0/4 | 224.0.0.4",
                "ace:cab:deca::/64 | ace:cab:deca::4",
                "::/0 | 2000::4",
                "fd00::/127 | fd00::1",
                "fd00::ff | fd00::ff"
            })
    void an_address_is_one_that_a_machine_could_have(String addresses, String shown) {
        assertThat(IpSet.parse(addresses).example()).hasToString("Optional[" + shown + "]");
    }

    @Test
    void a_flow_has_a_clients_port_and_two_different_hosts() {
        var lan = IpSet.parse("10.0.1.0/24");
        var web = PacketSet.of(Set.of(Protocol.TCP), lan, PortSet.all(), lan, PortSet.of(443));

        assertThat(web.example()).hasToString("Optional[TCP 10.0.1.4:49152 -> 10.0.1.12:443]");
    }

    @Test
    void boxes_that_differ_in_one_field_only_are_shown_as_one() {
        var both = IpSet.parse("10.0.1.4, 10.0.1.9");
        var one = PacketSet.of(Set.of(Protocol.TCP), both, PortSet.all(), IpSet.parse("10.0.2.4"), PortSet.of(80));
        var more = PacketSet.of(
                Set.of(Protocol.TCP), IpSet.parse("10.0.1.9"), PortSet.all(), IpSet.parse("10.0.3.4"), PortSet.of(443));

        assertThat(one.union(more).boxes())
                .extracting(Box::toString)
                .containsExactly("TCP {10.0.1.4, 10.0.1.9}:* -> 10.0.2.4:80", "TCP 10.0.1.9:* -> 10.0.3.4:443");
    }
}
