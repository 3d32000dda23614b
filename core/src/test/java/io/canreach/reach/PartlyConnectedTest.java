package io.canreach.reach;

import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.assertUndetermined;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Lab;
import io.canreach.model.PeeringScope;
import io.canreach.model.VnetPeering;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Networks that are connected by some subnets, in a group, or both. */
class PartlyConnectedTest {
    private static Lab two() {
        return new Lab()
                .vnet("vnet-1", "10.0.0.0/16")
                .subnet("subnet-1", "10.0.1.0/24")
                .subnetNsg("n1")
                .vm("one", "10.0.1.4")
                .subnet("subnet-2", "10.0.2.0/24")
                .subnetNsg("n2")
                .vm("two", "10.0.2.4")
                .vnet("vnet-2", "10.1.0.0/16")
                .subnet("subnet-3", "10.1.1.0/24")
                .subnetNsg("n3")
                .vm("three", "10.1.1.4")
                .subnet("subnet-4", "10.1.2.0/24")
                .vm("four", "10.1.2.4");
    }

    private static Lab joined(Lab lab, List<String> there, List<String> back) {
        VnetPeering out = VnetPeering.connected("out", Lab.vnetId("vnet-2"));
        VnetPeering in = VnetPeering.connected("in", Lab.vnetId("vnet-1"));
        return lab.peerOneSide("vnet-1", out.withScope(new PeeringScope(List.of("subnet-1"), there, false)))
                .peerOneSide("vnet-2", in.withScope(new PeeringScope(back, List.of("subnet-1"), false)));
    }

    private static Lab joined() {
        return joined(two(), List.of("subnet-3"), List.of("subnet-3"));
    }

    @Test
    void a_peering_of_subnets_carries_traffic_between_these_both_ways() {
        assertReachable(ask(joined(), vm("one"), vm("three"), 443));
        assertReachable(ask(joined(), vm("three"), vm("one"), 443));
    }

    @Test
    void another_subnet_has_the_route_and_its_packets_are_dropped() {
        Lab lab = two().in("vnet-1").subnet("open", "10.0.3.0/24").vm("free", "10.0.3.4");

        assertBlocked(
                ask(joined(lab, List.of("subnet-3"), List.of("subnet-3")), vm("free"), vm("three"), 443),
                Decider.Kind.PEERING,
                "subnet 'vnet-1/open' is not one of the subnets that peering 'out' with vnet 'vnet-2' joins");
    }

    @Test
    void its_nsg_does_not_count_what_is_not_peered_as_virtual_network() {
        Answer answer = ask(joined(), vm("one"), vm("four"), 443);

        assertBlocked(answer, Decider.Kind.SECURITY_RULE, "DenyAllOutBound");
    }

    @Test
    void two_sides_that_name_different_subnets_leave_it_undetermined() {
        Lab lab = joined(two(), List.of("subnet-3", "subnet-4"), List.of("subnet-3"));

        assertReachable(ask(lab, vm("one"), vm("three"), 443));
        assertUndetermined(ask(lab, vm("one"), vm("four"), 443), "do not name the same subnets");
    }

    @Test
    void members_of_a_connected_group_reach_each_other_without_a_peering() {
        Answer answer = ask(two().group("mesh", "vnet-1", "vnet-2"), vm("two"), vm("three"), 443);

        assertReachable(answer);
        assertThat(answer.explain()).contains("10.1.0.0/16 -> ConnectedGroup (Default)");
    }

    @Test
    void a_peering_of_subnets_closes_what_a_connected_group_opened() {
        Lab lab = joined().group("mesh", "vnet-1", "vnet-2");

        assertReachable(ask(lab, vm("one"), vm("three"), 443));
        assertBlocked(ask(lab, vm("two"), vm("three"), 443), Decider.Kind.PEERING, "is not one of the subnets");
        assertBlocked(ask(lab, vm("one"), vm("four"), 443), Decider.Kind.PEERING, "does not join 10.1.2.0/23");
        assertBlocked(ask(lab, vm("four"), vm("one"), 443), Decider.Kind.PEERING, "is not one of the subnets");
    }

    @Test
    void members_with_the_same_addresses_do_not_reach_each_other() {
        Lab lab = new Lab()
                .vnet("a", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .vm("here", "10.0.1.4")
                .vnet("b", "10.0.0.0/16", "10.9.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .vm("there", "10.0.1.5")
                .subnet("t", "10.9.1.0/24")
                .vm("apart", "10.9.1.4")
                .group("mesh", "a", "b");

        assertBlocked(ask(lab, vm("here"), vm("there"), 443), Decider.Kind.NO_OWNER, "10.0.1.5");
        assertBlocked(ask(lab, vm("here"), vm("apart"), 443), Decider.Kind.PEERING, "has addresses that vnet 'b'");
    }

    @Test
    void a_peer_in_another_region_is_reached_as_any_other() {
        Lab lab = two().in("vnet-1")
                .location("westeurope")
                .in("vnet-2")
                .location("eastus")
                .peer("vnet-1", "vnet-2");

        Answer answer = ask(lab, vm("one"), vm("three"), 443);

        assertReachable(answer);
        assertThat(answer.explain()).contains("10.1.0.0/16 -> VNetGlobalPeering (Default)");
    }
}
