package io.canreach.reach;

import static io.canreach.model.Lab.prefix;
import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.assertUndetermined;
import static io.canreach.reach.Asking.site;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Appliance;
import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.Gap;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.Route;
import org.junit.jupiter.api.Test;

/** What passes through gateways from one connection to another. */
class TransitTest {
    private static Lab sites() {
        return VnetToVnetTest.two().site("s1", "192.168.1.0/24").site("s2", "192.168.2.0/24");
    }

    private static void assertBothWays(Lab lab, String one, String other, Verdict verdict) {
        assertThat(ask(lab, site(one), site(other), 80).verdict()).isEqualTo(verdict);
        assertThat(ask(lab, site(other), site(one), 80).verdict()).isEqualTo(verdict);
    }

    @Test
    void branches_of_one_gateway_reach_each_other_by_bgp() {
        Lab lab = sites().connectByBgp("gw-a", "s1").connectByBgp("gw-a", "s2");

        Answer answer = ask(lab, site("s1"), site("s2"), 80);

        assertBothWays(lab, "s1", "s2", Verdict.REACHABLE);
        assertThat(answer.traversesInternet()).isFalse();
        assertThat(answer.parts().get(0).trace().hops())
                .extracting(Hop::type)
                .containsExactly("Source", "VirtualNetworkGateway", "OnPremises");
    }

    @Test
    void without_bgp_at_both_it_depends_on_an_assumption() {
        Lab one = sites().connectByBgp("gw-a", "s1").connect("gw-a", "s2", Status.CONNECTED);
        Lab none = sites().connect("gw-a", "s1", Status.CONNECTED).connect("gw-a", "s2", Status.CONNECTED);

        assertBothWays(one, "s1", "s2", Verdict.BLOCKED);
        assertBothWays(none, "s1", "s2", Verdict.BLOCKED);
        assertThat(ask(none, site("s1"), site("s2"), 80).assumptions()).contains(Assumption.TRANSIT_WITHOUT_BGP);
        none.assume(Assumption.TRANSIT_WITHOUT_BGP, Reading.SECOND);
        assertBothWays(none, "s1", "s2", Verdict.REACHABLE);
        none.assume(Assumption.TRANSIT_WITHOUT_BGP, Reading.ASK);
        assertBothWays(none, "s1", "s2", Verdict.UNDETERMINED);
    }

    @Test
    void a_branch_that_is_down_is_not_reached() {
        Lab lab = sites().connectByBgp("gw-a", "s1")
                .add(Lab.connection("gw-a", "s2"))
                .site("s3", "192.168.3.0/24")
                .connect("gw-a", "s3", Status.NOT_CONNECTED);

        assertBlocked(ask(lab, site("s1"), site("s3"), 80), Decider.Kind.CONNECTION, "'gw-a-s3' is down");
        assertBlocked(ask(lab, site("s3"), site("s1"), 80), Decider.Kind.CONNECTION, "'gw-a-s3' is down");
    }

    @Test
    void branches_of_several_gateways_need_bgp_on_all_links() {
        Lab with = sites().connectByBgp("gw-a", "s1").connectByBgp("gw-b", "s2").tunnel("gw-a", "gw-b", true);
        Lab without =
                sites().connectByBgp("gw-a", "s1").connectByBgp("gw-b", "s2").tunnel("gw-a", "gw-b", false);
        Lab apart = sites().connectByBgp("gw-a", "s1").connectByBgp("gw-b", "s2");

        assertBothWays(with, "s1", "s2", Verdict.REACHABLE);
        assertBothWays(without, "s1", "s2", Verdict.BLOCKED);
        assertBothWays(apart, "s1", "s2", Verdict.BLOCKED);
    }

    @Test
    void a_site_reaches_a_virtual_network_behind_its_own_by_bgp_only() {
        Lab with = sites().connectByBgp("gw-a", "s1").tunnel("gw-a", "gw-b", true);
        Lab half = sites().connect("gw-a", "s1", Status.CONNECTED).tunnel("gw-a", "gw-b", true);

        assertReachable(ask(with, site("s1"), vm("vm-b"), 80));
        assertReachable(ask(with, vm("vm-b"), site("s1"), 80));
        assertBlocked(ask(half, site("s1"), vm("vm-b"), 80), Decider.Kind.CONNECTION, "do not both speak BGP");
        assertBlocked(ask(half, vm("vm-b"), site("s1"), 80), Decider.Kind.CONNECTION, "do not both speak BGP");
    }

    @Test
    void a_default_route_is_not_passed_on() {
        Lab lab = sites().connectByBgp("gw-a", "s1")
                .connectByBgp("gw-a", "s2", "0.0.0.0/0")
                .tunnel("gw-a", "gw-b", true);

        assertUndetermined(ask(lab, site("s1"), Asking.ip("8.8.8.8"), 443), "how on-premises network 's1' reaches");
        assertThat(ask(lab, vm("vm-b"), Asking.ip("8.8.8.8"), 443).explain()).contains("0.0.0.0/0 -> Internet");
    }

    @Test
    void nothing_passes_between_vpn_and_express_route() {
        Lab lab = sites().in("a").expressRoute("er").connectByBgp("gw-a", "s1").add(Lab.connection("er", "s2"));

        assertBlocked(ask(lab, site("s1"), site("s2"), 80), Decider.Kind.CONNECTION, "no connection");
        assertBlocked(ask(lab, site("s2"), site("s1"), 80), Decider.Kind.CONNECTION, "no connection");
        assertReachable(ask(lab, site("s1"), vm("vm-a"), 80));
        assertReachable(ask(lab, site("s2"), vm("vm-a"), 80));
    }

    @Test
    void express_route_sites_may_be_joined_by_global_reach() {
        Lab one = sites().in("a")
                .expressRoute("er")
                .add(Lab.connection("er", "s1"))
                .add(Lab.connection("er", "s2"));
        Lab two = sites().in("a")
                .expressRoute("er-a")
                .in("b")
                .expressRoute("er-b")
                .add(Lab.connection("er-a", "s1"))
                .add(Lab.connection("er-b", "s2"));

        assertUndetermined(ask(one, site("s1"), site("s2"), 80), "Global Reach");
        assertUndetermined(ask(two, site("s1"), site("s2"), 80), "Global Reach");
    }

    @Test
    void a_virtual_network_does_not_reach_the_express_route_site_of_another_one_over_a_tunnel() {
        Lab lab =
                sites().in("b").expressRoute("er").tunnel("gw-a", "gw-b", true).add(Lab.connection("er", "s1"));

        assertBlocked(ask(lab, vm("vm-a"), site("s1"), 80), Decider.Kind.SECURITY_RULE, "DenyAllOutBound");
        assertBlocked(ask(lab, site("s1"), vm("vm-a"), 80), Decider.Kind.CONNECTION, "no connection");
    }

    @Test
    void transit_through_a_classic_gateway_depends_on_lists_that_are_not_declared() {
        Lab lab = new Lab()
                .classicVnet("v", "10.0.0.0/16")
                .vpn("gw", "10.0.255.0/27")
                .site("s1", "192.168.1.0/24")
                .site("s2", "192.168.2.0/24")
                .connect("gw", "s1", Status.CONNECTED)
                .connect("gw", "s2", Status.CONNECTED);

        assertUndetermined(ask(lab, site("s1"), site("s2"), 80), "list each other's prefixes");
    }

    @Test
    void a_gateway_of_which_not_all_is_known_leaves_transit_open() {
        Lab lab = sites().connectByBgp("gw-a", "s1")
                .gap(Lab.vnetId("a"), Gap.Effect.ROUTING, "the BGP peers of gateway 'gw-a' are not given");

        assertUndetermined(ask(lab, site("s1"), vm("vm-b"), 80), "BGP peers of gateway 'gw-a' are not given");
    }

    /** Its routes lead through an appliance of the hub in both directions, but nobody tells the site of it. */
    @Test
    void a_peer_that_does_not_use_the_gateway_is_reached_if_the_site_knows_it() {
        KnownAddress nva = KnownAddress.parse("10.1.9.4");
        Lab lab = sites().connect("gw-a", "s1", Status.CONNECTED)
                .in("a")
                .subnet("fw", "10.1.9.0/24")
                .vm("nva", "10.1.9.4")
                .forwarding(Appliance.ROUTER)
                .vnet("peer", "10.9.0.0/16")
                .subnet("s", "10.9.1.0/24")
                .routes(Route.toAppliance("out", prefix("192.168.0.0/16"), nva))
                .vm("far", "10.9.1.4")
                .peer("peer", "a");

        assertUndetermined(ask(lab, site("s1"), vm("far"), 80), "sends what is for vnet 'peer'");
        assertUndetermined(ask(lab, vm("far"), site("s1"), 80), "sends what is for vnet 'peer'");
    }

    @Test
    void what_a_gateway_forwards_to_a_spoke_is_not_forwarded_traffic() {
        Lab lab = sites().connect("gw-a", "s1", Status.CONNECTED)
                .vnet("spoke", "10.9.0.0/16")
                .subnet("s", "10.9.1.0/24")
                .vm("far", "10.9.1.4")
                .spoke("spoke", "a")
                .assume(Assumption.FORWARDED_TRAFFIC_OFF, Reading.SECOND);

        assertReachable(ask(lab, site("s1"), vm("far"), 80));
        assertReachable(ask(lab, vm("far"), site("s1"), 80));
    }
}
