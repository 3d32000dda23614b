package io.canreach.model;

import static io.canreach.model.Refusal.refused;
import static io.canreach.model.Refusal.vnet;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.ExpressRouteCircuit.Tier;
import io.canreach.model.GatewayConnection.Status;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What Azure refuses of ExpressRoute. */
class ExpressRouteValidationTest {
    private static final ResourceId CIRCUIT = ResourceId.of("expressRouteCircuits", "circuit");

    private static Lab gateway() {
        return vnet().subnet("GatewaySubnet", "10.0.255.0/27").expressRoute("er");
    }

    private static String[] prefixes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> (20 + i / 65536) + "." + i / 256 % 256 + "." + i % 256 + ".0/24")
                .toArray(String[]::new);
    }

    private static GatewayConnection connection(String gateway) {
        return GatewayConnection.of(
                        Lab.connectionId(gateway, "hq"),
                        Lab.gatewayId(gateway),
                        Lab.siteId("hq"),
                        Status.CONNECTED,
                        GatewayConnection.Kind.SITE)
                .withCircuit(CIRCUIT);
    }

    private static ExpressRouteCircuit circuit(Tier tier) {
        return new ExpressRouteCircuit(CIRCUIT, "", tier);
    }

    @Test
    void a_standard_circuit_brings_4000_prefixes_and_a_premium_one_10000() {
        String many =
                "ExpressRoute circuit 'circuit' brings 4001 IPv4 prefixes from on-premises; at most 4000 are allowed"
                        + " by a Standard circuit, and more by a Premium one";

        refused(gateway().site("hq", prefixes(4001)).add(connection("er")), many);
        refused(gateway().site("hq", prefixes(4001)).add(connection("er")).add(circuit(Tier.STANDARD)), many);
        assertThat(gateway()
                        .site("hq", prefixes(4001))
                        .add(connection("er"))
                        .add(circuit(Tier.PREMIUM))
                        .network()
                        .all(ExpressRouteCircuit.class))
                .hasToString("[ExpressRoute circuit 'circuit' (Premium)]");
        refused(
                gateway().site("hq", prefixes(10001)).add(connection("er")).add(circuit(Tier.PREMIUM)),
                "ExpressRoute circuit 'circuit' brings 10001 IPv4 prefixes from on-premises; at most 10000 are allowed by a"
                        + " Premium circuit");
    }

    @Test
    void a_connection_by_an_unnamed_circuit_is_one_by_a_standard_circuit() {
        refused(
                gateway().site("hq", "192.168.0.0/16").connect("er", "hq", Status.CONNECTED, prefixes(4000)),
                "connection 'er-hq' brings 4001 IPv4 prefixes from on-premises; at most 4000 are allowed by a Standard"
                        + " circuit, and more by a Premium one");
    }

    @Test
    void a_circuit_brings_100_prefixes_of_ipv6_where_the_gateway_subnet_has_ipv6() {
        String[] six = IntStream.range(0, 101)
                .mapToObj(i -> "fd00:" + Integer.toHexString(i + 1) + "::/48")
                .toArray(String[]::new);
        Lab dual = new Lab()
                .vnet("v", "10.0.0.0/16", "ace:cab:deca::/48")
                .subnet("GatewaySubnet", "10.0.255.0/27", "ace:cab:deca:ff::/64")
                .expressRoute("er");

        refused(
                dual.site("hq", six).add(connection("er")),
                "ExpressRoute circuit 'circuit' brings 101 IPv6 prefixes from on-premises; at most 100 are allowed by a"
                        + " Standard circuit");
        refused(
                gateway().site("hq", "192.168.0.0/16", "fd00:1::/48").add(connection("er")),
                "connection 'er-hq' brings the IPv6 prefix fd00:1::/48; ExpressRoute gateway 'er' needs an IPv6 prefix on"
                        + " its GatewaySubnet for that");
    }

    @Test
    void a_standard_circuit_links_10_networks() {
        Lab lab = new Lab().site("hq", "192.168.0.0/16");
        IntStream.range(0, 11)
                .forEach(i -> lab.vnet("v" + i, "10." + i + ".0.0/16")
                        .subnet("GatewaySubnet", "10." + i + ".255.0/27")
                        .expressRoute("er" + i)
                        .add(connection("er" + i)));

        refused(
                lab,
                "ExpressRoute circuit 'circuit' links 11 virtual networks; at most 10 are allowed by a Standard circuit, and"
                        + " more by a Premium one");
    }

    @Test
    void a_gateway_announces_at_most_1000_prefixes() {
        Lab lab = new Lab()
                .vnet("v", prefixes(1001))
                .subnet("GatewaySubnet", "20.0.0.0/27")
                .expressRoute("er");

        refused(
                lab,
                "ExpressRoute gateway 'er' announces 1001 IPv4 prefixes of virtual networks; at most 1000 are allowed");
    }

    @Test
    void fast_path_needs_a_large_express_route_gateway() {
        Lab small = vnet().subnet("GatewaySubnet", "10.0.255.0/27")
                .site("hq", "192.168.0.0/16")
                .add(new VirtualNetworkGateway(
                        Lab.gatewayId("er"),
                        "",
                        Lab.vnetId("v"),
                        VirtualNetworkGateway.Type.EXPRESS_ROUTE,
                        GatewaySettings.STANDARD.withSku("ErGw1AZ")));

        refused(
                small.add(connection("er").withFastPath()),
                "connection 'er-hq' has FastPath, but ExpressRoute gateway 'er' has SKU ErGw1AZ; it needs UltraPerformance or"
                        + " ErGw3AZ");
        refused(
                vnet().vpn("gw", "10.0.255.0/27")
                        .site("hq", "192.168.0.0/16")
                        .add(connection("gw").withFastPath()),
                "connection 'gw-hq' has FastPath, which only ExpressRoute gateways have");
        assertThat(gateway()
                        .site("hq", "192.168.0.0/16")
                        .add(connection("er").withFastPath())
                        .network()
                        .all(GatewayConnection.class))
                .hasSize(1);
    }

    @Test
    void prefixes_of_users_of_the_gateway_count() {
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
        VnetPeering owner = new VnetPeering(
                "p",
                Lab.vnetId("w"),
                VnetPeering.State.CONNECTED,
                true,
                false,
                true,
                false,
                List.of(),
                PeeringScope.WHOLE);

        refused(
                gateway().vnet("w", prefixes(1000)).peerOneSide("w", user).peerOneSide("v", owner),
                "ExpressRoute gateway 'er' announces 1001 IPv4 prefixes of virtual networks; at most 1000 are allowed");
    }

    @Test
    void a_gateway_has_at_most_four_circuits_of_one_location() {
        Lab lab = gateway().site("hq", "192.168.0.0/16");
        IntStream.range(0, 5).forEach(i -> {
            ResourceId id = ResourceId.of("expressRouteCircuits", "c" + i);
            lab.add(new ExpressRouteCircuit(id, i == 0 ? "Amsterdam" : "amsterdam", Tier.PREMIUM));
            lab.add(GatewayConnection.of(
                            Kit.id("link" + i),
                            Lab.gatewayId("er"),
                            Lab.siteId("hq"),
                            Status.CONNECTED,
                            GatewayConnection.Kind.SITE)
                    .withCircuit(id));
        });

        refused(lab, "ExpressRoute gateway 'er' has circuits of amsterdam: 5; at most 4 of one location are allowed");
    }
}
