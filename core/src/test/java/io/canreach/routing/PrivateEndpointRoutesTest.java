package io.canreach.routing;

import static io.canreach.routing.Routes.alternatives;
import static io.canreach.routing.Routes.doubts;
import static io.canreach.routing.Routes.hop;
import static io.canreach.routing.Routes.rows;
import static io.canreach.routing.Routes.to;
import static io.canreach.routing.Routes.toAppliance;
import static io.canreach.routing.Routes.via;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.NextHopType;
import io.canreach.model.PeeringScope;
import io.canreach.model.PrivateEndpointPolicies;
import io.canreach.model.Route;
import io.canreach.model.VnetPeering;
import io.canreach.packet.Ip;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The routes to single private endpoints, and what takes their place. */
class PrivateEndpointRoutesTest {
    private static final String APPLIANCE = "VirtualAppliance 10.0.100.4";

    /** A client's network, and a peered one with an endpoint. */
    private static Lab peered(PrivateEndpointPolicies policies, Route... routes) {
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.0.0/24")
                .routes(routes)
                .vnet("w", "10.1.0.0/16")
                .subnet("pe", "10.1.0.0/24")
                .policies(policies)
                .privateEndpoint("sql", "10.1.0.5")
                .peer("v", "w");
    }

    @Test
    void an_endpoint_has_a_route_of_its_own_in_its_network_and_in_peered_ones_only() {
        Lab lab = peered(PrivateEndpointPolicies.DISABLED)
                .vnet("far", "10.2.0.0/16")
                .subnet("s", "10.2.0.0/24")
                .peer("w", "far")
                .vnet("apart", "10.3.0.0/16")
                .subnet("s", "10.3.0.0/24");

        String row = "10.1.0.5/32 -> InterfaceEndpoint (Default)";

        assertThat(rows(Routes.of(lab))).contains(row);
        assertThat(rows(Routes.of(lab, "w", "pe"))).contains(row);
        assertThat(rows(Routes.of(lab, "far", "s"))).contains(row);
        assertThat(rows(Routes.of(lab, "apart", "s"))).doesNotContain(row);
        assertThat(via(Routes.of(lab), "10.1.0.5")).containsExactly(Lab.endpointId("sql"));
    }

    @Test
    void it_is_not_there_beyond_the_peer() {
        Lab lab = peered(PrivateEndpointPolicies.DISABLED)
                .vnet("hub", "10.2.0.0/16")
                .peer("hub", "v")
                .vnet("far", "10.3.0.0/16")
                .subnet("s", "10.3.0.0/24")
                .peer("far", "hub");

        assertThat(hop(Routes.of(lab, "far", "s"), "10.1.0.5")).isEqualTo("None");
    }

    @Test
    void members_of_a_connected_group_and_gateway_subnets_have_it_too() {
        Lab lab = peered(PrivateEndpointPolicies.DISABLED)
                .vnet("m", "10.4.0.0/16")
                .subnet("s", "10.4.0.0/24")
                .group("mesh", "m", "w")
                .in("v")
                .vpn("gw", "10.0.255.0/27");

        assertThat(hop(Routes.of(lab, "m", "s"), "10.1.0.5")).isEqualTo("InterfaceEndpoint");
        assertThat(hop(Routes.of(lab, "v", "GatewaySubnet"), "10.1.0.5")).isEqualTo("InterfaceEndpoint");
    }

    @Test
    void without_policies_no_wider_user_route_takes_its_place() {
        Lab lab = peered(PrivateEndpointPolicies.DISABLED, toAppliance("0.0.0.0/0"), toAppliance("10.1.0.0/24"));

        EffectiveRoutes routes = Routes.of(lab);

        assertThat(hop(routes, "10.1.0.5")).isEqualTo("InterfaceEndpoint");
        assertThat(hop(routes, "10.1.0.6")).isEqualTo(APPLIANCE);
    }

    @Test
    void a_user_route_to_the_same_address_always_does_and_the_row_is_shown_invalid() {
        EffectiveRoutes routes = Routes.of(peered(PrivateEndpointPolicies.DISABLED, toAppliance("10.1.0.5/32")));

        assertThat(hop(routes, "10.1.0.5")).isEqualTo(APPLIANCE);
        assertThat(rows(routes)).contains("10.1.0.5/32 -> InterfaceEndpoint (Default, Invalid)");
    }

    @Test
    void with_route_table_policy_a_user_route_as_long_as_the_address_space_does_too() {
        for (PrivateEndpointPolicies policies :
                List.of(PrivateEndpointPolicies.ROUTE_TABLE_ENABLED, PrivateEndpointPolicies.ENABLED)) {
            EffectiveRoutes routes = Routes.of(peered(policies, toAppliance("10.1.0.0/16")));

            assertThat(hop(routes, "10.1.0.5")).isEqualTo(APPLIANCE);
            assertThat(rows(routes)).contains("10.1.0.5/32 -> InterfaceEndpoint (Default, Invalid)");
        }
    }

    @Test
    void with_policy_for_nsgs_alone_it_does_not() {
        Lab lab = peered(PrivateEndpointPolicies.NETWORK_SECURITY_GROUP_ENABLED, toAppliance("10.1.0.0/16"));

        assertThat(hop(Routes.of(lab), "10.1.0.5")).isEqualTo("InterfaceEndpoint");
    }

    @Test
    void with_policy_neither_a_wider_route_nor_a_default_route_does() {
        for (String wider : List.of("0.0.0.0/0", "10.0.0.0/8", "10.0.0.0/15")) {
            EffectiveRoutes routes = Routes.of(peered(PrivateEndpointPolicies.ENABLED, toAppliance(wider)));

            assertThat(hop(routes, "10.1.0.5")).as(wider).isEqualTo("InterfaceEndpoint");
        }
    }

    @Test
    void the_prefix_of_the_address_space_that_holds_the_endpoint_counts() {
        Lab lab = new Lab()
                .vnet("v", "10.1.0.0/16", "10.2.0.0/24")
                .subnet("s", "10.1.0.0/24")
                .routes(toAppliance("10.2.0.0/23"))
                .subnet("pe", "10.2.0.0/26")
                .policies(PrivateEndpointPolicies.ENABLED)
                .privateEndpoint("sql", "10.2.0.5");

        assertThat(hop(Routes.of(lab), "10.2.0.5")).isEqualTo("InterfaceEndpoint");
    }

    @Test
    void a_default_route_without_policy_is_the_documented_case_of_one_network() {
        Lab lab = new Lab()
                .vnet("v", "10.1.0.0/16")
                .subnet("s", "10.1.1.0/24")
                .routes(toAppliance("0.0.0.0/0"))
                .subnet("pe", "10.1.0.0/24")
                .privateEndpoint("sql", "10.1.0.5");

        assertThat(hop(Routes.of(lab), "10.1.0.5")).isEqualTo("InterfaceEndpoint");
    }

    @Test
    void no_gateway_route_however_long_takes_its_place() {
        Lab lab = peered(PrivateEndpointPolicies.ENABLED)
                .in("v")
                .vpn("gw", "10.0.255.0/27")
                .site("hq", "192.168.0.0/16")
                .connect("gw", "hq", Status.CONNECTED, "10.1.0.5/32");

        assertThat(hop(Routes.of(lab), "10.1.0.5")).isEqualTo("InterfaceEndpoint");
    }

    @Test
    void an_ipv6_endpoint_has_a_route_of_128_bits() {
        Lab lab = new Lab()
                .vnet("v", "10.1.0.0/16", "2001:db8:1::/48")
                .subnet("s", "10.1.1.0/24", "2001:db8:1:1::/64")
                .privateEndpoint("sql", "2001:db8:1:1::5");

        assertThat(rows(Routes.of(lab))).contains("2001:db8:1:1::5/128 -> InterfaceEndpoint (Default)");
    }

    @Test
    void it_passes_a_peering_of_subnets_as_other_addresses_do() {
        PeeringScope there = new PeeringScope(List.of("s"), List.of("pe"), false);
        PeeringScope back = new PeeringScope(List.of("pe"), List.of("s"), false);
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.0.0/24")
                .subnet("t", "10.0.1.0/24")
                .vnet("w", "10.1.0.0/16")
                .subnet("hidden", "10.1.1.0/24")
                .privateEndpoint("no", "10.1.1.5")
                .subnet("pe", "10.1.0.0/24")
                .privateEndpoint("sql", "10.1.0.5")
                .peerOneSide("v", VnetPeering.connected("out", Lab.vnetId("w")).withScope(there))
                .peerOneSide("w", VnetPeering.connected("in", Lab.vnetId("v")).withScope(back));

        assertThat(hop(Routes.of(lab), "10.1.0.5")).isEqualTo("InterfaceEndpoint");
        assertThat(hop(Routes.of(lab), "10.1.1.5")).isEqualTo("None");
        assertThat(Routes.of(lab, "v", "t").select(Ip.parse("10.1.0.5")).obstacle())
                .isPresent();
    }

    private static Lab somewhere(PrivateEndpointPolicies policies, Route... routes) {
        return new Lab()
                .vnet("v", "10.1.0.0/16")
                .subnet("s", "10.1.1.0/24")
                .routes(routes)
                .subnet("pe", "10.1.0.0/24")
                .policies(policies)
                .privateEndpoint("sql", "")
                .privateEndpoint("kv", "10.1.0.6")
                .vm("a", "10.1.0.7");
    }

    @Test
    void an_endpoint_whose_address_is_not_declared_may_be_at_any_free_address_of_its_subnet() {
        EffectiveRoutes routes = Routes.of(somewhere(PrivateEndpointPolicies.DISABLED, toAppliance("10.1.0.0/16")));

        assertThat(doubts(routes, "10.1.0.5")).containsExactly("the address of private endpoint 'sql' is not declared");
        assertThat(alternatives(routes, "10.1.0.5")).containsExactly("InterfaceEndpoint");
        assertThat(hop(routes, "10.1.0.6")).isEqualTo("InterfaceEndpoint");
        assertThat(hop(routes, "10.1.0.7")).isEqualTo(APPLIANCE);
        assertThat(hop(routes, "10.1.1.7")).isEqualTo(APPLIANCE);
    }

    @Test
    void where_packets_get_there_anyway_that_does_not_matter() {
        EffectiveRoutes local = Routes.of(somewhere(PrivateEndpointPolicies.DISABLED));
        EffectiveRoutes policy = Routes.of(somewhere(PrivateEndpointPolicies.ENABLED, toAppliance("10.1.0.0/16")));
        EffectiveRoutes written = Routes.of(somewhere(PrivateEndpointPolicies.DISABLED, toAppliance("10.1.0.5/32")));

        assertThat(hop(local, "10.1.0.5")).isEqualTo("VnetLocal");
        assertThat(hop(policy, "10.1.0.5")).isEqualTo(APPLIANCE);
        assertThat(hop(written, "10.1.0.5")).isEqualTo(APPLIANCE);
    }

    @Test
    void a_user_route_that_drops_is_as_good_as_any_other() {
        Lab lab = peered(
                PrivateEndpointPolicies.ENABLED,
                to(NextHopType.NONE, "10.1.0.0/17"),
                Route.toAppliance("r", Lab.prefix("10.1.0.0/16"), KnownAddress.parse("10.0.0.9")));

        assertThat(hop(Routes.of(lab), "10.1.0.5")).isEqualTo("None");
    }
}
