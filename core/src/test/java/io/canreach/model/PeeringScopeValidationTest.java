package io.canreach.model;

import static io.canreach.model.Refusal.refused;
import static io.canreach.model.Refusal.vnet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What Azure refuses of peerings that join only a part of two networks, and of peers that overlap each other. */
class PeeringScopeValidationTest {
    private static VnetPeering to(String remote, PeeringScope scope) {
        return VnetPeering.connected("p", Lab.vnetId(remote)).withScope(scope);
    }

    private static PeeringScope subnets(String local, String remote) {
        return new PeeringScope(List.of(local), List.of(remote), false);
    }

    @Test
    void joined_subnets_are_there() {
        refused(
                vnet().vnet("w", "10.1.0.0/16").subnet("t", "10.1.1.0/24").peerOneSide("v", to("w", subnets("x", "y"))),
                "peering 'p' of vnet 'v' names subnet 'x', which vnet 'v' does not have; there is: 'v/s'",
                "peering 'p' of vnet 'v' names subnet 'y', which vnet 'w' does not have; there is: 'w/t'");
    }

    @Test
    void networks_may_overlap_where_only_other_subnets_are_joined() {
        Lab lab = vnet().vnet("w", "10.0.0.0/16").subnet("t", "10.0.2.0/24").subnet("u", "10.0.1.0/25");

        assertThat(lab.peerOneSide("v", to("w", subnets("s", "t"))).network()).isNotNull();
        refused(
                vnet().vnet("w", "10.0.0.0/16").subnet("u", "10.0.1.0/25").peerOneSide("v", to("w", subnets("s", "u"))),
                "peering 'p' of vnet 'v': the joined addresses 10.0.1.0/24 and 10.0.1.0/25 of vnet 'w' overlap");
    }

    @Test
    void networks_may_overlap_in_ipv4_where_ipv6_alone_is_joined() {
        PeeringScope six = new PeeringScope(List.of(), List.of(), true);

        assertThat(new Lab()
                        .vnet("v", "10.0.0.0/16", "ace:1::/48")
                        .vnet("w", "10.0.0.0/16", "ace:2::/48")
                        .peerOneSide("v", to("w", six))
                        .network())
                .isNotNull();
        refused(
                new Lab()
                        .vnet("v", "10.0.0.0/16", "ace:1::/48")
                        .vnet("w", "10.1.0.0/16", "ace:1::/56")
                        .peerOneSide("v", to("w", six)),
                "peering 'p' of vnet 'v': the joined addresses ace:1::/48 and ace:1::/56 of vnet 'w' overlap");
    }

    @Test
    void a_link_joins_at_most_200_subnets_of_a_side() {
        Lab lab = new Lab().vnet("v", "10.0.0.0/16").vnet("w", "10.1.0.0/16").in("v");
        IntStream.range(0, 201).forEach(i -> lab.subnet("s" + i, "10.0." + i + ".0/24"));
        List<String> names = IntStream.range(0, 201).mapToObj(i -> "s" + i).toList();

        refused(
                lab.peerOneSide("v", to("w", new PeeringScope(names, List.of(), false))),
                "peering 'p' of vnet 'v' names 201 subnets of vnet 'v'; at most 200 are allowed");
    }

    @Test
    void two_peers_of_one_network_do_not_overlap() {
        Lab lab = vnet().vnet("a", "10.1.0.0/16")
                .vnet("b", "10.1.128.0/17")
                .peerOneSide("v", VnetPeering.connected("pa", Lab.vnetId("a")));

        refused(
                lab.peerOneSide("v", VnetPeering.connected("pb", Lab.vnetId("b"))),
                "vnet 'v' is peered with vnet 'a' 10.1.0.0/16 and with vnet 'b' 10.1.128.0/17, which overlap");
    }

    @Test
    void a_peer_whose_other_side_is_gone_does_not_count() {
        Lab lab = vnet().vnet("a", "10.1.0.0/16")
                .vnet("b", "10.1.0.0/16")
                .peerOneSide(
                        "v", VnetPeering.connected("pa", Lab.vnetId("a")).withState(VnetPeering.State.DISCONNECTED))
                .peerOneSide("v", VnetPeering.connected("pb", Lab.vnetId("b")));

        assertThat(lab.network().all(VirtualNetwork.class)).hasSize(3);
    }

    @Test
    void the_gateway_of_a_classic_network_is_its_own() {
        VnetPeering user = new VnetPeering(
                "p",
                Lab.vnetId("old"),
                VnetPeering.State.CONNECTED,
                true,
                false,
                false,
                true,
                List.of(),
                PeeringScope.WHOLE);

        refused(
                vnet().classicVnet("old", "10.1.0.0/16")
                        .vpn("gw", "10.1.255.0/27")
                        .peerOneSide("v", user),
                "peering 'p' of vnet 'v' uses remote gateways, but vnet 'old' is classic; only a Resource Manager network"
                        + " lets others use its gateway",
                "peering 'p' of vnet 'v' uses remote gateways, but vnet 'old' does not allow gateway transit");
    }
}
