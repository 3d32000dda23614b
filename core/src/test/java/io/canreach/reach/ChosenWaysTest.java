package io.canreach.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Appliance.SourceNat;
import io.canreach.model.Appliance.State;
import io.canreach.model.Endpoint;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.LabAppliance;
import io.canreach.model.LabBalancer;
import io.canreach.model.Route;
import io.canreach.packet.IpSet;
import org.junit.jupiter.api.Test;

/** Flows of which a load balancer chooses the appliance have several ways, and may come out of any. */
class ChosenWaysTest {
    @Test
    void a_part_knows_all_ways_that_its_flows_may_take_and_what_may_become_of_them() {
        Answer answer = answer("10.0.1.4", "10.0.1.5");

        assertThat(answer.verdict()).isEqualTo(Verdict.REACHABLE);
        assertThat(answer.parts())
                .allSatisfy(part -> assertThat(part.ways())
                        .hasSize(2)
                        .anySatisfy(way -> assertThat(way.toString()).contains("nva10.0.1.4-nic"))
                        .anySatisfy(way -> assertThat(way.toString()).contains("nva10.0.1.5-nic")));
        assertThat(answer.parts().get(0).translated().sources()).isEqualTo(IpSet.parse("10.0.1.4, 10.0.1.5"));
    }

    @Test
    void there_is_one_way_where_nobody_chooses() {
        Answer answer = answer("10.0.1.4");

        assertThat(answer.parts()).allSatisfy(part -> {
            assertThat(part.ways()).hasSize(1);
            assertThat(part.trace().others()).isEmpty();
            assertThat(part.translated().sources()).isEqualTo(IpSet.parse("10.0.1.4"));
        });
    }

    private static Answer answer(String... appliances) {
        Lab lab = new Lab().vnet("v", "10.0.0.0/16").subnet("nvas", "10.0.1.0/24");
        String[] names = new String[appliances.length];
        for (int i = 0; i < appliances.length; i++) {
            names[i] = "nva" + appliances[i];
            lab.vm(names[i], appliances[i]).forwarding(LabAppliance.router(State.STATEFUL, SourceNat.ALWAYS));
        }
        LabBalancer.in(lab, "lb")
                .internally("v", "nvas", "10.0.1.100")
                .pool(names)
                .haPorts()
                .done();
        lab.subnet("web", "10.0.2.0/24")
                .routes(Route.toAppliance("inspect", Lab.prefix("10.0.3.0/24"), KnownAddress.parse("10.0.1.100")))
                .vm("web", "10.0.2.4");
        lab.subnet("data", "10.0.3.0/24").vm("data", "10.0.3.4");
        return Reachability.of(lab.network()).answer(Question.of(vm("web"), vm("data"), Traffic.tcp(443)));
    }

    private static Endpoint vm(String name) {
        return new Endpoint.Named(Endpoint.Kind.VM, name);
    }
}
