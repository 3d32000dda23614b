package io.canreach.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Endpoint;
import io.canreach.model.Lab;
import io.canreach.model.Network;
import io.canreach.packet.IpSet;
import io.canreach.reach.Answer;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import org.junit.jupiter.api.Test;

class WaypointTest {
    @Test
    void flows_to_several_addresses_do_not_all_pass_one_of_them() {
        Network network = new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.1.0/24")
                .vm("one", "10.0.1.4")
                .subnet("b", "10.0.2.0/24")
                .network();

        Answer answer = Reachability.of(network)
                .answer(Question.of(
                        new Endpoint.Named(Endpoint.Kind.VM, "one"),
                        new Endpoint.Named(Endpoint.Kind.SUBNET, "b"),
                        Traffic.tcp(80)));

        assertThat(answer.parts()).noneMatch(at("10.0.2.4").passedIn(network));
        assertThat(answer.parts()).allMatch(at("10.0.2.4").mayBePassedIn(network));
        assertThat(answer.parts()).allMatch(at("10.0.2.0/24").passedIn(network));
    }

    private static Waypoint at(String addresses) {
        return new Waypoint(new Endpoint.Address(IpSet.parse(addresses)));
    }
}
