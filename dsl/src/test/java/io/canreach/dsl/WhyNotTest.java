package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Network;
import org.junit.jupiter.api.Test;

/** A rule tells everything that stops its flows. */
class WhyNotTest {
    private final Network network = network(vnet("v")
            .addressSpace("10.0.0.0/16")
            .subnet("web", "10.0.1.0/24")
            .nsg(nsg("web-nsg").denyOutbound(200, "no-data").to(cidr("10.0.2.0/24")))
            .vm(vm("web").privateIp("10.0.1.4"))
            .subnet("data", "10.0.2.0/24")
            .nsg(nsg("data-nsg").denyInbound(4000, "no-web"))
            .vm(vm("sql").privateIp("10.0.2.4"))
            .vm(vm("backup").privateIp("10.0.2.5").stopped()));

    @Test
    void all_that_stops_it_is_listed_with_the_change_that_would_open_it() {
        assertThat(canReach(vm("web"), vm("sql"), 1433).whyNot(network)).hasToString("""
                vm 'web' -> vm 'sql' on TCP 1433: stopped by
                  1 security rule 'no-data' (200, Outbound) of NSG 'web-nsg' on subnet 'v/web'
                    for     TCP 1433 10.0.1.4 -> 10.0.2.4
                    to open add to NSG 'web-nsg': 199 Outbound Allow TCP 1433 10.0.1.4 -> 10.0.2.4
                  2 security rule 'no-web' (4000, Inbound) of NSG 'data-nsg' on subnet 'v/data'
                    for     TCP 1433 10.0.1.4 -> 10.0.2.4
                    to open add to NSG 'data-nsg': 3999 Inbound Allow TCP 1433 10.0.1.4 -> 10.0.2.4""");
    }

    @Test
    void a_stopped_machine_is_one_obstacle_among_others() {
        assertThat(canReach(vm("web"), vm("backup"), 1433).whyNot(network).remedies())
                .hasSize(3)
                .endsWith("start it");
    }

    @Test
    void where_nothing_stops_it_that_is_said() {
        assertThat(canReach(vm("sql"), vm("web"), 80).whyNot(network).toString())
                .endsWith("nothing stops it");
    }
}
