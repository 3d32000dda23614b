package io.canreach.routing;

import static io.canreach.model.Lab.prefix;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Gap;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.Network;
import io.canreach.model.NextHopType;
import io.canreach.model.PeeringScope;
import io.canreach.model.ResourceId;
import io.canreach.model.Route;
import io.canreach.model.ServiceTag;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VnetPeering;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class EffectiveRoutesTest {
    private static final KnownAddress APPLIANCE = KnownAddress.parse("10.0.100.4");

    private static Lab lab(String... prefixes) {
        return new Lab().vnet("v", prefixes).subnet("s", prefixes[0].replaceAll("/.*", "/24"));
    }

    private static Lab hybrid() {
        return lab("10.0.0.0/16").vpn("gw", "10.0.255.0/27").site("hq", "192.168.0.0/16", "10.10.0.0/16");
    }

    private static EffectiveRoutes routes(Lab lab) {
        return routes(lab, "v");
    }

    private static EffectiveRoutes routes(Lab lab, String vnet) {
        Network network = lab.network();
        return EffectiveRoutes.of(network, network.get(Subnet.class, Lab.subnetId(vnet, "s")));
    }

    private static String hop(EffectiveRoutes routes, String ip) {
        RoutePart part = routes.select(Ip.parse(ip));
        assertThat(part.doubts()).isEmpty();
        EffectiveRoute route = part.route().orElseThrow();
        return route.nextHopType() + route.nextHopAddress().map(it -> " " + it).orElse("");
    }

    private static Route toAppliance(String prefix) {
        return Route.toAppliance("to-" + prefix, prefix(prefix), APPLIANCE);
    }

    private static Route to(NextHopType type, String prefix) {
        return Route.of("to-" + prefix, prefix(prefix), type);
    }

    @Test
    void a_plain_subnet_has_its_network_the_internet_and_four_dropped_ranges() {
        assertThat(routes(lab("172.20.2.0/24"))).hasToString("""
                        172.20.2.0/24 -> VnetLocal (Default)
                        0.0.0.0/0 -> Internet (Default)
                        10.0.0.0/8 -> None (Default)
                        100.64.0.0/10 -> None (Default)
                        172.16.0.0/12 -> None (Default)
                        192.168.0.0/16 -> None (Default)""");
    }

    @Test
    void a_network_equal_to_a_dropped_range_takes_its_place() {
        EffectiveRoutes routes = routes(lab("192.168.0.0/16"));

        assertThat(routes.routes())
                .extracting(EffectiveRoute::toString)
                .doesNotContain("192.168.0.0/16 -> None (Default)");
        assertThat(hop(routes, "192.168.200.1")).isEqualTo("VnetLocal");
        assertThat(hop(routes, "10.0.0.1")).isEqualTo("None");
    }

    @Test
    void a_network_wider_than_a_dropped_range_removes_it() {
        EffectiveRoutes routes = routes(lab("172.0.0.0/8"));

        assertThat(hop(routes, "172.16.0.1")).isEqualTo("VnetLocal");
        assertThat(routes.routes()).extracting(EffectiveRoute::toString).noneMatch(row -> row.startsWith("172.16"));
    }

    @Test
    void a_user_default_route_to_an_appliance_removes_the_dropped_ranges_and_makes_azure_s_invalid() {
        EffectiveRoutes routes = routes(lab("10.0.0.0/16").routes(toAppliance("0.0.0.0/0")));

        assertThat(routes).hasToString("""
                        10.0.0.0/16 -> VnetLocal (Default)
                        0.0.0.0/0 -> Internet (Default, Invalid)
                        0.0.0.0/0 -> VirtualAppliance 10.0.100.4 (User 'to-0.0.0.0/0')""");
        assertThat(hop(routes, "192.168.1.1")).isEqualTo("VirtualAppliance 10.0.100.4");
    }

    @Test
    void a_user_default_route_to_the_internet_removes_the_dropped_ranges_too() {
        EffectiveRoutes routes = routes(lab("10.0.0.0/16").routes(to(NextHopType.INTERNET, "0.0.0.0/0")));

        assertThat(hop(routes, "192.168.1.1")).isEqualTo("Internet");
    }

    @Test
    void a_user_route_equal_to_one_dropped_range_removes_that_one_only() {
        EffectiveRoutes routes = routes(lab("10.0.0.0/16").routes(toAppliance("10.0.0.0/8")));

        assertThat(routes.routes())
                .extracting(EffectiveRoute::toString)
                .contains("172.16.0.0/12 -> None (Default)", "192.168.0.0/16 -> None (Default)")
                .doesNotContain("10.0.0.0/8 -> None (Default)", "10.0.0.0/8 -> None (Default, Invalid)");
        assertThat(hop(routes, "10.99.0.1")).isEqualTo("VirtualAppliance 10.0.100.4");
        assertThat(hop(routes, "10.0.5.5")).isEqualTo("VnetLocal");
    }

    @Test
    void a_learned_default_route_removes_the_dropped_ranges_and_azure_s_own_row() {
        EffectiveRoutes routes = routes(hybrid().connect("gw", "hq", Status.CONNECTED, "0.0.0.0/0"));

        assertThat(routes.routes())
                .extracting(EffectiveRoute::toString)
                .doesNotContain("0.0.0.0/0 -> Internet (Default)", "0.0.0.0/0 -> Internet (Default, Invalid)")
                .noneMatch(row -> row.contains("None"));
        assertThat(hop(routes, "10.99.0.1")).isEqualTo("VirtualNetworkGateway");
        assertThat(hop(routes, "8.8.8.8")).isEqualTo("VirtualNetworkGateway");
    }

    @Test
    void ipv6_has_a_default_route_and_no_dropped_range_and_ipv4_defaults_do_not_touch_it() {
        EffectiveRoutes routes = routes(lab("10.0.0.0/16", "2001:db8:1::/48").routes(toAppliance("0.0.0.0/0")));

        assertThat(hop(routes, "2001:db8:1:7::1")).isEqualTo("VnetLocal");
        assertThat(hop(routes, "2606:4700::1")).isEqualTo("Internet");
        assertThat(hop(routes, "fd12::1")).isEqualTo("Internet");
    }

    @Test
    void a_network_without_ipv6_has_no_route_for_it() {
        RoutePart part = routes(lab("10.0.0.0/16")).select(Ip.parse("2606:4700::1"));

        assertThat(part.route()).isEmpty();
    }

    @Test
    void the_documented_example_with_an_appliance_comes_out_as_documented() {
        Lab lab = udrExample();

        EffectiveRoutes routes = routes(lab);

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

        EffectiveRoutes routes = routes(lab);

        assertThat(hop(routes, "10.1.5.100")).isEqualTo("VNetPeering");
        assertThat(hop(routes, "10.0.7.1")).isEqualTo("VnetLocal");
    }

    @Test
    void a_learned_route_equal_to_the_network_is_invalid() {
        EffectiveRoutes routes = routes(hybrid().connect("gw", "hq", Status.CONNECTED, "10.0.0.0/16"));

        assertThat(hop(routes, "10.0.7.1")).isEqualTo("VnetLocal");
        assertThat(routes.routes())
                .extracting(EffectiveRoute::toString)
                .contains("10.0.0.0/16 -> VirtualNetworkGateway (VirtualNetworkGateway, Invalid)");
    }

    @Test
    void a_user_route_beats_a_learned_one_of_the_same_prefix_and_a_longer_learned_one_beats_it() {
        EffectiveRoutes routes = routes(lab("10.0.0.0/16")
                .routes(toAppliance("192.168.0.0/16"))
                .vpn("gw", "10.0.255.0/27")
                .site("hq", "192.168.0.0/16")
                .connect("gw", "hq", Status.CONNECTED, "192.168.7.0/24"));

        assertThat(hop(routes, "192.168.1.1")).isEqualTo("VirtualAppliance 10.0.100.4");
        assertThat(hop(routes, "192.168.7.1")).isEqualTo("VirtualNetworkGateway");
    }

    @Test
    void express_route_stands_before_vpn_and_a_longer_prefix_before_both() {
        EffectiveRoutes routes = routes(lab("10.0.0.0/16")
                .vpn("tunnel", "10.0.255.0/27")
                .expressRoute("circuit")
                .site("a", "10.50.0.0/16", "10.50.1.0/24")
                .site("b", "10.50.0.0/16")
                .connect("tunnel", "a", Status.CONNECTED)
                .connect("circuit", "b", Status.CONNECTED));

        assertThat(via(routes, "10.50.2.1")).containsExactly(Lab.connectionId("circuit", "b"));
        assertThat(via(routes, "10.50.1.1")).containsExactly(Lab.connectionId("tunnel", "a"));
    }

    private static List<ResourceId> via(EffectiveRoutes routes, String ip) {
        return routes.select(Ip.parse(ip)).route().orElseThrow().via();
    }

    @Test
    void two_tunnels_to_the_same_prefix_share_a_route() {
        EffectiveRoutes routes = routes(hybrid().site("branch", "192.168.0.0/16")
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

        EffectiveRoutes routes = routes(lab);

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

        assertThat(hop(routes(lab, "spoke"), "192.168.1.1")).isEqualTo("VirtualNetworkGateway");
        assertThat(hop(routes(lab, "other"), "192.168.1.1")).isEqualTo("None");
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

        assertThat(hop(routes(oneSide), "10.1.0.1")).isEqualTo("None");
        assertThat(hop(routes(notYet), "10.1.0.1")).isEqualTo("None");
    }

    @Test
    void a_classic_peer_owns_no_side_and_is_connected_by_the_other() {
        Lab lab = lab("10.0.0.0/16")
                .classicVnet("w", "10.1.0.0/16")
                .peerOneSide("v", VnetPeering.connected("p", Lab.vnetId("w")));

        assertThat(hop(routes(lab), "10.1.0.1")).isEqualTo("VNetPeering");
    }

    @Test
    void peering_is_not_transitive() {
        Lab lab = lab("10.0.0.0/16")
                .vnet("b", "10.1.0.0/16")
                .vnet("c", "10.2.0.0/16")
                .peer("v", "b")
                .peer("b", "c");

        assertThat(hop(routes(lab), "10.1.0.1")).isEqualTo("VNetPeering");
        assertThat(hop(routes(lab), "10.2.0.1")).isEqualTo("None");
    }

    @Test
    void of_equal_prefixes_of_tags_the_more_special_tag_wins_and_a_written_prefix_before_all() {
        Route cloud = Route.of("cloud", new ServiceTag("AzureCloud"), NextHopType.NONE);
        Route region = Route.of("region", new ServiceTag("AzureCloud.eastus"), NextHopType.VNET_LOCAL);
        Route storage = Route.of("storage", new ServiceTag("Storage"), NextHopType.VIRTUAL_NETWORK_GATEWAY);
        Route regional = Route.of("regional", new ServiceTag("Storage.EastUS"), NextHopType.INTERNET);
        Lab lab = lab("10.0.0.0/16")
                .routes(cloud, region, storage, regional, toAppliance("20.0.0.0/16"))
                .tag("AzureCloud", "20.0.0.0/16, 20.2.0.0/16, 20.4.0.0/16, 20.6.0.0/16, 20.8.0.0/16")
                .tag("AzureCloud.eastus", "20.0.0.0/16, 20.2.0.0/16, 20.4.0.0/16, 20.6.0.0/16")
                .tag("Storage", "20.0.0.0/16, 20.2.0.0/16, 20.4.0.0/16")
                .tag("Storage.EastUS", "20.0.0.0/16, 20.2.0.0/16");

        EffectiveRoutes routes = routes(lab);

        assertThat(List.of("20.0.0.1", "20.2.0.1", "20.4.0.1", "20.6.0.1", "20.8.0.1"))
                .extracting(ip -> hop(routes, ip))
                .containsExactly(
                        "VirtualAppliance 10.0.100.4", "Internet", "VirtualNetworkGateway", "VnetLocal", "None");
    }

    @Test
    void a_route_for_a_tag_without_data_may_take_any_public_address_and_no_private_one() {
        Lab lab = lab("10.0.0.0/16").routes(Route.of("sql", new ServiceTag("Sql"), NextHopType.NONE));

        RoutePart part = routes(lab).select(Ip.parse("8.8.8.8"));

        assertThat(part.route().orElseThrow().nextHopType()).isEqualTo(NextHopType.INTERNET);
        assertThat(part.doubts())
                .extracting(Unknown::reason)
                .containsExactly("route 'sql': the prefixes of service tag 'Sql' are not given");
        assertThat(hop(routes(lab), "10.0.0.9")).isEqualTo("VnetLocal");
    }

    @Test
    void a_route_whose_prefix_is_unknown_is_no_doubt_where_it_leads_to_the_same() {
        Lab lab = lab("10.0.0.0/16").routes(Route.of("r", new Unknown("a parameter"), NextHopType.INTERNET));

        EffectiveRoutes routes = routes(lab);

        assertThat(hop(routes, "8.8.8.8")).isEqualTo("Internet");
        assertThat(routes.select(Ip.parse("10.0.0.9")).doubts()).hasSize(1);
        assertThat(routes.select(Ip.parse("192.168.0.9")).doubts()).hasSize(1);
    }

    @Test
    void what_is_not_modelled_may_lead_anywhere_but_into_the_network_and_its_peers() {
        Lab lab = lab("10.0.0.0/16")
                .vnet("w", "10.1.0.0/16")
                .peer("v", "w")
                .gap(Lab.vnetId("v"), Gap.Effect.ROUTING, "a virtual hub");

        EffectiveRoutes routes = routes(lab);

        assertThat(hop(routes, "10.0.0.9")).isEqualTo("VnetLocal");
        assertThat(hop(routes, "10.1.0.9")).isEqualTo("VNetPeering");
        assertThat(routes.select(Ip.parse("8.8.8.8")).doubts())
                .extracting(Unknown::reason)
                .containsExactly("a virtual hub");
    }

    @Test
    void nothing_splits_into_nothing() {
        assertThat(routes(lab("10.0.0.0/16")).split(IpSet.empty())).isEmpty();
    }
}
