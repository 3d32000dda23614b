package io.canreach.conformance;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.ApplianceDeclaration;
import io.canreach.dsl.PeeringDeclaration;
import io.canreach.dsl.RouteTableDeclaration;
import io.canreach.dsl.SubnetDeclaration;
import io.canreach.dsl.VmDeclaration;
import io.canreach.model.Network;
import org.junit.jupiter.api.Test;

/** Sentences of the specification on routes, peerings and gateways that are in no conformance case. */
class SpecRowsRoutingTest {
    private static final VmDeclaration A = vm("a").privateIp("10.1.0.4");
    private static final VmDeclaration B = vm("b").privateIp("10.2.0.4");

    private static SubnetDeclaration vnetA() {
        return vnet("A")
                .addressSpace("10.1.0.0/16")
                .subnet("s", "10.1.0.0/24")
                .nsg(nsg("na"))
                .vm(A);
    }

    private static SubnetDeclaration vnetB() {
        return vnet("B")
                .addressSpace("10.2.0.0/16")
                .subnet("s", "10.2.0.0/24")
                .nsg(nsg("nb"))
                .vm(B);
    }

    private static Network alone(String space) {
        return network(vnet("v")
                .addressSpace(space)
                .subnet("s", "10.0.0.0/24")
                .vm(vm("one").privateIp("10.0.0.4")));
    }

    private static Network forced(ApplianceDeclaration appliance) {
        return network(vnet("v")
                .addressSpace("10.0.0.0/16")
                .subnet("s", "10.0.0.0/24")
                .routeTable(routeTable("t").route("all", "0.0.0.0/0", toAppliance("10.0.2.4")))
                .vm(vm("one").privateIp("10.0.0.4"))
                .subnet("dmz", "10.0.2.0/24")
                .vm(vm("nva").privateIp("10.0.2.4").appliance(appliance)));
    }

    /** Only one direction between two subnets leads by the machine in the third. */
    private static Network oneWay(VmDeclaration nva) {
        return network(vnet("v")
                .addressSpace("10.0.0.0/16")
                .subnet("s", "10.0.0.0/24")
                .routeTable(routeTable("t").route("to-t", "10.0.1.0/24", toAppliance("10.0.2.4")))
                .vm(vm("one").privateIp("10.0.0.4"))
                .subnet("t", "10.0.1.0/24")
                .vm(vm("two").privateIp("10.0.1.4"))
                .subnet("dmz", "10.0.2.0/24")
                .vm(nva));
    }

    @Test
    void a_network_that_has_a_whole_private_range_takes_its_none_route_away() {
        assertThat(Cases.hop(alone("10.0.0.0/8"), "one", "10.99.1.1")).isEqualTo("VnetLocal");
        assertThat(Cases.routes(alone("10.0.0.0/7"), "one"))
                .contains("10.0.0.0/7 -> VnetLocal (Default)", "172.16.0.0/12 -> None (Default)")
                .doesNotContain("10.0.0.0/8 -> None (Default)");
    }

    @Test
    void a_route_learned_by_bgp_never_takes_the_own_network_and_a_user_s_does() {
        Network network = network(vnet("v")
                .addressSpace("10.0.0.0/16")
                .subnet("s", "10.0.0.0/24")
                .vm(vm("one").privateIp("10.0.0.4"))
                .subnet("t", "10.0.5.0/24")
                .routeTable(routeTable("t").route("s", "10.0.0.0/24", toAppliance("10.0.9.9")))
                .vm(vm("two").privateIp("10.0.5.4"))
                .gateway("GatewaySubnet", "10.0.255.0/27")
                .expressRoute(onPremises("er", "192.168.0.0/16").advertising("10.0.5.0/25", "0.0.0.0/0")));

        assertThat(Cases.hop(network, "one", "10.0.5.5")).isEqualTo("VnetLocal");
        assertThat(Cases.hop(network, "two", "10.0.0.4")).isEqualTo("VirtualAppliance 10.0.9.9");
        assertThat(Cases.hop(network, "one", "8.8.8.8")).isEqualTo("VirtualNetworkGateway");
        assertThat(Cases.hop(network, "one", "172.16.5.5")).isEqualTo("VirtualNetworkGateway");
    }

    @Test
    void unknown_private_addresses_follow_a_default_route_to_an_appliance() {
        assertThat(Cases.hop(forced(router()), "one", "192.168.7.7")).isEqualTo("VirtualAppliance 10.0.2.4");
    }

    @Test
    void an_appliance_must_translate_what_goes_to_the_internet() {
        assertThat(forced(router())).cannotReach(vm("one"), internet(), 443);
        assertThat(forced(router().snatToInternet())).canReach(vm("one"), internet(), 443);
    }

    @Test
    void a_machine_without_ip_forwarding_passes_nothing_on() {
        assertThat(oneWay(vm("nva").privateIp("10.0.2.4"))).cannotReach(vm("one"), vm("two"), 22);
    }

    @Test
    void what_follows_connections_drops_those_of_which_it_sees_one_direction() {
        Network network = oneWay(vm("nva")
                .privateIp("10.0.2.4")
                .appliance(appliance().allow("all").on(anyTraffic())));

        assertThat(network).cannotReach(vm("one"), vm("two"), 22);
        assertThat(network).cannotReach(vm("two"), vm("one"), 22);
    }

    @Test
    void a_next_hop_behind_an_expressroute_gateway_is_not_reached() {
        RouteTableDeclaration far = routeTable("t").route("x", "8.0.0.0/8", toAppliance("192.168.2.4"));
        Network network = network(vnet("v")
                .addressSpace("10.1.0.0/16")
                .subnet("s", "10.1.0.0/24")
                .routeTable(far)
                .vm(A)
                .gateway("GatewaySubnet", "10.1.255.0/27")
                .expressRoute(onPremises("er", "192.168.0.0/16")));

        assertThat(network).cannotReach(A, ip("8.8.8.8"), 443);
    }

    @Test
    void without_a_default_site_the_gateway_takes_its_sites_prefixes_only() {
        Network network = network(vnet("v")
                .addressSpace("10.1.0.0/16")
                .subnet("s", "10.1.0.0/24")
                .routeTable(routeTable("t").route("all", "0.0.0.0/0", toGateway()))
                .vm(A)
                .gateway("GatewaySubnet", "10.1.255.0/27")
                .vpn(onPremises("hq", "192.168.1.0/24")));

        assertThat(network).canReach(A, onPremises("hq"), 443);
        assertThat(network).cannotReach(A, ip("8.8.8.8"), 443);
    }

    @Test
    void a_peering_carries_both_ways_while_both_sides_are_there() {
        PeeringDeclaration peering = peering("A", "B");

        assertThat(network(vnetA(), vnetB(), peering)).canReach(B, A, icmp());
        assertThat(network(vnetA(), vnetB(), peering.oneSided())).cannotReach(B, A, 443);
        assertThat(network(vnetA(), vnetB(), peering.disconnected())).cannotReach(A, B, 443);
    }

    @Test
    void access_off_at_one_side_closes_that_side_s_default_rules_in_both_directions() {
        Network network = network(vnetA(), vnetB(), peering("A", "B").withoutVirtualNetworkAccess("A"));

        assertThat(Cases.droppedBy(cannotReach(A, B, 443), network)).isEqualTo("DenyAllOutBound");
        assertThat(Cases.droppedBy(cannotReach(B, A, 443), network)).isEqualTo("DenyAllInBound");
    }

    @Test
    void spokes_that_share_a_gateway_do_not_reach_each_other_by_it() {
        Network network = network(
                vnetA(),
                vnetB(),
                vnet("H")
                        .addressSpace("10.0.0.0/16")
                        .gateway("GatewaySubnet", "10.0.255.0/27")
                        .vpn(onPremises("hq", "192.168.0.0/16")),
                peering("A", "H").gatewayOf("H"),
                peering("B", "H").gatewayOf("H"));

        assertThat(network).canReach(onPremises("hq"), A, 443);
        assertThat(network).cannotReach(A, B, 443);
    }

    @Test
    void between_two_networks_the_peering_is_used_and_not_the_vpn() {
        Network network = network(
                vnetA().gateway("GatewaySubnet", "10.1.255.0/27").vpn().toVnet("B"),
                vnetB().gateway("GatewaySubnet", "10.2.255.0/27").vpn().toVnet("A"),
                peering("A", "B"));

        assertThat(Cases.hop(network, "a", "10.2.0.4")).isEqualTo("VNetPeering");
    }

    @Test
    void connected_groups_are_not_transitive() {
        Network network = network(
                vnetA(),
                vnetB(),
                vnet("C").addressSpace("10.3.0.0/16"),
                connectedGroup("one", "A", "C"),
                connectedGroup("two", "C", "B"));

        assertThat(network).cannotReach(A, B, 443);
    }

    @Test
    void vpn_clients_reach_the_network_and_without_bgp_no_site() {
        Network network = network(vnetA().gateway("GatewaySubnet", "10.1.255.0/27")
                .vpn(onPremises("hq", "192.168.1.0/24"))
                .pointToSite("clients", "172.16.201.0/24"));

        assertThat(network).canReach(vpnClients("clients"), A, 443);
        assertThat(network).canReach(A, vpnClients("clients"), 443);
        assertThat(network).cannotReach(vpnClients("clients"), onPremises("hq"), 443);
        assertThat(network).cannotReach(A, ip("192.168.2.4"), 443);
    }
}
