package io.canreach.reach;

import static io.canreach.reach.Asking.ase;
import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.assertUndetermined;
import static io.canreach.reach.Asking.internet;
import static io.canreach.reach.Asking.ip;
import static io.canreach.reach.Asking.site;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.AppServiceEnvironment.Version;
import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.Gap;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.Lab;
import io.canreach.model.NextHopType;
import io.canreach.model.Route;
import io.canreach.model.ServiceTag;
import io.canreach.packet.Ip;
import org.junit.jupiter.api.Test;

/** Cases that reviewers met with ordinary inputs. */
class OrdinaryCasesTest {
    private static final Route ALL_TO_GATEWAY =
            Route.of("forced", Lab.prefix("0.0.0.0/0"), NextHopType.VIRTUAL_NETWORK_GATEWAY);

    private static Lab one() {
        return new Lab().vnet("v", "10.0.0.0/16").subnet("s", "10.0.1.0/24");
    }

    @Test
    void a_machine_reaches_itself_whatever_rules_say() {
        Lab lab = one().subnetNsg("n", Lab.denyIn(100), Lab.denyOut(100)).vm("a", "10.0.1.4");

        assertReachable(ask(lab, vm("a"), vm("a"), Traffic.any()));
    }

    @Test
    void a_machine_reaches_itself_at_an_interface_whose_address_is_not_declared() {
        Lab lab = one().subnetNsg("n", Lab.denyIn(100), Lab.denyOut(100))
                .vm("a", "10.0.1.4")
                .moreNic("b", "");

        assertReachable(ask(lab, vm("a"), vm("a"), Traffic.any()));
    }

    @Test
    void a_machine_that_calls_its_own_address_does_not_reach_another_one_that_has_it_elsewhere() {
        Lab lab = one().vm("a", "10.0.1.4")
                .vnet("w", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .vm("b", "10.0.1.4");

        assertBlocked(ask(lab, vm("a"), vm("b"), Traffic.any()), Decider.Kind.NO_OWNER, "own, which never leaves");
        assertReachable(ask(lab, vm("a"), ip("10.0.1.4"), Traffic.any()));
    }

    @Test
    void windows_activation_passes_a_denial_of_the_internet_unless_a_default_route_takes_it_away() {
        Lab open = one().subnetNsg("n", Lab.denyOut(100).withDestination(ServiceTag.INTERNET))
                .vm("a", "10.0.1.4");
        Lab forced = one().subnetNsg("n", Lab.denyOut(100).withDestination(ServiceTag.INTERNET))
                .vm("a", "10.0.1.4")
                .routes(Route.of("out", Lab.prefix("0.0.0.0/0"), NextHopType.INTERNET));

        assertReachable(ask(open, vm("a"), ip("23.102.135.246"), 1688));
        assertBlocked(ask(open, vm("a"), ip("23.102.135.246"), 443), Decider.Kind.SECURITY_RULE, "100");
        assertBlocked(ask(forced, vm("a"), ip("23.102.135.246"), 1688), Decider.Kind.SECURITY_RULE, "100");
    }

    @Test
    void a_rule_for_the_tag_of_windows_activation_decides_it() {
        Lab denied = one().subnetNsg("n", Lab.denyOut(100).withDestination(new ServiceTag("AzurePlatformLKM")))
                .vm("a", "10.0.1.4");

        assertBlocked(ask(denied, vm("a"), ip("23.102.135.246"), 1688), Decider.Kind.SECURITY_RULE, "100");
        assertReachable(ask(denied, vm("a"), ip("40.1.2.3"), 443));
    }

    @Test
    void health_probes_can_be_asked_about() {
        Lab open = one().subnetNsg("n").vm("a", "10.0.1.4");
        Lab closed = one().subnetNsg("n", Lab.denyIn(4096)).vm("a", "10.0.1.4");

        assertReachable(ask(open, ip("168.63.129.16"), vm("a"), 80));
        assertBlocked(ask(closed, ip("168.63.129.16"), vm("a"), 80), Decider.Kind.SECURITY_RULE, "4096");
    }

    @Test
    void default_outbound_access_is_an_assumption() {
        Answer open = ask(one().vm("a", "10.0.1.4"), vm("a"), internet(), 443);
        Lab isolated = one().vm("a", "10.0.1.4").assume(Assumption.DEFAULT_OUTBOUND_ACCESS, Reading.SECOND);

        assertReachable(open);
        assertThat(open.assumptions()).containsExactly(Assumption.DEFAULT_OUTBOUND_ACCESS);
        assertBlocked(ask(isolated, vm("a"), internet(), 443), Decider.Kind.NO_OUTBOUND_METHOD, "a private subnet");
    }

    @Test
    void sending_mail_to_the_internet_is_an_assumption() {
        Answer mail = ask(one().vm("a", "10.0.1.4"), vm("a"), internet(), 25);
        Lab blocked = one().vm("a", "10.0.1.4").assume(Assumption.OUTBOUND_SMTP, Reading.SECOND);
        Lab asked = one().vm("a", "10.0.1.4").assume(Assumption.OUTBOUND_SMTP, Reading.ASK);

        assertReachable(mail);
        assertThat(mail.assumptions()).contains(Assumption.OUTBOUND_SMTP);
        assertBlocked(ask(blocked, vm("a"), internet(), 25), Decider.Kind.NO_OUTBOUND_METHOD, "TCP 25");
        assertReachable(ask(blocked, vm("a"), internet(), 443));
        assertUndetermined(ask(asked, vm("a"), internet(), 25), "OUTBOUND_SMTP");
    }

    @Test
    void networks_that_share_an_express_route_site_may_reach_each_other_over_it() {
        Lab lab = one().vm("a", "10.0.1.4")
                .subnet("GatewaySubnet", "10.0.255.0/27")
                .expressRoute("er1")
                .vnet("w", "10.9.0.0/16")
                .subnet("t", "10.9.1.0/24")
                .vm("b", "10.9.1.4")
                .subnet("GatewaySubnet", "10.9.255.0/27")
                .expressRoute("er2")
                .site("hq", "192.168.0.0/16")
                .connect("er1", "hq", Status.CONNECTED)
                .connect("er2", "hq", Status.CONNECTED);

        assertUndetermined(ask(lab, vm("a"), vm("b"), 443), "same ExpressRoute circuit");
    }

    @Test
    void a_forced_tunnel_without_a_default_site_leads_nowhere() {
        Lab lab = one().vm("a", "10.0.1.4")
                .routes(ALL_TO_GATEWAY)
                .vpn("gw", "10.0.255.0/27")
                .site("hq", "192.168.0.0/16")
                .connect("gw", "hq", Status.CONNECTED);

        assertBlocked(ask(lab, vm("a"), ip("8.8.8.8"), 443), Decider.Kind.CONNECTION, "no default site");
    }

    @Test
    void a_user_route_to_the_gateway_does_not_use_express_route() {
        Lab lab = one().vm("a", "10.0.1.4")
                .routes(Route.of("to-hq", Lab.prefix("192.168.0.0/16"), NextHopType.VIRTUAL_NETWORK_GATEWAY))
                .subnet("GatewaySubnet", "10.0.255.0/27")
                .expressRoute("er")
                .site("hq", "192.168.0.0/16")
                .connect("er", "hq", Status.CONNECTED)
                .existing();

        assertBlocked(ask(lab, vm("a"), site("hq"), 443), Decider.Kind.CONNECTION, "no connection");
    }

    @Test
    void sites_on_one_gateway_do_not_reach_each_other_without_bgp() {
        Lab lab = one().vpn("gw", "10.0.255.0/27")
                .site("hq", "192.168.0.0/16")
                .site("plant", "172.20.0.0/16")
                .connect("gw", "hq", Status.CONNECTED)
                .connect("gw", "plant", Status.CONNECTED);

        assertBlocked(ask(lab, site("hq"), site("plant"), 443), Decider.Kind.CONNECTION, "do not both speak BGP");
    }

    @Test
    void apps_of_an_internal_environment_listen_on_their_ports_only() {
        Lab lab = one().vm("a", "10.0.1.4")
                .subnet("t", "10.0.2.0/24")
                .ase("app", Version.V2, true, "10.0.2.11", "20.1.2.3");

        assertReachable(ask(lab, vm("a"), ase("app"), 443));
        assertBlocked(ask(lab, vm("a"), ase("app"), 5000), Decider.Kind.ASE_PORT, "listen on TCP");
    }

    @Test
    void an_internal_environment_is_managed_at_its_public_address() {
        Lab lab = one().ase("app", Version.V2, true, "10.0.1.11", "20.1.2.3");

        assertReachable(ask(lab, internet(), ase("app"), 454));
        assertBlocked(ask(lab, internet(), ase("app"), 443), Decider.Kind.ASE_PORT, "454-455 only");
    }

    @Test
    void an_environment_behind_a_nat_gateway_calls_from_an_address_that_is_not_known() {
        Lab lab = one().ase("app", Version.V3, false, "20.1.2.3", "20.1.2.3")
                .gap(Lab.subnetId("v", "s"), Gap.Effect.WAY_OUT, "NAT gateway 'nat' is not modelled");

        assertUndetermined(ask(lab, ase("app"), internet(), 443), "NAT gateway 'nat' is not modelled");
    }

    @Test
    void an_address_that_may_be_that_of_an_interface_is_judged_by_its_rules_too() {
        Lab lab = one().vm("hidden", "").nicNsg("n", Lab.denyOut(100)).vm("b", "10.0.1.5");

        assertUndetermined(ask(lab, ip("10.0.1.9"), vm("b"), 443), "which interface has which address");
    }

    @Test
    void of_a_wide_range_those_addresses_are_asked_about_that_somebody_can_have() {
        Lab lab = one().subnetNsg("n").vm("a", "10.0.1.4");

        Answer answer = ask(lab, ip("10.0.0.0/16"), vm("a"), 443);

        assertThat(answer.asked().sources().contains(Ip.parse("10.0.1.77"))).isTrue();
        assertThat(answer.asked().sources().contains(Ip.parse("10.0.7.7"))).isFalse();
        assertThat(answer.notes()).anyMatch(note -> note.startsWith("left out, since nobody can have it: "));
    }
}
