package io.canreach.reach;

import static io.canreach.model.Lab.denyIn;
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
import io.canreach.model.PeeringScope;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.Route;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.model.VnetPeering;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnPremisesTest {
    private static Lab lab(Route... routes) {
        return guarded(new SecurityRule[0], routes);
    }

    private static Lab guarded(SecurityRule[] rules, Route... routes) {
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .routes(routes)
                .subnetNsg("n", rules)
                .vm("app", "10.0.1.4")
                .publicIp(PublicIpAddress.Sku.BASIC, "20.1.1.1")
                .vpn("gw", "10.0.255.0/27")
                .site("hq", "192.168.0.0/16");
    }

    private static Lab connected(Route... routes) {
        return lab(routes).connect("gw", "hq", Status.CONNECTED);
    }

    @Test
    void both_directions_work_through_the_tunnel_under_default_rules() {
        Answer out = ask(connected(), vm("app"), site("hq"), Traffic.any());
        Answer in = ask(connected(), site("hq"), vm("app"), Traffic.any());

        assertReachable(out);
        assertReachable(in);
        assertThat(out.traversesInternet()).isFalse();
        assertThat(out.parts().get(0).trace().hops())
                .extracting(Hop::type)
                .containsExactly("Source", "VirtualNetworkGateway", "OnPremises");
    }

    @Test
    void addresses_of_the_site_can_be_asked_about_in_both_directions() {
        assertReachable(ask(connected(), vm("app"), ip("192.168.7.7"), 80));
        assertReachable(ask(connected(), ip("192.168.7.7"), vm("app"), 80));
    }

    @Test
    void a_connection_that_is_down_blocks_both_directions_and_is_named() {
        Lab down = lab().connect("gw", "hq", Status.NOT_CONNECTED);

        assertBlocked(ask(down, vm("app"), site("hq"), 80), Decider.Kind.CONNECTION, "'gw-hq' is down");
        assertBlocked(ask(down, site("hq"), vm("app"), 80), Decider.Kind.CONNECTION, "'gw-hq' is down");
    }

    @Test
    void a_connection_of_unknown_state_is_undetermined() {
        Lab unknown = lab().connect("gw", "hq", Status.UNKNOWN);

        assertUndetermined(ask(unknown, vm("app"), site("hq"), 80), "whether connection 'gw-hq' is connected");
        assertUndetermined(ask(unknown, site("hq"), vm("app"), 80), "whether connection 'gw-hq' is connected");
    }

    @Test
    void one_connection_that_is_up_is_enough_in_both_directions() {
        Lab lab = lab().expressRoute("er").connect("gw", "hq", Status.UNKNOWN).connect("er", "hq", Status.CONNECTED);

        assertReachable(ask(lab, vm("app"), site("hq"), 80));
        assertReachable(ask(lab, site("hq"), vm("app"), 80));
    }

    @Test
    void a_network_that_is_not_connected_is_not_reached_either_way() {
        assertBlocked(ask(lab(), vm("app"), site("hq"), 80), Decider.Kind.SECURITY_RULE, "DenyAllOutBound");
        assertBlocked(
                ask(lab(), site("hq"), vm("app"), 80), Decider.Kind.CONNECTION, "no connection of on-premises network");
    }

    @Test
    void only_networks_at_the_tunnel_are_connected_unless_they_use_its_gateway() {
        Lab alone =
                connected().vnet("w", "10.1.0.0/16").subnet("s", "10.1.0.0/24").vm("spoke", "10.1.0.4");

        assertBlocked(ask(alone, vm("spoke"), site("hq"), 80), Decider.Kind.ROUTE, "None");
        assertBlocked(ask(alone, site("hq"), vm("spoke"), 80), Decider.Kind.CONNECTION, "no connection");
        assertBlocked(ask(alone.peer("v", "w"), vm("spoke"), site("hq"), 80), Decider.Kind.ROUTE, "None");
        assertBlocked(ask(alone, site("hq"), vm("spoke"), 80), Decider.Kind.REPLY_ROUTE, "None");
    }

    @Test
    void a_spoke_uses_the_gateway_of_its_hub() {
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
                "p",
                Lab.vnetId("w"),
                VnetPeering.State.CONNECTED,
                true,
                false,
                true,
                false,
                List.of(),
                PeeringScope.WHOLE);
        Lab lab = connected()
                .vnet("w", "10.1.0.0/16")
                .subnet("s", "10.1.0.0/24")
                .vm("spoke", "10.1.0.4")
                .peerOneSide("w", user)
                .peerOneSide("v", transit);

        assertReachable(ask(lab, vm("spoke"), site("hq"), 80));
        assertReachable(ask(lab, site("hq"), vm("spoke"), 80));
    }

    @Test
    void rules_filter_what_comes_from_on_premises() {
        Lab lab = guarded(new SecurityRule[] {denyIn(100).withSource(prefix("192.168.1.0/24"))})
                .connect("gw", "hq", Status.CONNECTED);

        Answer answer = ask(lab, site("hq"), vm("app"), 80);

        assertThat(answer.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(answer.packets(Fate.DROPPED).sources()).hasToString("192.168.1.0/24");
    }

    @Test
    void without_propagation_there_is_no_way_out_and_none_for_replies() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .routes(true)
                .vm("app", "10.0.1.4")
                .vpn("gw", "10.0.255.0/27")
                .site("hq", "192.168.0.0/16")
                .connect("gw", "hq", Status.CONNECTED);

        assertBlocked(ask(lab, vm("app"), site("hq"), 80), Decider.Kind.ROUTE, "None");
        assertBlocked(ask(lab, site("hq"), vm("app"), 80), Decider.Kind.REPLY_ROUTE, "the reply");
    }

    @Test
    void a_user_route_to_the_gateway_takes_the_connection_of_the_longest_prefix() {
        Lab lab = connected(Route.of("all", prefix("192.0.0.0/8"), NextHopType.VIRTUAL_NETWORK_GATEWAY))
                .site("branch", "192.168.9.0/24")
                .connect("gw", "branch", Status.CONNECTED);

        assertReachable(ask(lab, vm("app"), site("branch"), 80));
        assertReachable(ask(lab, vm("app"), ip("192.168.8.1"), 80));
        assertThat(ask(lab, vm("app"), site("hq"), 80).packets(Fate.DROPPED).destinations())
                .hasToString("192.168.9.0/24");
    }

    @Test
    void a_user_route_to_the_gateway_takes_prefixes_of_several_connections_apart() {
        Lab lab = lab(Route.of("all", prefix("192.0.0.0/8"), NextHopType.VIRTUAL_NETWORK_GATEWAY))
                .site("low", "192.168.0.0/17")
                .site("high", "192.168.128.0/17")
                .connect("gw", "low", Status.CONNECTED)
                .connect("gw", "high", Status.CONNECTED);

        assertReachable(ask(lab, vm("app"), ip("192.168.0.0/16"), 80));
    }

    @Test
    void one_of_two_sites_with_the_same_prefix_is_undetermined_and_an_address_in_it_is_not() {
        Lab lab = connected().site("twin", "192.168.0.0/16").connect("gw", "twin", Status.CONNECTED);

        assertUndetermined(
                ask(lab, vm("app"), site("hq"), 80), "which is chosen decides: by gw-hq delivered, by gw-twin dropped");
        assertReachable(ask(lab, vm("app"), ip("192.168.7.7"), 80));
        assertReachable(ask(lab, site("hq"), vm("app"), 80));
    }

    @Test
    void forced_to_on_premises_the_internet_is_not_reached_for_sure() {
        Lab lab = lab().connect("gw", "hq", Status.CONNECTED, "0.0.0.0/0");

        assertUndetermined(ask(lab, vm("app"), ip("8.8.8.8"), 443), "hq");
        assertUndetermined(ask(lab, vm("app"), internet(), 443), "hq");
        assertReachable(ask(lab, vm("app"), ip("192.168.7.7"), 443));
    }

    @Test
    void learned_prefixes_belong_to_the_site() {
        Lab lab = lab().connect("gw", "hq", Status.CONNECTED, "172.20.0.0/16");

        assertReachable(ask(lab, vm("app"), ip("172.20.1.1"), 443));
        assertReachable(ask(lab, ip("172.20.1.1"), vm("app"), 443));
    }

    @Test
    void a_site_wider_than_the_network_is_asked_about_without_the_network_s_own_addresses() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .vm("app", "10.0.1.4")
                .vpn("gw", "10.0.255.0/27")
                .site("hq", "10.0.0.0/8")
                .connect("gw", "hq", Status.CONNECTED);

        assertReachable(ask(lab, site("hq"), vm("app"), 80));
        assertReachable(ask(lab, vm("app"), site("hq"), 80));
    }

    @Test
    void public_space_on_premises_is_in_both_tags_and_the_first_rule_decides() {
        SecurityRule[] rules = {
            Lab.allowOut(100).withDestination(ServiceTag.INTERNET),
            Lab.denyOut(200).withDestination(ServiceTag.VIRTUAL_NETWORK)
        };
        Lab lab = guarded(rules).connect("gw", "hq", Status.CONNECTED, "130.10.0.0/16");

        assertReachable(ask(lab, vm("app"), ip("130.10.0.4"), 443));
    }

    @Test
    void how_a_site_reaches_the_internet_is_not_known() {
        assertUndetermined(
                ask(connected(), site("hq"), ip("8.8.8.8"), 443), "how on-premises network 'hq' reaches the Internet");
    }

    @Test
    void an_appliance_in_the_gateway_s_subnet_route_table_is_not_passed_silently() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .vm("app", "10.0.1.4")
                .subnet("fw", "10.0.9.0/24")
                .vm("nva", "10.0.9.4")
                .forwarding(Appliance.UNKNOWN)
                .vpn("gw", "10.0.255.0/27")
                .routes(Route.toAppliance("fw", prefix("10.0.1.0/24"), KnownAddress.parse("10.0.9.4")))
                .site("hq", "192.168.0.0/16")
                .connect("gw", "hq", Status.CONNECTED);

        assertUndetermined(ask(lab, site("hq"), vm("app"), 80), "what vm 'nva' forwards is not declared");
    }

    @Test
    void icmp_passes_tunnels() {
        assertReachable(ask(connected(), vm("app"), ip("192.168.1.1"), Traffic.of(Protocol.ICMP, PortSet.all())));
    }
}
