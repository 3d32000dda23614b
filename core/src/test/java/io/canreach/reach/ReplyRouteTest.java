package io.canreach.reach;

import static io.canreach.model.Lab.prefix;
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
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.NextHopType;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.Route;
import org.junit.jupiter.api.Test;

/** Rules need not allow replies, but routes must lead them back. */
class ReplyRouteTest {
    private static final KnownAddress APPLIANCE = KnownAddress.parse("10.0.9.4");

    private static Lab exposed(Route... routes) {
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .routes(routes)
                .vm("web", "10.0.1.4")
                .publicIp(Sku.BASIC, "20.1.2.3");
    }

    @Test
    void forced_to_an_appliance_a_machine_is_not_reached_from_the_internet() {
        Lab lab = exposed(Route.toAppliance("nva", prefix("0.0.0.0/0"), APPLIANCE));

        assertBlocked(
                ask(lab, internet(), vm("web"), 80),
                Decider.Kind.REPLY_ROUTE,
                "0.0.0.0/0 -> VirtualAppliance 10.0.9.4 (User 'nva')");
    }

    @Test
    void forced_to_a_gateway_it_is_not_either() {
        Lab lab = exposed(Route.of("vpn", prefix("0.0.0.0/0"), NextHopType.VIRTUAL_NETWORK_GATEWAY));

        assertBlocked(ask(lab, internet(), vm("web"), 80), Decider.Kind.REPLY_ROUTE, "VirtualNetworkGateway");
    }

    @Test
    void a_learned_default_route_kills_inbound_from_the_internet_too() {
        Lab lab = exposed()
                .vpn("gw", "10.0.255.0/27")
                .site("hq", "192.168.0.0/16")
                .connect("gw", "hq", Status.CONNECTED, "0.0.0.0/0");

        assertBlocked(ask(lab, internet(), vm("web"), 80), Decider.Kind.REPLY_ROUTE, "VirtualNetworkGateway");
    }

    @Test
    void a_route_for_some_callers_only_makes_it_partial() {
        Lab lab = exposed(Route.of("hole", prefix("8.0.0.0/8"), NextHopType.NONE));

        Answer answer = ask(lab, internet(), vm("web"), 80);

        assertThat(answer.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(answer.packets(Fate.DROPPED).sources()).hasToString("8.0.0.0/8");
    }

    @Test
    void a_default_route_to_the_internet_leads_back() {
        Lab lab = exposed(Route.of("out", prefix("0.0.0.0/0"), NextHopType.INTERNET));

        assertReachable(ask(lab, ip("8.8.8.8"), vm("web"), 80));
    }

    @Test
    void several_routes_to_the_internet_lead_an_unknown_caller_back() {
        Lab lab = exposed(Route.of("some", prefix("8.0.0.0/8"), NextHopType.INTERNET))
                .vm("caller", "10.0.1.5");

        assertReachable(ask(lab, vm("caller"), Asking.publicly("web"), 80));
    }

    @Test
    void a_reply_through_an_appliance_that_did_not_see_the_request_is_undetermined() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.1.0/24")
                .vm("one", "10.0.1.4")
                .subnet("b", "10.0.2.0/24")
                .routes(Route.toAppliance("back", prefix("10.0.1.0/24"), APPLIANCE))
                .vm("two", "10.0.2.4")
                .subnet("fw", "10.0.9.0/24")
                .vm("nva", "10.0.9.4")
                .forwarding(Appliance.UNKNOWN);

        assertUndetermined(ask(lab, vm("one"), vm("two"), 80), "vm 'nva', which did not see the request");
    }

    @Test
    void a_reply_that_a_route_drops_blocks() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.1.0/24")
                .vm("one", "10.0.1.4")
                .subnet("b", "10.0.2.0/24")
                .routes(Route.of("back", prefix("10.0.1.0/24"), NextHopType.NONE))
                .vm("two", "10.0.2.4");

        assertBlocked(ask(lab, vm("one"), vm("two"), 80), Decider.Kind.REPLY_ROUTE, "10.0.1.0/24 -> None");
        assertBlocked(ask(lab, vm("two"), vm("one"), 80), Decider.Kind.ROUTE, "10.0.1.0/24 -> None");
    }

    @Test
    void a_reply_that_goes_to_another_site_does_not_find_back() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .vm("app", "10.0.1.4")
                .vpn("gw", "10.0.255.0/27")
                .expressRoute("er")
                .site("a", "192.168.0.0/16")
                .site("b", "192.168.0.0/16")
                .connect("gw", "a", Status.CONNECTED)
                .connect("er", "b", Status.CONNECTED);

        assertBlocked(ask(lab, site("a"), vm("app"), 80), Decider.Kind.REPLY_ROUTE, "192.168.0.0/16");
        assertReachable(ask(lab, site("b"), vm("app"), 80));
    }

    @Test
    void the_reply_of_an_allowed_flow_needs_no_rule() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.1.0/24")
                .subnetNsg("in", Lab.denyIn(100))
                .vm("one", "10.0.1.4")
                .subnet("b", "10.0.2.0/24")
                .subnetNsg("out", Lab.denyOut(100))
                .vm("two", "10.0.2.4");

        assertReachable(ask(lab, vm("one"), vm("two"), 80));
        assertBlocked(ask(lab, vm("two"), vm("one"), 80), Decider.Kind.SECURITY_RULE, "out-100");
    }
}
