package io.canreach.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;

class FlowTest {
    @Test
    void a_flow_reads_as_its_five_fields() {
        assertThat(Flow.tcp("10.0.2.4", 49_152, "10.0.1.6", 1433)).hasToString("TCP 10.0.2.4:49152 -> 10.0.1.6:1433");
        assertThat(Flow.udp("fd00::4", 49_152, "fd00::6", 53)).hasToString("UDP [fd00::4]:49152 -> [fd00::6]:53");
        assertThat(Flow.icmp("10.0.2.4", "10.0.1.6")).hasToString("ICMP 10.0.2.4 -> 10.0.1.6");
        assertThat(Flow.icmp("fd00::4", "fd00::6")).hasToString("ICMP fd00::4 -> fd00::6");
    }

    @Test
    void the_reply_swaps_both_ends() {
        Flow flow = Flow.tcp("10.0.2.4", 49_152, "10.0.1.6", 1433);

        assertThat(flow.reversed()).isEqualTo(Flow.tcp("10.0.1.6", 1433, "10.0.2.4", 49_152));
        assertThat(flow.reversed().reversed()).isEqualTo(flow);
    }

    @Test
    void parts_must_go_together() {
        Ip v4 = Ip.parse("10.0.1.6");
        Ip v6 = Ip.parse("fd00::6");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Flow(Protocol.TCP, v4, 1, v6, 2))
                .withMessage("a flow stays in one family of addresses, but 10.0.1.6 is IPV4 and fd00::6 is IPV6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Flow(Protocol.ANY, v4, 1, v4, 2))
                .withMessageStartingWith("a flow has one protocol, not ANY");
        assertThatIllegalArgumentException().isThrownBy(() -> new Flow(Protocol.TCP, v4, -1, v4, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Flow(Protocol.TCP, v4, 1, v4, 65_536))
                .withMessage("65536 is not a port: a port is a number from 0 to 65535");
    }

    @Test
    void protocols_are_read_in_any_case() {
        assertThat(Protocol.parse("tcp")).isEqualTo(Protocol.TCP);
        assertThat(Protocol.parse("Icmp")).isEqualTo(Protocol.ICMP);
        assertThat(Protocol.parse("*")).isEqualTo(Protocol.parse("Any")).isEqualTo(Protocol.ANY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Protocol.parse("GRE"))
                .withMessage("'GRE' is not a protocol: write TCP, UDP, ICMP, ESP, AH, or Any or * for all of them");
        assertThatIllegalArgumentException().isThrownBy(() -> Protocol.parse("t\u0441p"));
    }

    @Test
    void any_stands_for_the_five_and_only_two_have_ports() {
        assertThat(Protocol.ANY.concrete()).isEqualTo(Protocol.all()).hasSize(5).doesNotContain(Protocol.ANY);
        assertThat(Protocol.ESP.concrete()).isEqualTo(Set.of(Protocol.ESP));
        assertThat(Protocol.values()).filteredOn(Protocol::hasPorts).containsExactly(Protocol.TCP, Protocol.UDP);
    }
}
