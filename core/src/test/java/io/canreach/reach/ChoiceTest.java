package io.canreach.reach;

import static io.canreach.model.Lab.allowIn;
import static io.canreach.model.Lab.denyIn;
import static io.canreach.model.Lab.denyOut;
import static io.canreach.model.Lab.prefix;
import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.assertUndetermined;
import static io.canreach.reach.Asking.ip;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.AsgReference;
import io.canreach.model.Lab;
import io.canreach.model.SecurityRule;
import io.canreach.packet.PortSet;
import org.junit.jupiter.api.Test;

/** A machine whose address nobody declared has one address, and nobody knows which. */
class ChoiceTest {
    private static Lab lab() {
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.1.0/24")
                .vm("known", "10.0.1.4")
                .subnet("b", "10.0.2.0/24")
                .vm("somewhere", "");
    }

    @Test
    void it_is_reached_and_reaches_when_all_its_addresses_do() {
        assertReachable(ask(lab(), vm("known"), vm("somewhere"), 80));
        assertReachable(ask(lab(), vm("somewhere"), vm("known"), 80));
        assertReachable(ask(lab().vm("other", ""), vm("somewhere"), vm("other"), 80));
    }

    @Test
    void it_is_blocked_when_none_does() {
        Lab lab = lab().subnetNsg("n", denyIn(100), denyOut(100));

        assertBlocked(ask(lab, vm("known"), vm("somewhere"), 80), Decider.Kind.SECURITY_RULE, "rule-100");
        assertBlocked(ask(lab, vm("somewhere"), vm("known"), 80), Decider.Kind.SECURITY_RULE, "out-100");
    }

    @Test
    void it_is_undetermined_when_a_rule_tells_its_addresses_apart_and_never_partial() {
        SecurityRule some = denyIn(100).withDestination(prefix("10.0.2.0/25"));
        Lab lab = lab().subnetNsg("n", some);

        assertUndetermined(ask(lab, vm("known"), vm("somewhere"), 80), "the address of vm 'somewhere'");
    }

    @Test
    void so_is_one_that_calls() {
        SecurityRule some = denyOut(100).withSource(prefix("10.0.2.0/25"));
        Lab lab = lab().subnetNsg("n", some);

        assertUndetermined(ask(lab, vm("somewhere"), vm("known"), 80), "the address of vm 'somewhere'");
    }

    @Test
    void what_differs_by_port_is_still_partial() {
        Lab lab = lab().subnetNsg("n", denyIn(100).withDestinationPorts(PortSet.of(80)));

        Answer answer = ask(lab, vm("known"), vm("somewhere"), Traffic.tcp(80).and(Traffic.tcp(443)));

        assertThat(answer.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(answer.packets(Fate.DROPPED).destinationPorts()).hasToString("80");
    }

    @Test
    void rules_for_reserved_addresses_or_those_of_others_make_no_difference() {
        SecurityRule reserved = denyIn(100).withDestination(prefix("10.0.2.0/30"));
        SecurityRule taken = denyIn(110).withDestination(prefix("10.0.2.9/32"));
        Lab lab = lab().subnetNsg("n", reserved, taken).vm("neighbour", "10.0.2.9");

        assertReachable(ask(lab, vm("known"), vm("somewhere"), 80));
    }

    @Test
    void it_is_a_member_of_its_groups_without_an_address() {
        SecurityRule web = denyIn(100).withDestination(new AsgReference(Lab.asgId("web")));
        Lab lab = lab().subnetNsg("n", web).asg("web").vm("stranger", "");

        assertBlocked(ask(lab, vm("known"), vm("somewhere"), 80), Decider.Kind.SECURITY_RULE, "rule-100");
        assertReachable(ask(lab, vm("known"), vm("stranger"), 80));
    }

    @Test
    void it_is_a_member_when_it_calls_too() {
        SecurityRule web = allowIn(100).withSource(new AsgReference(Lab.asgId("web")));
        Lab lab = lab().asg("web")
                .vm("stranger", "")
                .subnet("c", "10.0.3.0/24")
                .subnetNsg("n", web, denyIn(110))
                .vm("guarded", "10.0.3.4");

        assertReachable(ask(lab, vm("somewhere"), vm("guarded"), 80));
        assertBlocked(ask(lab, vm("stranger"), vm("guarded"), 80), Decider.Kind.SECURITY_RULE, "rule-110");
    }

    @Test
    void an_address_that_it_may_have_is_undetermined_and_one_that_is_reserved_belongs_to_nobody() {
        assertUndetermined(ask(lab(), vm("known"), ip("10.0.2.77"), 80), "whose address is not declared may have");
        assertBlocked(ask(lab(), vm("known"), ip("10.0.2.1"), 80), Decider.Kind.NO_OWNER, "no network interface");
    }

    @Test
    void flows_to_an_address_that_it_may_have_are_dropped_where_they_are_whoever_has_it() {
        SecurityRule some = denyIn(100).withDestination(prefix("10.0.2.0/25"));
        Lab lab = lab().subnetNsg("n", some).vm("other", "");

        assertBlocked(ask(lab, vm("known"), ip("10.0.2.77"), 80), Decider.Kind.SECURITY_RULE, "rule-100");
        assertUndetermined(ask(lab, vm("known"), ip("10.0.2.177"), 80), "whose address is not declared may have");
    }

    @Test
    void of_a_range_each_address_fares_by_itself() {
        SecurityRule some = denyIn(100).withDestination(prefix("10.0.2.0/25"));
        Lab lab = lab().subnetNsg("n", some);

        Answer answer = ask(lab, vm("known"), ip("10.0.2.0/24"), Traffic.tcp(80));

        assertThat(answer.packets(Fate.DROPPED).destinations()).hasToString("10.0.2.0/25, 10.0.2.255");
        assertThat(answer.packets(Fate.UNDETERMINED).destinations()).hasToString("10.0.2.128-10.0.2.254");
    }

    @Test
    void what_a_machine_may_say_to_its_own_other_interface_is_not_surely_refused_when_it_leaves() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("b", "10.0.2.0/24")
                .subnetNsg("n", denyOut(100))
                .vm("two", "10.0.2.4")
                .moreNic("other", "");

        assertUndetermined(ask(lab, vm("two"), ip("10.0.2.77"), 80), "is not declared");
        assertBlocked(ask(lab, vm("two"), ip("10.0.3.77"), 80), Decider.Kind.SECURITY_RULE, "out-100");
    }

    @Test
    void it_may_be_the_caller_s_own_other_interface_which_no_rule_guards_from_itself() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("b", "10.0.2.0/24")
                .subnetNsg("n", denyIn(100))
                .vm("two", "10.0.2.4")
                .moreNic("other", "");

        assertUndetermined(ask(lab, vm("two"), ip("10.0.2.77"), 80), "whose address is not declared may have");
    }

    @Test
    void an_interface_with_rules_of_its_own_may_let_in_what_the_others_do_not() {
        Lab lab = lab().nicNsg("shut", denyIn(100)).vm("open", "");

        assertUndetermined(ask(lab, vm("known"), ip("10.0.2.77"), 80), "whose address is not declared may have");
        assertBlocked(
                ask(lab().nicNsg("shut", denyIn(100)), vm("known"), ip("10.0.2.77"), 80),
                Decider.Kind.SECURITY_RULE,
                "rule-100");
    }

    @Test
    void two_such_interfaces_of_one_machine_are_asked_about_together() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.1.0/24")
                .vm("known", "10.0.1.4")
                .subnet("b", "10.0.2.0/24")
                .vm("double", "")
                .moreNic("second", "");

        assertReachable(ask(lab, vm("known"), vm("double"), 80));
        assertReachable(ask(lab, vm("double"), vm("known"), 80));
    }

    @Test
    void when_only_one_of_two_such_interfaces_is_guarded_the_machine_is_not_simply_reachable() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.1.0/24")
                .vm("known", "10.0.1.4")
                .subnet("b", "10.0.2.0/24")
                .vm("double", "")
                .nicNsg("n", denyIn(100))
                .moreNic("second", "");

        assertThat(ask(lab, vm("known"), vm("double"), 80).verdict()).isNotIn(Verdict.REACHABLE, Verdict.BLOCKED);
    }
}
