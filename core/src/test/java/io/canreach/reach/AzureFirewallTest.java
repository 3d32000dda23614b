package io.canreach.reach;

import static io.canreach.model.Lab.allowIn;
import static io.canreach.model.Lab.denyIn;
import static io.canreach.model.Lab.prefix;
import static io.canreach.model.LabAppliance.tcp;
import static io.canreach.model.LabAppliance.web;
import static io.canreach.reach.ApplianceTest.to;
import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.assertUndetermined;
import static io.canreach.reach.Asking.ip;
import static io.canreach.reach.Asking.site;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Access;
import io.canreach.model.Assumption;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.Lab;
import io.canreach.model.LabAppliance.Firewall;
import io.canreach.model.NetworkRule;
import io.canreach.model.NextHopType;
import io.canreach.model.Ports;
import io.canreach.model.Route;
import io.canreach.model.SecurityRule;
import io.canreach.model.VnetPeering;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A hub with an Azure Firewall, two spokes that are routed through it, and a site behind the hub's gateway. */
class AzureFirewallTest {
    private static final Route TO_FIREWALL = to("0.0.0.0/0", "10.0.1.4");

    private static VnetPeering side(String remote) {
        return VnetPeering.connected("to-" + remote, Lab.vnetId(remote)).withForwardedTraffic(true);
    }

    private static Lab estate(String firewall, Route[] ofFirewall, SecurityRule[] atTwo) {
        Lab lab = new Lab().vnet("hub", "10.0.0.0/16").subnet("AzureFirewallSubnet", "10.0.1.0/26");
        lab = ofFirewall.length == 0 ? lab : lab.routes(ofFirewall);
        return lab.vpn("gw", "10.0.255.0/27")
                .routes(to("10.1.0.0/16", firewall))
                .site("hq", "192.168.0.0/16")
                .connect("gw", "hq", Status.CONNECTED)
                .vnet("spoke1", "10.1.0.0/16")
                .subnet("s", "10.1.0.0/24")
                .routes(to("0.0.0.0/0", firewall), to("192.168.0.0/16", firewall))
                .vm("one", "10.1.0.4")
                .vnet("spoke2", "10.2.0.0/16")
                .subnet("s", "10.2.0.0/24")
                .routes(to("0.0.0.0/0", firewall))
                .subnetNsg("n", atTwo)
                .vm("two", "10.2.0.4")
                .peerOneSide("hub", side("spoke1").withGatewayTransit(true))
                .peerOneSide("spoke1", side("hub").withRemoteGateways(true))
                .peerOneSide("hub", side("spoke2"))
                .peerOneSide("spoke2", side("hub"));
    }

    private static Lab lab(UnaryOperator<Firewall> rules, SecurityRule... atTwo) {
        Lab lab = estate("10.0.1.4", new Route[0], atTwo);
        return rules.apply(Firewall.in(lab, "hub", "10.0.1.4").publicly("20.9.9.9"))
                .done();
    }

    private static NetworkRule anyProtocol(String name) {
        return NetworkRule.any(name);
    }

    @Test
    void without_a_rule_everything_is_denied() {
        Lab lab = lab(firewall -> firewall);

        assertBlocked(
                ask(lab, vm("one"), vm("two"), 443),
                Decider.Kind.APPLIANCE,
                "firewall 'fw', of which no rule allows TCP 443");
        assertBlocked(ask(lab, vm("one"), ip("8.8.8.8"), 443), Decider.Kind.APPLIANCE, "of which no rule allows");
    }

    @Test
    void a_network_rule_lets_spokes_reach_each_other_and_the_source_stays() {
        Lab lab = lab(
                firewall -> firewall.network("spokes", 200, Access.ALLOW, tcp("web", "*", "10.2.0.0/16", "443")),
                allowIn(100).withSource(prefix("10.1.0.4/32")),
                denyIn(200));

        Answer answer = ask(lab, vm("one"), vm("two"), 443);

        assertReachable(answer);
        assertThat(answer.explain()).contains("network rule 'web' of 'spokes' (200) of firewall 'fw'");
        assertBlocked(ask(lab, vm("two"), vm("one"), 443), Decider.Kind.APPLIANCE, "of which no rule allows TCP 443");
    }

    @Test
    void the_denying_rule_is_named_with_its_collection() {
        Lab lab = lab(firewall -> firewall.network("deny", 100, Access.DENY, tcp("no-sql", "*", "*", "1433"))
                .network("all", 200, Access.ALLOW, anyProtocol("any")));

        assertBlocked(
                ask(lab, vm("one"), vm("two"), 1433),
                Decider.Kind.APPLIANCE,
                "network rule 'no-sql' of 'deny' (100) of firewall 'fw'");
        assertReachable(ask(lab, vm("one"), vm("two"), 1434));
        assertReachable(ask(lab, vm("one"), vm("two"), Traffic.of(Protocol.ICMP, PortSet.all())));
    }

    @Test
    void to_the_internet_it_sends_from_its_public_address() {
        Lab lab = lab(firewall -> firewall.network("out", 200, Access.ALLOW, tcp("web", "*", "Internet", "443")));

        Answer answer = ask(lab, vm("one"), ip("8.8.8.8"), 443);

        assertReachable(answer);
        assertThat(answer.explain())
                .contains("firewall 'fw' sends it from an address of its subnet 10.0.1.0/26", "leaves as 20.9.9.9");
    }

    @Test
    void it_sends_nothing_but_tcp_and_udp_to_the_internet() {
        Lab lab = lab(firewall -> firewall.network("out", 200, Access.ALLOW, anyProtocol("any")));

        assertBlocked(
                ask(lab, vm("one"), ip("8.8.8.8"), Traffic.of(Protocol.ICMP, PortSet.all())),
                Decider.Kind.NO_OUTBOUND_METHOD,
                "carries TCP and UDP of IPv4 only");
    }

    @Test
    void without_a_public_address_it_gets_nowhere() {
        Lab lab = Firewall.in(estate("10.0.1.4", new Route[0], new SecurityRule[0]), "hub", "10.0.1.4")
                .network("out", 200, Access.ALLOW, anyProtocol("any"))
                .done();

        assertBlocked(
                ask(lab, vm("one"), ip("8.8.8.8"), 443),
                Decider.Kind.NO_OUTBOUND_METHOD,
                "firewall 'fw' has no public IP");
    }

    @Test
    void an_application_rule_hides_the_source_wherever_it_leads() {
        UnaryOperator<Firewall> rules =
                firewall -> firewall.application("web", 300, Access.ALLOW, web("any", "10.1.0.0/16", "*"));
        Lab subnet = lab(rules, allowIn(100).withSource(prefix("10.0.1.0/26")), denyIn(200));
        Lab source = lab(rules, allowIn(100).withSource(prefix("10.1.0.4/32")), denyIn(200));
        Lab one = lab(rules, allowIn(100).withSource(prefix("10.0.1.4/32")), denyIn(200));

        assertReachable(ask(subnet, vm("one"), vm("two"), 443));
        assertBlocked(ask(source, vm("one"), vm("two"), 443), Decider.Kind.SECURITY_RULE, "'rule-200'");
        assertUndetermined(ask(one, vm("one"), vm("two"), 443), "depends on what is not declared");
        assertReachable(ask(subnet, vm("one"), ip("8.8.8.8"), 443));
    }

    @Test
    void an_application_rule_for_names_leaves_open_what_is_called_by_address() {
        Lab lab = lab(firewall ->
                firewall.application("web", 300, Access.ALLOW, web("some", "*", "*.example.com", "*.example.org")));

        assertUndetermined(
                ask(lab, vm("one"), ip("8.8.8.8"), 443),
                "whether the name called is '*.example.com' or another of 2 is not known");
        assertBlocked(ask(lab, vm("one"), ip("8.8.8.8"), 22), Decider.Kind.APPLIANCE, "of which no rule allows TCP 22");
    }

    @Test
    void which_destinations_see_the_source_can_be_told_to_it() {
        UnaryOperator<Firewall> all = firewall -> firewall.network("all", 200, Access.ALLOW, anyProtocol("any"));
        SecurityRule fromOne = allowIn(100).withSource(prefix("10.1.0.4/32"));

        Lab always = lab(firewall -> all.apply(firewall).privateRanges("255.255.255.255/32"), fromOne, denyIn(200));
        Lab never = lab(firewall -> all.apply(firewall).privateRanges("0.0.0.0/0"), fromOne, denyIn(200));

        assertBlocked(ask(always, vm("one"), vm("two"), 443), Decider.Kind.SECURITY_RULE, "'rule-200'");
        assertReachable(ask(never, vm("one"), vm("two"), 443));
        assertBlocked(
                ask(never, vm("one"), ip("8.8.8.8"), 443), Decider.Kind.NO_OUTBOUND_METHOD, "which is not its own");
    }

    @Test
    void rules_that_are_not_given_leave_its_flows_open_but_not_what_is_dropped_behind_it() {
        Lab lab = lab(Firewall::unknownRules, denyIn(100));

        assertUndetermined(ask(lab, vm("one"), ip("8.8.8.8"), 443), "the parent policy is not given");
        assertBlocked(ask(lab, vm("one"), vm("two"), 443), Decider.Kind.SECURITY_RULE, "'rule-100'");
    }

    @Test
    void it_must_see_both_directions() {
        Lab lab = Firewall.in(
                        new Lab()
                                .vnet("hub", "10.0.0.0/16")
                                .subnet("AzureFirewallSubnet", "10.0.1.0/26")
                                .subnet("a", "10.0.2.0/24")
                                .routes(to("10.0.3.0/24", "10.0.1.4"))
                                .vm("one", "10.0.2.4")
                                .subnet("b", "10.0.3.0/24")
                                .vm("two", "10.0.3.4"),
                        "hub",
                        "10.0.1.4")
                .network("all", 200, Access.ALLOW, anyProtocol("any"))
                .done();

        assertBlocked(
                ask(lab, vm("one"), vm("two"), 443), Decider.Kind.REPLY_ROUTE, "does not pass 'fw' that the request");
        assertBlocked(
                ask(lab, vm("two"), vm("one"), 443), Decider.Kind.REPLY_ROUTE, "firewall 'fw', which did not see");
    }

    @Test
    void on_premises_is_reached_through_it_both_ways() {
        Lab lab = lab(firewall -> firewall.network("all", 200, Access.ALLOW, anyProtocol("any")));

        Answer answer = ask(lab, vm("one"), site("hq"), 443);

        assertReachable(answer);
        assertThat(answer.parts().get(0).trace().hops().stream().map(Hop::type))
                .containsExactly("Source", "VirtualAppliance", "VirtualNetworkGateway", "OnPremises");
        assertReachable(ask(lab, site("hq"), vm("one"), 443));
    }

    @Test
    void a_route_to_an_address_that_the_firewall_may_have_is_undetermined() {
        Lab lab = Firewall.in(estate("10.0.1.4", new Route[0], new SecurityRule[0]), "hub", "")
                .network("all", 200, Access.ALLOW, anyProtocol("any"))
                .done();

        assertUndetermined(ask(lab, vm("one"), vm("two"), 443), "may be the next hop 10.0.1.4");
    }

    @Test
    void a_route_to_another_address_of_its_subnet_is_a_black_hole() {
        Lab lab = Firewall.in(estate("10.0.1.5", new Route[0], new SecurityRule[0]), "hub", "10.0.1.4")
                .network("all", 200, Access.ALLOW, anyProtocol("any"))
                .done();

        assertBlocked(ask(lab, vm("one"), vm("two"), 443), Decider.Kind.NO_OWNER, "10.0.1.5");
    }

    @Test
    void forced_tunnelling_hides_the_source_behind_its_private_addresses() {
        Route[] tunnel = {Route.of("tunnel", prefix("0.0.0.0/0"), NextHopType.VIRTUAL_NETWORK_GATEWAY)};
        Lab lab = Firewall.in(estate("10.0.1.4", tunnel, new SecurityRule[0]), "hub", "10.0.1.4")
                .publicly("20.9.9.9")
                .network("all", 200, Access.ALLOW, anyProtocol("any"))
                .done();

        Answer answer = ask(lab, vm("one"), ip("8.8.8.8"), 443);

        assertThat(answer.verdict()).isNotEqualTo(Verdict.REACHABLE);
        assertThat(answer.explain())
                .contains("sends it from an address of its subnet", "0.0.0.0/0 -> VirtualNetworkGateway");
    }

    @Test
    void its_own_subnet_forced_to_itself_is_a_loop() {
        Lab lab = Firewall.in(estate("10.0.1.4", new Route[] {TO_FIREWALL}, new SecurityRule[0]), "hub", "10.0.1.4")
                .publicly("20.9.9.9")
                .network("all", 200, Access.ALLOW, anyProtocol("any"))
                .done();

        assertBlocked(
                ask(lab, vm("one"), ip("8.8.8.8"), 443),
                Decider.Kind.LOOP,
                "a loop: subnet 'hub/AzureFirewallSubnet' sends it to firewall 'fw' again");
    }

    @Test
    void whether_it_carries_ipv6_is_not_known() {
        Lab lab = Firewall.in(
                        new Lab()
                                .vnet("hub", "10.0.0.0/16", "ace:cab:deca::/48")
                                .subnet("AzureFirewallSubnet", "10.0.1.0/26", "ace:cab:deca:1::/64")
                                .subnet("a", "10.0.2.0/24", "ace:cab:deca:2::/64")
                                .routes(to("::/0", "ace:cab:deca:1::4"))
                                .vm("one", "10.0.2.4")
                                .moreAddress("ace:cab:deca:2::4"),
                        "hub",
                        "ace:cab:deca:1::4")
                .network("all", 200, Access.ALLOW, anyProtocol("any"))
                .done();

        assertUndetermined(ask(lab, ip("ace:cab:deca:2::4"), ip("2606:4700::1111"), 443), "carries IPv6");
    }

    @Test
    void a_rule_for_a_tag_without_data_and_a_rule_for_every_name_differ_in_the_source_only() {
        NetworkRule storage = new NetworkRule(
                "storage",
                Set.of(Protocol.TCP),
                List.of(prefix("10.1.0.0/16")),
                List.of(new io.canreach.model.ServiceTag("Storage")),
                List.of(Ports.parse("443")));
        Lab lab = lab(firewall -> firewall.network("n", 200, Access.ALLOW, storage)
                .application("a", 300, Access.ALLOW, web("any", "*", "*")));

        assertReachable(ask(lab, vm("one"), ip("20.60.1.1"), 443));
    }

    @Test
    void forwarded_traffic_must_be_on_where_the_source_stays() {
        Lab lab = lab(firewall -> firewall.network("all", 200, Access.ALLOW, anyProtocol("any")));

        assertThat(ask(lab, vm("one"), vm("two"), 443).assumptions()).doesNotContain(Assumption.FORWARDED_TRAFFIC_OFF);
    }
}
