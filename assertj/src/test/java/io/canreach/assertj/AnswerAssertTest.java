package io.canreach.assertj;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.model.Network;
import io.canreach.reach.Answer;
import io.canreach.reach.Traffic;
import org.junit.jupiter.api.Test;

class AnswerAssertTest {
    private final Network network = network(vnet("v")
            .subnet("front", "10.0.0.0/24")
            .vm(vm("web").privateIp("10.0.0.4"))
            .subnet("back", "10.0.1.0/24")
            .nsg(nsg("data")
                    .allowInbound(100, "sql")
                    .on(tcp(1433))
                    .allowInbound(200, "backup")
                    .from(tag("Storage"))
                    .on(tcp(9000))
                    .denyInbound(300, "odd")
                    .on(tcp(22))
                    .denyInbound(4000, "deny-all"))
            .vm(vm("sql").privateIp("10.0.1.6")));

    @Test
    void an_answer_has_one_of_four_verdicts() {
        assertThat(answer(tcp(1433))).isReachable();
        assertThat(answer(tcp(22))).isBlocked();
        assertThat(answer(tcp(22, 1433))).isPartial();
        assertThat(canReach(cidr("20.0.0.0/8"), vm("sql"), 9000).in(network).answer())
                .isBlocked();
        assertThatThrownBy(() -> assertThat(answer(tcp(22))).isReachable())
                .hasMessageStartingWith("expected REACHABLE, but the answer is")
                .hasMessageContaining("BLOCKED  vm 'web' -> vm 'sql' on TCP 22");
        assertThatThrownBy(() -> assertThat(answer(tcp(22))).isUndetermined()).hasMessageContaining("UNDETERMINED");
    }

    @Test
    void an_answer_is_decided_by_a_rule() {
        assertThat(answer(tcp(22))).isDecidedBy("ODD");
        assertThat(answer(tcp(1433))).isDecidedBy("sql");
        assertThatThrownBy(() -> assertThat(answer(tcp(22, 23))).isDecidedBy("odd"))
                .hasMessageStartingWith(
                        "expected to be decided by 'odd', but TCP 10.0.0.4:* -> 10.0.1.6:23 are dropped by"
                                + " security rule 'deny-all'");
    }

    @Test
    void an_answer_may_leave_the_virtual_network() {
        assertThat(answer(tcp(1433))).staysInsideVirtualNetworks();
        assertThatThrownBy(() -> assertThat(canReach(vm("web"), ip("8.8.8.8"), 443)
                                .in(network)
                                .answer())
                        .staysInsideVirtualNetworks())
                .hasMessageStartingWith("expected to stay inside virtual networks");
    }

    private Answer answer(Traffic traffic) {
        return canReach(vm("web"), vm("sql"), traffic).in(network).answer();
    }
}
