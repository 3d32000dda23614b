package io.canreach.routing;

import static io.canreach.routing.Routes.doubts;
import static io.canreach.routing.Routes.hop;
import static io.canreach.routing.Routes.lab;
import static io.canreach.routing.Routes.rows;
import static io.canreach.routing.Routes.toAppliance;
import static io.canreach.routing.Routes.via;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.Lab;
import io.canreach.model.PeeringScope;
import io.canreach.model.VnetPeering;
import io.canreach.packet.Ip;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Routes between the members of a connected group, and how they stand to peerings. */
class ConnectedGroupRoutesTest {
    private static Lab mesh() {
        return lab("10.0.0.0/16")
                .vnet("b", "10.1.0.0/16", "10.9.0.0/16")
                .vnet("c", "10.2.0.0/16")
                .vnet("d", "10.3.0.0/16")
                .group("mesh", "v", "b", "c");
    }

    @Test
    void members_have_routes_to_each_other_s_prefixes_and_others_have_not() {
        EffectiveRoutes routes = Routes.of(mesh());

        assertThat(rows(routes))
                .contains(
                        "10.1.0.0/16 -> ConnectedGroup (Default)",
                        "10.9.0.0/16 -> ConnectedGroup (Default)",
                        "10.2.0.0/16 -> ConnectedGroup (Default)");
        assertThat(via(routes, "10.9.0.4")).containsExactly(Lab.vnetId("b"));
        assertThat(hop(routes, "10.3.0.4")).isEqualTo("None");
    }

    @Test
    void groups_are_not_transitive() {
        Lab lab = mesh().group("other", "c", "d");

        assertThat(hop(Routes.of(lab), "10.3.0.4")).isEqualTo("None");
    }

    @Test
    void a_longer_learned_route_takes_nothing_of_a_member_and_an_equal_user_route_does() {
        Lab lab = lab("10.0.0.0/16")
                .routes(toAppliance("10.2.0.0/16"))
                .vpn("gw", "10.0.255.0/27")
                .site("hq", "192.168.0.0/16")
                .connect("gw", "hq", Status.CONNECTED, "10.1.5.0/24")
                .vnet("b", "10.1.0.0/16")
                .vnet("c", "10.2.0.0/16")
                .group("mesh", "v", "b", "c");

        EffectiveRoutes routes = Routes.of(lab);

        assertThat(hop(routes, "10.1.5.4")).isEqualTo("ConnectedGroup");
        assertThat(hop(routes, "10.2.0.4")).isEqualTo("VirtualAppliance 10.0.100.4");
    }

    @Test
    void a_peering_stands_before_the_group_and_the_group_remains_when_it_is_not_connected() {
        VnetPeering initiated = VnetPeering.connected("p", Lab.vnetId("b")).withState(VnetPeering.State.INITIATED);

        assertThat(hop(Routes.of(mesh().peer("v", "b")), "10.1.0.4")).isEqualTo("VNetPeering");
        assertThat(hop(Routes.of(mesh().peerOneSide("v", initiated)), "10.1.0.4"))
                .isEqualTo("ConnectedGroup");
    }

    private static Lab beside(PeeringScope there, PeeringScope back) {
        return new Lab()
                .vnet("v", "10.0.0.0/16", "2001:db8:1::/48")
                .subnet("s", "10.0.1.0/24")
                .subnet("t", "10.0.2.0/24")
                .vnet("w", "10.1.0.0/16", "2001:db8:2::/48")
                .subnet("x", "10.1.1.0/24")
                .subnet("y", "10.1.2.0/24")
                .peerOneSide("v", VnetPeering.connected("out", Lab.vnetId("w")).withScope(there))
                .peerOneSide("w", VnetPeering.connected("in", Lab.vnetId("v")).withScope(back))
                .group("mesh", "v", "w");
    }

    @Test
    void a_peering_of_subnets_drops_what_it_does_not_join_though_a_group_would_carry_it() {
        Lab lab = beside(
                new PeeringScope(List.of("s"), List.of("x"), false),
                new PeeringScope(List.of("x"), List.of("s"), false));

        EffectiveRoutes peered = Routes.of(lab, "v", "s");
        EffectiveRoutes other = Routes.of(lab, "v", "t");

        assertThat(hop(peered, "10.1.1.4")).isEqualTo("VNetPeering");
        assertThat(peered.select(Ip.parse("10.1.2.4")).obstacle())
                .hasValueSatisfying(
                        why -> assertThat(why)
                                .startsWith(
                                        "peering 'out' with vnet 'w', which stands before connected group 'mesh', does not join"));
        assertThat(other.select(Ip.parse("10.1.1.4")).obstacle()).isPresent();
        assertThat(other.select(Ip.parse("10.1.2.4")).obstacle()).isPresent();
    }

    @Test
    void whether_a_group_carries_ipv4_beside_a_peering_for_ipv6_alone_is_not_known() {
        PeeringScope ipv6 = new PeeringScope(List.of(), List.of(), true);

        EffectiveRoutes routes = Routes.of(beside(ipv6, ipv6));

        assertThat(hop(routes, "2001:db8:2::4")).isEqualTo("VNetPeering");
        assertThat(doubts(routes, "10.1.1.4"))
                .containsExactly(
                        "whether connected group 'mesh' joins by IPv4 what peering 'out' with vnet 'w' joins by"
                                + " IPv6 alone is not known");
    }

    @Test
    void what_a_member_has_of_the_own_space_stays_the_own() {
        Lab lab = lab("10.0.0.0/16").vnet("b", "10.0.5.0/24", "10.1.0.0/16").group("mesh", "v", "b");

        EffectiveRoutes routes = Routes.of(lab);

        assertThat(hop(routes, "10.0.5.4")).isEqualTo("VnetLocal");
        assertThat(hop(routes, "10.1.0.4")).isEqualTo("ConnectedGroup");
    }

    @Test
    void a_subnet_whose_addresses_a_member_has_too_does_not_reach_that_member() {
        Lab lab = lab("10.0.0.0/16")
                .subnet("t", "10.0.5.0/24")
                .vnet("b", "10.0.0.0/24", "10.1.0.0/16")
                .group("mesh", "v", "b");

        assertThat(Routes.of(lab).select(Ip.parse("10.1.0.4")).obstacle())
                .contains("subnet 'v/s' has addresses that vnet 'b' of connected group 'mesh' has, too");
        assertThat(hop(Routes.of(lab, "v", "t"), "10.1.0.4")).isEqualTo("ConnectedGroup");
    }

    @Test
    void a_subnet_of_which_a_member_has_some_addresses_may_or_may_not_reach_it() {
        Lab lab = lab("10.0.0.0/16").vnet("b", "10.0.0.0/25", "10.1.0.0/16").group("mesh", "v", "b");

        assertThat(doubts(Routes.of(lab), "10.1.0.4"))
                .containsExactly("whether subnet 'v/s' and vnet 'b' of connected group 'mesh' reach each other, which"
                        + " have some addresses in common, is not known");
    }

    @Test
    void which_of_two_members_with_the_same_addresses_is_reached_is_not_known() {
        Lab lab = lab("10.0.0.0/16")
                .vnet("b", "10.1.0.0/16")
                .vnet("c", "10.1.128.0/17")
                .group("mesh", "v", "b", "c");

        EffectiveRoutes routes = Routes.of(lab);

        assertThat(hop(routes, "10.1.0.4")).isEqualTo("ConnectedGroup");
        assertThat(doubts(routes, "10.1.200.4"))
                .containsExactly("which of vnet 'b' and vnet 'c' of connected group 'mesh' is reached at 10.1.128.0/17,"
                        + " which both have, is not known");
    }
}
