package io.canreach.reach;

import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.ip;
import static io.canreach.reach.Asking.site;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.GatewayConnection;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.Lab;
import io.canreach.model.ResourceId;
import org.junit.jupiter.api.Test;

/** VPN and ExpressRoute gateways in one virtual network, and gateways for both families. */
class CoexistenceTest {
    private static Lab both() {
        return VnetToVnetTest.add(new Lab(), "a", 1).expressRoute("er").site("plant", "10.50.0.0/16");
    }

    @Test
    void express_route_is_used_before_vpn_for_the_same_prefix_and_the_longest_prefix_before_both() {
        Lab lab = both().connect("er", "plant", Status.CONNECTED).connectByBgp("gw-a", "plant", "10.50.1.0/24");

        assertThat(ask(lab, vm("vm-a"), ip("10.50.2.1"), 80).explain()).contains("ExpressRoute gateway 'er' to");
        assertThat(ask(lab, vm("vm-a"), ip("10.50.1.1"), 80).explain()).contains("VPN gateway 'gw-a' to");
        assertReachable(ask(lab, vm("vm-a"), site("plant"), 80));
        assertReachable(ask(lab, site("plant"), vm("vm-a"), 80));
    }

    @Test
    void a_vpn_stands_in_for_a_circuit_that_is_down() {
        Lab lab = both().connect("er", "plant", Status.NOT_CONNECTED).connect("gw-a", "plant", Status.CONNECTED);

        assertThat(ask(lab, vm("vm-a"), site("plant"), 80).explain()).contains("VPN gateway 'gw-a' to");
        assertReachable(ask(lab, vm("vm-a"), site("plant"), 80));
        assertReachable(ask(lab, site("plant"), vm("vm-a"), 80));
    }

    @Test
    void declared_prefixes_of_a_tunnel_that_is_down_stay_and_lead_nowhere() {
        Lab lab = both().connect("er", "plant", Status.CONNECTED)
                .site("branch", "10.50.1.0/24")
                .connect("gw-a", "branch", Status.NOT_CONNECTED);

        assertBlocked(ask(lab, vm("vm-a"), ip("10.50.1.1"), 80), Decider.Kind.CONNECTION, "'gw-a-branch' is down");
        assertReachable(ask(lab, vm("vm-a"), ip("10.50.2.1"), 80));
    }

    @Test
    void learned_prefixes_of_a_tunnel_that_is_down_are_gone() {
        Lab lab = both().connect("er", "plant", Status.CONNECTED)
                .site("branch", "172.30.0.0/24")
                .connect("gw-a", "branch", Status.NOT_CONNECTED, "10.50.1.0/24");

        assertReachable(ask(lab, vm("vm-a"), ip("10.50.1.1"), 80));
    }

    @Test
    void a_site_by_two_tunnels_is_reached_while_one_is_up() {
        Lab lab = both().in("a")
                .site("hq", "192.168.0.0/16")
                .connect("gw-a", "hq", Status.NOT_CONNECTED)
                .add(GatewayConnection.of(
                        Lab.connectionId("gw-a", "second"),
                        Lab.gatewayId("gw-a"),
                        Lab.siteId("hq"),
                        Status.CONNECTED,
                        GatewayConnection.Kind.SITE));

        assertReachable(ask(lab, vm("vm-a"), site("hq"), 80));
        assertReachable(ask(lab, site("hq"), vm("vm-a"), 80));
    }

    private static Lab dual(String... gatewaySubnet) {
        return new Lab()
                .vnet("v", "10.0.0.0/16", "ace:cab:deca::/48")
                .subnet("s", "10.0.1.0/24", "ace:cab:deca:1::/64")
                .subnetNsg("n")
                .vm("app", "10.0.1.4")
                .moreAddress("ace:cab:deca:1::4")
                .subnet("GatewaySubnet", gatewaySubnet)
                .expressRoute("er")
                .site("plant", "10.50.0.0/16", "fd00:50::/32")
                .connect("er", "plant", Status.CONNECTED);
    }

    @Test
    void express_route_carries_ipv6_where_the_gateways_subnet_has_a_prefix_of_it() {
        Lab lab = dual("10.0.255.0/27", "ace:cab:deca:ff::/64");

        assertReachable(ask(lab, ip("fd00:50::9"), ip("ace:cab:deca:1::4"), 80));
        assertReachable(ask(lab, ip("ace:cab:deca:1::4"), ip("fd00:50::9"), 80));
        assertReachable(ask(lab, site("plant"), vm("app"), 80));
    }

    @Test
    void without_such_a_prefix_it_carries_ipv4_only() {
        Lab lab = new Lab();
        for (int i = 1; i <= 2; i++) {
            lab.vnet("v" + i, "10." + i + ".0.0/16", "ace:" + i + "::/48")
                    .subnet("s", "10." + i + ".1.0/24", "ace:" + i + "::/64")
                    .vm("vm" + i, "10." + i + ".1.4")
                    .moreAddress("ace:" + i + "::4")
                    .subnet("GatewaySubnet", "10." + i + ".255.0/27")
                    .expressRoute("er" + i);
        }
        lab.site("plant", "10.50.0.0/16");
        for (int i = 1; i <= 2; i++) {
            lab.add(Lab.connection("er" + i, "plant").withCircuit(ResourceId.of("expressRouteCircuits", "c1")));
        }

        assertReachable(ask(lab, ip("10.1.1.4"), ip("10.2.1.4"), 80));
        assertBlocked(ask(lab, ip("ace:1::4"), ip("ace:2::4"), 80), Decider.Kind.CONNECTION, "carries no IPv6");
        assertThat(ask(lab, vm("vm1"), vm("vm2"), 80).verdict()).isEqualTo(Verdict.PARTIAL);
    }
}
