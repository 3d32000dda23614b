package io.canreach.model;

import static io.canreach.model.Lab.prefix;
import static io.canreach.model.Refusal.refused;
import static io.canreach.model.Refusal.vnet;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.GatewayConnection.Status;
import io.canreach.packet.Cidr;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What Azure refuses of VPN gateways, of their connections, and of routes to gateways. */
class VpnValidationTest {
    private static final GatewaySettings POLICY_BASED = new GatewaySettings("Basic", true, false, Optional.empty());

    private static Lab gateway(Lab lab, String name, String network, GatewaySettings settings) {
        return lab.add(new VirtualNetworkGateway(
                Lab.gatewayId(name), "", Lab.vnetId(network), VirtualNetworkGateway.Type.VPN, settings));
    }

    private static Lab with(GatewaySettings settings) {
        return gateway(vnet().subnet("GatewaySubnet", "10.0.255.0/27"), "gw", "v", settings);
    }

    private static Route toGateway(String prefix) {
        return Route.of("r", prefix(prefix), NextHopType.VIRTUAL_NETWORK_GATEWAY);
    }

    @Test
    void a_route_to_the_gateway_is_for_a_vpn_gateway_by_itself() {
        String only = "; only a VPN gateway by itself may be a next hop";
        String route = "route 'r' of route table 'rt-v-s' on subnet 'v/s' leads to the virtual network gateway, ";
        Lab lab = vnet().routes(toGateway("0.0.0.0/0")).subnet("GatewaySubnet", "10.0.255.0/27");

        refused(lab.expressRoute("er"), route + "but the one of vnet 'v' is an ExpressRoute gateway" + only);
        refused(
                gateway(lab, "vpn", "v", GatewaySettings.STANDARD),
                route + "but vnet 'v' has an ExpressRoute gateway beside its VPN gateway" + only);
        assertThat(lab.existing().network().all(RouteTable.class)).hasSize(1);
        assertThat(vnet().routes(toGateway("0.0.0.0/0"))
                        .vpn("gw", "10.0.255.0/27")
                        .network()
                        .all(RouteTable.class))
                .hasSize(1);
    }

    @Test
    void so_it_is_for_the_gateway_of_a_peer() {
        Lab lab = vnet().routes(toGateway("0.0.0.0/0"))
                .vnet("hub", "10.1.0.0/16")
                .subnet("GatewaySubnet", "10.1.255.0/27")
                .expressRoute("er")
                .peerOneSide("hub", peering("v", true, false))
                .peerOneSide("v", peering("hub", false, true));

        refused(
                lab,
                "route 'r' of route table 'rt-v-s' on subnet 'v/s' leads to the virtual network gateway, but the one of vnet"
                        + " 'hub' is an ExpressRoute gateway; only a VPN gateway by itself may be a next hop");
    }

    private static VnetPeering peering(String remote, boolean transit, boolean user) {
        return new VnetPeering(
                "to-" + remote,
                Lab.vnetId(remote),
                VnetPeering.State.CONNECTED,
                true,
                false,
                transit,
                user,
                java.util.List.of(),
                PeeringScope.WHOLE);
    }

    @Test
    void a_gateway_takes_no_ipv6_routes_of_users() {
        refused(
                new Lab()
                        .vnet("v", "10.0.0.0/16", "ace:cab:deca::/48")
                        .subnet("s", "10.0.1.0/24")
                        .routes(toGateway("::/0"))
                        .vpn("gw", "10.0.255.0/27"),
                "route 'r' of route table 'rt-v-s' on subnet 'v/s' leads to the virtual network gateway, which takes no IPv6"
                        + " routes of users");
    }

    @Test
    void ipv6_needs_a_gateway_of_a_zonal_sku() {
        String leads = "connection 'gw-hq' leads to the IPv6 prefix fd00:1::/48, but VPN gateway 'gw'";
        GatewaySettings plain = GatewaySettings.STANDARD.withSku("VpnGw1");

        refused(
                with(plain).site("hq", "192.168.0.0/16", "fd00:1::/48").connect("gw", "hq", Status.CONNECTED),
                leads + " has SKU VpnGw1; IPv6 needs VpnGw1AZ to VpnGw5AZ");
        refused(
                with(plain).site("hq", "192.168.0.0/16").connect("gw", "hq", Status.CONNECTED, "fd00:1::/48"),
                leads + " has SKU VpnGw1; IPv6 needs VpnGw1AZ to VpnGw5AZ");
        assertThat(with(plain.withSku("VpnGw1AZ"))
                        .site("hq", "192.168.0.0/16", "fd00:1::/48")
                        .connect("gw", "hq", Status.CONNECTED)
                        .network())
                .isNotNull();
    }

    @Test
    void ipv6_comes_by_vpn_or_by_express_route() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16", "ace:cab:deca::/48")
                .vpn("gw", "10.0.255.0/27")
                .changed(subnet -> Subnet.of(subnet.id(), Lab.cidrs("10.0.255.0/27", "ace:cab:deca:ff::/64")))
                .expressRoute("er")
                .site("hq", "192.168.0.0/16", "fd00:1::/48")
                .site("dc", "192.169.0.0/16", "fd00:2::/48")
                .connect("gw", "hq", Status.CONNECTED)
                .connect("er", "dc", Status.CONNECTED);

        refused(
                lab,
                "connection 'gw-hq' leads to the IPv6 prefix fd00:1::/48, but VPN gateway 'gw' stands beside an ExpressRoute"
                        + " gateway with IPv6; only one of them may carry it");
    }

    @Test
    void a_default_site_is_there_and_connected_to_a_vpn_gateway() {
        refused(
                with(GatewaySettings.STANDARD.withDefaultSite(Lab.siteId("hq"))),
                "VPN gateway 'gw' refers to on-premises network 'hq', which is not in the network; there is no on-premises"
                        + " network at all");
        refused(
                with(GatewaySettings.STANDARD.withDefaultSite(Lab.siteId("hq"))).site("hq", "192.168.0.0/16"),
                "VPN gateway 'gw' has the default site 'hq', to which it has no connection");
        refused(
                vnet().subnet("GatewaySubnet", "10.0.255.0/27")
                        .add(new VirtualNetworkGateway(
                                Lab.gatewayId("er"),
                                "",
                                Lab.vnetId("v"),
                                VirtualNetworkGateway.Type.EXPRESS_ROUTE,
                                GatewaySettings.STANDARD.withDefaultSite(Lab.siteId("hq")))),
                "ExpressRoute gateway 'er' has the default site 'hq'; only a VPN gateway has one, and ExpressRoute announces"
                        + " 0.0.0.0/0");
    }

    @Test
    void a_policy_based_gateway_has_one_site_and_nothing_more() {
        String only = "; only a route-based one may";
        refused(
                with(POLICY_BASED.withBgp().withDefaultSite(Lab.siteId("hq")))
                        .expressRoute("er")
                        .site("hq", "192.168.0.0/16")
                        .site("plant", "192.169.0.0/16")
                        .site("pool", "172.16.0.0/24")
                        .connect("gw", "hq", Status.CONNECTED)
                        .connect("gw", "plant", Status.CONNECTED)
                        .add(clients("gw", "pool")),
                "VPN gateway 'gw' is policy-based and has a default site" + only,
                "VPN gateway 'gw' is policy-based and has BGP" + only,
                "VPN gateway 'gw' is policy-based and has VPN clients" + only,
                "VPN gateway 'gw' is policy-based and has more than one site" + only,
                "VPN gateway 'gw' is policy-based and has an ExpressRoute gateway beside it" + only);
    }

    private static GatewayConnection clients(String gateway, String pool) {
        return GatewayConnection.of(
                Lab.connectionId(gateway, pool),
                Lab.gatewayId(gateway),
                Lab.siteId(pool),
                Status.CONNECTED,
                GatewayConnection.Kind.CLIENTS);
    }

    @Test
    void a_pool_of_clients_stands_outside_the_network_and_before_a_vpn_gateway() {
        refused(
                with(GatewaySettings.STANDARD).site("pool", "10.0.0.0/8").add(clients("gw", "pool")),
                "on-premises network 'pool' 10.0.0.0/8 is a pool of VPN clients and overlaps vnet 'v' 10.0.0.0/16");
        refused(
                vnet().subnet("GatewaySubnet", "10.0.255.0/27")
                        .expressRoute("er")
                        .site("pool", "172.16.0.0/24")
                        .add(clients("er", "pool")),
                "connection 'er-pool' is for VPN clients, which need a VPN gateway, not ExpressRoute gateway 'er'");
    }

    @Test
    void classic_gateways_have_no_bgp_and_others_learn_at_most_4000_prefixes() {
        refused(
                gateway(
                        new Lab().classicVnet("v", "10.0.0.0/16").subnet("GatewaySubnet", "10.0.255.0/27"),
                        "gw",
                        "v",
                        GatewaySettings.STANDARD.withBgp()),
                "VPN gateway 'gw' of the classic vnet 'v' has BGP, which classic gateways do not have");
        String[] learned = IntStream.range(0, 4001)
                .mapToObj(i -> "20." + i / 256 + "." + i % 256 + ".0/24")
                .toArray(String[]::new);
        refused(
                with(GatewaySettings.STANDARD)
                        .site("hq", "192.168.0.0/16")
                        .connect("gw", "hq", Status.CONNECTED, learned),
                "connection 'gw-hq' learned 4001 prefixes by BGP; at most 4000 are allowed");
    }

    private static VnetToVnetConnection between(String name, String from, String to) {
        return new VnetToVnetConnection(Kit.id(name), Lab.gatewayId(from), Lab.gatewayId(to), Status.CONNECTED, false);
    }

    @Test
    void networks_are_joined_by_route_based_gateways_and_do_not_overlap() {
        Lab lab = gateway(
                with(GatewaySettings.STANDARD).vnet("w", "10.0.128.0/17").subnet("GatewaySubnet", "10.0.255.0/27"),
                "far",
                "w",
                POLICY_BASED);
        refused(
                lab.add(between("c", "gw", "far")).add(between("d", "gw", "gw")).add(between("e", "gw", "far")),
                "connection 'c' joins VPN gateway 'far', which is policy-based; between virtual networks both ends are"
                        + " route-based VPN gateways",
                "connection 'c': the address spaces vnet 'v' 10.0.0.0/16 and vnet 'w' 10.0.128.0/17 overlap",
                "connection 'd' leads from vnet 'v' to itself",
                "connection 'e' joins VPN gateway 'far', which is policy-based; between virtual networks both ends are"
                        + " route-based VPN gateways",
                "connection 'e': the address spaces vnet 'v' 10.0.0.0/16 and vnet 'w' 10.0.128.0/17 overlap",
                "connection 'e' joins gateways that another connection joins already");
        refused(
                with(GatewaySettings.STANDARD).add(between("c", "gw", "ghost")),
                "connection 'c' refers to gateway 'ghost', which is not in the network; there is: 'gw'");
    }

    @Test
    void what_is_learned_inside_the_network_is_filtered_and_no_reason_to_refuse() {
        assertThat(with(GatewaySettings.STANDARD)
                        .site("hq", "192.168.0.0/16")
                        .connect("gw", "hq", Status.CONNECTED, "10.0.0.0/16", "10.0.7.0/24", "10.0.0.0/8")
                        .network()
                        .all(GatewayConnection.class))
                .first()
                .satisfies(each -> assertThat(each.learnedPrefixes()).contains(Cidr.parse("10.0.7.0/24")));
    }
}
