package io.canreach.reach;

import static io.canreach.model.Lab.allowIn;
import static io.canreach.model.Lab.denyIn;
import static io.canreach.model.Lab.prefix;
import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.assertUndetermined;
import static io.canreach.reach.Asking.ip;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.Gap;
import io.canreach.model.Lab;
import io.canreach.model.NextHopType;
import io.canreach.model.ResourceId;
import io.canreach.model.Route;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.model.Unknown;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.List;
import org.junit.jupiter.api.Test;

class UndeterminedTest {
    private static final Traffic PING = Traffic.of(Protocol.ICMP, PortSet.all());

    private static Lab inbound(SecurityRule... rules) {
        return target().subnetNsg("n", rules);
    }

    private static Lab target() {
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.1.0/24")
                .vm("one", "10.0.1.4")
                .subnet("b", "10.0.2.0/24")
                .vm("two", "10.0.2.4");
    }

    @Test
    void an_nsg_that_is_not_given_leaves_everything_undetermined() {
        Lab lab = target().unknownSubnetNsg("secret");

        assertUndetermined(ask(lab, vm("one"), vm("two"), 80), "NSG 'secret' is not given");
        assertUndetermined(ask(lab, vm("two"), vm("one"), 80), "NSG 'secret' is not given");
    }

    @Test
    void a_later_certain_deny_decides_after_all() {
        Lab lab = target().unknownSubnetNsg("secret").nicNsg("closed", denyIn(100));

        assertBlocked(ask(lab, vm("one"), vm("two"), 80), Decider.Kind.SECURITY_RULE, "NSG 'closed'");
    }

    @Test
    void a_tag_without_data_is_undetermined_only_where_it_changes_the_verdict() {
        SecurityRule deny = denyIn(100).withSource(new Unknown("a parameter"));
        SecurityRule allow = allowIn(100).withSource(new Unknown("a parameter"));

        assertUndetermined(ask(inbound(deny), vm("one"), vm("two"), 80), "a parameter");
        assertReachable(ask(inbound(allow), vm("one"), vm("two"), 80));
    }

    @Test
    void a_tag_without_data_holds_no_private_address() {
        assertReachable(ask(inbound(denyIn(100).withSource(new ServiceTag("Sql"))), vm("one"), vm("two"), 80));
    }

    @Test
    void a_tag_without_data_may_hold_any_public_address() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .subnetNsg("n", Lab.denyOut(100).withDestination(new ServiceTag("Sql")))
                .vm("one", "10.0.1.4");

        assertUndetermined(ask(lab, vm("one"), ip("40.1.2.3"), 80), "the prefixes of service tag 'Sql' are not given");
    }

    @Test
    void routes_that_are_not_known_may_widen_the_virtual_network() {
        Lab gap = inbound().gap(Lab.vnetId("v"), Gap.Effect.ROUTING, "a gateway learns by BGP");

        assertUndetermined(ask(gap, vm("two"), ip("10.200.0.5"), 80), "a gateway learns by BGP");
    }

    @Test
    void with_data_it_is_decided() {
        Lab lab = inbound(denyIn(100).withSource(new ServiceTag("Sql"))).tag("Sql", "40.0.0.0/8");

        assertReachable(ask(lab, vm("one"), vm("two"), 80));
    }

    @Test
    void a_rule_of_unknown_priority_is_undetermined_only_where_others_decide_differently() {
        SecurityRule unsettled = denyIn(100)
                .withDestinationPorts(PortSet.of(80))
                .withUnsettled(List.of(new Unknown("its priority is a parameter")));

        assertUndetermined(ask(inbound(unsettled), vm("one"), vm("two"), 80), "its priority is a parameter");
        assertReachable(ask(inbound(unsettled), vm("one"), vm("two"), 81));
    }

    @Test
    void icmp_under_a_rule_for_ports_is_asked_unless_it_was_decided() {
        SecurityRule rule = denyIn(100).withProtocol(Protocol.ICMP).withDestinationPorts(PortSet.of(8));
        Assumption point = Assumption.PORT_RULE_ON_PORTLESS_PROTOCOL;

        assertUndetermined(ask(inbound(rule), vm("one"), vm("two"), PING), point.toString());
        assertReachable(ask(inbound(rule).assume(point, Reading.FIRST), vm("one"), vm("two"), PING));
        assertBlocked(
                ask(inbound(rule).assume(point, Reading.SECOND), vm("one"), vm("two"), PING),
                Decider.Kind.SECURITY_RULE,
                "rule-100");
    }

    @Test
    void security_that_is_not_modelled_is_a_doubt_wherever_it_is_attached() {
        for (ResourceId id : List.of(Lab.nicId("two"), Lab.subnetId("v", "b"), Lab.vnetId("v"))) {
            Lab lab = target().gap(id, Gap.Effect.SECURITY, "admin rules are not modelled");

            assertUndetermined(ask(lab, vm("one"), vm("two"), 80), "admin rules are not modelled");
        }
    }

    @Test
    void routing_that_is_not_modelled_is_a_doubt_outside_of_the_network() {
        Lab lab = target().gap(Lab.subnetId("v", "a"), Gap.Effect.ROUTING, "a virtual hub is not modelled");

        assertUndetermined(ask(lab, vm("one"), ip("8.8.8.8"), 80), "a virtual hub is not modelled");
        assertReachable(ask(lab, vm("one"), vm("two"), 80));
    }

    @Test
    void a_route_of_unknown_prefix_is_a_doubt() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.1.0/24")
                .routes(Route.of("r", new Unknown("prefix of a parameter"), NextHopType.NONE))
                .vm("one", "10.0.1.4")
                .vm("two", "10.0.1.5");

        assertUndetermined(ask(lab, vm("one"), vm("two"), 80), "prefix of a parameter");
    }

    @Test
    void some_delivered_and_some_dropped_is_partial_whatever_else_is_unknown() {
        Lab lab = inbound(
                denyIn(100).withDestinationPorts(PortSet.of(81)),
                denyIn(110).withDestinationPorts(PortSet.of(82)).withSource(new Unknown("a parameter")));

        Answer answer = ask(
                lab, vm("one"), vm("two"), Traffic.tcp(80).and(Traffic.tcp(81)).and(Traffic.tcp(82)));

        assertThat(answer.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(answer.packets(Fate.DELIVERED).destinationPorts()).hasToString("80");
        assertThat(answer.packets(Fate.DROPPED).destinationPorts()).hasToString("81");
        assertThat(answer.packets(Fate.UNDETERMINED).destinationPorts()).hasToString("82");
    }

    @Test
    void delivered_and_undetermined_is_undetermined() {
        Lab lab = inbound(denyIn(110).withDestinationPorts(PortSet.of(82)).withSource(new Unknown("a parameter")));

        Answer answer = ask(lab, vm("one"), vm("two"), Traffic.tcp(80).and(Traffic.tcp(82)));

        assertThat(answer.verdict()).isEqualTo(Verdict.UNDETERMINED);
    }

    @Test
    void a_known_rule_before_the_unknown_one_keeps_its_verdict() {
        Lab lab = inbound(
                allowIn(100).withSource(prefix("10.0.1.4/32")), denyIn(110).withSource(new ServiceTag("Sql")));

        assertReachable(ask(lab, vm("one"), vm("two"), 80));
    }
}
