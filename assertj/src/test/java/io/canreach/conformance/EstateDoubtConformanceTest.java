package io.canreach.conformance;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.Declaration;
import io.canreach.dsl.NsgDeclaration;
import io.canreach.dsl.OnPremisesConnection;
import io.canreach.dsl.PublicIpDeclaration;
import io.canreach.dsl.RouteTableDeclaration;
import io.canreach.model.BastionHost;
import io.canreach.model.InvalidNetworkException;
import io.canreach.model.Network;
import io.canreach.watch.BastionRules;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Group L, second part: bastions, several network managers, private endpoints, ExpressRoute, limits, egress. */
class EstateDoubtConformanceTest {
    @AfterAll
    static void print_the_count() {
        Cases.count(EstateDoubtConformanceTest.class, "L, estates");
    }

    @Test
    void l31_an_nsg_of_2020_lacks_what_a_bastion_needs_today() {
        NsgDeclaration old = nsg("bastion-nsg")
                .allowInbound(100, "users")
                .from(tag("Internet"))
                .on(tcp(443))
                .allowInbound(110, "control")
                .from(tag("GatewayManager"))
                .on(tcp(443))
                .denyInbound(200, "rest-in")
                .allowOutbound(100, "targets")
                .to(tag("VirtualNetwork"))
                .on(tcp(22, 3389))
                .allowOutbound(110, "cloud")
                .to(tag("AzureCloud"))
                .on(tcp(443))
                .denyOutbound(200, "rest-out");
        Network network = network(vnet("v")
                .addressSpace("10.0.0.0/16")
                .subnet("AzureBastionSubnet", "10.0.1.0/26")
                .nsg(old)
                .bastion(bastion("b").publicIp("20.1.0.9")));

        assertThat(BastionRules.of(
                        network, network.named(BastionHost.class, "b").get(0)))
                .filteredOn(rule -> !rule.isFulfilled())
                .extracting(rule -> rule.direction() + " " + rule.services() + " " + rule.peer())
                .containsExactlyInAnyOrder(
                        "Inbound TCP,UDP 5701,8080 VirtualNetwork",
                        "Inbound TCP 443 AzureLoadBalancer",
                        "Outbound TCP,UDP 5701,8080 VirtualNetwork",
                        "Outbound TCP 80 Internet");
    }

    @Test
    void tcp_alone_on_the_data_ports_is_not_all_that_a_bastion_needs() {
        NsgDeclaration tcpAlone = nsg("bastion-nsg")
                .allowInbound(100, "data")
                .from(tag("VirtualNetwork"))
                .to(tag("VirtualNetwork"))
                .on(tcp(8080, 5701))
                .denyInbound(200, "rest");
        Network network = network(vnet("v")
                .addressSpace("10.0.0.0/16")
                .subnet("AzureBastionSubnet", "10.0.1.0/26")
                .nsg(tcpAlone)
                .bastion(bastion("b").publicIp("20.1.0.9")));

        assertThat(BastionRules.of(
                        network, network.named(BastionHost.class, "b").get(0)))
                .extracting(Object::toString)
                .contains("Inbound TCP,UDP 5701,8080 from VirtualNetwork (data plane): MISSING, stopped by 'rest';"
                        + " without it no session to a machine begins");
    }

    @Test
    void l33_a_bastion_s_own_nsg_must_let_a_custom_port_out() {
        NsgDeclaration classic = nsg("bastion-nsg")
                .allowInbound(100, "users")
                .from(tag("Internet"))
                .on(tcp(443))
                .allowOutbound(100, "targets")
                .to(tag("VirtualNetwork"))
                .on(tcp(22, 3389))
                .denyOutbound(200, "rest");
        Network network = network(vnet("v")
                .addressSpace("10.0.0.0/16")
                .subnet("AzureBastionSubnet", "10.0.1.0/26")
                .nsg(classic)
                .bastion(bastion("b").standard().publicIp("20.1.0.9"))
                .subnet("s", "10.0.0.0/24")
                .vm(vm("target").privateIp("10.0.0.4")));

        assertThat(network).canReach(bastion("b"), vm("target"), 22);
        assertThat(network).cannotReach(bastion("b"), vm("target"), 2222);
        assertThat(Cases.droppedBy(cannotReach(bastion("b"), vm("target"), 2222), network))
                .isEqualTo("rest");
    }

    @Test
    void l34_of_two_managers_the_one_of_the_higher_scope_comes_first() {
        Network network = network(
                vnet("v")
                        .subnet("s", "10.0.0.0/24")
                        .nsg(nsg("closed").denyInbound(100, "none"))
                        .vm(vm("one")
                                .privateIp("10.0.0.4")
                                .publicIp(publicIp("ip").basic())),
                adminRules("M2")
                        .scopeLevel(2)
                        .collection("all", "v")
                        .deny(1, "no-ssh")
                        .inbound()
                        .on(tcp(22)),
                adminRules("M1")
                        .scopeLevel(0)
                        .collection("all", "v")
                        .alwaysAllow(1, "ssh")
                        .inbound()
                        .on(tcp(22)));

        assertThat(network).canReach(internet(), vm("one"), 22);
    }

    @Test
    void l36_a_private_endpoint_is_a_route_of_one_address_in_peered_networks_too() {
        Network network = network(
                vnet("v")
                        .subnet("pe", "192.168.2.0/24")
                        .privateEndpoint(
                                privateEndpoint("pe").privateIp("192.168.2.4").to(storage("acct"))),
                vnet("w").subnet("s", "10.0.0.0/24").vm(vm("one").privateIp("10.0.0.4")),
                peering("v", "w"),
                storage("acct"));

        assertThat(Cases.routes(network, "one")).contains("192.168.2.4/32 -> InterfaceEndpoint (Default)");
    }

    private static Network steered(OnPremisesConnection site) {
        return network(vnet("v")
                .addressSpace("10.1.0.0/16")
                .subnet("s", "10.1.0.0/24")
                .vm(vm("one").privateIp("10.1.0.4"))
                .subnet("dmz", "10.1.1.0/24")
                .vm(vm("nva").privateIp("10.1.1.4").appliance(router()))
                .gateway("GatewaySubnet", "10.1.255.0/27")
                .routeTable(routeTable("rt").route("spoke", "10.1.0.0/24", toAppliance("10.1.1.4")))
                .expressRoute(site));
    }

    @Test
    void l39_with_fastpath_traffic_from_on_premises_skips_the_gateway_and_its_routes() {
        Network network = steered(onPremises("dc", "192.168.0.0/16").fastPath());

        assertThat(network).canReach(ip("192.168.1.1"), vm("one"), 443);
        assertThat(Cases.passed(canReach(ip("192.168.1.1"), vm("one"), 443), network))
                .doesNotContain("nva-nic");
        assertThat(canReach(ip("192.168.1.1"), vm("one"), 443)
                        .in(network)
                        .answer()
                        .explain())
                .contains("FastPath");
    }

    @Test
    void l40_without_fastpath_the_routes_of_the_gateway_subnet_hold() {
        Network network = steered(onPremises("dc", "192.168.0.0/16").circuit("c1"));

        assertThat(Cases.passed(canReach(ip("192.168.1.1"), vm("one"), 443), network))
                .contains("nva-nic");
    }

    @Test
    void l42_a_route_table_holds_1_000_routes() {
        network(vnet("v").subnet("s", "10.0.0.0/24").routeTable(table(1000)));

        assertThatThrownBy(() -> network(vnet("v").subnet("s", "10.0.0.0/24").routeTable(table(1001))))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("1001 routes; at most 1000 are allowed");
    }

    private static RouteTableDeclaration table(int routes) {
        RouteTableDeclaration table = routeTable("t");
        for (int i = 0; i < routes; i++) {
            table = table.route("r" + i, "172." + (i / 256) + "." + (i % 256) + ".0/24", toNone());
        }
        return table;
    }

    @Test
    void l43_a_machine_loses_default_access_as_soon_as_one_interface_has_a_public_address() {
        PublicIpDeclaration ip = publicIp("ip", "20.1.2.3");
        Network network = network(vnet("v")
                .subnet("s", "10.0.0.0/24")
                .vm(vm("one")
                        .nic(nic("nic1").privateIp("10.0.0.4"))
                        .nic(nic("nic2").privateIp("10.0.0.5").publicIp(ip))));

        assertThat(network).cannotReach(nic("nic1"), ip("8.8.8.8"), 443);
        assertThat(network).canReach(nic("nic2"), ip("8.8.8.8"), 443);
    }

    @Test
    void l47_a_circuit_takes_4_000_prefixes_and_a_premium_one_10_000() {
        String[] many = new String[4001];
        for (int i = 0; i < many.length; i++) {
            many[i] = "172." + (16 + i / 256) + "." + (i % 256) + ".0/24";
        }

        assertThatThrownBy(() -> circuit(many, expressRouteCircuit("c1")))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("4001")
                .hasMessageContaining("4000");
        circuit(many, expressRouteCircuit("c1").premium());
    }

    private static Network circuit(String[] prefixes, Declaration circuit) {
        return network(
                vnet("v")
                        .addressSpace("10.1.0.0/16")
                        .gateway("GatewaySubnet", "10.1.255.0/27")
                        .expressRoute(onPremises("dc", prefixes[0])
                                .advertising(prefixes)
                                .circuit("c1")),
                circuit);
    }
}
