package io.canreach.routing;

import static io.canreach.routing.Routes.alternatives;
import static io.canreach.routing.Routes.doubts;
import static io.canreach.routing.Routes.hop;
import static io.canreach.routing.Routes.lab;
import static io.canreach.routing.Routes.rows;
import static io.canreach.routing.Routes.to;
import static io.canreach.routing.Routes.toAppliance;
import static io.canreach.routing.Routes.via;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.GatewayConnection;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.Lab;
import io.canreach.model.Network;
import io.canreach.model.NextHopType;
import io.canreach.model.PeeringScope;
import io.canreach.model.ResourceId;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VnetPeering;
import io.canreach.model.VnetToVnetConnection;
import io.canreach.packet.Cidr;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The routes that gateways give, and which connections they use. */
class GatewayRoutesTest {
    private static Lab hybrid() {
        return lab("10.0.0.0/16").vpn("gw", "10.0.255.0/27").site("hq", "192.168.0.0/16", "10.10.0.0/16");
    }

    @Test
    void a_learned_route_equal_to_the_network_is_invalid() {
        EffectiveRoutes routes = Routes.of(hybrid().connect("gw", "hq", Status.CONNECTED, "10.0.0.0/16"));

        assertThat(hop(routes, "10.0.7.1")).isEqualTo("VnetLocal");
        assertThat(routes.routes())
                .extracting(EffectiveRoute::toString)
                .contains("10.0.0.0/16 -> VirtualNetworkGateway (VirtualNetworkGateway, Invalid)");
    }

    @Test
    void a_user_route_beats_a_learned_one_of_the_same_prefix_and_a_longer_learned_one_beats_it() {
        EffectiveRoutes routes = Routes.of(lab("10.0.0.0/16")
                .routes(toAppliance("192.168.0.0/16"))
                .vpn("gw", "10.0.255.0/27")
                .site("hq", "192.168.0.0/16")
                .connect("gw", "hq", Status.CONNECTED, "192.168.7.0/24"));

        assertThat(hop(routes, "192.168.1.1")).isEqualTo("VirtualAppliance 10.0.100.4");
        assertThat(hop(routes, "192.168.7.1")).isEqualTo("VirtualNetworkGateway");
    }

    @Test
    void express_route_stands_before_vpn_and_a_longer_prefix_before_both() {
        EffectiveRoutes routes = Routes.of(lab("10.0.0.0/16")
                .vpn("tunnel", "10.0.255.0/27")
                .expressRoute("circuit")
                .site("a", "10.50.0.0/16", "10.50.1.0/24")
                .site("b", "10.50.0.0/16")
                .connect("tunnel", "a", Status.CONNECTED)
                .connect("circuit", "b", Status.CONNECTED));

        assertThat(via(routes, "10.50.2.1")).containsExactly(Lab.connectionId("circuit", "b"));
        assertThat(via(routes, "10.50.1.1")).containsExactly(Lab.connectionId("tunnel", "a"));
    }

    @Test
    void two_tunnels_to_the_same_prefix_share_a_route() {
        EffectiveRoutes routes = Routes.of(hybrid().site("branch", "192.168.0.0/16")
                .connect("gw", "hq", Status.CONNECTED, "192.168.0.0/16")
                .connect("gw", "branch", Status.CONNECTED));

        assertThat(via(routes, "192.168.1.1"))
                .containsExactly(Lab.connectionId("gw", "hq"), Lab.connectionId("gw", "branch"));
    }

    @Test
    void without_propagation_no_gateway_route_is_there_and_a_user_route_still_leads_to_the_gateway() {
        Lab lab = lab("10.0.0.0/16")
                .routes(true, to(NextHopType.VIRTUAL_NETWORK_GATEWAY, "192.168.9.0/24"))
                .vpn("gw", "10.0.255.0/27")
                .site("hq", "192.168.0.0/16")
                .connect("gw", "hq", Status.CONNECTED, "10.60.0.0/16");

        EffectiveRoutes routes = Routes.of(lab);

        assertThat(hop(routes, "192.168.1.1")).isEqualTo("None");
        assertThat(hop(routes, "10.60.0.1")).isEqualTo("None");
        assertThat(hop(routes, "192.168.9.1")).isEqualTo("VirtualNetworkGateway");
    }

    @Test
    void a_spoke_that_uses_the_hub_s_gateway_has_its_routes_and_another_has_not() {
        VnetPeering user = new VnetPeering(
                "p",
                Lab.vnetId("v"),
                VnetPeering.State.CONNECTED,
                true,
                false,
                false,
                true,
                List.of(),
                PeeringScope.WHOLE);
        VnetPeering transit = new VnetPeering(
                "p1",
                Lab.vnetId("spoke"),
                VnetPeering.State.CONNECTED,
                true,
                false,
                true,
                false,
                List.of(),
                PeeringScope.WHOLE);
        Lab lab = hybrid().connect("gw", "hq", Status.CONNECTED)
                .vnet("spoke", "10.1.0.0/16")
                .subnet("s", "10.1.0.0/24")
                .vnet("other", "10.2.0.0/16")
                .subnet("s", "10.2.0.0/24")
                .peerOneSide("spoke", user)
                .peerOneSide("v", transit)
                .peer("v", "other");

        assertThat(hop(Routes.of(lab, "spoke", "s"), "192.168.1.1")).isEqualTo("VirtualNetworkGateway");
        assertThat(hop(Routes.of(lab, "other", "s"), "192.168.1.1")).isEqualTo("None");
    }

    private static Lab two(Status declared, Status learned) {
        return lab("10.0.0.0/16")
                .vpn("gw", "10.0.255.0/27")
                .site("a", "192.168.0.0/16")
                .site("b", "172.30.0.0/16")
                .connect("gw", "a", declared)
                .connect("gw", "b", learned, "192.168.0.0/16");
    }

    private static Lab two() {
        return two(Status.CONNECTED, Status.CONNECTED);
    }

    @Test
    void a_declared_prefix_stands_before_the_same_one_learned_and_the_answer_rests_on_that() {
        EffectiveRoutes routes = Routes.of(two());

        assertThat(via(routes, "192.168.0.1")).containsExactly(Lab.connectionId("gw", "a"));
        assertThat(routes.select(Ip.parse("192.168.0.1")).assumptions())
                .containsExactly(Assumption.DECLARED_PREFIX_BEFORE_LEARNED);
        assertThat(routes.select(Ip.parse("172.30.0.1")).assumptions()).isEmpty();
    }

    @Test
    void by_the_second_reading_both_are_used() {
        EffectiveRoutes routes = Routes.of(two().assume(Assumption.DECLARED_PREFIX_BEFORE_LEARNED, Reading.SECOND));

        assertThat(via(routes, "192.168.0.1"))
                .containsExactly(Lab.connectionId("gw", "a"), Lab.connectionId("gw", "b"));
    }

    @Test
    void a_declared_prefix_behind_a_tunnel_that_is_down_stands_before_nothing() {
        EffectiveRoutes routes = Routes.of(two(Status.NOT_CONNECTED, Status.CONNECTED));

        assertThat(via(routes, "192.168.0.1")).contains(Lab.connectionId("gw", "b"));
        assertThat(routes.select(Ip.parse("192.168.0.1")).assumptions()).isEmpty();
    }

    @Test
    void a_gateway_leads_to_no_default_route_by_its_addresses() {
        Network network = hybrid().connect("gw", "hq", Status.CONNECTED, "0.0.0.0/0", "172.30.0.0/16")
                .network();
        VirtualNetwork vnet = network.get(VirtualNetwork.class, Lab.vnetId("v"));
        GatewayReach reach = new GatewayReach(network);

        assertThat(reach.addresses(vnet)).isEqualTo(IpSet.parse("192.168.0.0/16, 10.10.0.0/16, 172.30.0.0/16"));
        assertThat(reach.defaultRoutes(vnet)).containsExactly(Cidr.ANY_IPV4);
    }

    /** Three networks in a row, with VPN between their gateways; a site behind the last one. */
    private static Lab row(boolean bgp) {
        return lab("10.0.0.0/16")
                .vpn("g1", "10.0.255.0/27")
                .vnet("b", "10.1.0.0/16")
                .vpn("g2", "10.1.255.0/27")
                .vnet("c", "10.2.0.0/16")
                .vpn("g3", "10.2.255.0/27")
                .site("hq", "192.168.0.0/16", "10.0.7.0/24")
                .connect("g3", "hq", Status.CONNECTED, "0.0.0.0/0")
                .vnetToVnet("g1", "g2", Status.CONNECTED, true)
                .vnetToVnet("g2", "g3", Status.CONNECTED, bgp);
    }

    @Test
    void a_vpn_between_two_networks_leads_to_the_other_one() {
        EffectiveRoutes routes = Routes.of(row(false));

        assertThat(hop(routes, "10.1.0.4")).isEqualTo("VirtualNetworkGateway");
        assertThat(via(routes, "10.1.0.4")).containsExactly(Lab.connectionId("g1", "g2"));
        assertThat(hop(routes, "10.2.0.4")).isEqualTo("None");
    }

    @Test
    void with_bgp_on_every_link_it_leads_further_but_to_no_default_route_and_nothing_of_its_own() {
        EffectiveRoutes routes = Routes.of(row(true));

        assertThat(via(routes, "10.2.0.4")).containsExactly(Lab.connectionId("g1", "g2"));
        assertThat(via(routes, "192.168.0.1")).containsExactly(Lab.connectionId("g1", "g2"));
        assertThat(hop(routes, "8.8.8.8")).isEqualTo("Internet");
        assertThat(hop(routes, "10.0.7.1")).isEqualTo("VnetLocal");
    }

    @Test
    void a_vpn_between_networks_that_is_down_teaches_nothing_and_one_with_one_end_leads_nowhere() {
        Lab down = lab("10.0.0.0/16")
                .vpn("g1", "10.0.255.0/27")
                .vnet("b", "10.1.0.0/16")
                .vpn("g2", "10.1.255.0/27")
                .vnet("c", "10.2.0.0/16")
                .vpn("g3", "10.2.255.0/27")
                .vnetToVnet("g1", "g2", Status.NOT_CONNECTED, true)
                .vnetToVnet("g2", "g3", Status.CONNECTED, true);
        Lab half = lab("10.0.0.0/16")
                .vpn("g1", "10.0.255.0/27")
                .vnet("b", "10.1.0.0/16")
                .vpn("g2", "10.1.255.0/27")
                .add(new VnetToVnetConnection(
                        Lab.connectionId("g1", "g2"),
                        Lab.gatewayId("g1"),
                        Lab.gatewayId("g2"),
                        Status.CONNECTED,
                        false));

        assertThat(hop(Routes.of(down), "10.1.0.4")).isEqualTo("VirtualNetworkGateway");
        assertThat(hop(Routes.of(down), "10.2.0.4")).isEqualTo("None");
        assertThat(hop(Routes.of(half), "10.1.0.4")).isEqualTo("None");
    }

    private static GatewayConnection circuit(String gateway, String site, String circuit) {
        ResourceId id = Lab.connectionId(gateway, site);
        GatewayConnection connection = GatewayConnection.of(
                id, Lab.gatewayId(gateway), Lab.siteId(site), Status.CONNECTED, GatewayConnection.Kind.SITE);
        return circuit.isEmpty() ? connection : connection.withCircuit(ResourceId.of("expressRouteCircuits", circuit));
    }

    private static Lab circuits(String here, String there) {
        return lab("10.0.0.0/16")
                .subnet("GatewaySubnet", "10.0.255.0/27")
                .expressRoute("e1")
                .vnet("b", "10.1.0.0/16")
                .subnet("GatewaySubnet", "10.1.255.0/27")
                .expressRoute("e2")
                .site("hq", "192.168.0.0/16")
                .add(circuit("e1", "hq", here))
                .add(circuit("e2", "hq", there));
    }

    @Test
    void networks_on_one_circuit_reach_each_other_over_it_and_those_on_two_do_not() {
        EffectiveRoutes one = Routes.of(circuits("x", "X"));
        EffectiveRoutes two = Routes.of(circuits("x", "y"));

        assertThat(hop(one, "10.1.0.4")).isEqualTo("VirtualNetworkGateway");
        assertThat(via(one, "10.1.0.4")).containsExactly(Lab.connectionId("e1", "hq"), Lab.connectionId("e2", "hq"));
        assertThat(hop(two, "10.1.0.4")).isEqualTo("None");
    }

    @Test
    void whether_networks_with_one_site_are_on_one_circuit_need_not_be_known() {
        EffectiveRoutes routes = Routes.of(circuits("x", ""));

        assertThat(doubts(routes, "10.1.0.4"))
                .containsExactly("whether vnet 'b' is on the same ExpressRoute circuit, and reached over it, is not"
                        + " declared");
        assertThat(alternatives(routes, "10.1.0.4")).containsExactly("VirtualNetworkGateway");
    }

    @Test
    void a_learned_default_route_is_shown_invalid_beside_a_user_s() {
        Lab lab = lab("10.0.0.0/16")
                .routes(toAppliance("0.0.0.0/0"))
                .vpn("gw", "10.0.255.0/27")
                .site("hq", "192.168.0.0/16")
                .connect("gw", "hq", Status.CONNECTED, "0.0.0.0/0");

        assertThat(rows(Routes.of(lab)))
                .contains("0.0.0.0/0 -> VirtualNetworkGateway (VirtualNetworkGateway, Invalid)")
                .doesNotContain("0.0.0.0/0 -> Internet (Default, Invalid)");
        assertThat(hop(Routes.of(lab), "8.8.8.8")).isEqualTo("VirtualAppliance 10.0.100.4");
    }
}
