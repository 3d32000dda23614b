package io.canreach.reach;

import static io.canreach.model.Lab.allowIn;
import static io.canreach.model.Lab.allowOut;
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
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.PeeringScope;
import io.canreach.model.Route;
import io.canreach.model.SecurityRule;
import io.canreach.model.VnetPeering;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeeringWalkTest {
    private static Lab lab(SecurityRule out, SecurityRule in) {
        return new Lab()
                .vnet("p", "10.1.0.0/16")
                .subnet("s", "10.1.0.0/24")
                .subnetNsg("n1", out)
                .vm("one", "10.1.0.4")
                .vnet("q", "10.2.0.0/16")
                .subnet("s", "10.2.0.0/24")
                .subnetNsg("n2", in)
                .vm("two", "10.2.0.4");
    }

    private static Lab guarded() {
        return lab(
                allowOut(4000).withDestination(prefix("1.1.1.1/32")),
                allowIn(4000).withSource(prefix("1.1.1.1/32")));
    }

    private static Lab open() {
        return new Lab()
                .vnet("p", "10.1.0.0/16")
                .subnet("s", "10.1.0.0/24")
                .vm("one", "10.1.0.4")
                .vnet("q", "10.2.0.0/16")
                .subnet("s", "10.2.0.0/24")
                .vm("two", "10.2.0.4");
    }

    private static VnetPeering side(String remote, boolean access) {
        return new VnetPeering(
                "to-" + remote,
                Lab.vnetId(remote),
                VnetPeering.State.CONNECTED,
                access,
                false,
                false,
                false,
                List.of(),
                PeeringScope.WHOLE);
    }

    private static Lab withoutAccess(Lab lab) {
        return lab.peerOneSide("p", side("q", false)).peerOneSide("q", side("p", false));
    }

    @Test
    void peers_reach_each_other_under_the_default_rules() {
        Answer answer = ask(guarded().peer("p", "q"), vm("one"), vm("two"), Traffic.any());

        assertReachable(answer);
        assertThat(answer.traversesInternet()).isFalse();
        assertThat(answer.parts().get(0).trace().hops()).extracting(Hop::type).containsExactly("Source", "VNetPeering");
    }

    @Test
    void networks_without_peering_do_not() {
        assertBlocked(ask(open(), vm("one"), vm("two"), 443), Decider.Kind.ROUTE, "10.0.0.0/8 -> None (Default)");
    }

    @Test
    void one_side_alone_carries_nothing() {
        Lab lab = open().peerOneSide("p", side("q", true));

        assertBlocked(ask(lab, vm("one"), vm("two"), 443), Decider.Kind.ROUTE, "10.0.0.0/8 -> None (Default)");
    }

    @Test
    void a_peer_s_peer_is_not_reached() {
        Lab lab = open().vnet("r", "10.3.0.0/16")
                .subnet("s", "10.3.0.0/24")
                .vm("three", "10.3.0.4")
                .peer("p", "q")
                .peer("q", "r");

        assertBlocked(ask(lab, vm("one"), vm("three"), 443), Decider.Kind.ROUTE, "None");
        assertReachable(ask(lab, vm("two"), vm("three"), 443));
    }

    @Test
    void without_access_the_default_rules_drop_at_the_source() {
        Answer answer = ask(withoutAccess(guarded()), vm("one"), vm("two"), 443);

        assertBlocked(answer, Decider.Kind.SECURITY_RULE, "'DenyAllOutBound'");
    }

    @Test
    void without_access_explicit_rules_let_pass() {
        Lab lab = lab(
                allowOut(100).withSource(prefix("10.1.0.0/16")).withDestination(prefix("10.2.0.0/16")),
                allowIn(100).withSource(prefix("10.1.0.0/16")));

        Answer answer = ask(withoutAccess(lab), vm("one"), vm("two"), 443);

        assertReachable(answer);
        assertThat(answer.assumptions()).containsExactly(Assumption.VIRTUAL_NETWORK_ACCESS_OFF);
    }

    @Test
    void without_access_and_without_any_nsg_it_flows() {
        assertReachable(ask(withoutAccess(open()), vm("one"), vm("two"), 443));
    }

    @Test
    void access_off_on_the_far_side_only_closes_the_far_side_only() {
        Lab lab = guarded().peerOneSide("p", side("q", true)).peerOneSide("q", side("p", false));

        assertBlocked(ask(lab, vm("one"), vm("two"), 443), Decider.Kind.SECURITY_RULE, "'DenyAllInBound'");
        assertBlocked(ask(lab, vm("two"), vm("one"), 443), Decider.Kind.SECURITY_RULE, "'DenyAllOutBound'");
    }

    @Test
    void by_the_second_reading_nothing_passes_without_access() {
        Lab lab = withoutAccess(open()).assume(Assumption.VIRTUAL_NETWORK_ACCESS_OFF, Reading.SECOND);

        assertBlocked(ask(lab, vm("one"), vm("two"), 443), Decider.Kind.PEERING, "virtual-network access is off");
    }

    @Test
    void when_nobody_decided_it_is_undetermined_unless_rules_drop_it_anyhow() {
        Lab undecided = withoutAccess(open()).assume(Assumption.VIRTUAL_NETWORK_ACCESS_OFF, Reading.ASK);
        Lab dropped = withoutAccess(guarded()).assume(Assumption.VIRTUAL_NETWORK_ACCESS_OFF, Reading.ASK);

        assertUndetermined(ask(undecided, vm("one"), vm("two"), 443), "VIRTUAL_NETWORK_ACCESS_OFF");
        assertThat(ask(dropped, vm("one"), vm("two"), 443).verdict()).isEqualTo(Verdict.BLOCKED);
    }

    @Test
    void a_peer_outside_of_the_network_is_undetermined() {
        VnetPeering out = new VnetPeering(
                "out",
                Lab.vnetId("elsewhere"),
                VnetPeering.State.CONNECTED,
                true,
                false,
                false,
                false,
                Lab.cidrs("10.7.0.0/16"),
                PeeringScope.WHOLE);

        assertUndetermined(
                ask(open().peerOneSide("p", out), vm("one"), ip("10.7.0.4"), 443),
                "the peered vnet 'elsewhere' is not in the network");
    }

    @Test
    void an_appliance_in_a_peer_that_is_not_in_the_network_is_not_known() {
        VnetPeering hub = new VnetPeering(
                "to-hub",
                Lab.vnetId("hub"),
                VnetPeering.State.CONNECTED,
                true,
                true,
                false,
                false,
                Lab.cidrs("10.9.0.0/16"),
                PeeringScope.WHOLE);
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .routes(Route.toAppliance("all", Lab.prefix("0.0.0.0/0"), KnownAddress.parse("10.9.0.4")))
                .vm("one", "10.0.1.4")
                .peerOneSide("v", hub);

        assertUndetermined(ask(lab, vm("one"), ip("8.8.8.8"), 443), "the next hop 10.9.0.4 in the peered vnet 'hub'");
    }
}
