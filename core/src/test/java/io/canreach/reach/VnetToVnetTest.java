package io.canreach.reach;

import static io.canreach.model.Lab.prefix;
import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.assertUndetermined;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Appliance;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.LabBalancer;
import io.canreach.model.Managed;
import io.canreach.model.NextHopType;
import io.canreach.model.Route;
import io.canreach.model.Subnet;
import io.canreach.routing.EffectiveRoutes;
import org.junit.jupiter.api.Test;

/** Virtual networks whose VPN gateways are connected with each other. */
class VnetToVnetTest {
    /** A network 10.n.0.0/16 with a machine at .1.4 and a VPN gateway. */
    static Lab add(Lab lab, String name, int number) {
        return lab.vnet(name, "10." + number + ".0.0/16")
                .subnet("s", "10." + number + ".1.0/24")
                .subnetNsg("nsg-" + name)
                .vm("vm-" + name, "10." + number + ".1.4")
                .vpn("gw-" + name, "10." + number + ".255.0/27");
    }

    static Lab two() {
        return add(add(new Lab(), "a", 1), "b", 2);
    }

    static Lab chain(boolean bgp) {
        return add(two(), "c", 3).tunnel("gw-a", "gw-b", bgp).tunnel("gw-b", "gw-c", bgp);
    }

    private static void assertBothWays(Lab lab, String one, String other) {
        assertReachable(ask(lab, vm(one), vm(other), 80));
        assertReachable(ask(lab, vm(other), vm(one), 80));
    }

    @Test
    void networks_reach_each_other_over_a_tunnel_that_stays_on_the_backbone() {
        Lab lab = two().tunnel("gw-a", "gw-b", false);

        Answer answer = ask(lab, vm("vm-a"), vm("vm-b"), 80);

        assertBothWays(lab, "vm-a", "vm-b");
        assertThat(answer.traversesInternet()).isFalse();
        assertThat(answer.parts().get(0).trace().hops())
                .extracting(Hop::toString)
                .containsExactly(
                        "Source 10.1.1.4 vm-a-nic",
                        "VirtualNetworkGateway 10.2.1.4 gw-a",
                        "VirtualNetworkGateway 10.2.1.4 gw-b",
                        "VirtualNetwork 10.2.1.4 vm-b-nic");
    }

    @Test
    void the_other_network_is_a_route_of_the_gateway_and_in_the_virtual_network_tag() {
        Lab lab = two().tunnel("gw-a", "gw-b", false);

        EffectiveRoutes routes =
                EffectiveRoutes.of(lab.network(), lab.network().get(Subnet.class, Lab.subnetId("a", "s")));

        assertThat(routes.routes())
                .extracting(Object::toString)
                .contains("10.2.0.0/16 -> VirtualNetworkGateway (VirtualNetworkGateway)");
        assertThat(ask(lab, vm("vm-a"), vm("vm-b"), 80).explain()).contains("AllowVnetInBound");
    }

    @Test
    void one_direction_alone_carries_nothing() {
        Lab lab = two().halfTunnel("gw-a", "gw-b", Status.CONNECTED, false);

        assertBlocked(ask(lab, vm("vm-b"), vm("vm-a"), 80), Decider.Kind.SECURITY_RULE, "DenyAllOutBound");
        assertThat(ask(lab, vm("vm-a"), vm("vm-b"), 80).verdict()).isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void a_direction_that_is_down_blocks_both() {
        Lab lab = two().halfTunnel("gw-a", "gw-b", Status.CONNECTED, false)
                .halfTunnel("gw-b", "gw-a", Status.NOT_CONNECTED, false);

        assertBlocked(ask(lab, vm("vm-a"), vm("vm-b"), 80), Decider.Kind.CONNECTION, "'gw-b-gw-a' is down");
        assertBlocked(ask(lab, vm("vm-b"), vm("vm-a"), 80), Decider.Kind.CONNECTION, "'gw-b-gw-a' is down");
    }

    @Test
    void a_direction_of_unknown_state_is_undetermined() {
        Lab lab = two().halfTunnel("gw-a", "gw-b", Status.UNKNOWN, false)
                .halfTunnel("gw-b", "gw-a", Status.CONNECTED, false);

        assertUndetermined(ask(lab, vm("vm-a"), vm("vm-b"), 80), "whether connection 'gw-a-gw-b' is connected");
        assertUndetermined(ask(lab, vm("vm-b"), vm("vm-a"), 80), "whether connection 'gw-a-gw-b' is connected");
    }

    @Test
    void a_peering_is_preferred_to_a_tunnel() {
        Lab lab = two().tunnel("gw-a", "gw-b", false).peer("a", "b");

        assertThat(ask(lab, vm("vm-a"), vm("vm-b"), 80).explain())
                .contains("VNetPeering")
                .doesNotContain("VirtualNetworkGateway");
        assertReachable(ask(
                two().peer("a", "b").halfTunnel("gw-a", "gw-b", Status.NOT_CONNECTED, false),
                vm("vm-a"),
                vm("vm-b"),
                80));
    }

    @Test
    void transit_through_several_gateways_works_with_bgp_on_all_links() {
        assertBothWays(chain(true), "vm-a", "vm-c");
        assertBothWays(chain(true), "vm-a", "vm-b");
    }

    @Test
    void transit_through_several_gateways_does_not_work_without_bgp() {
        Lab mixed = add(two(), "c", 3).tunnel("gw-a", "gw-b", true).tunnel("gw-b", "gw-c", false);

        assertThat(ask(chain(false), vm("vm-a"), vm("vm-c"), 80).verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(ask(mixed, vm("vm-a"), vm("vm-c"), 80).verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(ask(mixed, vm("vm-c"), vm("vm-a"), 80).verdict()).isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void a_link_in_the_middle_that_is_down_takes_its_routes_with_it() {
        Lab lab = add(two(), "c", 3)
                .tunnel("gw-a", "gw-b", true)
                .halfTunnel("gw-b", "gw-c", Status.NOT_CONNECTED, true)
                .halfTunnel("gw-c", "gw-b", Status.CONNECTED, true);

        assertBlocked(ask(lab, vm("vm-a"), vm("vm-c"), 80), Decider.Kind.SECURITY_RULE, "DenyAllOutBound");
    }

    @Test
    void the_shorter_way_is_taken_in_a_ring_of_tunnels() {
        Lab lab = chain(true).tunnel("gw-a", "gw-c", true);

        Answer answer = ask(lab, vm("vm-a"), vm("vm-c"), 80);

        assertReachable(answer);
        assertThat(answer.explain()).doesNotContain("'gw-b'");
    }

    @Test
    void a_mesh_of_many_gateways_is_answered_at_once() {
        Lab lab = new Lab();
        for (int i = 1; i <= 12; i++) {
            add(lab, "n" + i, i);
        }
        for (int i = 1; i <= 12; i++) {
            for (int j = i + 1; j <= 12; j++) {
                lab.tunnel("gw-n" + i, "gw-n" + j, true);
            }
        }

        assertBothWays(lab, "vm-n1", "vm-n12");
    }

    @Test
    void peers_of_the_far_end_that_use_its_gateway_are_reached_with_bgp_only() {
        for (boolean bgp : new boolean[] {true, false}) {
            Lab lab = two().tunnel("gw-a", "gw-b", bgp)
                    .vnet("spoke", "10.9.0.0/16")
                    .subnet("s", "10.9.1.0/24")
                    .vm("vm-spoke", "10.9.1.4")
                    .spoke("spoke", "b");

            Verdict verdict = bgp ? Verdict.REACHABLE : Verdict.BLOCKED;

            assertThat(ask(lab, vm("vm-a"), vm("vm-spoke"), 80).verdict()).isEqualTo(verdict);
            assertThat(ask(lab, vm("vm-spoke"), vm("vm-a"), 80).verdict()).isEqualTo(verdict);
        }
    }

    @Test
    void the_route_table_of_the_far_gateways_subnet_applies() {
        Lab lab = two().routes(Route.toAppliance("in", prefix("10.2.1.0/24"), KnownAddress.parse("10.2.9.4")))
                .tunnel("gw-a", "gw-b", false)
                .subnet("fw", "10.2.9.0/24")
                .vm("nva", "10.2.9.4")
                .forwarding(Appliance.ROUTER);

        assertThat(ask(lab, vm("vm-a"), vm("vm-b"), 80).explain()).contains("vm 'nva'");
        assertBothWays(lab, "vm-a", "vm-b");
    }

    @Test
    void spokes_reach_each_other_through_the_vpn_gateway_of_their_hub_by_user_routes() {
        Lab lab = add(new Lab(), "hub", 1);
        for (int i = 2; i <= 3; i++) {
            String other = "10." + (5 - i) + ".0.0/16";
            lab.vnet("v" + i, "10." + i + ".0.0/16")
                    .subnet("s", "10." + i + ".1.0/24")
                    .routes(Route.of("over", prefix(other), NextHopType.VIRTUAL_NETWORK_GATEWAY))
                    .vm("vm" + i, "10." + i + ".1.4")
                    .spoke("v" + i, "hub");
        }

        assertBothWays(lab, "vm2", "vm3");
    }

    @Test
    void without_the_way_back_it_fails() {
        Lab lab = two().tunnel("gw-a", "gw-b", false)
                .in("b")
                .subnet("closed", "10.2.2.0/24")
                .routes(true)
                .vm("deaf", "10.2.2.4");

        assertBlocked(ask(lab, vm("vm-a"), vm("deaf"), 80), Decider.Kind.REPLY_ROUTE, "10.0.0.0/8 -> None");
    }

    @Test
    void everything_that_stops_flows_is_found_behind_a_tunnel_that_is_down() {
        Lab guarded = two().vnetToVnet("gw-a", "gw-b", Status.NOT_CONNECTED, false)
                .in("b")
                .subnet("t", "10.2.3.0/24")
                .subnetNsg("none", Lab.denyIn(100))
                .vm("guarded", "10.2.3.4");

        assertThat(Reachability.of(guarded.network())
                        .whyNot(Question.of(vm("vm-a"), vm("guarded"), Traffic.tcp(80)))
                        .obstacles())
                .extracting(Object::toString)
                .containsExactly(
                        "connection 'gw-a-gw-b' is down",
                        "security rule 'rule-100' (100, Inbound) of NSG 'none' on subnet 'b/t'",
                        "the reply: connection 'gw-b-gw-a' is down");
    }

    @Test
    void networks_joined_by_sites_that_stand_for_each_other_may_reach_each_other() {
        Lab lab = two().site("as-b", "10.2.0.0/16")
                .site("as-a", "10.1.0.0/16")
                .connect("gw-a", "as-b", Status.CONNECTED)
                .connect("gw-b", "as-a", Status.CONNECTED);

        assertUndetermined(ask(lab, vm("vm-a"), vm("vm-b"), 80), "'as-b' stands for vnet 'b'");
        assertUndetermined(ask(lab, vm("vm-b"), Asking.ip("10.1.1.4"), 80), "'as-a' stands for vnet 'a'");
    }

    @Test
    void private_endpoints_and_frontends_of_the_far_network_are_reached() {
        Lab lab = two().tunnel("gw-a", "gw-b", false)
                .in("b")
                .subnet("t", "10.2.3.0/24")
                .vm("member", "10.2.3.4")
                .add(Managed.storage("acct", "20.60.0.9"))
                .add(Managed.endpoint("pe", Lab.subnetId("b", "t"), "10.2.3.9"));
        LabBalancer.in(lab, "lb")
                .internally("b", "t", "10.2.3.8")
                .pool("member")
                .tcp("http", 80, 8080)
                .done();

        assertReachable(ask(lab, vm("vm-a"), Asking.endpoint("pe"), 443));
        assertReachable(ask(lab, vm("vm-a"), Asking.balancer("lb"), 80));
        assertReachable(ask(lab, vm("vm-a"), Asking.ip("10.2.3.8"), 80));
    }
}
