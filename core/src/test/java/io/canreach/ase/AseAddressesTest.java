package io.canreach.ase;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.Endpoint;
import io.canreach.model.GatewayConnection;
import io.canreach.model.Network;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import io.canreach.reach.Answer;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import io.canreach.reach.Verdict;
import org.junit.jupiter.api.Test;

class AseAddressesTest {
    private final Network network =
            new AseNetwork().tunnel(GatewayConnection.Status.CONNECTED).build();
    private final AppServiceEnvironment ase = AseNetwork.environment(network);
    private final AseAddresses addresses = AseAddresses.of(network, ase);

    @Test
    void inside_and_on_premises_destinations_see_an_address_of_the_subnet() {
        assertThat(addresses.seenBy(network, ase, Ip.parse("10.0.1.6"))).isEqualTo(IpSet.parse("10.0.2.0/24"));
        assertThat(addresses.seenBy(network, ase, Ip.parse("192.168.7.7"))).isEqualTo(IpSet.parse("10.0.2.0/24"));
    }

    @Test
    void the_internet_sees_the_public_vip() {
        assertThat(addresses.seenBy(network, ase, Ip.parse("8.8.8.8"))).isEqualTo(IpSet.parse(AseNetwork.VIP));
    }

    @Test
    void a_call_to_itself_is_a_call_over_the_internet() {
        Endpoint self = new Endpoint.Named(Endpoint.Kind.ASE, "web-ase");

        Answer answer = Reachability.of(network).answer(Question.of(self, self, Traffic.tcp(443)));

        assertThat(answer.parts().get(0).trace().steps())
                .anyMatch(step -> step.text().contains("public VIP of ase 'web-ase' (v1)"));
        assertThat(answer.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(answer.parts().get(0).decidedBy().name()).isEqualTo("DenyAllInBound");
    }
}
