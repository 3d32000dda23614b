package io.canreach.conformance;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;

import io.canreach.model.Direction;
import io.canreach.model.Network;
import io.canreach.model.NextHopType;
import io.canreach.model.ResourceId;
import io.canreach.model.VirtualMachine;
import io.canreach.packet.Flow;
import io.canreach.packet.Ip;
import io.canreach.security.Outcome;
import io.canreach.watch.IpFlowVerdict;
import io.canreach.watch.NetworkWatcher;
import io.canreach.watch.NextHop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Group C, as far as IP flow verify and next hop go: C01 to C07. */
class IpFlowConformanceTest {
    private final Network network = network(vnet("myVNet")
            .addressSpace("10.0.0.0/16")
            .subnet("mySubnet", "10.0.0.0/24")
            .vm(vm("myVm").privateIp("10.0.0.4").nsg(nsg("myVm-nsg"))));
    private final NetworkWatcher watcher = NetworkWatcher.of(network);
    private final ResourceId nic = network.named(VirtualMachine.class, "myVm")
            .get(0)
            .networkInterfaces()
            .get(0);

    @AfterAll
    static void print_the_count() {
        Cases.count(IpFlowConformanceTest.class, "C (C01-C07)");
    }

    @Test
    void c01_outbound_to_a_public_address_is_allowed_by_the_internet_rule() {
        IpFlowVerdict verdict =
                watcher.ipFlowVerify(nic, Direction.OUTBOUND, Flow.tcp("10.0.0.4", 60000, "13.107.21.200", 80));

        assertThat(verdict.access()).isEqualTo(Outcome.ALLOW);
        assertThat(verdict.ruleName()).isEqualTo("defaultSecurityRules/AllowInternetOutBound");
    }

    @Test
    void c02_outbound_to_a_private_address_outside_the_network_is_denied() {
        IpFlowVerdict verdict =
                watcher.ipFlowVerify(nic, Direction.OUTBOUND, Flow.tcp("10.0.0.4", 60000, "172.31.0.100", 80));

        assertThat(verdict.access()).isEqualTo(Outcome.DENY);
        assertThat(verdict.ruleName()).isEqualTo("defaultSecurityRules/DenyAllOutBound");
    }

    @Test
    void c03_inbound_from_outside_the_network_is_denied() {
        IpFlowVerdict verdict =
                watcher.ipFlowVerify(nic, Direction.INBOUND, Flow.tcp("172.31.0.100", 60000, "10.0.0.4", 80));

        assertThat(verdict.access()).isEqualTo(Outcome.DENY);
        assertThat(verdict.ruleName()).isEqualTo("defaultSecurityRules/DenyAllInBound");
    }

    @Test
    void c06_the_next_hop_of_a_public_address_is_the_internet() {
        NextHop hop = watcher.nextHop(nic, Ip.parse("13.107.21.200"));

        assertThat(hop.type()).isEqualTo(NextHopType.INTERNET);
        assertThat(hop.routeTableId()).isEqualTo("System Route");
    }

    @Test
    void c07_the_next_hop_of_a_private_address_outside_the_network_is_none() {
        NextHop hop = watcher.nextHop(nic, Ip.parse("172.31.0.100"));

        assertThat(hop.type()).isEqualTo(NextHopType.NONE);
        assertThat(hop.routeTableId()).isEqualTo("System Route");
    }
}
