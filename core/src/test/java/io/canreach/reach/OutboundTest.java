package io.canreach.reach;

import static io.canreach.model.Lab.denyOut;
import static io.canreach.model.Lab.prefix;
import static io.canreach.reach.Asking.ase;
import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.assertUndetermined;
import static io.canreach.reach.Asking.decider;
import static io.canreach.reach.Asking.internet;
import static io.canreach.reach.Asking.ip;
import static io.canreach.reach.Asking.subnet;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.AppServiceEnvironment.Version;
import io.canreach.model.Appliance;
import io.canreach.model.Gap;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.NextHopType;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.ResourceId;
import io.canreach.model.Route;
import io.canreach.model.ServiceTag;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import org.junit.jupiter.api.Test;

class OutboundTest {
    private static final Traffic PING = Traffic.of(Protocol.ICMP, PortSet.all());

    private static Lab lab() {
        return new Lab().vnet("v", "10.0.0.0/16").subnet("s", "10.0.1.0/24").vm("one", "10.0.1.4");
    }

    @Test
    void by_default_a_machine_gets_out_with_tcp_and_udp_but_not_with_icmp() {
        assertReachable(ask(lab(), vm("one"), internet(), 443));
        assertReachable(ask(lab(), vm("one"), ip("8.8.8.8"), Traffic.of(Protocol.UDP, PortSet.of(53))));
        assertBlocked(
                ask(lab(), vm("one"), ip("8.8.8.8"), PING), Decider.Kind.NO_OUTBOUND_METHOD, "default outbound access");
    }

    @Test
    void any_traffic_is_partial_then() {
        Answer answer = ask(lab(), vm("one"), ip("8.8.8.8"), Traffic.any());

        assertThat(answer.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(answer.packets(Fate.DROPPED).protocols()).containsExactly(Protocol.ICMP);
    }

    @Test
    void with_a_public_address_of_its_own_it_gets_out_with_icmp_too() {
        assertReachable(ask(lab().publicIp(Sku.STANDARD, "20.1.1.1"), vm("one"), ip("8.8.8.8"), PING));
    }

    @Test
    void an_interface_without_public_address_loses_default_access_when_another_one_of_its_machine_has_one() {
        Lab lab = lab().moreNic("two", "10.0.1.5").publicIp(Sku.STANDARD, "20.1.1.1");

        Answer answer = ask(lab, ip("10.0.1.4"), ip("8.8.8.8"), 443);

        assertBlocked(answer, Decider.Kind.NO_OUTBOUND_METHOD, "no way out to the Internet");
        assertReachable(ask(lab, ip("10.0.1.5"), ip("8.8.8.8"), 443));
    }

    @Test
    void ipv6_has_no_default_way_out() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16", "2001:db8:1::/48")
                .subnet("s", "10.0.1.0/24", "2001:db8:1:1::/64")
                .vm("one", "10.0.1.4")
                .moreAddress("2001:db8:1:1::4");

        assertBlocked(
                ask(lab, vm("one"), ip("2606:4700::1111"), 443),
                Decider.Kind.NO_OUTBOUND_METHOD,
                "no way out to the Internet");
        assertReachable(ask(lab.publicIp(Sku.STANDARD, "2603:1::1"), vm("one"), ip("2606:4700::1111"), 443));
        assertBlocked(ask(lab, vm("one"), ip("fd12::1"), 443), Decider.Kind.NOT_ON_THE_INTERNET, "does not route");
    }

    @Test
    void families_do_not_mix() {
        assertBlocked(ask(lab(), vm("one"), ip("2606:4700::1111"), 443), Decider.Kind.NO_ADDRESS, "family");
    }

    @Test
    void the_interface_s_nsg_is_asked_before_the_subnet_s() {
        Lab lab = lab().subnetNsg("outer", denyOut(100)).nicNsg("inner", denyOut(200));

        Answer answer = ask(lab, vm("one"), internet(), 443);

        assertThat(decider(answer).text())
                .isEqualTo("security rule 'out-200' (200, Outbound) of NSG 'inner' on vm 'one'");
    }

    @Test
    void the_subnet_s_nsg_is_asked_after_an_allowing_one() {
        Lab lab = lab().subnetNsg("outer", denyOut(100).withDestination(ServiceTag.INTERNET))
                .nicNsg("inner");

        Answer answer = ask(lab, vm("one"), internet(), 443);

        assertThat(decider(answer).text()).contains("NSG 'outer' on subnet 'v/s'");
        assertThat(answer.parts().get(0).trace().steps())
                .filteredOn(step -> step.stage() == Stage.OUTBOUND)
                .extracting(Step::effect)
                .containsExactly(Step.Effect.ALLOW, Step.Effect.DENY);
    }

    @Test
    void private_addresses_outside_of_the_network_are_dropped_by_the_route() {
        assertBlocked(
                ask(lab(), vm("one"), ip("172.31.0.100"), 80), Decider.Kind.ROUTE, "172.16.0.0/12 -> None (Default)");
    }

    @Test
    void a_user_route_to_nowhere_drops_and_is_named() {
        Lab lab = lab().routes(Route.of("hole", prefix("8.0.0.0/8"), NextHopType.NONE));

        Answer answer = ask(lab, vm("one"), ip("8.8.8.8"), 80);

        assertBlocked(answer, Decider.Kind.ROUTE, "8.0.0.0/8 -> None (User 'hole')");
        assertThat(decider(answer).name()).isEqualTo("hole");
    }

    @Test
    void a_user_default_route_to_the_internet_sends_private_addresses_out_where_nobody_routes_them() {
        Lab lab = lab().routes(Route.of("out", prefix("0.0.0.0/0"), NextHopType.INTERNET));

        assertBlocked(ask(lab, vm("one"), ip("192.168.1.1"), 80), Decider.Kind.NOT_ON_THE_INTERNET, "192.168.1.1");
    }

    @Test
    void what_an_appliance_does_is_not_known() {
        Lab lab = lab().routes(Route.toAppliance("nva", prefix("0.0.0.0/0"), KnownAddress.parse("10.0.9.4")))
                .vm("two", "10.0.1.5")
                .subnet("fw", "10.0.9.0/24")
                .vm("nva", "10.0.9.4")
                .forwarding(Appliance.UNKNOWN);

        assertUndetermined(ask(lab, vm("one"), ip("8.8.8.8"), 443), "what vm 'nva' forwards is not declared");
        assertReachable(ask(lab, vm("one"), vm("two"), 443));
    }

    @Test
    void a_route_to_an_appliance_that_is_not_there_leads_nowhere() {
        Lab lab = lab().routes(Route.toAppliance("nva", prefix("0.0.0.0/0"), KnownAddress.parse("10.0.9.4")));

        assertBlocked(
                ask(lab, vm("one"), internet(), 443),
                Decider.Kind.NO_OWNER,
                "nothing in vnet 'v' has the address of the next hop 10.0.9.4");
    }

    @Test
    void a_way_out_that_is_not_modelled_leaves_it_undetermined() {
        for (ResourceId id : new ResourceId[] {Lab.nicId("one"), Lab.subnetId("v", "s"), Lab.vnetId("v")}) {
            Lab lab = lab().gap(id, Gap.Effect.WAY_OUT, "NAT gateway 'nat' is not modelled");

            assertUndetermined(ask(lab, vm("one"), internet(), 443), "NAT gateway 'nat' is not modelled");
        }
    }

    @Test
    void what_default_access_would_not_carry_may_pass_a_way_out_that_is_not_modelled() {
        Lab lab = lab().gap(Lab.subnetId("v", "s"), Gap.Effect.WAY_OUT, "NAT gateway 'nat' is not modelled");

        assertUndetermined(ask(lab, vm("one"), ip("8.8.8.8"), PING), "NAT gateway 'nat' is not modelled");
        assertUndetermined(ask(lab, ip("10.0.1.9"), ip("8.8.8.8"), PING), "NAT gateway 'nat' is not modelled");
    }

    @Test
    void a_whole_subnet_is_asked_about_with_the_machine_in_it() {
        Lab lab = lab().nicNsg("closed", denyOut(100));

        Answer answer = ask(lab, subnet("s"), internet(), 443);

        assertThat(answer.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(answer.packets(Fate.DROPPED).sources()).hasToString("10.0.1.4");
    }

    @Test
    void an_environment_calls_the_internet_by_its_own_address() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("apps", "10.0.1.0/24")
                .ase("apps", Version.V2, false, "192.23.1.2", "192.23.1.2");

        Answer answer = ask(lab, ase("apps"), ip("8.8.8.8"), 443);

        assertReachable(answer);
        assertThat(answer.explain()).contains("public VIP of ase 'apps' (v2)");
    }

    @Test
    void the_same_network_can_be_asked_by_address() {
        assertReachable(ask(lab().vm("two", "10.0.1.5"), ip("10.0.1.4"), ip("10.0.1.5"), 80));
    }
}
