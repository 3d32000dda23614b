package io.canreach.reach;

import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.assertUndetermined;
import static io.canreach.reach.Asking.ip;
import static io.canreach.reach.Asking.site;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.Lab;
import io.canreach.model.Subnet;
import io.canreach.routing.EffectiveRoutes;
import org.junit.jupiter.api.Test;

/** Single VPN clients, as in Microsoft's page on point-to-site routing. */
class PointToSiteTest {
    private static Lab vnet1() {
        return VnetToVnetTest.add(new Lab(), "a", 1).clients("gw-a", "clients", "172.16.201.0/24");
    }

    @Test
    void clients_and_the_virtual_network_of_their_gateway_reach_each_other_under_default_rules() {
        assertReachable(ask(vnet1(), site("clients"), vm("vm-a"), 80));
        assertReachable(ask(vnet1(), vm("vm-a"), site("clients"), 80));
        assertReachable(ask(vnet1(), ip("172.16.201.9"), vm("vm-a"), 80));
    }

    @Test
    void their_pool_is_a_route_of_the_gateway() {
        Lab lab = vnet1();

        EffectiveRoutes routes =
                EffectiveRoutes.of(lab.network(), lab.network().get(Subnet.class, Lab.subnetId("a", "s")));

        assertThat(routes.routes())
                .extracting(Object::toString)
                .contains("172.16.201.0/24 -> VirtualNetworkGateway (VirtualNetworkGateway)");
    }

    @Test
    void peers_that_use_the_gateway_are_reached() {
        Lab lab = vnet1().vnet("spoke", "10.9.0.0/16")
                .subnet("s", "10.9.1.0/24")
                .vm("far", "10.9.1.4")
                .spoke("spoke", "a");

        assertReachable(ask(lab, site("clients"), vm("far"), 80));
        assertReachable(ask(lab, vm("far"), site("clients"), 80));
    }

    @Test
    void whether_other_peers_are_reached_is_undetermined_and_they_do_not_reach_clients() {
        Lab lab = vnet1().vnet("peer", "10.9.0.0/16")
                .subnet("s", "10.9.1.0/24")
                .vm("far", "10.9.1.4")
                .peer("peer", "a");

        assertUndetermined(ask(lab, site("clients"), vm("far"), 80), "a peer that does not use their gateway");
        assertBlocked(ask(lab, vm("far"), site("clients"), 80), Decider.Kind.ROUTE, "172.16.0.0/12 -> None");
    }

    @Test
    void a_branch_is_reached_with_bgp_only() {
        Lab without = vnet1().site("branch", "10.101.0.0/16").connect("gw-a", "branch", Status.CONNECTED);
        Lab with = vnet1().site("branch", "10.101.0.0/16").connectByBgp("gw-a", "branch");

        assertBlocked(ask(without, site("clients"), site("branch"), 80), Decider.Kind.CONNECTION, "speak BGP");
        assertBlocked(ask(without, site("branch"), site("clients"), 80), Decider.Kind.CONNECTION, "speak BGP");
        assertReachable(ask(with, site("clients"), site("branch"), 80));
        assertReachable(ask(with, site("branch"), site("clients"), 80));
    }

    @Test
    void further_virtual_networks_and_their_branches_are_reached_with_bgp_on_all_links_only() {
        for (boolean bgp : new boolean[] {true, false}) {
            Lab lab = VnetToVnetTest.chain(bgp)
                    .clients("gw-a", "clients", "172.16.201.0/24")
                    .site("branch", "10.101.0.0/16");
            lab = bgp ? lab.connectByBgp("gw-c", "branch") : lab.connect("gw-c", "branch", Status.CONNECTED);
            Verdict verdict = bgp ? Verdict.REACHABLE : Verdict.BLOCKED;

            assertReachable(ask(lab, site("clients"), vm("vm-a"), 80));
            assertThat(ask(lab, site("clients"), vm("vm-b"), 80).verdict()).isEqualTo(verdict);
            assertThat(ask(lab, site("clients"), vm("vm-c"), 80).verdict()).isEqualTo(verdict);
            assertThat(ask(lab, vm("vm-c"), site("clients"), 80).verdict()).isEqualTo(verdict);
            assertThat(ask(lab, site("clients"), site("branch"), 80).verdict()).isEqualTo(verdict);
            assertThat(ask(lab, site("branch"), site("clients"), 80).verdict()).isEqualTo(verdict);
        }
    }

    @Test
    void clients_of_different_gateways_do_not_reach_each_other() {
        Lab lab = VnetToVnetTest.two()
                .tunnel("gw-a", "gw-b", true)
                .clients("gw-a", "here", "172.16.201.0/24")
                .clients("gw-b", "there", "172.16.202.0/24");

        assertBlocked(ask(lab, site("here"), site("there"), 80), Decider.Kind.CONNECTION, "VPN clients of VPN gateway");
        assertReachable(ask(lab, site("here"), vm("vm-b"), 80));
        assertReachable(ask(lab, vm("vm-b"), site("here"), 80));
    }

    @Test
    void whether_clients_of_one_gateway_reach_each_other_is_not_modelled() {
        assertUndetermined(ask(vnet1(), site("clients"), site("clients"), 80), "is not modelled");
    }

    @Test
    void they_do_not_reach_an_express_route_site() {
        Lab lab = vnet1().expressRoute("er").site("plant", "10.50.0.0/16").connect("er", "plant", Status.CONNECTED);

        assertBlocked(ask(lab, site("clients"), site("plant"), 80), Decider.Kind.CONNECTION, "no connection");
        assertBlocked(ask(lab, site("plant"), site("clients"), 80), Decider.Kind.CONNECTION, "no connection");
    }
}
