package io.canreach.reach;

import static io.canreach.model.Lab.allowIn;
import static io.canreach.model.Lab.denyIn;
import static io.canreach.model.Lab.prefix;
import static io.canreach.model.LabAppliance.dnat;
import static io.canreach.model.LabAppliance.tcp;
import static io.canreach.model.LabAppliance.translating;
import static io.canreach.reach.ApplianceTest.to;
import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.assertUndetermined;
import static io.canreach.reach.Asking.firewall;
import static io.canreach.reach.Asking.internet;
import static io.canreach.reach.Asking.ip;
import static io.canreach.reach.Asking.publicly;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.Access;
import io.canreach.model.Appliance.SourceNat;
import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.DnatRule;
import io.canreach.model.Lab;
import io.canreach.model.LabAppliance;
import io.canreach.model.LabAppliance.Firewall;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.Route;
import io.canreach.model.SecurityRule;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls to the addresses of an Azure Firewall, and to machines behind it. */
class FirewallDnatTest {
    private static final DnatRule WEB = dnat("web", "20.9.9.9", 443, "10.0.2.4", 8443);
    private static final SecurityRule[] FROM_THE_FIREWALL = {allowIn(100).withSource(prefix("10.0.1.0/26")), denyIn(200)
    };

    private static Firewall in(Lab lab) {
        return Firewall.in(lab, "hub", "10.0.1.4").publicly("20.9.9.9");
    }

    private static Lab hub(Route... ofFirewall) {
        Lab lab = new Lab().vnet("hub", "10.0.0.0/16").subnet("AzureFirewallSubnet", "10.0.1.0/26");
        return (ofFirewall.length == 0 ? lab : lab.routes(ofFirewall))
                .subnet("web", "10.0.2.0/24")
                .routes(to("0.0.0.0/0", "10.0.1.4"))
                .subnetNsg("n", FROM_THE_FIREWALL)
                .vm("web", "10.0.2.4")
                .subnet("a", "10.0.3.0/24")
                .vm("one", "10.0.3.4");
    }

    private static Lab published(DnatRule... rules) {
        return in(hub()).dnat("in", 100, rules).done();
    }

    @Test
    void the_internet_reaches_a_machine_by_a_rule_that_translates_and_the_machine_sees_the_firewall() {
        Answer answer = ask(published(WEB), internet(), vm("web"), 443);

        assertReachable(answer);
        assertThat(answer.packets(Fate.DELIVERED).destinations()).hasToString("20.9.9.9");
        assertThat(answer.explain())
                .contains(
                        "public IP 'fw-ip0' (Standard) of firewall 'fw'",
                        "DNAT rule 'web' of 'in' (100) of firewall 'fw' -> 10.0.2.4:8443",
                        "sends it from an address of its subnet 10.0.1.0/26");
    }

    @Test
    void a_machine_of_undeclared_address_may_be_the_one_that_a_rule_leads_to() {
        Lab lab = in(hub().vm("two", ""))
                .dnat("in", 100, dnat("two", "20.9.9.9", 443, "10.0.3.5", 443))
                .done();
        Lab elsewhere = in(hub().vm("two", ""))
                .dnat("in", 100, dnat("two", "20.9.9.9", 443, "10.0.3.4", 443))
                .done();

        assertUndetermined(ask(lab, internet(), vm("two"), 443), "whose address is not declared may have 10.0.3.5");
        assertBlocked(ask(elsewhere, internet(), vm("two"), 443), Decider.Kind.NO_ADDRESS, "no public address");
    }

    @Test
    void what_no_rule_translates_is_dropped() {
        assertBlocked(
                ask(published(WEB), internet(), vm("web"), 22),
                Decider.Kind.APPLIANCE,
                "firewall 'fw', of which no DNAT rule translates TCP 22");
        assertBlocked(ask(published(), internet(), ip("20.9.9.9"), 443), Decider.Kind.APPLIANCE, "no DNAT rule");
        assertBlocked(ask(published(), internet(), vm("web"), 443), Decider.Kind.NO_ADDRESS, "no public address");
    }

    @Test
    void the_firewall_itself_is_called_at_its_public_addresses() {
        Lab lab = published(WEB);

        assertReachable(ask(lab, internet(), firewall("fw"), 443));
        assertBlocked(ask(lab, internet(), firewall("fw"), 80), Decider.Kind.APPLIANCE, "no DNAT rule");
        Answer all = ask(lab, internet(), firewall("fw"), Traffic.any());
        assertThat(all.packets(Fate.DELIVERED).destinationPorts()).isEqualTo(PortSet.of(443));
        assertThatThrownBy(() -> ask(lab, firewall("fw"), vm("web"), 443))
                .isInstanceOf(UnknownEndpointException.class)
                .hasMessageContaining("does not call");
    }

    @Test
    void inside_its_private_address_translates_by_its_own_rules_only() {
        Lab publicly = published(WEB);
        Lab privately = published(dnat("inner", "10.0.1.4", 443, "10.0.2.4", 8443));

        assertReachable(ask(privately, vm("one"), firewall("fw"), 443));
        assertReachable(ask(privately, vm("one"), ip("10.0.1.4"), 443));
        assertBlocked(ask(publicly, vm("one"), firewall("fw"), 443), Decider.Kind.APPLIANCE, "no DNAT rule");
        assertBlocked(ask(privately, internet(), firewall("fw"), 443), Decider.Kind.APPLIANCE, "no DNAT rule");
    }

    @Test
    void whether_it_answers_dns_is_not_declared() {
        assertUndetermined(
                ask(published(), vm("one"), firewall("fw"), Traffic.of(Protocol.UDP, PortSet.of(53))), "DNS proxy");
    }

    @Test
    void a_rule_is_for_its_own_sources_and_its_own_address() {
        Lab lab = in(hub())
                .publicly("20.9.9.8")
                .dnat("in", 100, LabAppliance.from("8.0.0.0/8", WEB))
                .done();

        Answer answer = ask(lab, internet(), vm("web"), 443);

        assertThat(answer.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(answer.packets(Fate.DELIVERED).sources()).hasToString("8.0.0.0/8");
        assertThat(answer.asked().destinations()).hasToString("20.9.9.9");
        assertBlocked(ask(lab, internet(), ip("20.9.9.8"), 443), Decider.Kind.APPLIANCE, "no DNAT rule");
    }

    @Test
    void of_several_addresses_a_machine_is_called_at_those_with_a_rule_for_the_traffic() {
        Lab lab = in(hub())
                .publicly("20.9.9.8")
                .dnat("in", 100, WEB, dnat("ssh", "20.9.9.8", 2222, "10.0.2.4", 22))
                .done();

        assertReachable(ask(lab, internet(), vm("web"), 443));
        assertReachable(ask(lab, internet(), publicly("web"), 2222));
        assertBlocked(ask(lab, internet(), vm("web"), 80), Decider.Kind.APPLIANCE, "no DNAT rule");
    }

    @Test
    void an_address_that_is_not_known_is_the_one_of_a_rule_where_there_is_no_other() {
        Lab one = Firewall.in(hub(), "hub", "10.0.1.4")
                .publicly("")
                .dnat("in", 100, dnat("web", "", 443, "10.0.2.4", 8443))
                .done();
        Lab two = Firewall.in(hub(), "hub", "10.0.1.4")
                .publicly("20.9.9.9")
                .publicly("20.9.9.8")
                .dnat("in", 100, dnat("web", "", 443, "10.0.2.4", 8443))
                .done();

        assertReachable(ask(one, internet(), vm("web"), 443));
        Lab neither = Firewall.in(hub(), "hub", "10.0.1.4")
                .publicly("")
                .publicly("")
                .dnat("in", 100, dnat("web", "", 443, "10.0.2.4", 8443))
                .done();
        assertUndetermined(ask(two, internet(), vm("web"), 443), "which public address of firewall 'fw' it is for");
        assertUndetermined(ask(neither, internet(), vm("web"), 443), "which public address of firewall 'fw' it is for");
    }

    @Test
    void rules_that_are_not_given_may_translate_to_any_machine_near() {
        Lab lab = in(hub()).dnat("in", 100, WEB).unknownRules().done();

        assertUndetermined(ask(lab, internet(), vm("web"), 443), "the parent policy is not given");
        assertUndetermined(ask(lab, internet(), vm("one"), 443), "the parent policy is not given");
    }

    @Test
    void a_rule_to_an_address_that_is_not_known_may_lead_to_any_machine_near() {
        Lab lab = in(hub())
                .dnat("in", 100, dnat("name", "20.9.9.9", 443, "", 443))
                .done();

        assertUndetermined(ask(lab, internet(), vm("one"), 443), "not declared");
        assertBlocked(ask(lab, internet(), vm("one"), 80), Decider.Kind.APPLIANCE, "no DNAT rule");
    }

    @Test
    void whether_a_network_rule_may_deny_what_was_translated_is_disputed() {
        Lab lab = in(hub())
                .dnat("in", 100, WEB)
                .network("deny", 200, Access.DENY, tcp("no-web", "*", "10.0.2.0/24", "8443"))
                .done();

        Answer first = ask(lab, internet(), vm("web"), 443);
        assertReachable(first);
        assertThat(first.assumptions()).contains(Assumption.FIREWALL_RULES_AFTER_DNAT);
        assertUndetermined(
                ask(lab.assume(Assumption.FIREWALL_RULES_AFTER_DNAT, Reading.ASK), internet(), vm("web"), 443),
                "FIREWALL_RULES_AFTER_DNAT");
        assertBlocked(
                ask(lab.assume(Assumption.FIREWALL_RULES_AFTER_DNAT, Reading.SECOND), internet(), vm("web"), 443),
                Decider.Kind.APPLIANCE,
                "network rule 'no-web' of 'deny' (200) of firewall 'fw'");
    }

    @Test
    void where_no_network_rule_denies_it_nothing_is_disputed() {
        Lab lab = in(hub())
                .dnat("in", 100, WEB)
                .network("deny", 200, Access.DENY, tcp("no-web", "*", "10.0.2.0/24", "443"))
                .done()
                .assume(Assumption.FIREWALL_RULES_AFTER_DNAT, Reading.SECOND);

        Answer answer = ask(lab, internet(), vm("web"), 443);

        assertReachable(answer);
        assertThat(answer.assumptions()).doesNotContain(Assumption.FIREWALL_RULES_AFTER_DNAT);
    }

    @Test
    void with_forced_tunnelling_replies_do_not_find_back() {
        Lab lab = in(hub(to("0.0.0.0/0", "10.0.3.9"))
                        .vm("nva", "10.0.3.9")
                        .forwarding(io.canreach.model.Appliance.ROUTER))
                .dnat("in", 100, WEB)
                .done();

        assertBlocked(
                ask(lab, internet(), vm("web"), 443),
                Decider.Kind.REPLY_ROUTE,
                "0.0.0.0/0 -> VirtualAppliance 10.0.3.9");
    }

    @Test
    void it_may_translate_to_an_appliance_that_translates_again() {
        Lab lab = in(hub().vm("nva", "10.0.3.9")
                        .forwarding(translating(SourceNat.ALWAYS, dnat("inner", "10.0.3.9", 8443, "10.0.3.4", 9443))))
                .dnat("in", 100, dnat("outer", "20.9.9.9", 443, "10.0.3.9", 8443))
                .done();

        assertReachable(ask(lab, internet(), vm("one"), 443));
    }

    @Test
    void a_machine_with_an_address_of_its_own_is_called_there_as_well() {
        Lab lab = in(hub().vm("both", "10.0.3.8").publicIp(Sku.BASIC, "20.1.1.1"))
                .dnat("in", 100, dnat("web", "20.9.9.9", 443, "10.0.3.8", 443))
                .done();

        Answer answer = ask(lab, internet(), vm("both"), 443);

        assertReachable(answer);
        assertThat(answer.asked().destinations()).hasToString("20.1.1.1, 20.9.9.9");
    }

    @Test
    void translated_calls_from_inside_by_the_public_address_arrive_too() {
        assertReachable(ask(published(WEB), vm("one"), publicly("web"), 443));
    }

    @Test
    void collections_of_translations_are_asked_in_their_order() {
        List<DnatRule> late = List.of(dnat("late", "20.9.9.9", 443, "10.0.2.9", 443));
        Lab lab = in(hub())
                .dnat("second", 200, late.toArray(DnatRule[]::new))
                .dnat("first", 100, WEB)
                .done();

        assertReachable(ask(lab, internet(), vm("web"), 443));
    }
}
