package io.canreach.reach;

import static io.canreach.model.Lab.allowIn;
import static io.canreach.model.Lab.denyIn;
import static io.canreach.model.Lab.denyOut;
import static io.canreach.model.Lab.prefix;
import static io.canreach.model.LabAppliance.allow;
import static io.canreach.model.LabAppliance.byRules;
import static io.canreach.model.LabAppliance.deny;
import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.assertUndetermined;
import static io.canreach.reach.Asking.ip;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Appliance;
import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.Route;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.packet.PortSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One machine that forwards between two subnets. */
class ApplianceTest {
    static Route to(String prefix, String appliance) {
        String name = "via-" + appliance + "-" + prefix.replace('/', '-').replace(':', '.');
        return Route.toAppliance(name, prefix(prefix), KnownAddress.parse(appliance));
    }

    /** Two machines with the appliance's subnet between them, to which the last interface belongs. */
    private static Lab between(String appliance) {
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.1.0/24")
                .routes(to("10.0.2.0/24", appliance))
                .vm("one", "10.0.1.4")
                .subnet("b", "10.0.2.0/24")
                .routes(to("10.0.1.0/24", appliance))
                .vm("two", "10.0.2.4")
                .subnet("nva", "10.0.9.0/24");
    }

    private static Lab through(Appliance appliance) {
        return between("10.0.9.4").vm("nva", "10.0.9.4").forwarding(appliance);
    }

    private static List<String> hops(Answer answer) {
        return answer.parts().get(0).trace().hops().stream().map(Hop::toString).toList();
    }

    private static List<String> steps(Answer answer, Stage stage) {
        return answer.parts().get(0).trace().steps().stream()
                .filter(step -> step.stage() == stage)
                .map(Step::text)
                .toList();
    }

    @Test
    void a_router_forwards_and_is_a_hop_with_its_own_address() {
        Answer answer = ask(through(Appliance.ROUTER), vm("one"), vm("two"), 80);

        assertReachable(answer);
        assertThat(hops(answer))
                .containsExactly(
                        "Source 10.0.1.4 one-nic",
                        "VirtualAppliance 10.0.9.4 nva-nic",
                        "VirtualNetwork 10.0.2.4 two-nic");
        assertThat(steps(answer, Stage.APPLIANCE)).containsExactly("vm 'nva' forwards it");
    }

    @Test
    void without_ip_forwarding_azure_hands_it_nothing_that_is_for_others() {
        Lab lab = between("10.0.9.4").vm("nva", "10.0.9.4").behaving("nva", Appliance.ROUTER);

        assertBlocked(ask(lab, vm("one"), vm("two"), 80), Decider.Kind.APPLIANCE, "IP forwarding is off");
        assertReachable(ask(lab, vm("one"), vm("nva"), 80));
    }

    @Test
    void a_machine_that_does_not_run_forwards_nothing() {
        Lab lab = through(Appliance.ROUTER).stopped("nva");

        assertBlocked(ask(lab, vm("one"), vm("two"), 80), Decider.Kind.STOPPED, "vm 'nva' does not run");
        assertReachable(ask(lab.assume(Assumption.STOPPED_MACHINE, Reading.SECOND), vm("one"), vm("two"), 80));
    }

    @Test
    void what_a_machine_forwards_of_which_nothing_is_known_is_undetermined() {
        assertUndetermined(
                ask(through(Appliance.UNKNOWN), vm("one"), vm("two"), 80), "what vm 'nva' forwards is not declared");
    }

    @Test
    void a_certain_drop_behind_it_decides_all_the_same() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.1.0/24")
                .routes(to("10.0.2.0/24", "10.0.9.4"))
                .vm("one", "10.0.1.4")
                .subnet("b", "10.0.2.0/24")
                .subnetNsg("shut", denyIn(100))
                .vm("two", "10.0.2.4")
                .subnet("nva", "10.0.9.0/24")
                .vm("nva", "10.0.9.4")
                .forwarding(Appliance.UNKNOWN);

        assertBlocked(ask(lab, vm("one"), vm("two"), 80), Decider.Kind.SECURITY_RULE, "'rule-100'");
    }

    @Test
    void by_rules_the_first_match_decides_and_what_none_matches_is_dropped() {
        Lab lab = through(byRules(deny("no-80", "10.0.2.4/32", "80"), allow("web", "10.0.2.0/24", "80,443")));

        assertBlocked(ask(lab, vm("one"), vm("two"), 80), Decider.Kind.APPLIANCE, "rule 'no-80' of vm 'nva'");
        assertReachable(ask(lab, vm("one"), vm("two"), 443));
        assertBlocked(
                ask(lab, vm("one"), vm("two"), 22), Decider.Kind.APPLIANCE, "vm 'nva', of which no rule forwards it");
        Answer all = ask(lab, vm("one"), vm("two"), Traffic.any());
        assertThat(all.packets(Fate.DELIVERED).destinationPorts()).isEqualTo(PortSet.of(443));
    }

    @Test
    void a_rule_for_a_tag_without_data_may_match_or_not() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.1.0/24")
                .routes(to("0.0.0.0/0", "10.0.9.4"))
                .vm("one", "10.0.1.4")
                .subnet("nva", "10.0.9.0/24")
                .vm("nva", "10.0.9.4")
                .forwarding(new Appliance(
                        Appliance.Forwarding.BY_RULES,
                        Appliance.State.STATEFUL,
                        Appliance.SourceNat.INTERNET,
                        List.of(allow("storage", "Storage", "443")),
                        List.of()));

        assertUndetermined(ask(lab, vm("one"), ip("20.1.1.1"), 443), "rule 'storage'");
    }

    @Test
    void the_nsg_at_its_interface_is_asked_about_the_final_destination() {
        SecurityRule toTwo = denyIn(100).withDestination(prefix("10.0.2.4/32"));
        SecurityRule toItself = denyIn(100).withDestination(prefix("10.0.9.4/32"));

        Lab two = between("10.0.9.4")
                .vm("nva", "10.0.9.4")
                .forwarding(Appliance.ROUTER)
                .nicNsg("n", toTwo);
        Lab itself = between("10.0.9.4")
                .vm("nva", "10.0.9.4")
                .forwarding(Appliance.ROUTER)
                .nicNsg("n", toItself);

        assertBlocked(ask(two, vm("one"), vm("two"), 80), Decider.Kind.SECURITY_RULE, "'rule-100'");
        assertReachable(ask(itself, vm("one"), vm("two"), 80));
        assertBlocked(ask(itself, vm("one"), vm("nva"), 80), Decider.Kind.SECURITY_RULE, "'rule-100'");
    }

    @Test
    void on_the_way_to_the_internet_its_default_rules_drop_what_its_subnet_knows_nothing_of() {
        Appliance nat = new Appliance(
                Appliance.Forwarding.ALL, Appliance.State.STATEFUL, Appliance.SourceNat.INTERNET, List.of(), List.of());
        Lab shut = toInternet(nat);
        Lab open = toInternet(nat, allowIn(100).withSource(new ServiceTag("VirtualNetwork")));

        assertBlocked(
                ask(shut, vm("one"), ip("8.8.8.8"), 443),
                Decider.Kind.SECURITY_RULE,
                "default security rule 'DenyAllInBound' (65500, Inbound) of NSG 'n'");
        assertReachable(ask(open, vm("one"), ip("8.8.8.8"), 443));
    }

    private static Lab toInternet(Appliance appliance, SecurityRule... rules) {
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.1.0/24")
                .routes(to("0.0.0.0/0", "10.0.9.4"))
                .vm("one", "10.0.1.4")
                .subnet("nva", "10.0.9.0/24")
                .vm("nva", "10.0.9.4")
                .forwarding(appliance)
                .nicNsg("n", rules);
    }

    @Test
    void what_it_sends_on_meets_the_outbound_rules_of_its_interface_with_the_first_source() {
        Lab lab = between("10.0.9.4")
                .vm("nva", "10.0.9.4")
                .forwarding(Appliance.ROUTER)
                .nicNsg("n", denyOut(100).withSource(prefix("10.0.1.0/24")));

        assertBlocked(ask(lab, vm("one"), vm("two"), 80), Decider.Kind.SECURITY_RULE, "'out-100'");
        assertReachable(ask(lab, vm("nva"), vm("two"), 80));
    }

    @Test
    void a_chain_of_two_passes_both_in_order() {
        Lab lab = new Lab()
                .vnet("v", "10.1.0.0/16")
                .subnet("app", "10.1.1.0/24")
                .routes(to("10.1.4.0/24", "10.1.2.4"))
                .vm("app", "10.1.1.4")
                .subnet("first", "10.1.2.0/24")
                .routes(to("10.1.4.0/24", "10.1.3.4"))
                .vm("nva1", "10.1.2.4")
                .forwarding(Appliance.ROUTER)
                .subnet("second", "10.1.3.0/24")
                .vm("nva2", "10.1.3.4")
                .forwarding(Appliance.ROUTER)
                .nicNsg("n", denyOut(100).withDestinationPorts(List.of(io.canreach.model.Ports.parse("80"))))
                .subnet("data", "10.1.4.0/24")
                .vm("db", "10.1.4.4");

        Answer open = ask(lab, vm("app"), vm("db"), 1433);
        Answer shut = ask(lab, vm("app"), vm("db"), 80);

        assertReachable(open);
        assertThat(hops(open))
                .containsExactly(
                        "Source 10.1.1.4 app-nic",
                        "VirtualAppliance 10.1.2.4 nva1-nic",
                        "VirtualAppliance 10.1.3.4 nva2-nic",
                        "VirtualNetwork 10.1.4.4 db-nic");
        assertBlocked(shut, Decider.Kind.SECURITY_RULE, "security rule 'out-100' (100, Outbound) of NSG 'n'");
        assertThat(hops(shut)).endsWith("VirtualAppliance 10.1.3.4 nva2-nic");
    }

    @Test
    void a_next_hop_that_nobody_has_is_a_black_hole() {
        Lab lab = between("10.0.9.9").vm("nva", "10.0.9.4").forwarding(Appliance.ROUTER);

        assertBlocked(
                ask(lab, vm("one"), vm("two"), 80),
                Decider.Kind.NO_OWNER,
                "nothing in vnet 'v' has the address of the next hop 10.0.9.9");
    }

    @Test
    void a_next_hop_in_no_network_near_is_a_black_hole() {
        Lab lab = between("172.16.0.4").vm("nva", "10.0.9.4");

        assertBlocked(
                ask(lab, vm("one"), vm("two"), 80),
                Decider.Kind.NO_OWNER,
                "the next hop 172.16.0.4 is in no virtual network that subnet 'v/a' is directly connected to");
    }

    @Test
    void a_next_hop_that_an_undeclared_address_may_be_is_undetermined() {
        Lab lab = between("10.0.9.9").vm("nva", "").forwarding(Appliance.ROUTER);

        assertUndetermined(
                ask(lab, vm("one"), vm("two"), 80), "whose address is not declared may be the next hop 10.0.9.9");
    }

    @Test
    void an_ordinary_machine_as_next_hop_forwards_nothing_but_gets_what_is_for_it() {
        Lab lab = between("10.0.9.4").vm("nva", "10.0.9.4");

        assertBlocked(ask(lab, vm("one"), vm("two"), 80), Decider.Kind.APPLIANCE, "IP forwarding is off");
    }

    @Test
    void the_target_itself_may_be_the_next_hop() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.1.0/24")
                .routes(to("10.0.0.0/16", "10.0.9.4"))
                .vm("one", "10.0.1.4")
                .subnet("nva", "10.0.9.0/24")
                .vm("nva", "10.0.9.4")
                .forwarding(byRules());

        assertReachable(ask(lab, vm("one"), vm("nva"), 22));
        assertReachable(ask(lab, vm("nva"), vm("one"), 22));
    }

    @Test
    void it_forwards_ipv6_by_its_ipv6_address() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16", "ace:cab:deca::/48")
                .subnet("a", "10.0.1.0/24", "ace:cab:deca:1::/64")
                .routes(to("ace:cab:deca:2::/64", "ace:cab:deca:9::4"))
                .vm("one", "10.0.1.4")
                .moreAddress("ace:cab:deca:1::4")
                .subnet("b", "10.0.2.0/24", "ace:cab:deca:2::/64")
                .vm("two", "10.0.2.4")
                .moreAddress("ace:cab:deca:2::4")
                .subnet("nva", "10.0.9.0/24", "ace:cab:deca:9::/64")
                .vm("nva", "10.0.9.4")
                .moreAddress("ace:cab:deca:9::4")
                .forwarding(Appliance.ROUTER);

        Answer answer = ask(lab, ip("ace:cab:deca:1::4"), ip("ace:cab:deca:2::4"), 443);

        assertReachable(answer);
        assertThat(hops(answer)).contains("VirtualAppliance ace:cab:deca:9::4 nva-nic");
    }

    @Test
    void a_member_of_a_group_is_known_at_the_transit_interface_by_who_is_called() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.1.0/24")
                .routes(to("10.0.2.0/24", "10.0.9.4"))
                .vm("one", "10.0.1.4")
                .subnet("b", "10.0.2.0/24")
                .vm("two", "")
                .asg("data")
                .subnet("nva", "10.0.9.0/24")
                .vm("nva", "10.0.9.4")
                .forwarding(Appliance.ROUTER)
                .nicNsg(
                        "n",
                        allowIn(100).withDestination(List.of(new io.canreach.model.AsgReference(Lab.asgId("data")))),
                        denyIn(200));

        assertReachable(ask(lab, vm("one"), vm("two"), 80));
    }
}
