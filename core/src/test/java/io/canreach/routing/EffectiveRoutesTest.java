package io.canreach.routing;

import static io.canreach.routing.Routes.hop;
import static io.canreach.routing.Routes.lab;
import static io.canreach.routing.Routes.to;
import static io.canreach.routing.Routes.toAppliance;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Gap;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.Lab;
import io.canreach.model.Network;
import io.canreach.model.NextHopType;
import io.canreach.model.PeeringScope;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VnetPeering;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class EffectiveRoutesTest {
    private static Lab hybrid() {
        return lab("10.0.0.0/16").vpn("gw", "10.0.255.0/27").site("hq", "192.168.0.0/16", "10.10.0.0/16");
    }

    @Test
    void a_plain_subnet_has_its_network_the_internet_and_four_dropped_ranges() {
        assertThat(Routes.of(lab("172.20.2.0/24"))).hasToString("""
                        172.20.2.0/24 -> VnetLocal (Default)
                        0.0.0.0/0 -> Internet (Default)
                        10.0.0.0/8 -> None (Default)
                        100.64.0.0/10 -> None (Default)
                        172.16.0.0/12 -> None (Default)
                        192.168.0.0/16 -> None (Default)""");
    }

    @Test
    void ipv6_has_a_default_route_and_no_dropped_range_and_ipv4_defaults_do_not_touch_it() {
        EffectiveRoutes routes = Routes.of(lab("10.0.0.0/16", "2001:db8:1::/48").routes(toAppliance("0.0.0.0/0")));

        assertThat(hop(routes, "2001:db8:1:7::1")).isEqualTo("VnetLocal");
        assertThat(hop(routes, "2606:4700::1")).isEqualTo("Internet");
        assertThat(hop(routes, "fd12::1")).isEqualTo("Internet");
    }

    @Test
    void a_network_without_ipv6_has_no_route_for_it() {
        RoutePart part = Routes.of(lab("10.0.0.0/16")).select(Ip.parse("2606:4700::1"));

        assertThat(part.route()).isEmpty();
    }

    @Test
    void the_documented_example_with_an_appliance_comes_out_as_documented() {
        Lab lab = udrExample();

        EffectiveRoutes routes = Routes.of(lab);

        assertThat(routes.routes())
                .filteredOn(route -> !route.isActive())
                .extracting(EffectiveRoute::toString)
                .containsExactlyInAnyOrder(
                        "10.0.0.0/16 -> VnetLocal (Default, Invalid)",
                        "10.1.0.0/16 -> VNetPeering (Default, Invalid)",
                        "10.2.0.0/16 -> VNetPeering (Default, Invalid)",
                        "10.10.0.0/16 -> VirtualNetworkGateway (VirtualNetworkGateway, Invalid)",
                        "0.0.0.0/0 -> Internet (Default, Invalid)");
        assertThat(hop(routes, "10.0.0.200")).isEqualTo("VnetLocal");
        assertThat(hop(routes, "10.0.5.1")).isEqualTo("VirtualAppliance 10.0.100.4");
        assertThat(hop(routes, "10.10.4.4")).isEqualTo("VirtualAppliance 10.0.100.4");
        assertThat(hop(routes, "10.1.0.9")).isEqualTo("None");
    }

    @Test
    void its_second_subnet_without_a_table_keeps_the_system_routes() {
        Network network = udrExample().network();
        EffectiveRoutes routes = EffectiveRoutes.of(network, network.get(Subnet.class, Lab.subnetId("v", "s2")));

        assertThat(List.of("10.0.0.200", "10.1.0.9", "10.2.0.9", "10.10.4.4", "8.8.8.8", "10.99.1.1", "192.168.5.5"))
                .extracting(ip -> hop(routes, ip))
                .containsExactly(
                        "VnetLocal", "VNetPeering", "VNetPeering", "VirtualNetworkGateway", "Internet", "None", "None");
    }

    private static Lab udrExample() {
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.0.0/24")
                .routes(
                        toAppliance("10.0.0.0/16"),
                        to(NextHopType.VNET_LOCAL, "10.0.0.0/24"),
                        to(NextHopType.NONE, "10.1.0.0/16"),
                        to(NextHopType.NONE, "10.2.0.0/16"),
                        toAppliance("10.10.0.0/16"),
                        toAppliance("0.0.0.0/0"))
                .subnet("s2", "10.0.1.0/24")
                .vpn("gw", "10.0.255.0/27")
                .site("hq", "10.10.0.0/16")
                .connect("gw", "hq", Status.CONNECTED)
                .vnet("w", "10.1.0.0/16", "10.2.0.0/16")
                .peer("v", "w");
    }

    @Test
    void a_peering_is_preferred_to_a_learned_route_however_long_its_prefix() {
        Lab lab = hybrid().connect("gw", "hq", Status.CONNECTED, "10.1.5.0/24", "10.0.7.0/24")
                .vnet("w", "10.1.0.0/16")
                .peer("v", "w");

        EffectiveRoutes routes = Routes.of(lab);

        assertThat(hop(routes, "10.1.5.100")).isEqualTo("VNetPeering");
        assertThat(hop(routes, "10.0.7.1")).isEqualTo("VnetLocal");
    }

    @Test
    void peerings_that_are_not_connected_on_both_sides_make_no_route() {
        Lab oneSide = lab("10.0.0.0/16")
                .vnet("w", "10.1.0.0/16")
                .peerOneSide("v", VnetPeering.connected("p", Lab.vnetId("w")));
        VnetPeering initiated = new VnetPeering(
                "p",
                Lab.vnetId("v"),
                VnetPeering.State.INITIATED,
                true,
                false,
                false,
                false,
                List.of(),
                PeeringScope.WHOLE);
        Lab notYet = lab("10.0.0.0/16")
                .vnet("w", "10.1.0.0/16")
                .peerOneSide("v", VnetPeering.connected("p", Lab.vnetId("w")))
                .peerOneSide("w", initiated);

        assertThat(hop(Routes.of(oneSide), "10.1.0.1")).isEqualTo("None");
        assertThat(hop(Routes.of(notYet), "10.1.0.1")).isEqualTo("None");
    }

    @Test
    void a_classic_peer_owns_no_side_and_is_connected_by_the_other() {
        Lab lab = lab("10.0.0.0/16")
                .classicVnet("w", "10.1.0.0/16")
                .peerOneSide("v", VnetPeering.connected("p", Lab.vnetId("w")));

        assertThat(hop(Routes.of(lab), "10.1.0.1")).isEqualTo("VNetPeering");
    }

    @Test
    void peering_is_not_transitive() {
        Lab lab = lab("10.0.0.0/16")
                .vnet("b", "10.1.0.0/16")
                .vnet("c", "10.2.0.0/16")
                .peer("v", "b")
                .peer("b", "c");

        assertThat(hop(Routes.of(lab), "10.1.0.1")).isEqualTo("VNetPeering");
        assertThat(hop(Routes.of(lab), "10.2.0.1")).isEqualTo("None");
    }

    @Test
    void what_is_not_modelled_may_lead_anywhere_but_into_the_network_and_its_peers() {
        Lab lab = lab("10.0.0.0/16")
                .vnet("w", "10.1.0.0/16")
                .peer("v", "w")
                .gap(Lab.vnetId("v"), Gap.Effect.ROUTING, "a virtual hub");

        EffectiveRoutes routes = Routes.of(lab);

        assertThat(hop(routes, "10.0.0.9")).isEqualTo("VnetLocal");
        assertThat(hop(routes, "10.1.0.9")).isEqualTo("VNetPeering");
        assertThat(routes.select(Ip.parse("8.8.8.8")).doubts())
                .extracting(Unknown::reason)
                .containsExactly("a virtual hub");
    }

    @Test
    void nothing_splits_into_nothing() {
        assertThat(Routes.of(lab("10.0.0.0/16")).split(IpSet.empty())).isEmpty();
    }
}
