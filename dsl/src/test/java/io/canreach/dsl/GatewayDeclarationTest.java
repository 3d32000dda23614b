package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.canreach.model.Endpoint;
import io.canreach.model.ExpressRouteCircuit;
import io.canreach.model.GatewayConnection;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.GatewaySettings;
import io.canreach.model.InvalidNetworkException;
import io.canreach.model.Network;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.Problem;
import io.canreach.model.ResourceId;
import io.canreach.model.VirtualNetworkGateway;
import io.canreach.model.VnetToVnetConnection;
import java.util.Collection;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GatewayDeclarationTest {
    private final OnPremisesDeclaration hq = onPremises("hq", "192.168.0.0/16");
    private final GatewayDeclaration a =
            vnet("a").addressSpace("10.0.0.0/16").gateway("GatewaySubnet", "10.0.255.0/27");
    private final GatewayDeclaration b =
            vnet("b").addressSpace("10.1.0.0/16").gateway("GatewaySubnet", "10.1.255.0/27");

    @Test
    void a_subnet_for_gateways_alone_has_none() {
        assertThat(network(a).all(VirtualNetworkGateway.class)).isEmpty();
        assertThat(network(a.vpn().expressRoute()).all(VirtualNetworkGateway.class))
                .hasToString("[VPN gateway 'a-vpn', ExpressRoute gateway 'a-expressroute']");
    }

    @Test
    void a_vpn_gateway_is_route_based_without_bgp_unless_said_otherwise() {
        assertThat(settings(network(a.vpn(hq)), VirtualNetworkGateway.Type.VPN)).isEqualTo(GatewaySettings.STANDARD);
        assertThat(settings(network(a.vpn(hq).bgp().sku("VpnGw1AZ").defaultSite("HQ")), VirtualNetworkGateway.Type.VPN))
                .isEqualTo(new GatewaySettings(
                        "VpnGw1AZ", false, true, Optional.of(ResourceId.of("localNetworkGateways", "hq"))));
        assertThat(settings(network(a.vpn(hq).policyBased()), VirtualNetworkGateway.Type.VPN)
                        .policyBased())
                .isTrue();
    }

    @Test
    void the_settings_of_one_gateway_are_not_those_of_the_other() {
        var network = network(a.vpn(hq)
                .sku("VpnGw2")
                .bgp()
                .expressRoute(onPremises("er", "10.9.0.0/16"))
                .expressRouteSku("ErGw3AZ"));

        assertThat(settings(network, VirtualNetworkGateway.Type.VPN))
                .isEqualTo(new GatewaySettings("VpnGw2", false, true, Optional.empty()));
        assertThat(settings(network, VirtualNetworkGateway.Type.EXPRESS_ROUTE))
                .isEqualTo(new GatewaySettings("ErGw3AZ", false, false, Optional.empty()));
        assertThat(connections(network))
                .extracting(GatewayConnection::name, GatewayConnection::bgp)
                .containsExactly(tuple("hq", true), tuple("er", false));
    }

    @Test
    void a_connection_to_a_site_that_advertises_speaks_bgp() {
        var network = network(a.vpn(hq.advertising("172.16.0.0/12").advertising("0.0.0.0/0"))
                .vpn(onPremises("branch", "192.0.2.0/24")));

        assertThat(settings(network, VirtualNetworkGateway.Type.VPN).bgp()).isTrue();
        assertThat(connections(network))
                .extracting(
                        GatewayConnection::name, each -> each.learnedPrefixes().toString(), GatewayConnection::bgp)
                .containsExactly(tuple("hq", "[172.16.0.0/12, 0.0.0.0/0]", true), tuple("branch", "[]", false));
    }

    @Test
    void vpn_clients_are_a_pool_of_addresses_and_a_place() {
        var network = network(a.pointToSite("clients", "172.16.201.0/24", "172.16.202.0/24"));

        assertThat(network.all(OnPremisesNetwork.class))
                .hasToString("[on-premises network 'clients' 172.16.201.0/24, 172.16.202.0/24]");
        assertThat(connections(network))
                .containsExactly(GatewayConnection.of(
                        ResourceId.of("/virtualNetworkGateways/a-vpn/connections/clients"),
                        ResourceId.of("virtualNetworkGateways", "a-vpn"),
                        ResourceId.of("localNetworkGateways", "clients"),
                        Status.CONNECTED,
                        GatewayConnection.Kind.CLIENTS));
        assertThat(vpnClients("clients").endpointIn(network))
                .isEqualTo(new Endpoint.Named(Endpoint.Kind.ON_PREMISES, "clients"))
                .isEqualTo(onPremises("clients").endpoint());
    }

    @Test
    void circuits_and_fast_path_are_of_the_connection() {
        var network = network(
                a.expressRoute(hq.circuit("c1").fastPath().down())
                        .expressRoute(onPremises("hq").circuit("c2")),
                b.expressRoute(onPremises("hq").fastPath().circuit("C1")));

        assertThat(connections(network))
                .extracting(
                        each -> each.id().value(),
                        GatewayConnection::status,
                        GatewayConnection::fastPath,
                        GatewayConnection::circuit)
                .containsExactly(
                        tuple(
                                "/virtualNetworkGateways/a-expressroute/connections/hq",
                                Status.NOT_CONNECTED,
                                true,
                                c("c1")),
                        tuple(
                                "/virtualNetworkGateways/a-expressroute/connections/hq-c2",
                                Status.CONNECTED,
                                false,
                                c("c2")),
                        tuple(
                                "/virtualNetworkGateways/b-expressroute/connections/hq",
                                Status.CONNECTED,
                                true,
                                c("c1")));
    }

    @Test
    void a_circuit_may_be_declared_with_its_tier() {
        var network = network(
                a.expressRoute(hq.circuit("c1")),
                expressRouteCircuit("C1").premium().location("westeurope"),
                expressRouteCircuit("c2"));

        assertThat(network.all(ExpressRouteCircuit.class))
                .hasToString("[ExpressRoute circuit 'C1' (Premium), ExpressRoute circuit 'c2' (Standard)]");
        assertThat(network.find(ExpressRouteCircuit.class, c("c1").orElseThrow()))
                .isEqualTo(network.find(
                        ExpressRouteCircuit.class,
                        connections(network).iterator().next().circuit().orElseThrow()))
                .hasValueSatisfying(circuit -> assertThat(circuit.location()).isEqualTo("westeurope"));
        assertThat(expressRouteCircuit("c1").premium()).isNotEqualTo(expressRouteCircuit("c1"));
    }

    @Test
    void virtual_networks_are_connected_by_a_connection_for_each_declared_direction() {
        var network = network(a.toVnet("B").bgp(), b.toVnetDown("a"));

        assertThat(network.all(VnetToVnetConnection.class))
                .containsExactly(
                        new VnetToVnetConnection(
                                ResourceId.of("/virtualNetworkGateways/a-vpn/connections/to-B"),
                                ResourceId.of("virtualNetworkGateways", "a-vpn"),
                                ResourceId.of("virtualNetworkGateways", "b-vpn"),
                                Status.CONNECTED,
                                true),
                        new VnetToVnetConnection(
                                ResourceId.of("/virtualNetworkGateways/b-vpn/connections/to-a"),
                                ResourceId.of("virtualNetworkGateways", "b-vpn"),
                                ResourceId.of("virtualNetworkGateways", "a-vpn"),
                                Status.NOT_CONNECTED,
                                false));
        assertThat(network(a.toVnet("b"), b.vpn()).all(VnetToVnetConnection.class))
                .hasSize(1);
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        assertThatThrownBy(() ->
                        network(a.toVnet("b").toVnet("c").vpn(hq.circuit("c1")).pointToSite("clients", "172.16"), b))
                .isInstanceOfSatisfying(
                        InvalidNetworkException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::toString)
                                .contains(
                                        "the VPN connection of vnet 'a' leads to vnet 'b', which has no VPN gateway;"
                                                + " allowed is one that is declared by gateway(..).toVnet(\"a\")",
                                        "the VPN connection of vnet 'a' refers to vnet 'c', which is not in the network;"
                                                + " there is: 'a', 'b'",
                                        "the VPN connection of vnet 'a' to 'hq' is by the circuit 'c1'; only ExpressRoute"
                                                + " has circuits")
                                .anyMatch(text -> text.startsWith("on-premises network 'clients': '172.16'")));
    }

    @Test
    void what_is_said_makes_a_new_declaration() {
        assertThat(a.vpn(hq).bgp()).isNotEqualTo(a.vpn(hq)).hasToString("vnet 'a'");
        assertThat(a.vpn(hq).bgp().sku("x")).isEqualTo(a.vpn(hq).sku("x").bgp());
        assertThat(hq.circuit("c1").down())
                .isEqualTo(hq.down().circuit("c1"))
                .hasToString("connection to on-premises network 'hq' (NOT_CONNECTED)");
        assertThat(vpnClients("clients")).hasToString("on-premises network 'clients'");
    }

    private static Optional<ResourceId> c(String circuit) {
        return Optional.of(ResourceId.of("expressRouteCircuits", circuit));
    }

    private static GatewaySettings settings(Network network, VirtualNetworkGateway.Type type) {
        return network.all(VirtualNetworkGateway.class).stream()
                .filter(gateway -> gateway.type() == type)
                .findFirst()
                .orElseThrow()
                .settings();
    }

    private static Collection<GatewayConnection> connections(Network network) {
        return network.all(GatewayConnection.class);
    }
}
