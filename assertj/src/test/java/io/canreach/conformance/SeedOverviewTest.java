package io.canreach.conformance;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.ase.AseAddresses;
import io.canreach.dsl.AseDeclaration;
import io.canreach.dsl.OnPremisesDeclaration;
import io.canreach.dsl.Place;
import io.canreach.dsl.VmDeclaration;
import io.canreach.dsl.VnetDeclaration;
import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import io.canreach.reach.Answer;
import io.canreach.reach.Decider;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The front matter and the overview of the seed's document, sentence by sentence; docs/seed.md has the list. */
class SeedOverviewTest {
    private final AseDeclaration ase = ase("web-ase");
    private final VmDeclaration sql = vm("sql-vm").privateIp("10.0.1.6");
    private final OnPremisesDeclaration hq = onPremises("hq", "192.168.0.0/16");
    private final OnPremisesDeclaration plant = onPremises("plant", "172.20.0.0/16");

    private final Network connected = network(
            vnet("testVNet")
                    .addressSpace("10.0.0.0/16")
                    .subnet("Subnet-1", "10.0.1.0/24")
                    .nsg(nsg("testNSGexample"))
                    .vm(sql)
                    .subnet("Subnet-ASE", "10.0.2.0/24")
                    .ase(ase)
                    .gateway("GatewaySubnet", "10.0.255.0/27")
                    .vpn(hq)
                    .expressRoute(plant),
            vnet("spoke").addressSpace("10.1.0.0/16").subnet("s", "10.1.0.0/24").vm(vm("orders")),
            vnet("alone").addressSpace("10.2.0.0/16").subnet("s", "10.2.0.0/24").vm(vm("stranger")),
            peering("testVNet", "spoke").gatewayOf("testVNet"));

    @Test
    void an_environment_connects_to_the_back_end_that_the_internet_does_not_see() {
        assertThat(connected).canReach(ase, sql, 1433).cannotReach(internet(), sql, anyTraffic());
        assertThat(Cases.answer(canReach(ase, sql, 1433), connected)).staysInsideVirtualNetworks();
    }

    @Test
    void an_environment_is_a_place_that_a_question_starts_at_and_ends_at() {
        assertThat(ase.endpoint()).isEqualTo(new Endpoint.Named(Endpoint.Kind.ASE, "web-ase"));
        assertThat(connected).canReach(ase, sql, 1433).cannotReach(ip("10.0.1.6"), ase, 1433);
    }

    @Test
    void an_environment_stands_in_a_network_of_either_deployment_model_and_calls_back_ends_through_it() {
        for (VnetDeclaration vnet : List.of(vnet("testVNet"), classicVnet("testVNet"))) {
            Network either = network(vnet.addressSpace("10.0.0.0/16")
                    .subnet("Subnet-1", "10.0.1.0/24")
                    .vm(sql)
                    .subnet("Subnet-ASE", "10.0.2.0/24")
                    .ase(ase));

            assertThat(either).holds(canReach(ase, sql, 1433).neverVia(internet()));
        }
    }

    @Test
    void a_network_of_public_addresses_serves_an_environment_as_well_as_one_of_private_addresses() {
        for (String first : List.of("10.0.", "172.16.", "192.168.", "40.80.")) {
            VmDeclaration database = vm("sql-vm").privateIp(first + "1.6");
            Network network = network(vnet("testVNet")
                    .addressSpace(first + "0.0/16")
                    .subnet("Subnet-1", first + "1.0/24")
                    .vm(database)
                    .subnet("Subnet-ASE", first + "2.0/24")
                    .ase(ase));

            assertThat(network).holds(canReach(ase, database, 1433).neverVia(internet()));
        }
    }

    @Test
    void every_machine_of_a_cluster_is_open_on_1433_and_on_nothing_else() {
        Network cluster = network(vnet("testVNet")
                .addressSpace("10.0.0.0/16")
                .subnet("Subnet-1", "10.0.1.0/24")
                .nsg(nsg("cluster")
                        .allowInbound(100, "sql")
                        .from(tag("VirtualNetwork"))
                        .on(tcp(1433))
                        .denyInbound(200, "locked-down"))
                .vm(sql)
                .vm(vm("sql-vm2").privateIp("10.0.1.7"))
                .subnet("Subnet-ASE", "10.0.2.0/24")
                .ase(ase));

        assertThat(cluster).holds(canReachOnly(ase, sql, 1433), canReachOnly(ase, vm("sql-vm2"), 1433));
    }

    @Test
    void sites_are_connected_by_site_to_site_vpn_or_by_express_route() {
        assertThat(connected).canReach(ase, hq, 1433).canReach(ase, plant, 1433);
        assertThat(Cases.passed(canReach(ase, hq, 1433), connected)).contains("testVNet-vpn");
        assertThat(Cases.passed(canReach(ase, plant, 1433), connected)).contains("testVNet-expressroute");
    }

    @Test
    void what_stands_on_premises_is_reached_from_networks_connected_to_its_tunnel_and_from_no_other() {
        assertThat(connected)
                .canReach(vm("orders"), hq, 1433)
                .canReach(vm("orders"), plant, 1433)
                .cannotReach(vm("stranger"), hq, anyTraffic())
                .cannotReach(vm("stranger"), plant, anyTraffic());
    }

    @Test
    void in_each_of_these_scenarios_the_environment_reaches_the_servers() {
        assertThat(connected)
                .holds(
                        canReach(ase, sql, 1433).neverVia(internet()),
                        canReach(ase, vm("orders"), 1433).neverVia(internet()),
                        canReach(ase, hq, 1433).neverVia(internet()),
                        canReach(ase, plant, 1433).neverVia(internet()));
    }

    @Test
    void calls_to_private_addresses_in_the_same_or_a_connected_network_come_from_inside_it() {
        AppServiceEnvironment environment =
                connected.named(AppServiceEnvironment.class, "web-ase").get(0);
        AseAddresses addresses = AseAddresses.of(connected, environment);

        for (String inside : List.of("10.0.1.6", "10.1.0.4", "192.168.1.1", "172.20.1.1")) {
            assertThat(addresses.seenBy(connected, environment, Ip.parse(inside)))
                    .as(inside)
                    .isEqualTo(IpSet.parse("10.0.2.0/24"));
        }
    }

    @Test
    void calls_to_private_addresses_never_pass_the_internet() {
        for (Place place : List.of(sql, vm("orders"), hq, plant)) {
            assertThat(Cases.answer(canReach(ase, place, anyTraffic()), connected)
                            .traversesInternet())
                    .isFalse();
        }
        assertThat(Cases.answer(canReach(ase, internet(), 443), connected).traversesInternet())
                .isTrue();
    }

    @Test
    void the_caveat_is_of_the_environments_own_subnet_and_of_no_other() {
        assertThat(shared())
                .canReach(ase, sql, anyTraffic())
                .cannotReach(ase, vm("neighbour"), anyTraffic())
                .canReach(sql, vm("neighbour"), anyTraffic());
    }

    @Test
    void a_machine_in_the_environments_subnet_is_not_reached_whatever_rules_allow() {
        Answer answer = Cases.answer(cannotReach(ase, vm("neighbour"), 1433), shared());

        assertThat(answer).isBlocked();
        assertThat(answer.parts().get(0).decidedBy().kind()).isEqualTo(Decider.Kind.ASE_SAME_SUBNET);
    }

    @Test
    void with_a_subnet_of_its_own_the_environment_misses_no_machine() {
        assertThat(connected).canReach(ase, sql, anyTraffic()).canReach(ase, vm("orders"), anyTraffic());
    }

    private Network shared() {
        return network(vnet("testVNet")
                .addressSpace("10.0.0.0/16")
                .subnet("Subnet-1", "10.0.1.0/24")
                .vm(sql)
                .subnet("Subnet-ASE", "10.0.2.0/24")
                .nsg(nsg("everything").allowInbound(100, "in").allowOutbound(100, "out"))
                .ase(ase)
                .vm(vm("neighbour").privateIp("10.0.2.100")));
    }
}
