package io.canreach.routing;

import static io.canreach.routing.Routes.doubts;
import static io.canreach.routing.Routes.hop;
import static io.canreach.routing.Routes.lab;
import static io.canreach.routing.Routes.rows;
import static io.canreach.routing.Routes.toAppliance;
import static io.canreach.routing.Routes.via;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Lab;
import io.canreach.model.PeeringScope;
import io.canreach.model.VnetPeering;
import io.canreach.packet.Ip;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Routes to networks that are peered as wholes, by some subnets or by IPv6 alone. */
class PeeringRoutesTest {
    private static Lab peered(String here, String there) {
        return lab("10.0.0.0/16")
                .location(here)
                .vnet("w", "10.1.0.0/16")
                .location(there)
                .peer("v", "w");
    }

    @Test
    void a_peer_in_another_region_is_peered_globally() {
        EffectiveRoutes routes = Routes.of(peered("westeurope", "eastus"));

        assertThat(rows(routes)).contains("10.1.0.0/16 -> VNetGlobalPeering (Default)");
        assertThat(hop(routes, "10.1.0.9")).isEqualTo("VNetGlobalPeering");
    }

    @Test
    void one_region_in_two_spellings_is_one_region_and_one_that_is_not_said_is_no_other() {
        assertThat(hop(Routes.of(peered("West Europe", "westeurope")), "10.1.0.9"))
                .isEqualTo("VNetPeering");
        assertThat(hop(Routes.of(peered("westeurope", "")), "10.1.0.9")).isEqualTo("VNetPeering");
    }

    /** The documented example: subnet-1 of vnet-1 with subnet-3 of vnet-2. */
    private static Lab subnets(List<String> there, List<String> back) {
        VnetPeering out = VnetPeering.connected("1-to-2", Lab.vnetId("vnet-2"));
        VnetPeering in = VnetPeering.connected("2-to-1", Lab.vnetId("vnet-1"));
        return new Lab()
                .vnet("vnet-1", "10.0.0.0/16")
                .subnet("subnet-1", "10.0.1.0/24")
                .subnet("subnet-2", "10.0.2.0/24")
                .vnet("vnet-2", "10.1.0.0/16")
                .subnet("subnet-3", "10.1.1.0/24")
                .subnet("subnet-4", "10.1.2.0/24")
                .peerOneSide("vnet-1", out.withScope(new PeeringScope(List.of("subnet-1"), there, false)))
                .peerOneSide("vnet-2", in.withScope(new PeeringScope(back, List.of("Subnet-1"), false)));
    }

    private static Lab subnets() {
        return subnets(List.of("subnet-3"), List.of("subnet-3"));
    }

    @Test
    void a_peering_of_subnets_makes_routes_for_the_remote_subnets_alone() {
        EffectiveRoutes routes = Routes.of(subnets(), "vnet-1", "subnet-1");

        assertThat(rows(routes))
                .contains("10.1.1.0/24 -> VNetPeering (Default)")
                .noneMatch(row -> row.contains("10.1.0.0"));
        assertThat(hop(routes, "10.1.1.4")).isEqualTo("VNetPeering");
        assertThat(hop(routes, "10.1.2.4")).isEqualTo("None");
    }

    @Test
    void a_subnet_that_is_not_peered_has_the_route_and_its_packets_are_dropped() {
        EffectiveRoutes routes = Routes.of(subnets(), "vnet-1", "subnet-2");

        RoutePart part = routes.select(Ip.parse("10.1.1.4"));

        assertThat(rows(routes)).contains("10.1.1.0/24 -> VNetPeering (Default)");
        assertThat(part.doubts()).isEmpty();
        assertThat(part.obstacle())
                .contains(
                        "subnet 'vnet-1/subnet-2' is not one of the subnets that peering '1-to-2' with vnet 'vnet-2' joins");
        assertThat(hop(routes, "10.1.2.4")).isEqualTo("None");
    }

    @Test
    void where_the_two_sides_name_different_subnets_nobody_knows() {
        EffectiveRoutes routes =
                Routes.of(subnets(List.of("subnet-3", "subnet-4"), List.of("subnet-3")), "vnet-1", "subnet-1");

        assertThat(hop(routes, "10.1.1.4")).isEqualTo("VNetPeering");
        assertThat(doubts(routes, "10.1.2.4"))
                .containsExactly(
                        "the two sides of peering '1-to-2' with vnet 'vnet-2' do not name the same subnets, and"
                                + " whether it joins subnet 'vnet-1/subnet-1' with 10.1.2.0/24 is not known");
    }

    @Test
    void a_whole_side_and_a_side_of_subnets_do_not_agree_either() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .vnet("w", "10.1.0.0/16")
                .subnet("t", "10.1.1.0/24")
                .peerOneSide("v", VnetPeering.connected("out", Lab.vnetId("w")))
                .peerOneSide(
                        "w",
                        VnetPeering.connected("in", Lab.vnetId("v"))
                                .withScope(new PeeringScope(List.of("t"), List.of("s"), false)));

        assertThat(doubts(Routes.of(lab), "10.1.1.4")).hasSize(1);
        assertThat(hop(Routes.of(lab, "w", "t"), "10.0.1.4")).isEqualTo("VNetPeering");
    }

    @Test
    void a_user_route_takes_packets_that_a_peering_would_drop() {
        Lab lab = subnets()
                .in("vnet-1")
                .subnet("subnet-5", "10.0.5.0/24")
                .routes(toAppliance("10.1.0.0/16"), toAppliance("10.1.1.0/24"));

        assertThat(hop(Routes.of(lab, "vnet-1", "subnet-5"), "10.1.1.4")).isEqualTo("VirtualAppliance 10.0.100.4");
    }

    private static Lab onlyIpv6() {
        PeeringScope scope = new PeeringScope(List.of(), List.of(), true);
        return lab("10.0.0.0/16", "2001:db8:1::/48")
                .vnet("w", "10.1.0.0/16", "2001:db8:2::/48")
                .peerOneSide("v", VnetPeering.connected("out", Lab.vnetId("w")).withScope(scope))
                .peerOneSide("w", VnetPeering.connected("in", Lab.vnetId("v")).withScope(scope));
    }

    @Test
    void a_peering_for_ipv6_alone_makes_no_ipv4_route() {
        EffectiveRoutes routes = Routes.of(onlyIpv6());

        assertThat(hop(routes, "2001:db8:2::4")).isEqualTo("VNetPeering");
        assertThat(hop(routes, "10.1.0.4")).isEqualTo("None");
    }

    @Test
    void a_peer_that_is_not_in_the_network_has_what_this_side_last_learned() {
        VnetPeering out = new VnetPeering(
                "p",
                Lab.vnetId("elsewhere"),
                VnetPeering.State.CONNECTED,
                true,
                false,
                false,
                false,
                Lab.cidrs("10.7.0.0/16"),
                new PeeringScope(List.of("s"), List.of("far"), false));

        EffectiveRoutes routes = Routes.of(lab("10.0.0.0/16").peerOneSide("v", out));

        assertThat(via(routes, "10.7.0.4")).containsExactly(Lab.vnetId("elsewhere"));
        assertThat(hop(routes, "10.7.0.4")).isEqualTo("VNetPeering");
    }

    @Test
    void an_appliance_is_looked_for_in_the_network_and_its_neighbours_whatever_routes_say() {
        Lab lab = lab("10.0.0.0/16")
                .routes(toAppliance("10.1.0.0/16"), toAppliance("10.0.0.0/16"))
                .vnet("w", "10.1.0.0/16")
                .peer("v", "w");

        EffectiveRoutes routes = Routes.of(lab);

        assertThat(routes.direct(Ip.parse("10.1.0.4"))
                        .orElseThrow()
                        .route()
                        .orElseThrow()
                        .via())
                .containsExactly(Lab.vnetId("w"));
        assertThat(routes.direct(Ip.parse("10.0.100.4")).orElseThrow().route().orElseThrow())
                .hasToString("10.0.0.0/16 -> VnetLocal (Default)");
        assertThat(routes.direct(Ip.parse("10.2.0.4"))).isEmpty();
        assertThat(Routes.of(subnets(), "vnet-1", "subnet-2")
                        .direct(Ip.parse("10.1.1.4"))
                        .orElseThrow()
                        .obstacle())
                .isPresent();
    }
}
