package io.canreach.reach;

import static io.canreach.model.Lab.allowIn;
import static io.canreach.model.Lab.denyIn;
import static io.canreach.model.Lab.endpoint;
import static io.canreach.model.Lab.prefix;
import static io.canreach.model.LabAppliance.dnat;
import static io.canreach.model.LabAppliance.router;
import static io.canreach.model.LabAppliance.translating;
import static io.canreach.reach.ApplianceTest.to;
import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.assertUndetermined;
import static io.canreach.reach.Asking.internet;
import static io.canreach.reach.Asking.ip;
import static io.canreach.reach.Asking.publicly;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Appliance;
import io.canreach.model.Appliance.SourceNat;
import io.canreach.model.Appliance.State;
import io.canreach.model.Lab;
import io.canreach.model.LabAppliance;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import org.junit.jupiter.api.Test;

/** What appliances make of source and destination, and of several interfaces. */
class ApplianceNatTest {
    private static final SecurityRule[] FROM_THE_APPLIANCE = {
        allowIn(100).withSource(prefix("10.0.9.4/32")), denyIn(200)
    };

    private static Lab inside(Appliance appliance, SecurityRule... atTwo) {
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.1.0/24")
                .routes(to("10.0.2.0/24", "10.0.9.4"), to("0.0.0.0/0", "10.0.9.4"))
                .vm("one", "10.0.1.4")
                .subnet("b", "10.0.2.0/24")
                .subnetNsg("n", atTwo)
                .vm("two", "10.0.2.4")
                .subnet("nva", "10.0.9.0/24")
                .vm("nva", "10.0.9.4")
                .forwarding(appliance);
    }

    @Test
    void with_source_translation_rules_behind_it_see_the_appliance_and_the_reply_comes_back_to_it() {
        Answer answer =
                ask(inside(router(State.STATEFUL, SourceNat.ALWAYS), FROM_THE_APPLIANCE), vm("one"), vm("two"), 80);

        assertReachable(answer);
        assertThat(answer.explain()).contains("vm 'nva' sends it from 10.0.9.4");
    }

    @Test
    void towards_the_internet_alone_private_destinations_see_the_source() {
        Lab lab = inside(router(State.STATELESS, SourceNat.INTERNET), FROM_THE_APPLIANCE);

        assertBlocked(ask(lab, vm("one"), vm("two"), 80), Decider.Kind.SECURITY_RULE, "'rule-200'");
        assertReachable(ask(lab, vm("one"), ip("8.8.8.8"), 443));
    }

    @Test
    void without_source_translation_nothing_gets_out_to_the_internet() {
        Lab lab = inside(Appliance.ROUTER);

        assertBlocked(
                ask(lab, vm("one"), ip("8.8.8.8"), 443),
                Decider.Kind.NO_OUTBOUND_METHOD,
                "which is not its own, and does not translate it");
        assertReachable(ask(lab, vm("nva"), ip("8.8.8.8"), 443));
    }

    @Test
    void a_public_address_of_its_own_is_what_the_internet_sees() {
        Lab lab = inside(router(State.STATEFUL, SourceNat.INTERNET)).publicIp(Sku.STANDARD, "20.9.9.9");

        Answer answer = ask(lab, vm("one"), ip("8.8.8.8"), 443);

        assertReachable(answer);
        assertThat(answer.explain()).contains("20.9.9.9");
    }

    @Test
    void it_hides_ipv6_sources_only_where_it_has_an_ipv6_address() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16", "ace:cab:deca::/48")
                .subnet("a", "10.0.1.0/24", "ace:cab:deca:1::/64")
                .routes(to("ace:cab:deca:2::/64", "ace:cab:deca:9::4"))
                .vm("one", "10.0.1.4")
                .moreAddress("ace:cab:deca:1::4")
                .subnet("b", "10.0.2.0/24", "ace:cab:deca:2::/64")
                .subnetNsg("n", allowIn(100).withSource(prefix("ace:cab:deca:9::/64")), denyIn(200))
                .vm("two", "10.0.2.4")
                .moreAddress("ace:cab:deca:2::4")
                .subnet("nva", "10.0.9.0/24", "ace:cab:deca:9::/64")
                .vm("nva", "10.0.9.4")
                .moreAddress("ace:cab:deca:9::4")
                .forwarding(router(State.STATEFUL, SourceNat.ALWAYS));

        assertReachable(ask(lab, ip("ace:cab:deca:1::4"), ip("ace:cab:deca:2::4"), 443));
    }

    @Test
    void by_which_of_several_interfaces_it_sends_is_its_own_choice() {
        Lab shut = severalInterfaces(true, denyOutTo("10.0.3.0/24"));
        Lab open = severalInterfaces(true);

        assertUndetermined(ask(shut, vm("one"), vm("three"), 80), "which is chosen decides");
        assertReachable(ask(open, vm("one"), vm("three"), 80));
    }

    @Test
    void the_interface_next_to_the_destination_is_used() {
        Lab lab = severalInterfaces(true, denyOutTo("10.0.8.0/24"));

        assertBlocked(ask(lab, vm("one"), vm("inner"), 80), Decider.Kind.SECURITY_RULE, "'out-100'");
    }

    @Test
    void an_interface_without_ip_forwarding_sends_nothing_that_is_not_its_own() {
        Lab lab = severalInterfaces(false);

        assertBlocked(
                ask(lab, vm("one"), vm("inner"), 80),
                Decider.Kind.APPLIANCE,
                "sends from its own address only (IP forwarding is off)");
        assertReachable(ask(lab.behaving("nva", router(State.STATEFUL, SourceNat.ALWAYS)), vm("one"), vm("inner"), 80));
    }

    @Test
    void what_is_for_another_interface_of_the_same_machine_has_arrived() {
        Lab lab = severalInterfaces(true, denyOutTo("10.0.8.0/24"));

        assertReachable(ask(lab, vm("one"), ip("10.0.8.4"), 22));
    }

    @Test
    void a_machine_calls_its_own_other_interface_without_leaving_itself() {
        Lab lab = severalInterfaces(true, denyIn(100));

        assertReachable(ask(lab, vm("nva"), ip("10.0.8.4"), 22));
    }

    private static SecurityRule denyOutTo(String prefix) {
        return Lab.denyOut(100).withDestination(prefix(prefix));
    }

    /** Two interfaces, of which the second has an NSG and perhaps no IP forwarding. */
    private static Lab severalInterfaces(boolean forwarding, SecurityRule... atSecond) {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.1.0/24")
                .routes(to("10.0.3.0/24", "10.0.9.4"), to("10.0.8.0/24", "10.0.9.4"))
                .vm("one", "10.0.1.4")
                .subnet("far", "10.0.3.0/24")
                .vm("three", "10.0.3.4")
                .subnet("back", "10.0.8.0/24")
                .vm("inner", "10.0.8.9")
                .subnet("front", "10.0.9.0/24")
                .vm("nva", "10.0.9.4")
                .ipForwarding()
                .in("v")
                .atSubnet("back")
                .moreNic("nva2", "10.0.8.4")
                .nicNsg("second", atSecond)
                .behaving("nva", Appliance.ROUTER);
        return forwarding ? lab.ipForwarding() : lab;
    }

    /** A machine behind an appliance with a public address; routes of its subnet lead through the appliance or not. */
    private static Lab published(boolean back, Appliance appliance, SecurityRule... atWeb) {
        Lab lab = new Lab().vnet("v", "10.0.0.0/16").subnet("b", "10.0.2.0/24");
        return (back ? lab.routes(to("0.0.0.0/0", "10.0.9.4")) : lab)
                .subnetNsg("n", atWeb)
                .vm("web", "10.0.2.4")
                .subnet("nva", "10.0.9.0/24")
                .vm("nva", "10.0.9.4")
                .forwarding(appliance)
                .publicIp(Sku.BASIC, "20.9.9.9");
    }

    @Test
    void the_internet_reaches_a_machine_by_the_address_of_an_appliance_that_translates() {
        Appliance appliance = translating(SourceNat.ALWAYS, dnat("web", "10.0.9.4", 443, "10.0.2.4", 8443));
        Lab lab = published(false, appliance, FROM_THE_APPLIANCE);

        Answer answer = ask(lab, internet(), vm("web"), 443);

        assertReachable(answer);
        assertThat(answer.packets(Fate.DELIVERED).destinations()).hasToString("20.9.9.9");
        assertThat(answer.explain()).contains("DNAT rule 'web' of vm 'nva' -> 10.0.2.4:8443");
        assertReachable(ask(lab, internet(), ip("20.9.9.9"), 443));
        assertBlocked(
                ask(lab, internet(), vm("web"), 22), Decider.Kind.APPLIANCE, "of which no rule translates TCP 22");
    }

    @Test
    void what_no_rule_translates_is_for_the_appliance_itself() {
        Appliance appliance = translating(SourceNat.ALWAYS, dnat("web", "10.0.9.4", 443, "10.0.2.4", 8443));
        Lab lab = published(false, appliance, FROM_THE_APPLIANCE);

        assertReachable(ask(lab, internet(), vm("nva"), 22));
        assertReachable(ask(lab, internet(), ip("20.9.9.9"), 22));
        assertReachable(ask(lab, internet(), publicly("nva"), 443));
    }

    @Test
    void without_source_translation_rules_see_the_caller_and_the_reply_must_come_back_through_it() {
        Appliance appliance = translating(SourceNat.NONE, dnat("web", "10.0.9.4", 443, "10.0.2.4", 8443));
        SecurityRule fromInternet = allowIn(100).withSource(new ServiceTag("Internet"));

        assertReachable(ask(published(true, appliance, fromInternet), ip("8.8.8.8"), vm("web"), 443));
        assertBlocked(
                ask(published(false, appliance, fromInternet), ip("8.8.8.8"), vm("web"), 443),
                Decider.Kind.REPLY_ROUTE,
                "0.0.0.0/0 -> Internet");
    }

    @Test
    void a_rule_for_some_callers_translates_for_no_others() {
        Appliance appliance = translating(
                SourceNat.ALWAYS, LabAppliance.from("8.0.0.0/8", dnat("web", "10.0.9.4", 443, "10.0.2.4", 8443)));

        Answer answer = ask(published(false, appliance, FROM_THE_APPLIANCE), internet(), vm("web"), 443);

        assertThat(answer.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(answer.packets(Fate.DELIVERED).sources()).hasToString("8.0.0.0/8");
    }

    @Test
    void of_two_rules_the_first_decides_and_each_is_for_its_own_address() {
        Appliance appliance = translating(
                SourceNat.ALWAYS,
                dnat("other", "10.0.9.5", 443, "10.0.2.9", 443),
                dnat("web", "10.0.9.4", 443, "10.0.2.4", 8443),
                dnat("late", "10.0.9.4", 443, "10.0.2.9", 443));

        assertReachable(ask(published(false, appliance, FROM_THE_APPLIANCE), internet(), vm("web"), 443));
    }

    @Test
    void where_it_leads_when_the_translated_address_is_not_known_is_undetermined() {
        Appliance appliance = translating(SourceNat.ALWAYS, dnat("web", "10.0.9.4", 443, "", 8443));

        assertUndetermined(
                ask(published(false, appliance, FROM_THE_APPLIANCE), internet(), ip("20.9.9.9"), 443), "not declared");
    }

    @Test
    void inside_the_network_its_private_address_translates_as_well() {
        Appliance appliance = translating(SourceNat.ALWAYS, dnat("web", "10.0.9.4", 443, "10.0.2.4", 8443));
        Lab lab = published(false, appliance, FROM_THE_APPLIANCE)
                .subnet("a", "10.0.1.0/24")
                .vm("one", "10.0.1.4");

        Answer answer = ask(lab, vm("one"), ip("10.0.9.4"), 443);

        assertReachable(answer);
        assertThat(answer.explain()).contains("DNAT rule 'web' of vm 'nva' -> 10.0.2.4:8443");
    }

    @Test
    void two_appliances_may_translate_one_after_the_other() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("b", "10.0.2.0/24")
                .vm("web", "10.0.2.4")
                .subnet("inner", "10.0.8.0/24")
                .vm("inner", "10.0.8.4")
                .forwarding(translating(SourceNat.ALWAYS, dnat("in", "10.0.8.4", 8443, "10.0.2.4", 9443)))
                .subnet("nva", "10.0.9.0/24")
                .vm("nva", "10.0.9.4")
                .forwarding(translating(SourceNat.ALWAYS, dnat("web", "10.0.9.4", 443, "10.0.8.4", 8443)))
                .publicIp(Sku.BASIC, "20.9.9.9");

        assertReachable(ask(lab, internet(), vm("web"), 443));
    }

    @Test
    void appliances_that_translate_to_each_other_lead_nowhere() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("inner", "10.0.8.0/24")
                .vm("inner", "10.0.8.4")
                .forwarding(translating(SourceNat.ALWAYS, dnat("in", "10.0.8.4", 443, "10.0.9.4", 443)))
                .subnet("nva", "10.0.9.0/24")
                .vm("nva", "10.0.9.4")
                .forwarding(translating(SourceNat.ALWAYS, dnat("web", "10.0.9.4", 443, "10.0.8.4", 443)))
                .publicIp(Sku.BASIC, "20.9.9.9")
                .subnet("b", "10.0.2.0/24")
                .vm("web", "10.0.2.4");

        assertBlocked(ask(lab, internet(), ip("20.9.9.9"), 443), Decider.Kind.LOOP, "a loop");
    }

    @Test
    void a_classic_firewall_translates_what_its_endpoints_let_in() {
        Lab lab = new Lab()
                .classicVnet("v", "10.0.0.0/16")
                .subnet("b", "10.0.2.0/24")
                .subnetNsg("n", denyIn(100).withSource(new ServiceTag("INTERNET")))
                .vm("web", "10.0.2.4")
                .subnet("sec", "10.0.0.0/24")
                .cloudService("sec001", "20.9.9.9")
                .classicVm("fw", "10.0.0.4", "sec001", endpoint(80, 80), endpoint(8025, 8025))
                .forwarding(translating(
                        SourceNat.ALWAYS,
                        dnat("web", "10.0.0.4", 80, "10.0.2.4", 80),
                        dnat("rdp", "10.0.0.4", 8025, "10.0.2.4", 3389)));

        assertReachable(ask(lab, internet(), vm("web"), 80));
        assertReachable(ask(lab, internet(), publicly("web"), 8025));
        assertBlocked(ask(lab, internet(), vm("web"), 443), Decider.Kind.NO_INPUT_ENDPOINT, "no endpoint for TCP 443");
    }
}
