package io.canreach.model;

import static io.canreach.model.Refusal.refused;
import static io.canreach.model.Refusal.vnet;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What Azure refuses of peerings. */
class PeeringValidationTest {
    private static VnetPeering peering(String name, String remote, boolean transit, boolean user) {
        return new VnetPeering(
                name,
                Lab.vnetId(remote),
                VnetPeering.State.CONNECTED,
                true,
                false,
                transit,
                user,
                List.of(),
                PeeringScope.WHOLE);
    }

    @Test
    void peered_networks_do_not_overlap() {
        refused(
                vnet().vnet("w", "10.0.128.0/17").peerOneSide("v", VnetPeering.connected("p", Lab.vnetId("w"))),
                "peering 'p' of vnet 'v': the address spaces 10.0.0.0/16 and 10.0.128.0/17 of vnet 'w' overlap");
    }

    @Test
    void a_peering_leads_to_another_network_once_and_has_its_own_name() {
        refused(
                vnet().peerOneSide("v", VnetPeering.connected("p", Lab.vnetId("v"))),
                "peering 'p' of vnet 'v' leads to the network itself");
        refused(
                vnet().vnet("w", "10.1.0.0/16")
                        .peerOneSide("v", VnetPeering.connected("p", Lab.vnetId("w")))
                        .peerOneSide("v", VnetPeering.connected("P", Lab.vnetId("w"))),
                "two peerings of vnet 'v' are named 'P'",
                "vnet 'v' is peered twice with 'w'");
    }

    @Test
    void a_classic_network_owns_no_peering() {
        refused(
                vnet().classicVnet("w", "10.1.0.0/16").peerOneSide("w", VnetPeering.connected("p", Lab.vnetId("v"))),
                "peering 'p' of vnet 'w': a classic virtual network cannot own a peering; it is peered from the Resource"
                        + " Manager side");
    }

    @Test
    void a_remote_gateway_is_there_allowed_and_the_only_one() {
        refused(
                vnet().vnet("w", "10.1.0.0/16").peerOneSide("v", peering("p", "w", false, true)),
                "peering 'p' of vnet 'v' uses remote gateways, but vnet 'w' has no gateway",
                "peering 'p' of vnet 'v' uses remote gateways, but vnet 'w' does not allow gateway transit");
        refused(
                vnet().vpn("own", "10.0.255.0/27")
                        .vnet("w", "10.1.0.0/16")
                        .vpn("gw", "10.1.255.0/27")
                        .peerOneSide("v", peering("p", "w", false, true))
                        .peerOneSide("w", peering("p", "v", true, false)),
                "peering 'p' of vnet 'v' uses remote gateways, but the network has a gateway of its own");
        refused(
                vnet().vnet("w", "10.1.0.0/16")
                        .vpn("gw", "10.1.255.0/27")
                        .vnet("x", "10.2.0.0/16")
                        .vpn("gx", "10.2.255.0/27")
                        .peerOneSide("v", peering("p", "w", false, true))
                        .peerOneSide("v", peering("q", "x", false, true))
                        .peerOneSide("w", peering("p", "v", true, false))
                        .peerOneSide("x", peering("p", "v", true, false)),
                "vnet 'v' uses remote gateways by 2 peerings; only one is allowed");
    }
}
