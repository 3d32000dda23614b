package io.canreach.reach;

import static io.canreach.model.Lab.denyIn;
import static io.canreach.model.Lab.prefix;
import static io.canreach.model.LabAppliance.allow;
import static io.canreach.model.LabAppliance.router;
import static io.canreach.model.LabAppliance.stateful;
import static io.canreach.reach.ApplianceTest.to;
import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.assertUndetermined;
import static io.canreach.reach.Asking.internet;
import static io.canreach.reach.Asking.ip;
import static io.canreach.reach.Asking.site;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Appliance;
import io.canreach.model.Appliance.SourceNat;
import io.canreach.model.Appliance.State;
import io.canreach.model.ApplianceRule;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.Lab;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.Route;
import io.canreach.model.SecurityRule;
import io.canreach.model.VnetPeering;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests and replies that do not take the same way: a router does not mind, and what follows connections does. */
class AsymmetryTest {
    private static Lab lab(boolean there, boolean back, Appliance appliance) {
        Lab lab = new Lab().vnet("v", "10.0.0.0/16").subnet("public", "10.0.0.0/24");
        lab = there ? lab.routes(to("10.0.1.0/24", "10.0.2.4")) : lab;
        lab = lab.vm("one", "10.0.0.4").subnet("private", "10.0.1.0/24");
        lab = back ? lab.routes(to("10.0.0.0/24", "10.0.2.4")) : lab;
        return lab.vm("two", "10.0.1.4")
                .subnet("dmz", "10.0.2.0/24")
                .vm("nva", "10.0.2.4")
                .forwarding(appliance);
    }

    private static List<String> through(Answer answer) {
        return answer.parts().get(0).trace().hops().stream().map(Hop::type).toList();
    }

    @Test
    void a_router_in_one_direction_only_is_passed_in_that_direction_only() {
        Lab lab = lab(true, false, Appliance.ROUTER);

        Answer request = ask(lab, vm("one"), vm("two"), 80);
        Answer reverse = ask(lab, vm("two"), vm("one"), 80);

        assertReachable(request);
        assertThat(through(request)).containsExactly("Source", "VirtualAppliance", "VirtualNetwork");
        assertReachable(reverse);
        assertThat(through(reverse)).containsExactly("Source", "VirtualNetwork");
        assertThat(reverse.explain()).contains("reply", "vm 'nva' forwards it");
    }

    @Test
    void what_follows_connections_and_sees_the_request_only_drops_the_connection() {
        assertBlocked(
                ask(lab(true, false, stateful()), vm("one"), vm("two"), 80),
                Decider.Kind.REPLY_ROUTE,
                "the reply, which does not pass 'nva' that the request passed and that follows connections");
    }

    @Test
    void and_so_does_what_sees_the_reply_only() {
        assertBlocked(
                ask(lab(false, true, stateful()), vm("one"), vm("two"), 80),
                Decider.Kind.REPLY_ROUTE,
                "sends to vm 'nva', which did not see the request");
    }

    @Test
    void seeing_both_it_lets_them_pass() {
        assertReachable(ask(lab(true, true, stateful()), vm("one"), vm("two"), 80));
    }

    @Test
    void whether_it_follows_connections_may_not_be_declared() {
        Appliance appliance = router(State.UNKNOWN, SourceNat.NONE);

        assertUndetermined(
                ask(lab(true, false, appliance), vm("one"), vm("two"), 80),
                "whether that follows connections is not declared");
        assertUndetermined(ask(lab(false, true, appliance), vm("one"), vm("two"), 80), "which did not see the request");
        assertReachable(ask(lab(true, true, appliance), vm("one"), vm("two"), 80));
    }

    @Test
    void with_its_own_address_as_source_it_always_sees_the_reply() {
        assertReachable(ask(lab(true, false, router(State.STATEFUL, SourceNat.ALWAYS)), vm("one"), vm("two"), 80));
    }

    @Test
    void a_reply_whose_appliance_does_not_run_or_does_not_forward_is_lost() {
        assertBlocked(
                ask(lab(false, true, Appliance.ROUTER).stopped("nva"), vm("one"), vm("two"), 80),
                Decider.Kind.STOPPED,
                "vm 'nva' does not run");
        Lab off = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("public", "10.0.0.0/24")
                .vm("one", "10.0.0.4")
                .subnet("private", "10.0.1.0/24")
                .routes(to("10.0.0.0/24", "10.0.2.4"))
                .vm("two", "10.0.1.4")
                .subnet("dmz", "10.0.2.0/24")
                .vm("nva", "10.0.2.4");
        assertBlocked(ask(off, vm("one"), vm("two"), 80), Decider.Kind.REPLY_ROUTE, "IP forwarding is off");
    }

    @Test
    void two_firewalls_each_seeing_one_direction_drop_it() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.0.0/24")
                .routes(to("10.0.1.0/24", "10.0.2.4"))
                .vm("one", "10.0.0.4")
                .subnet("b", "10.0.1.0/24")
                .routes(to("10.0.0.0/24", "10.0.2.5"))
                .vm("two", "10.0.1.4")
                .subnet("dmz", "10.0.2.0/24")
                .vm("fw1", "10.0.2.4")
                .forwarding(stateful())
                .vm("fw2", "10.0.2.5")
                .forwarding(stateful());

        assertBlocked(ask(lab, vm("one"), vm("two"), 80), Decider.Kind.REPLY_ROUTE, "vm 'fw2', which did not see");
    }

    @Test
    void what_judges_each_packet_by_itself_asks_its_rules_about_replies_too() {
        ApplianceRule there = allow("web", "10.0.1.0/24", "80");
        ApplianceRule back = allow("back", "10.0.0.0/24", "1024-65535");

        assertBlocked(
                ask(lab(true, true, filter(State.STATELESS, there)), vm("one"), vm("two"), 80),
                Decider.Kind.REPLY_ROUTE,
                "the reply, which vm 'nva' drops (no rule), since it judges each packet by itself");
        assertUndetermined(
                ask(lab(true, true, filter(State.UNKNOWN, there)), vm("one"), vm("two"), 80),
                "whether vm 'nva' follows connections is not declared");
        assertReachable(ask(lab(true, true, filter(State.STATEFUL, there)), vm("one"), vm("two"), 80));
        Answer both = ask(lab(true, true, filter(State.STATELESS, there, back)), vm("one"), vm("two"), 80);
        assertThat(both.packets(Fate.DELIVERED).sourcePorts()).hasToString("1024-65535");
    }

    private static Appliance filter(State state, ApplianceRule... rules) {
        return new Appliance(Appliance.Forwarding.BY_RULES, state, SourceNat.NONE, List.of(rules), List.of());
    }

    @Test
    void an_nsg_that_has_not_seen_the_request_is_asked_about_the_reply() {
        SecurityRule toClients = denyIn(100).withDestination(prefix("10.0.0.0/24"));
        SecurityRule fromClients = denyIn(100).withSource(prefix("10.0.0.0/24"));

        assertBlocked(
                ask(lab(false, true, Appliance.ROUTER).nicNsg("n", toClients), vm("one"), vm("two"), 80),
                Decider.Kind.REPLY_ROUTE,
                "the reply, by security rule 'rule-100'");
        assertReachable(ask(lab(false, true, Appliance.ROUTER).nicNsg("n", fromClients), vm("one"), vm("two"), 80));
        assertReachable(ask(lab(true, true, Appliance.ROUTER).nicNsg("n", toClients), vm("one"), vm("two"), 80));
    }

    private static VnetPeering side(String remote) {
        return VnetPeering.connected("to-" + remote, Lab.vnetId(remote)).withForwardedTraffic(true);
    }

    /** A hub with a gateway and an appliance, and a spoke that uses both. */
    private static Lab hybrid(Appliance appliance, boolean gatewayRoute, Route... ofSpoke) {
        Lab lab = new Lab()
                .vnet("hub", "10.0.0.0/16")
                .subnet("nva", "10.0.2.0/24")
                .vm("nva", "10.0.2.4")
                .forwarding(appliance)
                .vpn("gw", "10.0.255.0/27");
        lab = gatewayRoute ? lab.in("hub").atSubnet("GatewaySubnet").routes(to("10.1.0.0/16", "10.0.2.4")) : lab;
        return lab.site("hq", "192.168.0.0/16")
                .connect("gw", "hq", Status.CONNECTED)
                .vnet("spoke", "10.1.0.0/16")
                .subnet("s", "10.1.0.0/24")
                .routes(ofSpoke)
                .vm("app", "10.1.0.4")
                .peerOneSide("spoke", side("hub").withRemoteGateways(true))
                .peerOneSide("hub", side("spoke").withGatewayTransit(true));
    }

    @Test
    void on_premises_traffic_forced_through_a_firewall_needs_the_route_at_the_gateway_too() {
        Route forced = to("192.168.0.0/16", "10.0.2.4");

        assertReachable(ask(hybrid(stateful(), true, forced), vm("app"), site("hq"), 80));
        assertReachable(ask(hybrid(stateful(), true, forced), site("hq"), vm("app"), 80));
        assertBlocked(
                ask(hybrid(stateful(), false, forced), vm("app"), site("hq"), 80),
                Decider.Kind.REPLY_ROUTE,
                "does not pass 'nva'");
        assertBlocked(
                ask(hybrid(stateful(), false, forced), site("hq"), vm("app"), 80),
                Decider.Kind.REPLY_ROUTE,
                "sends to vm 'nva', which did not see the request");
        assertBlocked(
                ask(hybrid(stateful(), true), site("hq"), vm("app"), 80),
                Decider.Kind.REPLY_ROUTE,
                "does not pass 'nva'");
    }

    @Test
    void a_router_there_does_not_mind_and_is_named_on_the_way_in() {
        Answer answer = ask(hybrid(Appliance.ROUTER, true), site("hq"), vm("app"), 80);

        assertReachable(answer);
        assertThat(through(answer))
                .containsExactly("Source", "VirtualNetworkGateway", "VirtualAppliance", "VNetPeering");
        assertReachable(ask(hybrid(Appliance.ROUTER, false, to("0.0.0.0/0", "10.0.2.4")), vm("app"), site("hq"), 80));
    }

    private static Lab exposed(Appliance appliance) {
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .routes(to("0.0.0.0/0", "10.0.2.4"))
                .vm("web", "10.0.1.4")
                .publicIp(Sku.BASIC, "20.1.2.3")
                .subnet("dmz", "10.0.2.0/24")
                .vm("nva", "10.0.2.4")
                .forwarding(appliance)
                .publicIp(Sku.BASIC, "20.9.9.9");
    }

    @Test
    void a_machine_forced_through_any_appliance_is_not_reached_at_its_own_public_address() {
        for (Appliance each : List.of(
                Appliance.ROUTER,
                stateful(),
                Appliance.UNKNOWN,
                router(State.STATEFUL, SourceNat.INTERNET),
                router(State.STATELESS, SourceNat.ALWAYS))) {
            assertBlocked(
                    ask(exposed(each), internet(), vm("web"), 80),
                    Decider.Kind.REPLY_ROUTE,
                    "0.0.0.0/0 -> VirtualAppliance 10.0.2.4");
        }
    }

    @Test
    void but_its_own_calls_get_out_through_one_that_translates() {
        assertReachable(ask(exposed(router(State.STATEFUL, SourceNat.INTERNET)), vm("web"), ip("8.8.8.8"), 443));
    }
}
