package io.canreach.reach;

import static io.canreach.model.Lab.denyIn;
import static io.canreach.model.Lab.prefix;
import static io.canreach.model.LabAppliance.dnat;
import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.assertUndetermined;
import static io.canreach.reach.Asking.ip;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Appliance;
import io.canreach.model.Appliance.Forwarding;
import io.canreach.model.Appliance.SourceNat;
import io.canreach.model.Appliance.State;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.LabAppliance;
import io.canreach.model.LabBalancer;
import io.canreach.model.Route;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Internal load balancers as next hops: they choose the appliance and translate nothing. */
class BalancedNextHopTest {
    private static final Appliance STATEFUL =
            new Appliance(Forwarding.ALL, State.STATEFUL, SourceNat.NONE, List.of(), List.of());
    private static final KnownAddress FRONTEND = KnownAddress.parse("10.0.9.10");

    private static Route toBalancer(String destination) {
        return Route.toAppliance("nva", prefix(destination), FRONTEND);
    }

    private static Lab lab(boolean bothWays, SecurityRule... rules) {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.1.0/24")
                .routes(toBalancer("10.0.2.0/24"))
                .vm("one", "10.0.1.4")
                .subnet("b", "10.0.2.0/24");
        return (bothWays ? lab.routes(toBalancer("10.0.1.0/24")) : lab)
                .vm("two", "10.0.2.4")
                .subnet("nva", "10.0.9.0/24")
                .subnetNsg("nsg", rules)
                .vm("nva1", "10.0.9.4")
                .forwarding(STATEFUL)
                .vm("nva2", "10.0.9.5")
                .forwarding(STATEFUL);
    }

    private static LabBalancer balancing(Lab lab) {
        return LabBalancer.in(lab, "lb").internally("v", "nva", "10.0.9.10").pool("nva1", "nva2");
    }

    @Test
    void whichever_appliance_is_chosen_forwards_and_the_reply_finds_it_again() {
        Lab lab = balancing(lab(true)).haPorts().probe(22).done();

        Answer answer = ask(lab, vm("one"), vm("two"), 443);

        assertReachable(answer);
        assertThat(answer.parts().get(0).trace().steps())
                .extracting(Step::text)
                .contains("load balancer 'lb': ha -> one of 2 members");
        assertThat(answer.parts().get(0).trace().hops())
                .extracting(Hop::toString)
                .contains("VirtualAppliance 10.0.9.4 nva1-nic");
    }

    @Test
    void a_reply_that_does_not_come_back_by_the_balancer_is_lost() {
        Lab lab = balancing(lab(false)).haPorts().done();

        assertBlocked(ask(lab, vm("one"), vm("two"), 443), Decider.Kind.REPLY_ROUTE, "follows connections");
    }

    @Test
    void a_member_whose_address_is_not_declared_calls_and_is_called_by_way_of_its_own_balancer() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.1.0/24")
                .vm("one", "")
                .subnet("b", "10.0.2.0/24")
                .routes(toBalancer("10.0.1.0/24"))
                .vm("two", "10.0.2.4")
                .subnet("nva", "10.0.9.0/24");
        Lab balanced = LabBalancer.in(lab, "lb")
                .internally("v", "nva", "10.0.9.10")
                .pool("one")
                .haPorts()
                .done();

        assertReachable(ask(balanced, vm("one"), vm("two"), 443));
        assertReachable(ask(balanced, vm("two"), vm("one"), 443));
        assertUndetermined(
                ask(balanced, vm("two"), ip("10.0.1.9"), 443), "the address of vm 'one' in v/a is not declared");
        assertUndetermined(
                ask(balanced, ip("10.0.1.9"), vm("two"), 443), "which interface has which address is not declared");
    }

    @Test
    void a_member_whose_address_is_not_declared_may_be_at_that_of_its_translation_rule() {
        Appliance appliance = LabAppliance.translating(SourceNat.ALWAYS, dnat("web", "10.0.9.4", 443, "10.0.2.4", 443));
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.1.0/24")
                .vm("one", "10.0.1.4")
                .subnet("b", "10.0.2.0/24")
                .subnetNsg("n", denyIn(100))
                .vm("two", "10.0.2.4")
                .subnet("nva", "10.0.9.0/24")
                .vm("nva", "")
                .forwarding(appliance);
        Lab balanced = LabBalancer.in(lab, "lb")
                .internally("v", "nva", "10.0.9.10")
                .pool("nva")
                .haPorts()
                .done();

        assertUndetermined(
                ask(balanced, vm("one"), ip("10.0.9.10"), 443),
                "whether rule 'web' translates is not known: which address");
        assertReachable(ask(balanced, vm("one"), ip("10.0.9.10"), 80));
    }

    @Test
    void a_rule_for_one_port_is_no_way_for_the_others_nor_for_replies_to_other_ports() {
        Lab one = balancing(lab(true)).tcp("web", 443, 443).done();

        assertBlocked(
                ask(one, vm("one"), vm("two"), 80),
                Decider.Kind.LOAD_BALANCER,
                "load balancer 'lb', which has no rule for TCP 80");
        Answer answer = ask(one, vm("one"), vm("two"), 443);
        assertThat(answer.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(answer.packets(Fate.DELIVERED).sourcePorts()).hasToString("443");
        assertThat(answer.parts(Fate.DROPPED).get(0).decidedBy().text())
                .contains("the reply, which takes another way: route 10.0.1.0/24 -> VirtualAppliance 10.0.9.10");
    }

    @Test
    void appliances_that_get_no_probes_are_not_chosen() {
        SecurityRule second =
                denyIn(100).withSource(ServiceTag.AZURE_LOAD_BALANCER).withDestination(prefix("10.0.9.5/32"));
        SecurityRule both = denyIn(100).withSource(ServiceTag.AZURE_LOAD_BALANCER);
        Lab lab = balancing(lab(true, second)).haPorts().probe(22).done();

        assertReachable(ask(lab, vm("one"), vm("two"), 443));
        assertBlocked(
                ask(balancing(lab(true, both)).haPorts().probe(22).done(), vm("one"), vm("two"), 443),
                Decider.Kind.LOAD_BALANCER,
                "whose probe 'probe22' (TCP 22) does not get through to vm 'nva1' in v/nva and 1 more");
    }

    @Test
    void an_appliance_without_ip_forwarding_among_the_members_makes_it_a_matter_of_choice() {
        Lab lab = lab(true).vm("lazy", "10.0.9.6");
        LabBalancer.in(lab, "lb")
                .internally("v", "nva", "10.0.9.10")
                .pool("nva1", "lazy")
                .haPorts()
                .done();

        assertUndetermined(ask(lab, vm("one"), vm("two"), 443), "which is chosen decides");
    }

    @Test
    void members_that_are_not_known_leave_it_open() {
        Lab lab = LabBalancer.in(lab(true), "lb")
                .internally("v", "nva", "10.0.9.10")
                .unknownPool("a scale set is behind it", "nva1")
                .haPorts()
                .done();

        assertUndetermined(ask(lab, vm("one"), vm("two"), 443), "a scale set is behind it");
    }

    @Test
    void two_balancers_in_front_of_the_same_appliances_need_not_choose_alike() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.1.0/24")
                .routes(toBalancer("10.0.2.0/24"))
                .vm("one", "10.0.1.4")
                .subnet("b", "10.0.2.0/24")
                .routes(Route.toAppliance("back", prefix("10.0.1.0/24"), KnownAddress.parse("10.0.9.11")))
                .vm("two", "10.0.2.4")
                .subnet("nva", "10.0.9.0/24")
                .vm("nva1", "10.0.9.4")
                .forwarding(STATEFUL)
                .vm("nva2", "10.0.9.5")
                .forwarding(STATEFUL);
        balancing(lab).haPorts().done();
        LabBalancer.in(lab, "other")
                .internally("v", "nva", "10.0.9.11")
                .pool("nva1", "nva2")
                .haPorts()
                .done();

        assertUndetermined(ask(lab, vm("one"), vm("two"), 443), "which is chosen decides");
    }

    @Test
    void a_basic_one_is_no_next_hop_over_global_peering() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .location("westeurope")
                .subnet("nva", "10.0.9.0/24")
                .vm("nva1", "10.0.9.4")
                .forwarding(STATEFUL)
                .vnet("w", "10.1.0.0/16")
                .location("northeurope")
                .subnet("a", "10.1.1.0/24")
                .routes(toBalancer("10.1.2.0/24"))
                .vm("one", "10.1.1.4")
                .subnet("b", "10.1.2.0/24")
                .vm("two", "10.1.2.4")
                .peer("v", "w");
        LabBalancer.in(lab, "lb")
                .basic()
                .internally("v", "nva", "10.0.9.10")
                .pool("nva1")
                .tcp("web", 443, 443)
                .done();

        assertBlocked(
                ask(lab, vm("one"), vm("two"), 443),
                Decider.Kind.LOAD_BALANCER,
                "load balancer 'lb' (Basic), which is not reached over global peering, as from vnet 'w'");
    }
}
