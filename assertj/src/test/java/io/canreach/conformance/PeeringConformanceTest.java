package io.canreach.conformance;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.Declaration;
import io.canreach.dsl.VnetDeclaration;
import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.InvalidNetworkException;
import io.canreach.model.Network;
import io.canreach.reach.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Group E: peerings and connected groups. */
class PeeringConformanceTest {
    @AfterAll
    static void print_the_count() {
        Cases.count(PeeringConformanceTest.class, "E");
    }

    private static VnetDeclaration with(String name, String prefix, String machine, String address) {
        return vnet(name)
                .addressSpace(prefix)
                .subnet("s", prefix)
                .vm(vm(machine).privateIp(address));
    }

    private static final VnetDeclaration A = with("A", "10.1.0.0/16", "a", "10.1.0.4");
    private static final VnetDeclaration B = with("B", "10.2.0.0/16", "b", "10.2.0.4");
    private static final VnetDeclaration C = with("C", "10.3.0.0/16", "c", "10.3.0.4");

    @Test
    void e01_peering_is_not_transitive() {
        Network network = network(A, B, C, peering("A", "B"), peering("B", "C"));

        assertThat(network).canReach(vm("a"), vm("b"), 443);
        assertThat(network).cannotReach(vm("a"), vm("c"), 443);
    }

    @Test
    void e02_a_peering_from_one_side_is_initiated_and_carries_nothing() {
        assertThat(network(A, B, peering("A", "B").oneSided())).cannotReach(vm("a"), vm("b"), 443);
    }

    @Test
    void e03_both_sides_and_default_rules_let_a_ping_through() {
        Network network = network(
                vnet("myVirtualNetwork1")
                        .subnet("default", "10.0.0.0/16")
                        .nsg(nsg("n1"))
                        .vm(vm("myVm1").privateIp("10.0.0.4")),
                vnet("myVirtualNetwork2")
                        .subnet("default", "10.1.0.0/16")
                        .nsg(nsg("n2"))
                        .vm(vm("myVm2")),
                peering("myVirtualNetwork1", "myVirtualNetwork2"));

        assertThat(network).canReach(vm("myVm2"), ip("10.0.0.4"), icmp());
    }

    @Test
    void e05_without_virtual_network_access_the_default_rules_deny() {
        Declaration peering = peering("A", "B").withoutVirtualNetworkAccess();
        Network guarded = network(
                vnet("A").subnet("s", "10.1.0.0/16").nsg(nsg("na")).vm(vm("a").privateIp("10.1.0.4")),
                vnet("B").subnet("s", "10.2.0.0/16").nsg(nsg("nb")).vm(vm("b").privateIp("10.2.0.4")),
                peering);

        assertThat(guarded).cannotReach(vm("a"), vm("b"), 443);
        assertThat(Cases.droppedBy(cannotReach(vm("a"), vm("b"), 443), guarded)).isEqualTo("DenyAllOutBound");
        assertThat(network(A, B, peering)).canReach(vm("a"), vm("b"), 443);
    }

    @Test
    void e07_without_forwarded_traffic_a_spoke_drops_what_the_hub_s_appliance_forwards() {
        Declaration drop = assume(Assumption.FORWARDED_TRAFFIC_OFF, Reading.SECOND);

        assertThat(spokes(peering("Hub", "Spoke1"), peering("Hub", "Spoke2"), drop))
                .cannotReach(vm("one"), vm("two"), 443);
        assertThat(spokes(
                        peering("Hub", "Spoke1").allowForwardedTraffic("Spoke1"),
                        peering("Hub", "Spoke2").allowForwardedTraffic("Spoke2"),
                        drop))
                .canReach(vm("one"), vm("two"), 443);
    }

    private static Network spokes(Declaration first, Declaration second, Declaration reading) {
        return network(
                vnet("Hub")
                        .addressSpace("10.0.0.0/16")
                        .subnet("nva", "10.0.0.0/24")
                        .vm(vm("nva").privateIp("10.0.0.4").appliance(router())),
                vnet("Spoke1")
                        .subnet("s", "10.1.0.0/16")
                        .routeTable(routeTable("rt1").route("other", "10.2.0.0/16", toAppliance("10.0.0.4")))
                        .vm(vm("one").privateIp("10.1.0.4")),
                vnet("Spoke2")
                        .subnet("s", "10.2.0.0/16")
                        .routeTable(routeTable("rt2").route("other", "10.1.0.0/16", toAppliance("10.0.0.4")))
                        .vm(vm("two").privateIp("10.2.0.4")),
                first,
                second,
                reading);
    }

    @Test
    void e08_a_spoke_uses_the_hub_s_gateway() {
        assertThat(hubAndSpoke(routeTable("none"))).canReach(vm("spoke-vm"), ip("192.168.1.1"), 443);
    }

    @Test
    void e10_without_propagation_the_spoke_s_subnet_has_no_route_to_it() {
        assertThat(hubAndSpoke(routeTable("none").withoutGatewayRoutes()))
                .cannotReach(vm("spoke-vm"), ip("192.168.1.1"), 443);
    }

    private static Network hubAndSpoke(io.canreach.dsl.RouteTableDeclaration table) {
        return network(
                vnet("Hub")
                        .addressSpace("10.0.0.0/16")
                        .gateway("GatewaySubnet", "10.0.255.0/27")
                        .vpn(onPremises("hq", "192.168.0.0/16")),
                vnet("Spoke")
                        .subnet("s", "10.1.0.0/16")
                        .routeTable(table)
                        .vm(vm("spoke-vm").privateIp("10.1.0.4")),
                peering("Hub", "Spoke").gatewayOf("Hub"));
    }

    @Test
    void e11_only_one_peering_may_use_remote_gateways() {
        assertThatThrownBy(() -> network(
                        vnet("H1")
                                .addressSpace("10.0.0.0/16")
                                .gateway("GatewaySubnet", "10.0.255.0/27")
                                .vpn(onPremises("one", "192.168.1.0/24")),
                        vnet("H2")
                                .addressSpace("10.9.0.0/16")
                                .gateway("GatewaySubnet", "10.9.255.0/27")
                                .vpn(onPremises("two", "192.168.2.0/24")),
                        vnet("S").subnet("s", "10.1.0.0/16"),
                        peering("H1", "S").gatewayOf("H1"),
                        peering("H2", "S").gatewayOf("H2")))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("uses remote gateways by 2 peerings; only one is allowed");
    }

    @Test
    void e13_a_basic_frontend_is_not_reached_over_global_peering_but_its_machine_is() {
        Network network = network(
                vnet("A").location("westeurope").subnet("s", "10.1.0.0/16").vm(vm("a").privateIp("10.1.0.4")),
                vnet("B").location("eastus").subnet("s", "10.2.0.0/16").vm(vm("b").privateIp("10.2.0.4")),
                loadBalancer("ilb")
                        .basic()
                        .internal("B/s", "10.2.0.10")
                        .pool(vm("b"))
                        .rule("web", tcp(443)),
                peering("A", "B"));

        assertThat(network).cannotReach(vm("a"), loadBalancer("ilb"), 443);
        assertThat(network).canReach(vm("a"), vm("b"), 443);
    }

    @Test
    void e15_two_classic_networks_cannot_be_peered() {
        assertThatThrownBy(() -> network(
                        classicVnet("A").subnet("s", "10.1.0.0/16"),
                        classicVnet("B").subnet("s", "10.2.0.0/16"),
                        peering("A", "B")))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("two classic virtual networks cannot be peered with each other");
    }

    @Test
    void e16_a_classic_network_is_peered_from_the_other_side_alone() {
        Network network = network(
                vnet("A").subnet("s", "10.1.0.0/16").vm(vm("a").privateIp("10.1.0.4")),
                classicVnet("B").subnet("s", "10.2.0.0/16").vm(vm("b").privateIp("10.2.0.4")),
                peering("A", "B"));

        assertThat(network).canReach(vm("a"), vm("b"), 443);
        assertThat(network).canReach(vm("b"), vm("a"), 443);
    }

    @Test
    void e17_subnet_peering_joins_the_subnets_named_and_drops_the_others() {
        Network network = network(
                vnet("vnet-1")
                        .addressSpace("10.1.0.0/16")
                        .subnet("subnet-1", "10.1.1.0/24")
                        .vm(vm("vm-1").privateIp("10.1.1.4"))
                        .subnet("subnet-2", "10.1.2.0/24")
                        .vm(vm("vm-2").privateIp("10.1.2.4")),
                vnet("vnet-2")
                        .addressSpace("10.2.0.0/16")
                        .subnet("subnet-3", "10.2.3.0/24")
                        .vm(vm("vm-3").privateIp("10.2.3.4")),
                peering("vnet-1", "vnet-2").subnetsOf("vnet-1", "subnet-1").subnetsOf("vnet-2", "subnet-3"));

        assertThat(network).canReach(vm("vm-1"), vm("vm-3"), 443);
        assertThat(Cases.hop(network, "vm-2", "10.2.3.4")).isEqualTo("VNetPeering");
        assertThat(network).cannotReach(vm("vm-2"), vm("vm-3"), 443);
    }

    @Test
    void e19_members_of_a_connected_group_reach_each_other_without_a_peering() {
        Network network = network(A, B, C, connectedGroup("mesh", "A", "B"));

        assertThat(Cases.hop(network, "a", "10.2.0.4")).isEqualTo("ConnectedGroup");
        assertThat(network).canReach(vm("a"), vm("b"), 443);
        assertThat(network).cannotReach(vm("a"), vm("c"), 443);
    }

    @Test
    void e21_subnet_peering_stands_before_a_connected_group() {
        Network network = network(
                vnet("vnet-1")
                        .addressSpace("10.1.0.0/16")
                        .subnet("subnet-1", "10.1.1.0/24")
                        .vm(vm("vm-1").privateIp("10.1.1.4"))
                        .subnet("subnet-2", "10.1.2.0/24")
                        .vm(vm("vm-2").privateIp("10.1.2.4")),
                vnet("vnet-2")
                        .addressSpace("10.2.0.0/16")
                        .subnet("subnet-3", "10.2.3.0/24")
                        .vm(vm("vm-3").privateIp("10.2.3.4")),
                connectedGroup("mesh", "vnet-1", "vnet-2"),
                peering("vnet-1", "vnet-2").subnetsOf("vnet-1", "subnet-1").subnetsOf("vnet-2", "subnet-3"));

        assertThat(network).canReach(vm("vm-1"), vm("vm-3"), 443);
        assertThat(canReach(vm("vm-2"), vm("vm-3"), 443).in(network).answer().verdict())
                .isEqualTo(Verdict.BLOCKED);
    }
}
