package io.canreach.reach;

import static io.canreach.model.LabAppliance.router;
import static io.canreach.model.LabAppliance.stateful;
import static io.canreach.reach.ApplianceTest.to;
import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.assertUndetermined;
import static io.canreach.reach.Asking.site;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Appliance;
import io.canreach.model.Appliance.SourceNat;
import io.canreach.model.Appliance.State;
import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.Lab;
import io.canreach.model.VnetPeering;
import org.junit.jupiter.api.Test;

/** Two spokes that reach each other by an appliance in the hub, with allowForwardedTraffic on or off at the spokes. */
class ForwardedTrafficTest {
    private static Lab lab(Appliance appliance, boolean first, boolean second) {
        return new Lab()
                .vnet("hub", "10.0.0.0/16")
                .subnet("nva", "10.0.2.0/24")
                .vm("nva", "10.0.2.4")
                .forwarding(appliance)
                .vnet("spoke1", "10.1.0.0/16")
                .subnet("s", "10.1.0.0/24")
                .routes(to("10.2.0.0/16", "10.0.2.4"))
                .vm("one", "10.1.0.4")
                .vnet("spoke2", "10.2.0.0/16")
                .subnet("s", "10.2.0.0/24")
                .routes(to("10.1.0.0/16", "10.0.2.4"))
                .vm("two", "10.2.0.4")
                .peerOneSide("hub", side("spoke1", false))
                .peerOneSide("hub", side("spoke2", false))
                .peerOneSide("spoke1", side("hub", first))
                .peerOneSide("spoke2", side("hub", second));
    }

    private static VnetPeering side(String remote, boolean forwarded) {
        return VnetPeering.connected("to-" + remote, Lab.vnetId(remote)).withForwardedTraffic(forwarded);
    }

    private static Answer ask(Lab lab, Reading reading) {
        return Asking.ask(lab.assume(Assumption.FORWARDED_TRAFFIC_OFF, reading), vm("one"), vm("two"), 80);
    }

    @Test
    void on_at_both_spokes_nothing_is_disputed() {
        Answer answer = Asking.ask(lab(stateful(), true, true), vm("one"), vm("two"), 80);

        assertReachable(answer);
        assertThat(answer.assumptions()).doesNotContain(Assumption.FORWARDED_TRAFFIC_OFF);
    }

    @Test
    void off_it_passes_by_default_with_the_assumption_listed_and_the_flag_named() {
        Answer answer = Asking.ask(lab(stateful(), false, false), vm("one"), vm("two"), 80);

        assertReachable(answer);
        assertThat(answer.assumptions()).contains(Assumption.FORWARDED_TRAFFIC_OFF);
        assertThat(answer.explain()).contains("allowForwardedTraffic is off at spoke2");
    }

    @Test
    void by_the_documented_reading_it_is_dropped() {
        assertBlocked(
                ask(lab(stateful(), false, false), Reading.SECOND),
                Decider.Kind.PEERING,
                "the peering of vnet 'spoke2' with vnet 'hub', whose side does not allow forwarded traffic");
    }

    @Test
    void the_reply_needs_the_flag_at_the_other_spoke() {
        assertBlocked(
                ask(lab(stateful(), false, true), Reading.SECOND),
                Decider.Kind.REPLY_ROUTE,
                "the reply, at the peering of vnet 'spoke1' with vnet 'hub'");
        assertBlocked(ask(lab(stateful(), true, false), Reading.SECOND), Decider.Kind.PEERING, "vnet 'spoke2'");
        assertReachable(ask(lab(stateful(), true, true), Reading.SECOND));
    }

    @Test
    void undecided_it_is_undetermined() {
        assertUndetermined(ask(lab(stateful(), false, false), Reading.ASK), "FORWARDED_TRAFFIC_OFF");
    }

    @Test
    void what_bears_the_appliance_s_own_address_is_not_forwarded() {
        Lab lab = lab(router(State.STATEFUL, SourceNat.ALWAYS), true, false);

        assertReachable(ask(lab, Reading.SECOND));
    }

    @Test
    void a_gateway_s_traffic_is_not_forwarded_either() {
        Lab lab = new Lab()
                .vnet("hub", "10.0.0.0/16")
                .vpn("gw", "10.0.255.0/27")
                .site("hq", "192.168.0.0/16")
                .connect("gw", "hq", Status.CONNECTED)
                .vnet("spoke", "10.1.0.0/16")
                .subnet("s", "10.1.0.0/24")
                .vm("app", "10.1.0.4")
                .peerOneSide("spoke", side("hub", false).withRemoteGateways(true))
                .peerOneSide("hub", side("spoke", false).withGatewayTransit(true))
                .assume(Assumption.FORWARDED_TRAFFIC_OFF, Reading.SECOND);

        assertReachable(Asking.ask(lab, site("hq"), vm("app"), 80));
        assertReachable(Asking.ask(lab, vm("app"), site("hq"), 80));
    }

    @Test
    void an_appliance_in_a_connected_group_forwards_without_any_flag() {
        Lab lab = new Lab()
                .vnet("hub", "10.0.0.0/16")
                .subnet("nva", "10.0.2.0/24")
                .vm("nva", "10.0.2.4")
                .forwarding(stateful())
                .vnet("one", "10.1.0.0/16")
                .subnet("s", "10.1.0.0/24")
                .routes(to("10.2.0.0/16", "10.0.2.4"))
                .vm("one", "10.1.0.4")
                .vnet("two", "10.2.0.0/16")
                .subnet("s", "10.2.0.0/24")
                .routes(to("10.1.0.0/16", "10.0.2.4"))
                .vm("two", "10.2.0.4")
                .group("mesh", "hub", "one", "two");

        Answer answer = Asking.ask(lab, vm("one"), vm("two"), 80);

        assertReachable(answer);
        assertThat(answer.assumptions()).doesNotContain(Assumption.FORWARDED_TRAFFIC_OFF);
    }
}
