package io.canreach.dsl;

import static io.canreach.dsl.Azure.*;
import static io.canreach.dsl.Reach.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.Assumption;
import io.canreach.model.GatewayConnection;
import io.canreach.model.RouteTable;
import io.canreach.model.ServiceTag;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VirtualNetworkGateway;
import org.junit.jupiter.api.Test;

/** Peerings, gateways, route tables, and what is not a resource. */
class ConnectedNetworksTest {
    private final VmDeclaration web = vm("web");
    private final VmDeclaration sql = vm("sql");
    private final SubnetDeclaration a = vnet("a").subnet("s", "10.0.0.0/24").vm(web);
    private final SubnetDeclaration b = vnet("b").subnet("s", "10.1.0.0/24").vm(sql);

    @Test
    void a_peering_of_two_connects_both_sides() {
        canReach(web, sql, 1433).check(network(a, b, peering("a", "b")));
        cannotReach(web, sql, 1433).check(network(a, b));
    }

    @Test
    void one_side_alone_is_initiated_and_carries_nothing() {
        var network = network(a.peering("b"), b);

        assertThat(peerings(network, "a")).isEqualTo("[peering 'to-b' to b (INITIATED)]");
        cannotReach(web, sql, 1433).check(network);
    }

    @Test
    void two_sides_declared_apart_are_connected_unless_one_was_deleted() {
        canReach(web, sql, 1433).check(network(a.peering("b"), b.peering("a")));
        cannotReach(web, sql, 1433).check(network(a.peering("b"), b.peering("a").disconnected()));
    }

    @Test
    void each_side_has_its_flags() {
        var network = network(
                a.peering("b").useRemoteGateways().allowForwardedTraffic(),
                hub().peering("a").allowGatewayTransit().withoutVirtualNetworkAccess());

        var ofHub = network.named(VirtualNetwork.class, "b").get(0).peerings().get(0);
        assertThat(ofHub.allowGatewayTransit()).isTrue();
        assertThat(ofHub.allowVirtualNetworkAccess()).isFalse();
        assertThat(ofHub.useRemoteGateways()).isFalse();
        var ofSpoke = network.named(VirtualNetwork.class, "a").get(0).peerings().get(0);
        assertThat(ofSpoke.useRemoteGateways()).isTrue();
        assertThat(ofSpoke.allowForwardedTraffic()).isTrue();
    }

    @Test
    void a_spoke_uses_the_gateway_of_its_hub() {
        canReach(web, onPremises("hq"), 443)
                .check(network(a, hub(), peering("a", "b").gatewayOf("b")));
        cannotReach(web, onPremises("hq"), 443).check(network(a, hub(), peering("a", "b")));
        assertThatThrownBy(() -> peering("a", "b").gatewayOf("c"))
                .hasMessage("'c' is not one of the two networks of peering of 'a' and 'b'; allowed is 'a' or 'b'");
    }

    @Test
    void a_classic_network_is_peered_from_the_other_side() {
        var network = network(a, classicVnet("b").subnet("s", "10.1.0.0/24").vm(sql), peering("a", "b"));

        assertThat(peerings(network, "a")).isEqualTo("[peering 'to-b' to b (CONNECTED)]");
        assertThat(peerings(network, "b")).isEqualTo("[]");
        canReach(web, sql, 443).check(network);
        canReach(sql, web, 443).check(network);
    }

    @Test
    void a_connection_that_is_down_carries_nothing() {
        var hq = onPremises("hq", "192.168.0.0/16");

        canReach(web, hq, 443)
                .check(network(a.gateway("GatewaySubnet", "10.0.255.0/27").vpn(hq)));
        cannotReach(web, hq, 443)
                .check(network(a.gateway("GatewaySubnet", "10.0.255.0/27").vpn(hq.down())));
    }

    @Test
    void each_type_of_connection_brings_its_gateway() {
        var hq = onPremises("hq", "192.168.0.0/16");

        var network = network(a.gateway("GatewaySubnet", "10.0.255.0/27")
                .vpn(hq)
                .vpn(onPremises("branch", "192.0.2.0/24"))
                .expressRoute(hq.advertising("172.16.0.0/12")));

        assertThat(network.all(VirtualNetworkGateway.class))
                .hasToString("[VPN gateway 'a-vpn', ExpressRoute gateway 'a-expressroute']");
        assertThat(network.all(GatewayConnection.class))
                .extracting(each -> each.gateway().name() + " " + each.name() + " " + each.learnedPrefixes())
                .containsExactly("a-vpn hq []", "a-vpn branch []", "a-expressroute hq [172.16.0.0/12]");
    }

    @Test
    void a_route_table_leads_where_it_says() {
        var table = routeTable("rt")
                .route("default", "0.0.0.0/0", toNone())
                .route("platform", tag("AzureCloud"), toInternet())
                .route("fw", "10.9.0.0/16", toAppliance("10.0.0.9"))
                .route("hq", "192.168.0.0/16", toGateway())
                .route("here", "10.0.0.0/24", toVnetLocal())
                .withoutGatewayRoutes();

        var network = network(a.routeTable(table));

        cannotReach(web, ip("8.8.8.8"), 53)
                .check(network(a.routeTable(routeTable("rt").route("out", "0.0.0.0/0", toNone()))));
        var built = network.all(RouteTable.class).iterator().next();
        assertThat(built.disableBgpRoutePropagation()).isTrue();
        assertThat(built.routes())
                .hasToString("[default 0.0.0.0/0 -> None, platform AzureCloud -> Internet, fw 10.9.0.0/16 ->"
                        + " VirtualAppliance 10.0.0.9, hq 192.168.0.0/16 -> VirtualNetworkGateway, here 10.0.0.0/24 ->"
                        + " VnetLocal]");
    }

    @Test
    void service_tags_and_assumptions_are_handed_to_the_network() {
        var network = network(
                a,
                serviceTag("Storage", "20.60.0.0/16"),
                assume(Assumption.VIRTUAL_NETWORK_ACCESS_OFF, Assumption.Reading.ASK));

        assertThat(network.serviceTags().prefixes(new ServiceTag("storage")))
                .hasValueSatisfying(set -> assertThat(set).hasToString("20.60.0.0/16"));
        assertThat(network.assumptions().reading(Assumption.VIRTUAL_NETWORK_ACCESS_OFF))
                .isEqualTo(Assumption.Reading.ASK);
    }

    @Test
    void a_peering_with_a_network_that_is_not_there_is_refused() {
        assertThatThrownBy(() -> network(a, peering("a", "c")))
                .hasMessage("peering of 'a' and 'c': no vnet 'c' in the network; there is: 'a'");
    }

    private VnetDeclaration hub() {
        return b.gateway("GatewaySubnet", "10.1.255.0/27").vpn(onPremises("hq", "192.168.0.0/16"));
    }

    private static String peerings(io.canreach.model.Network network, String vnet) {
        return network.named(VirtualNetwork.class, vnet).get(0).peerings().toString();
    }
}
