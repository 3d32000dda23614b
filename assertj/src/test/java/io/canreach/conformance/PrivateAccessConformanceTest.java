package io.canreach.conformance;

import static io.canreach.assertj.NetworkAssertions.*;
import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;

import io.canreach.dsl.NsgDeclaration;
import io.canreach.dsl.PrivateEndpointDeclaration;
import io.canreach.model.Network;
import io.canreach.reach.Decider;
import io.canreach.reach.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Group H, second part: private endpoints and service endpoints. */
class PrivateAccessConformanceTest {
    @AfterAll
    static void print_the_count() {
        Cases.count(PrivateAccessConformanceTest.class, "H, private access");
    }

    @Test
    void h09_the_service_lets_in_the_subnet_that_has_its_endpoint() {
        Network network = network(
                vnet("vnet-1")
                        .location("westeurope")
                        .addressSpace("10.0.0.0/16")
                        .subnet("subnet-public", "10.0.0.0/24")
                        .vm(vm("vm-public").privateIp("10.0.0.4"))
                        .subnet("subnet-private", "10.0.1.0/24")
                        .serviceEndpoint("Microsoft.Storage")
                        .nsg(nsg("nsg-private")
                                .allowOutbound(100, "allow-storage-all")
                                .from(tag("VirtualNetwork"))
                                .to(tag("Storage"))
                                .denyOutbound(110, "deny-internet-all")
                                .from(tag("VirtualNetwork"))
                                .to(tag("Internet")))
                        .vm(vm("vm-private").privateIp("10.0.1.4")),
                storage("acct")
                        .location("westeurope")
                        .publicIp("20.60.1.1")
                        .denyByDefault()
                        .allowSubnet("vnet-1/subnet-private"),
                serviceTag("Storage", "20.60.0.0/16"));

        assertThat(network).canReach(vm("vm-private"), storage("acct"), 445);
        assertThat(network).cannotReach(vm("vm-public"), storage("acct"), 445);
        assertThat(network).cannotReach(vm("vm-private"), ip("13.107.21.200"), icmp());
        assertThat(Cases.droppedBy(cannotReach(vm("vm-private"), ip("13.107.21.200"), icmp()), network))
                .isEqualTo("deny-internet-all");
    }

    private static Network behind(PrivateEndpointDeclaration endpoint, NsgDeclaration client, NsgDeclaration subnet) {
        return network(
                vnet("v")
                        .addressSpace("10.1.0.0/16")
                        .subnet("pe", "10.1.0.0/24")
                        .nsg(subnet)
                        .privateEndpoint(endpoint)
                        .subnet("clients", "10.1.1.0/24")
                        .nsg(client)
                        .vm(vm("client").privateIp("10.1.1.4")),
                storage("acct").denyByDefault());
    }

    private static PrivateEndpointDeclaration pe() {
        return privateEndpoint("pe").privateIp("10.1.0.5").to(storage("acct"));
    }

    @Test
    void h11_by_default_the_nsg_of_the_subnet_does_not_filter_a_private_endpoint() {
        Network network =
                behind(pe(), nsg("c"), nsg("p").denyInbound(100, "no-https").on(tcp(443)));

        assertThat(network).canReach(vm("client"), privateEndpoint("pe"), 443);
    }

    @Test
    void h13_a_default_route_to_a_firewall_does_not_take_the_route_of_a_private_endpoint() {
        Network network = network(
                vnet("v")
                        .addressSpace("10.1.0.0/16")
                        .subnet("pe", "10.1.0.0/24")
                        .privateEndpoint(pe())
                        .subnet("clients", "10.1.1.0/24")
                        .routeTable(routeTable("t").route("all", "0.0.0.0/0", toAppliance("10.1.2.4")))
                        .vm(vm("client").privateIp("10.1.1.4")),
                storage("acct"));

        assertThat(Cases.hop(network, "client", "10.1.0.5")).isEqualTo("InterfaceEndpoint");
        assertThat(network).canReach(vm("client"), privateEndpoint("pe"), 443);
    }

    @Test
    void h15_a_pending_connection_carries_nothing() {
        Network network = behind(pe().pending(), nsg("c"), nsg("p"));

        assertThat(network).cannotReach(vm("client"), privateEndpoint("pe"), 443);
        assertThat(Cases.answer(cannotReach(vm("client"), privateEndpoint("pe"), 443), network)
                        .parts()
                        .get(0)
                        .decidedBy()
                        .kind())
                .isEqualTo(Decider.Kind.PRIVATE_ENDPOINT);
    }

    @Test
    void h16_the_client_s_own_nsg_filters_calls_to_a_private_endpoint() {
        Network network = behind(pe(), nsg("c").denyOutbound(100, "no-pe").to(ip("10.1.0.5")), nsg("p"));

        assertThat(network).cannotReach(vm("client"), privateEndpoint("pe"), 443);
        assertThat(Cases.evaluated(Stage.OUTBOUND, cannotReach(vm("client"), privateEndpoint("pe"), 443), network))
                .containsExactly("c.no-pe");
    }
}
