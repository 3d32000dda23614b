package io.canreach.conformance;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.RouteTableDeclaration;
import io.canreach.dsl.RouteTarget;
import io.canreach.model.InvalidNetworkException;
import io.canreach.model.Network;
import io.canreach.reach.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Group D: which route is chosen, and where it leads. */
class RoutingConformanceTest {
    private static final RouteTarget FIREWALL = toAppliance("10.0.100.4");

    /** The routing example of Microsoft's page on user-defined routes. */
    private final Network udr = network(
            vnet("VNet1")
                    .addressSpace("10.0.0.0/16")
                    .subnet("Subnet1", "10.0.0.0/24")
                    .routeTable(routeTable("rt")
                            .route("Within-VNet1", "10.0.0.0/16", FIREWALL)
                            .route("Within-Subnet1", "10.0.0.0/24", toVnetLocal())
                            .route("To-VNet2-1", "10.1.0.0/16", toNone())
                            .route("To-VNet2-2", "10.2.0.0/16", toNone())
                            .route("To-On-Prem", "10.10.0.0/16", FIREWALL)
                            .route("Default-NVA", "0.0.0.0/0", FIREWALL))
                    .serviceEndpoint("Microsoft.Storage")
                    .vm(vm("one").privateIp("10.0.0.4"))
                    .subnet("Subnet2", "10.0.1.0/24")
                    .vm(vm("two").privateIp("10.0.1.4"))
                    .gateway("GatewaySubnet", "10.0.255.0/27")
                    .vpn(onPremises("hq", "10.10.0.0/16")),
            vnet("VNet2").addressSpace("10.1.0.0/16", "10.2.0.0/16").subnet("s", "10.1.0.0/24"),
            peering("VNet1", "VNet2"),
            serviceTag("Storage", "20.60.0.0/16"));

    @AfterAll
    static void print_the_count() {
        Cases.count(RoutingConformanceTest.class, "D");
    }

    private static Network routed(RouteTableDeclaration table) {
        return network(vnet("v")
                .addressSpace("10.0.0.0/16")
                .subnet("s", "10.0.9.0/24")
                .routeTable(table)
                .vm(vm("one").privateIp("10.0.9.9")));
    }

    @Test
    void d01_the_longest_prefix_is_chosen() {
        Network network = routed(routeTable("t")
                .route("A", "10.0.0.0/24", toAppliance("10.0.9.10"))
                .route("B", "10.0.0.0/16", toAppliance("10.0.9.11")));

        assertThat(Cases.hop(network, "one", "10.0.0.5")).isEqualTo("VirtualAppliance 10.0.9.10");
        assertThat(Cases.hop(network, "one", "10.0.1.5")).isEqualTo("VirtualAppliance 10.0.9.11");
    }

    @Test
    void d02_a_user_s_default_route_beats_azure_s() {
        Network network = network(vnet("v")
                .addressSpace("10.0.0.0/16")
                .subnet("s", "10.0.9.0/24")
                .routeTable(routeTable("t").route("all", "0.0.0.0/0", toGateway()))
                .vm(vm("one").privateIp("10.0.9.9"))
                .gateway("GatewaySubnet", "10.0.255.0/27")
                .vpn(onPremises("hq", "192.168.0.0/16")));

        assertThat(Cases.hop(network, "one", "8.8.8.8")).isEqualTo("VirtualNetworkGateway");
    }

    @Test
    void d03_routes_that_lost_are_listed_as_invalid() {
        assertThat(Cases.routes(udr, "one"))
                .contains(
                        "10.0.0.0/16 -> VnetLocal (Default, Invalid)",
                        "10.0.0.0/16 -> VirtualAppliance 10.0.100.4 (User 'Within-VNet1')",
                        "10.0.0.0/24 -> VnetLocal (User 'Within-Subnet1')",
                        "10.1.0.0/16 -> VNetPeering (Default, Invalid)",
                        "10.1.0.0/16 -> None (User 'To-VNet2-1')",
                        "10.2.0.0/16 -> VNetPeering (Default, Invalid)",
                        "10.2.0.0/16 -> None (User 'To-VNet2-2')",
                        "10.10.0.0/16 -> VirtualNetworkGateway (VirtualNetworkGateway, Invalid)",
                        "10.10.0.0/16 -> VirtualAppliance 10.0.100.4 (User 'To-On-Prem')",
                        "0.0.0.0/0 -> Internet (Default, Invalid)",
                        "0.0.0.0/0 -> VirtualAppliance 10.0.100.4 (User 'Default-NVA')",
                        "20.60.0.0/16 of Storage -> VirtualNetworkServiceEndpoint (Default)");
    }

    @Test
    void d04_the_subnet_itself_is_local_and_the_rest_of_the_network_is_not() {
        assertThat(Cases.hop(udr, "one", "10.0.0.200")).isEqualTo("VnetLocal");
        assertThat(Cases.hop(udr, "one", "10.0.5.1")).isEqualTo("VirtualAppliance 10.0.100.4");
    }

    @Test
    void d06_a_user_s_route_beats_the_gateway_s_of_the_same_prefix() {
        assertThat(Cases.hop(udr, "one", "10.10.4.4")).isEqualTo("VirtualAppliance 10.0.100.4");
    }

    @Test
    void d07_a_service_endpoint_bypasses_the_appliance() {
        assertThat(Cases.hop(udr, "one", "20.60.1.1")).isEqualTo("VirtualNetworkServiceEndpoint");
        assertThat(Cases.hop(udr, "one", "20.70.1.1")).isEqualTo("VirtualAppliance 10.0.100.4");
    }

    @Test
    void d09_without_a_route_table_azure_s_own_routes_lead() {
        assertThat(Cases.hop(udr, "two", "10.0.0.200")).isEqualTo("VnetLocal");
        assertThat(Cases.hop(udr, "two", "10.1.0.9")).isEqualTo("VNetPeering");
        assertThat(Cases.hop(udr, "two", "10.2.0.9")).isEqualTo("VNetPeering");
        assertThat(Cases.hop(udr, "two", "10.10.4.4")).isEqualTo("VirtualNetworkGateway");
        assertThat(Cases.hop(udr, "two", "8.8.8.8")).isEqualTo("Internet");
    }

    @Test
    void d10_private_addresses_that_nobody_has_lead_nowhere() {
        assertThat(Cases.hop(udr, "two", "10.99.1.1")).isEqualTo("None");
        assertThat(Cases.hop(udr, "two", "192.168.5.5")).isEqualTo("None");
        assertThat(Cases.hop(udr, "two", "100.64.1.1")).isEqualTo("None");
    }

    @Test
    void d12_the_default_table_of_a_classic_network() {
        Network network = network(classicVnet("CorpNetwork")
                .addressSpace("10.0.0.0/16")
                .subnet("FrontEnd", "10.0.1.0/24")
                .vm(vm("IIS01").privateIp("10.0.1.4")));

        assertThat(Cases.hop(network, "IIS01", "10.0.2.4")).isEqualTo("VnetLocal");
        assertThat(Cases.hop(network, "IIS01", "10.1.1.1")).isEqualTo("None");
        assertThat(Cases.hop(network, "IIS01", "8.8.8.8")).isEqualTo("Internet");
    }

    @Test
    void d13_a_carved_out_subnet_stays_local_and_the_rest_goes_to_the_firewall() {
        Network network = network(classicVnet("CorpNetwork")
                .addressSpace("10.0.0.0/16")
                .subnet("FrontEnd", "10.0.1.0/24")
                .routeTable(routeTable("FrontEndSubnetRouteTable")
                        .route("own", "10.0.1.0/24", toVnetLocal())
                        .route("vnet", "10.0.0.0/16", toAppliance("10.0.0.4"))
                        .route("all", "0.0.0.0/0", toAppliance("10.0.0.4")))
                .vm(vm("IIS01").privateIp("10.0.1.4")));

        assertThat(Cases.hop(network, "IIS01", "10.0.1.9")).isEqualTo("VnetLocal");
        assertThat(Cases.hop(network, "IIS01", "10.0.2.4")).isEqualTo("VirtualAppliance 10.0.0.4");
        assertThat(Cases.hop(network, "IIS01", "8.8.8.8")).isEqualTo("VirtualAppliance 10.0.0.4");
    }

    @Test
    void d15_one_direction_by_the_appliance_and_the_other_direct() {
        Network network = network(vnet("vnet-1")
                .addressSpace("10.0.0.0/16")
                .subnet("subnet-public", "10.0.0.0/24")
                .routeTable(routeTable("rt").route("to-private", "10.0.1.0/24", toAppliance("10.0.2.4")))
                .vm(vm("vm-public").privateIp("10.0.0.4"))
                .subnet("subnet-private", "10.0.1.0/24")
                .vm(vm("vm-private").privateIp("10.0.1.4"))
                .subnet("subnet-dmz", "10.0.2.0/24")
                .vm(vm("vm-nva").privateIp("10.0.2.4").appliance(router())));

        assertThat(network).canReach(vm("vm-public"), vm("vm-private"), 22);
        assertThat(Cases.passed(canReach(vm("vm-public"), vm("vm-private"), 22), network))
                .containsExactly("vm-public-nic", "vm-nva-nic", "vm-private-nic");
        assertThat(network).canReach(vm("vm-private"), vm("vm-public"), 22);
        assertThat(Cases.passed(canReach(vm("vm-private"), vm("vm-public"), 22), network))
                .containsExactly("vm-private-nic", "vm-public-nic");
    }

    @Test
    void d16_a_peering_is_preferred_over_a_more_specific_route_learned_by_bgp() {
        Network network = network(
                vnet("a")
                        .addressSpace("10.0.0.0/16")
                        .subnet("s", "10.0.0.0/24")
                        .vm(vm("one").privateIp("10.0.0.4"))
                        .gateway("GatewaySubnet", "10.0.255.0/27")
                        .expressRoute(onPremises("er", "192.168.0.0/16").advertising("10.1.5.0/24")),
                vnet("b").subnet("s", "10.1.0.0/16"),
                peering("a", "b"));

        assertThat(Cases.hop(network, "one", "10.1.5.100")).isEqualTo("VNetPeering");
    }

    @Test
    void d18_without_propagation_no_gateway_route_is_there_and_a_user_s_route_brings_it_back() {
        RouteTableDeclaration table = routeTable("t").withoutGatewayRoutes();

        Network without = gatewayed(table);
        Network with = gatewayed(table.route("site", "192.168.0.0/16", toGateway()));

        assertThat(Cases.hop(without, "one", "192.168.1.1")).isEqualTo("None");
        assertThat(Cases.hop(without, "one", "172.20.1.1")).isEqualTo("None");
        assertThat(without).cannotReach(vm("one"), ip("192.168.1.1"), 443);
        assertThat(Cases.hop(with, "one", "192.168.1.1")).isEqualTo("VirtualNetworkGateway");
        assertThat(with).canReach(vm("one"), ip("192.168.1.1"), 443);
    }

    private static Network gatewayed(RouteTableDeclaration table) {
        return network(vnet("v")
                .addressSpace("10.0.0.0/16")
                .subnet("s", "10.0.0.0/24")
                .routeTable(table)
                .vm(vm("one").privateIp("10.0.0.4"))
                .gateway("GatewaySubnet", "10.0.255.0/27")
                .vpn(onPremises("hq", "192.168.0.0/16").advertising("172.20.0.0/16")));
    }

    @Test
    void d19_of_equal_prefixes_a_written_one_comes_first_then_regional_tags_and_azurecloud_last() {
        String prefix = "20.60.0.0/16";
        RouteTableDeclaration clouds = routeTable("t")
                .route("cloud", tag("AzureCloud"), toAppliance("10.0.9.1"))
                .route("cloud-east", tag("AzureCloud.eastus"), toAppliance("10.0.9.2"));
        RouteTableDeclaration storage = clouds.route("storage", tag("Storage"), toAppliance("10.0.9.3"));
        RouteTableDeclaration regional = storage.route("storage-east", tag("Storage.EastUS"), toAppliance("10.0.9.4"));
        RouteTableDeclaration written = regional.route("ip", prefix, toAppliance("10.0.9.5"));

        assertThat(hopWithTags(clouds)).isEqualTo("VirtualAppliance 10.0.9.2");
        assertThat(hopWithTags(storage)).isEqualTo("VirtualAppliance 10.0.9.3");
        assertThat(hopWithTags(regional)).isEqualTo("VirtualAppliance 10.0.9.4");
        assertThat(hopWithTags(written)).isEqualTo("VirtualAppliance 10.0.9.5");
    }

    private static String hopWithTags(RouteTableDeclaration table) {
        Network network = network(
                vnet("v")
                        .addressSpace("10.0.0.0/16")
                        .subnet("s", "10.0.9.0/24")
                        .routeTable(table)
                        .vm(vm("one").privateIp("10.0.9.9")),
                serviceTag("AzureCloud", "20.60.0.0/16"),
                serviceTag("AzureCloud.eastus", "20.60.0.0/16"),
                serviceTag("Storage", "20.60.0.0/16"),
                serviceTag("Storage.EastUS", "20.60.0.0/16"));
        return Cases.hop(network, "one", "20.60.1.1");
    }

    @Test
    void d21_a_route_to_the_gateway_needs_a_vpn_gateway() {
        assertThatThrownBy(() -> network(vnet("v")
                        .addressSpace("10.0.0.0/16")
                        .subnet("s", "10.0.0.0/24")
                        .routeTable(routeTable("t").route("all", "0.0.0.0/0", toGateway()))
                        .gateway("GatewaySubnet", "10.0.255.0/27")
                        .expressRoute(onPremises("er", "192.168.0.0/16"))))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("VPN gateway");
    }

    @Test
    void d22_the_effective_routes_of_a_plain_network() {
        Network network = network(vnet("v")
                .addressSpace("172.20.2.0/24")
                .subnet("s", "172.20.2.0/24")
                .vm(vm("one").privateIp("172.20.2.4")));

        assertThat(Cases.routes(network, "one"))
                .containsExactlyInAnyOrder(
                        "172.20.2.0/24 -> VnetLocal (Default)",
                        "0.0.0.0/0 -> Internet (Default)",
                        "10.0.0.0/8 -> None (Default)",
                        "100.64.0.0/10 -> None (Default)",
                        "172.16.0.0/12 -> None (Default)",
                        "192.168.0.0/16 -> None (Default)");
    }

    @Test
    void d23_forced_tunnelling_of_some_subnets_to_the_default_site() {
        RouteTableDeclaration forced = routeTable("forced").route("all", "0.0.0.0/0", toGateway());
        Network network = network(vnet("MultiTier-VNet")
                .addressSpace("10.1.0.0/16")
                .subnet("Frontend", "10.1.0.0/24")
                .vm(vm("front").privateIp("10.1.0.4"))
                .subnet("Midtier", "10.1.1.0/24")
                .routeTable(forced)
                .vm(vm("mid").privateIp("10.1.1.4"))
                .subnet("Backend", "10.1.2.0/24")
                .routeTable(forced)
                .gateway("GatewaySubnet", "10.1.255.0/27")
                .vpn(onPremises("DefaultSiteHQ", "192.168.1.0/24"))
                .vpn(onPremises("Branch1", "192.168.2.0/24"))
                .vpn(onPremises("Branch2", "192.168.3.0/24"))
                .vpn(onPremises("Branch3", "192.168.4.0/24"))
                .defaultSite("DefaultSiteHQ"));

        assertThat(network).canReach(vm("front"), internet(), 443);
        assertThat(Cases.hop(network, "front", "8.8.8.8")).isEqualTo("Internet");
        assertThat(Cases.hop(network, "mid", "8.8.8.8")).isEqualTo("VirtualNetworkGateway");
        assertThat(canReach(vm("mid"), ip("8.8.8.8"), 443).in(network).answer().explain())
                .contains("DefaultSiteHQ");
    }

    @Test
    void d25_forced_to_an_appliance_a_machine_is_not_reached_by_its_public_address() {
        Network network = network(vnet("v")
                .addressSpace("10.0.0.0/16")
                .subnet("s", "10.0.0.0/24")
                .nsg(nsg("n").allowInbound(100, "web").from(tag("Internet")).on(tcp(80)))
                .routeTable(routeTable("t").route("all", "0.0.0.0/0", toAppliance("10.0.1.4")))
                .vm(vm("web").privateIp("10.0.0.4").publicIp("20.1.2.3"))
                .subnet("dmz", "10.0.1.0/24")
                .vm(vm("nva").privateIp("10.0.1.4").appliance(router())));

        assertThat(network).cannotReach(internet(), vm("web"), 80);
    }

    @Test
    void d27_an_appliance_among_its_clients_is_a_loop() {
        Network network = network(vnet("v")
                .addressSpace("10.0.0.0/16")
                .subnet("s", "10.0.0.0/24")
                .routeTable(routeTable("t").route("all", "0.0.0.0/0", toAppliance("10.0.0.4")))
                .vm(vm("nva").privateIp("10.0.0.4").appliance(router()))
                .vm(vm("client").privateIp("10.0.0.5")));

        assertThat(network).cannotReach(vm("nva"), ip("8.8.8.8"), 443);
        assertThat(canReach(vm("nva"), ip("8.8.8.8"), 443).in(network).answer().explain())
                .contains("loop");
        assertThat(canReach(vm("client"), ip("8.8.8.8"), 443)
                        .in(network)
                        .answer()
                        .explain())
                .contains("loop");
    }

    @Test
    void d28_expressroute_before_vpn_but_the_longest_prefix_first() {
        Network network = network(vnet("v")
                .addressSpace("10.0.0.0/16")
                .subnet("s", "10.0.0.0/24")
                .vm(vm("one").privateIp("10.0.0.4"))
                .gateway("GatewaySubnet", "10.0.255.0/27")
                .vpn(onPremises("tunnel", "10.50.1.0/24").advertising("10.50.0.0/16"))
                .expressRoute(onPremises("circuit", "10.50.0.0/16")));

        assertThat(Cases.passed(canReach(vm("one"), ip("10.50.2.1"), 443), network))
                .endsWith("circuit");
        assertThat(Cases.passed(canReach(vm("one"), ip("10.50.1.1"), 443), network))
                .endsWith("tunnel");
    }

    @Test
    void d30_a_branch_on_vpn_does_not_reach_one_on_expressroute() {
        Network network = network(vnet("v")
                .addressSpace("10.0.0.0/16")
                .gateway("GatewaySubnet", "10.0.255.0/27")
                .vpn(onPremises("branch1", "192.168.1.0/24"))
                .vpn(onPremises("branch2", "192.168.2.0/24"))
                .expressRoute(onPremises("branch3", "192.168.3.0/24")));

        assertThat(canReach(onPremises("branch1"), onPremises("branch3"), 443)
                        .in(network)
                        .answer()
                        .verdict())
                .isEqualTo(Verdict.BLOCKED);
    }
}
