package io.canreach.reach;

import static io.canreach.model.Lab.prefix;
import static io.canreach.reach.Asking.internet;
import static io.canreach.reach.Asking.ip;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Access;
import io.canreach.model.Appliance;
import io.canreach.model.ApplianceRule;
import io.canreach.model.Endpoint;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.NetworkRule;
import io.canreach.model.NextHopType;
import io.canreach.model.Route;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Why not: all that stops flows, not only the first. */
class WhyNotTest {
    private static final Appliance CLOSED = new Appliance(
            Appliance.Forwarding.BY_RULES,
            Appliance.State.STATEFUL,
            Appliance.SourceNat.NONE,
            List.of(new ApplianceRule(Access.DENY, NetworkRule.any("no-spokes"))),
            List.of());

    private static WhyNot whyNot(Lab lab, Endpoint source, Endpoint destination, int port) {
        return Reachability.of(lab.network()).whyNot(Question.of(source, destination, Traffic.tcp(port)));
    }

    private static Lab guarded() {
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.1.0/24")
                .subnetNsg("na", Lab.denyOut(300))
                .routes(Route.toAppliance("by-nva", prefix("10.0.2.0/24"), KnownAddress.parse("10.0.9.4")))
                .vm("one", "10.0.1.4")
                .subnet("b", "10.0.2.0/24")
                .routes(Route.toAppliance("back", prefix("10.0.1.0/24"), KnownAddress.parse("10.0.9.4")))
                .vm("two", "10.0.2.4")
                .nicNsg("nb", Lab.denyIn(100))
                .subnet("fw", "10.0.9.0/24")
                .vm("nva", "10.0.9.4")
                .forwarding(CLOSED);
    }

    @Test
    void it_lists_every_obstacle_on_the_way_with_the_nearest_change() {
        assertThat(whyNot(guarded(), vm("one"), vm("two"), 1433)).hasToString("""
                vm 'one' -> vm 'two' on TCP 1433: stopped by
                  1 security rule 'out-300' (300, Outbound) of NSG 'na' on subnet 'v/a'
                    for     TCP 1433 10.0.1.4 -> 10.0.2.4
                    to open add to NSG 'na': 299 Outbound Allow TCP 1433 10.0.1.4 -> 10.0.2.4
                  2 rule 'no-spokes' of vm 'nva'
                    for     TCP 1433 10.0.1.4 -> 10.0.2.4
                    to open let a rule before it allow TCP 1433 10.0.1.4 -> 10.0.2.4
                  3 security rule 'rule-100' (100, Inbound) of NSG 'nb' on vm 'two'
                    for     TCP 1433 10.0.1.4 -> 10.0.2.4
                    to open narrow rule 'rule-100' of NSG 'nb', before which no number is free""");
    }

    @Test
    void the_answer_itself_names_the_first_alone() {
        assertThat(Asking.ask(guarded(), vm("one"), vm("two"), 1433).parts())
                .singleElement()
                .satisfies(part -> assertThat(part.decidedBy().name()).isEqualTo("out-300"));
    }

    @Test
    void what_is_reachable_has_no_obstacle() {
        Lab lab = new Lab().vnet("v", "10.0.0.0/16").subnet("a", "10.0.1.0/24").vm("one", "10.0.1.4");

        WhyNot none = whyNot(lab.vm("two", "10.0.1.5"), vm("one"), vm("two"), 80);

        assertThat(none.obstacles()).isEmpty();
        assertThat(none).hasToString("vm 'one' -> vm 'two' on TCP 80: nothing stops it");
    }

    @Test
    void behind_a_route_to_nowhere_nothing_is_looked_at() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.1.0/24")
                .subnetNsg("na", Lab.denyOut(300))
                .routes(Route.of("hole", prefix("10.0.2.0/24"), NextHopType.NONE))
                .vm("one", "10.0.1.4")
                .subnet("b", "10.0.2.0/24")
                .vm("two", "10.0.2.4")
                .nicNsg("nb", Lab.denyIn(100));

        WhyNot why = whyNot(lab, vm("one"), vm("two"), 80);

        assertThat(why.obstacles()).extracting(Obstacle::toString).hasSize(2);
        assertThat(why.notReached())
                .containsExactly("what lies behind, since it is not known where the flows would go: route"
                        + " 10.0.2.0/24 -> None (User 'hole') of subnet 'v/a'");
    }

    @Test
    void what_is_not_known_is_named_as_not_reached() {
        Lab lab = guarded().vm("other", "10.0.9.5").forwarding(Appliance.UNKNOWN);

        WhyNot why = whyNot(
                lab.in("v")
                        .subnet("c", "10.0.3.0/24")
                        .routes(Route.toAppliance("unknown", prefix("10.0.2.0/24"), KnownAddress.parse("10.0.9.5")))
                        .vm("three", "10.0.3.4"),
                vm("three"),
                vm("two"),
                80);

        assertThat(why.notReached()).anyMatch(each -> each.contains("what vm 'other' forwards is not declared"));
    }

    @Test
    void a_machine_without_a_public_address_is_not_called_from_the_internet() {
        WhyNot why = whyNot(guarded(), internet(), vm("two"), 80);

        assertThat(why.obstacles())
                .singleElement()
                .extracting(obstacle -> obstacle.by().kind())
                .isEqualTo(Decider.Kind.NO_ADDRESS);
    }

    @Test
    void an_address_that_nobody_has_ends_the_way() {
        WhyNot why = whyNot(guarded(), vm("nva"), ip("10.0.9.77"), 80);

        assertThat(why.obstacles()).extracting(obstacle -> obstacle.by().kind()).containsExactly(Decider.Kind.NO_OWNER);
        assertThat(why.notReached()).hasSize(1);
    }
}
