package io.canreach.reach;

import static io.canreach.model.LabAppliance.router;
import static io.canreach.reach.ApplianceTest.to;
import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.ip;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Appliance;
import io.canreach.model.Appliance.SourceNat;
import io.canreach.model.Appliance.State;
import io.canreach.model.Lab;
import io.canreach.model.NextHopType;
import io.canreach.model.Route;
import org.junit.jupiter.api.Test;

/** Packets that come back to where they were. */
class LoopTest {
    private static final Appliance NAT = router(State.STATEFUL, SourceNat.INTERNET);

    private static Lab sharedSubnet() {
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .routes(to("0.0.0.0/0", "10.0.1.9"))
                .vm("client", "10.0.1.4")
                .vm("nva", "10.0.1.9")
                .forwarding(NAT);
    }

    @Test
    void an_appliance_in_the_subnet_of_its_clients_sends_to_itself() {
        String loop = "a loop: subnet 'v/s' sends it to vm 'nva' again";

        assertBlocked(ask(sharedSubnet(), vm("nva"), ip("8.8.8.8"), 443), Decider.Kind.LOOP, loop);
        assertBlocked(ask(sharedSubnet(), vm("client"), ip("8.8.8.8"), 443), Decider.Kind.LOOP, loop);
    }

    @Test
    void inside_the_virtual_network_its_own_route_is_longer() {
        assertReachable(ask(sharedSubnet(), vm("client"), vm("nva"), 443));
        assertReachable(ask(sharedSubnet(), vm("nva"), vm("client"), 443));
    }

    private static Lab ring(Appliance one, Appliance other) {
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.1.0/24")
                .routes(to("10.0.5.0/24", "10.0.8.4"))
                .vm("one", "10.0.1.4")
                .subnet("fw1", "10.0.8.0/24")
                .routes(to("10.0.5.0/24", "10.0.9.4"))
                .vm("fw1", "10.0.8.4")
                .forwarding(one)
                .subnet("fw2", "10.0.9.0/24")
                .routes(to("10.0.5.0/24", "10.0.8.4"))
                .vm("fw2", "10.0.9.4")
                .forwarding(other)
                .subnet("b", "10.0.5.0/24")
                .vm("two", "10.0.5.4");
    }

    @Test
    void two_appliances_that_send_to_each_other_are_a_loop() {
        Answer answer = ask(ring(Appliance.ROUTER, Appliance.ROUTER), vm("one"), vm("two"), 80);

        assertBlocked(answer, Decider.Kind.LOOP, "a loop: subnet 'v/fw2' sends it to vm 'fw1' again");
        assertThat(answer.parts().get(0).trace().hops()).hasSize(3);
    }

    @Test
    void translating_sources_on_the_way_does_not_help() {
        Appliance always = router(State.STATEFUL, SourceNat.ALWAYS);

        assertBlocked(ask(ring(always, always), vm("one"), vm("two"), 80), Decider.Kind.LOOP, "a loop");
    }

    @Test
    void it_is_a_loop_whatever_unknown_appliances_make_of_the_source() {
        assertBlocked(
                ask(ring(Appliance.UNKNOWN, Appliance.UNKNOWN), vm("one"), vm("two"), 80), Decider.Kind.LOOP, "a loop");
    }

    @Test
    void a_reply_may_go_round_too() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.1.0/24")
                .vm("one", "10.0.1.4")
                .subnet("fw1", "10.0.8.0/24")
                .routes(to("10.0.1.0/24", "10.0.9.4"))
                .vm("fw1", "10.0.8.4")
                .forwarding(Appliance.ROUTER)
                .subnet("fw2", "10.0.9.0/24")
                .routes(to("10.0.1.0/24", "10.0.8.4"))
                .vm("fw2", "10.0.9.4")
                .forwarding(Appliance.ROUTER)
                .subnet("b", "10.0.5.0/24")
                .routes(to("10.0.1.0/24", "10.0.8.4"))
                .vm("two", "10.0.5.4");

        assertBlocked(ask(lab, vm("one"), vm("two"), 80), Decider.Kind.LOOP, "the reply goes round in a loop");
    }

    @Test
    void passing_one_appliance_by_two_interfaces_of_another_network_is_none() {
        Lab lab = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.1.0/24")
                .routes(to("0.0.0.0/0", "10.0.8.4"))
                .vm("one", "10.0.1.4")
                .subnet("fw1", "10.0.8.0/24")
                .routes(to("0.0.0.0/0", "10.0.9.4"))
                .vm("fw1", "10.0.8.4")
                .forwarding(Appliance.ROUTER)
                .subnet("fw2", "10.0.9.0/24")
                .routes(Route.of("out", Lab.prefix("0.0.0.0/0"), NextHopType.INTERNET), to("10.0.1.0/24", "10.0.8.4"))
                .vm("fw2", "10.0.9.4")
                .forwarding(NAT);

        assertReachable(ask(lab, vm("one"), ip("8.8.8.8"), 443));
    }
}
