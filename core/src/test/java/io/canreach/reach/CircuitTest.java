package io.canreach.reach;

import static io.canreach.model.Lab.prefix;
import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.assertBlocked;
import static io.canreach.reach.Asking.assertReachable;
import static io.canreach.reach.Asking.assertUndetermined;
import static io.canreach.reach.Asking.site;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Appliance;
import io.canreach.model.GatewayConnection;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.ResourceId;
import io.canreach.model.Route;
import org.junit.jupiter.api.Test;

/** Virtual networks that are connected to one ExpressRoute circuit. */
class CircuitTest {
    private static Lab add(Lab lab, String name, int number) {
        return lab.vnet(name, "10." + number + ".0.0/16")
                .subnet("s", "10." + number + ".1.0/24")
                .subnetNsg("nsg-" + name)
                .vm("vm-" + name, "10." + number + ".1.4")
                .subnet("GatewaySubnet", "10." + number + ".255.0/27")
                .expressRoute("er-" + name);
    }

    private static GatewayConnection by(String gateway, String circuit) {
        return Lab.connection(gateway, "plant").withCircuit(ResourceId.of("expressRouteCircuits", circuit));
    }

    private static Lab two(String circuit, String other) {
        return add(add(new Lab(), "a", 1), "b", 2)
                .site("plant", "192.168.0.0/16")
                .add(by("er-a", circuit))
                .add(by("er-b", other));
    }

    @Test
    void they_reach_each_other_over_it() {
        Answer answer = ask(two("c1", "c1"), vm("vm-a"), vm("vm-b"), 80);

        assertReachable(answer);
        assertReachable(ask(two("c1", "c1"), vm("vm-b"), vm("vm-a"), 80));
        assertThat(answer.traversesInternet()).isFalse();
        assertThat(answer.explain()).contains("to ExpressRoute gateway 'er-b' by circuit 'c1'");
    }

    @Test
    void peers_use_the_peering_instead() {
        assertThat(ask(two("c1", "c1").peer("a", "b"), vm("vm-a"), vm("vm-b"), 80)
                        .explain())
                .contains("VNetPeering")
                .doesNotContain("circuit");
    }

    @Test
    void by_different_circuits_they_do_not_reach_each_other() {
        assertBlocked(ask(two("c1", "c2"), vm("vm-a"), vm("vm-b"), 80), Decider.Kind.SECURITY_RULE, "DenyAllOutBound");
    }

    @Test
    void without_a_name_it_may_be_the_same_circuit() {
        Lab lab = add(add(new Lab(), "a", 1), "b", 2)
                .site("plant", "192.168.0.0/16")
                .add(Lab.connection("er-a", "plant"))
                .add(by("er-b", "c1"));

        assertUndetermined(ask(lab, vm("vm-a"), vm("vm-b"), 80), "same ExpressRoute circuit");
    }

    @Test
    void a_spoke_of_one_reaches_the_other_through_its_hub() {
        Lab lab = two("c1", "c1")
                .vnet("spoke", "10.9.0.0/16")
                .subnet("s", "10.9.1.0/24")
                .vm("far", "10.9.1.4")
                .spoke("spoke", "a");

        assertReachable(ask(lab, vm("far"), vm("vm-b"), 80));
        assertReachable(ask(lab, vm("vm-b"), vm("far"), 80));
    }

    @Test
    void the_far_gateways_routes_apply() {
        Lab lab = two("c1", "c1")
                .in("b")
                .subnet("fw", "10.2.9.0/24")
                .vm("nva", "10.2.9.4")
                .forwarding(Appliance.ROUTER)
                .in("b");
        Lab routed = add(new Lab(), "a", 1)
                .vnet("b", "10.2.0.0/16")
                .subnet("s", "10.2.1.0/24")
                .vm("vm-b", "10.2.1.4")
                .subnet("fw", "10.2.9.0/24")
                .vm("nva", "10.2.9.4")
                .forwarding(Appliance.ROUTER)
                .subnet("GatewaySubnet", "10.2.255.0/27")
                .routes(Route.toAppliance("in", prefix("10.2.1.0/24"), KnownAddress.parse("10.2.9.4")))
                .expressRoute("er-b")
                .site("plant", "192.168.0.0/16")
                .add(by("er-a", "c1"))
                .add(by("er-b", "c1"));

        assertThat(ask(lab, vm("vm-a"), vm("vm-b"), 80).explain()).doesNotContain("nva");
        assertThat(ask(routed, vm("vm-a"), vm("vm-b"), 80).explain()).contains("vm 'nva'");
    }

    @Test
    void both_reach_the_site() {
        assertReachable(ask(two("c1", "c1"), site("plant"), vm("vm-a"), 80));
        assertReachable(ask(two("c1", "c1"), site("plant"), vm("vm-b"), 80));
        assertReachable(ask(two("c1", "c1"), vm("vm-b"), site("plant"), 80));
    }

    private static Lab spokes(String... learned) {
        Lab lab = add(new Lab(), "hub", 1).site("plant", "192.168.0.0/16");
        for (int i = 2; i <= 3; i++) {
            lab.vnet("s" + i, "10." + i + ".0.0/16")
                    .subnet("s", "10." + i + ".1.0/24")
                    .vm("vm" + i, "10." + i + ".1.4")
                    .spoke("s" + i, "hub");
        }
        return lab.add(by("er-hub", "c1").withLearnedPrefixes(Lab.cidrs(learned)));
    }

    @Test
    void spokes_of_one_gateway_are_not_joined_by_its_circuit() {
        assertBlocked(ask(spokes(), vm("vm2"), vm("vm3"), 80), Decider.Kind.ROUTE, "10.0.0.0/8 -> None");
        assertReachable(ask(spokes(), vm("vm2"), site("plant"), 80));
    }

    @Test
    void whether_a_circuit_hands_back_what_a_wider_route_leads_to_it_is_not_known() {
        assertUndetermined(ask(spokes("10.0.0.0/8"), vm("vm2"), vm("vm3"), 80), "hands back");
    }
}
