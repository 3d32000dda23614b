package io.canreach.conformance;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.NsgDeclaration;
import io.canreach.model.Direction;
import io.canreach.model.InvalidNetworkException;
import io.canreach.model.Network;
import io.canreach.model.ResourceId;
import io.canreach.model.VirtualMachine;
import io.canreach.packet.Flow;
import io.canreach.reach.Answer;
import io.canreach.reach.Stage;
import io.canreach.security.Outcome;
import io.canreach.watch.IpFlowVerdict;
import io.canreach.watch.NetworkWatcher;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Group B, first part: one and two NSGs on the way of a flow. */
class NsgConformanceTest {
    @AfterAll
    static void print_the_count() {
        Cases.count(NsgConformanceTest.class, "B, NSGs");
    }

    /** NSG1 on Subnet1 (VM1, VM2), NSG2 on the interfaces of VM1 and VM3, no NSG at all for VM4. */
    private static Network fourMachines(NsgDeclaration nsg1, NsgDeclaration nsg2) {
        return network(vnet("v")
                .addressSpace("10.0.0.0/16")
                .subnet("Subnet1", "10.0.1.0/24")
                .nsg(nsg1)
                .vm(vm("VM1")
                        .privateIp("10.0.1.4")
                        .publicIp(publicIp("ip1").basic())
                        .nsg(nsg2))
                .vm(vm("VM2").privateIp("10.0.1.5").publicIp(publicIp("ip2").basic()))
                .subnet("Subnet2", "10.0.2.0/24")
                .vm(vm("VM3")
                        .privateIp("10.0.2.4")
                        .publicIp(publicIp("ip3").basic())
                        .nsg(nsg2))
                .subnet("Subnet3", "10.0.3.0/24")
                .vm(vm("VM4").privateIp("10.0.3.4").publicIp(publicIp("ip4").basic())));
    }

    private static Network defaults() {
        return fourMachines(nsg("NSG1"), nsg("NSG2"));
    }

    private static NsgDeclaration web(String name) {
        return nsg(name).allowInbound(100, "web").on(tcp(80));
    }

    private static NsgDeclaration noWebOut() {
        return nsg("NSG2").denyOutbound(100, "no-web").on(tcp(80));
    }

    @Test
    void b01_the_subnets_nsg_denies_and_the_interfaces_is_not_evaluated() {
        var ask = cannotReach(internet(), vm("VM1"), 80);

        assertThat(defaults()).holds(ask);
        assertThat(Cases.evaluated(Stage.INBOUND, ask, defaults())).containsExactly("NSG1.DenyAllInBound");
    }

    @Test
    void b02_the_subnets_nsg_allows_and_the_interfaces_denies() {
        Network network = fourMachines(web("NSG1"), nsg("NSG2"));
        var ask = cannotReach(internet(), vm("VM1"), 80);

        assertThat(network).holds(ask);
        assertThat(Cases.evaluated(Stage.INBOUND, ask, network)).containsExactly("NSG1.web", "NSG2.DenyAllInBound");
    }

    @Test
    void b03_both_allow() {
        Network network = fourMachines(web("NSG1"), web("NSG2"));
        var ask = canReach(internet(), vm("VM1"), 80);

        assertThat(network).holds(ask);
        assertThat(Cases.evaluated(Stage.INBOUND, ask, network)).containsExactly("NSG1.web", "NSG2.web");
    }

    @Test
    void b05_the_subnets_nsg_alone_denies() {
        var ask = cannotReach(internet(), vm("VM2"), 80);

        assertThat(defaults()).holds(ask);
        assertThat(Cases.evaluated(Stage.INBOUND, ask, defaults())).containsExactly("NSG1.DenyAllInBound");
    }

    @Test
    void b07_without_any_nsg_nothing_is_filtered() {
        assertThat(defaults()).canReach(internet(), vm("VM4"), 80);
    }

    @Test
    void b08_outbound_the_interfaces_nsg_comes_first() {
        var ask = canReach(vm("VM1"), internet(), 80);

        assertThat(defaults()).holds(ask);
        assertThat(Cases.evaluated(Stage.OUTBOUND, ask, defaults()))
                .containsExactly("NSG2.AllowInternetOutBound", "NSG1.AllowInternetOutBound");
    }

    @Test
    void b09_outbound_the_interfaces_nsg_denies_and_the_subnets_is_not_evaluated() {
        Network network = fourMachines(nsg("NSG1"), noWebOut());
        var ask = cannotReach(vm("VM1"), internet(), 80);

        assertThat(network).holds(ask);
        assertThat(Cases.evaluated(Stage.OUTBOUND, ask, network)).containsExactly("NSG2.no-web");
    }

    @Test
    void b11_outbound_through_the_subnets_nsg_alone() {
        var ask = canReach(vm("VM2"), internet(), 80);

        assertThat(defaults()).holds(ask);
        assertThat(Cases.evaluated(Stage.OUTBOUND, ask, defaults())).containsExactly("NSG1.AllowInternetOutBound");
    }

    @Test
    void b12_outbound_through_the_interfaces_nsg_alone() {
        Network network = fourMachines(nsg("NSG1"), noWebOut());
        var ask = cannotReach(vm("VM3"), internet(), 80);

        assertThat(network).holds(ask);
        assertThat(Cases.droppedBy(ask, network)).isEqualTo("no-web");
    }

    @Test
    void b14_machines_of_one_subnet_reach_each_other_by_the_default_rules() {
        for (var ask :
                List.of(canReach(vm("VM1"), vm("VM2"), anyTraffic()), canReach(vm("VM2"), vm("VM1"), anyTraffic()))) {
            assertThat(defaults()).holds(ask);
            assertThat(Cases.evaluated(Stage.OUTBOUND, ask, defaults()))
                    .allMatch(name -> name.endsWith(".AllowVnetOutBound"));
            assertThat(Cases.evaluated(Stage.INBOUND, ask, defaults()))
                    .allMatch(name -> name.endsWith(".AllowVnetInBound"));
        }
    }

    @Test
    void b15_traffic_inside_one_subnet_is_filtered_too() {
        NsgDeclaration closed = nsg("NSG1").denyInbound(100, "deny-in").denyOutbound(100, "deny-out");
        Network network = fourMachines(closed, nsg("NSG2"));

        assertThat(network).cannotReach(vm("VM1"), vm("VM2"), anyTraffic());
    }

    @Test
    void b16_a_deny_of_the_subnet_ends_the_evaluation_before_an_allow_of_the_interface() {
        Network network = network(vnet("v")
                .subnet("Subnet1", "10.0.1.0/24")
                .nsg(nsg("Subnet1-NSG").denyInbound(100, "denyRDP").on(tcp(3389)))
                .vm(vm("VM1")
                        .privateIp("10.0.1.4")
                        .publicIp(publicIp("ip1").basic())
                        .nsg(nsg("VM1-nsg").allowInbound(100, "AllowRDP").on(tcp(3389)))));
        var ask = cannotReach(internet(), vm("VM1"), 3389);

        assertThat(network).holds(ask);
        assertThat(Cases.evaluated(Stage.INBOUND, ask, network)).containsExactly("Subnet1-NSG.denyRDP");
    }

    @Test
    void b18_an_allow_is_needed_in_both_nsgs() {
        var ask = canReach(internet(), vm("VM1"), 80);

        assertThat(defaults()).cannotReach(internet(), vm("VM1"), 80);
        assertThat(Cases.droppedBy(ask, defaults())).isEqualTo("DenyAllInBound");
        assertThat(fourMachines(web("NSG1"), web("NSG2"))).holds(ask);
    }

    @Test
    void b19_a_basic_public_address_without_nsg_is_open_on_every_port() {
        assertThat(defaults()).canReach(internet(), vm("VM4"), anyTraffic());
    }

    @Test
    void b21_the_reply_needs_no_rule_and_a_connection_from_outside_does() {
        NsgDeclaration outOnly = nsg("n").allowOutbound(100, "web-out")
                .on(tcp(80))
                .denyOutbound(200, "deny-out")
                .denyInbound(100, "deny-in");
        Network network = network(vnet("v")
                .subnet("s", "10.0.1.0/24")
                .nsg(outOnly)
                .vm(vm("a").privateIp("10.0.1.4").publicIp(publicIp("ip").basic())));

        assertThat(network).canReach(vm("a"), internet(), 80);
        assertThat(network).cannotReach(internet(), vm("a"), 80);
    }

    @Test
    void b22_an_nsg_filters_at_the_machine_it_is_attached_to() {
        Network network = network(vnet("v")
                .addressSpace("10.0.0.0/16")
                .subnet("s1", "10.0.1.0/24")
                .vm(vm("VM1").privateIp("10.0.1.4"))
                .subnet("s2", "10.0.2.0/24")
                .vm(vm("VM2")
                        .privateIp("10.0.2.4")
                        .nsg(nsg("of-VM2").denyInbound(100, "deny").from(cidr("10.0.1.0/24")))));
        var ask = cannotReach(vm("VM1"), vm("VM2"), 443);

        Answer answer = Cases.answer(ask, network);

        assertThat(answer).isBlocked();
        assertThat(answer.parts().get(0).decidedBy().text())
                .isEqualTo("security rule 'deny' (100, Inbound) of NSG 'of-VM2' on vm 'VM2'");
    }

    @Test
    void b24_two_rules_of_one_priority_and_direction_are_refused() {
        NsgDeclaration twice = nsg("n").allowInbound(100, "a")
                .on(tcp(80))
                .denyInbound(100, "b")
                .on(tcp(81));

        assertThatThrownBy(() -> network(vnet("v").subnet("s", "10.0.1.0/24").nsg(twice)))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("rules 'a' and 'b' both have priority 100 Inbound");
    }

    @Test
    void b40_a_deny_all_above_the_default_rules_stops_health_probes() {
        Network network = network(vnet("v")
                .subnet("s", "10.0.1.0/24")
                .nsg(nsg("n").denyInbound(4096, "deny-all"))
                .vm(vm("a").privateIp("10.0.1.4")));
        ResourceId nic = network.named(VirtualMachine.class, "a")
                .get(0)
                .networkInterfaces()
                .get(0);

        IpFlowVerdict probe = NetworkWatcher.of(network)
                .ipFlowVerify(nic, Direction.INBOUND, Flow.tcp("168.63.129.16", 50000, "10.0.1.4", 80));

        assertThat(probe.access()).isEqualTo(Outcome.DENY);
        assertThat(probe.ruleName()).isEqualTo("securityRules/deny-all");
    }
}
