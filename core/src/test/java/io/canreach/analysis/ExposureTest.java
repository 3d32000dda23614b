package io.canreach.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Answer;
import io.canreach.reach.Fate;
import io.canreach.reach.Question;
import io.canreach.reach.RandomNetworks;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import io.canreach.reach.UnknownEndpointException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExposureTest {
    static LongStream seeds() {
        return LongStream.range(0, 15);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void exposure_is_what_asking_about_each_endpoint_says(long seed) {
        Network network = new RandomNetworks(seed).lab().network();
        for (Endpoint place : List.of(new Endpoint.Internet(), new Endpoint.Named(Endpoint.Kind.SUBNET, "v/a"))) {

            Exposure exposure = Exposure.to(network, place);

            for (Members.Member member : Members.of(network)) {
                Answer answer = Reachability.of(network).answer(Question.of(place, member.endpoint(), Traffic.any()));
                assertThat(exposure.packets(member.endpoint())).isEqualTo(answer.packets(Fate.DELIVERED));
                assertThat(PacketSet.unionOf(exposure.undetermined().stream()
                                .filter(each -> each.endpoint().equals(member.endpoint()))
                                .map(Exposed::packets)
                                .toList()))
                        .isEqualTo(answer.packets(Fate.UNDETERMINED));
            }
        }
    }

    @Test
    void an_unknown_place_is_refused() {
        Network network = new RandomNetworks(1).lab().network();

        assertThatThrownBy(() -> Exposure.to(network, new Endpoint.Named(Endpoint.Kind.ON_PREMISES, "nowhere")))
                .isInstanceOf(UnknownEndpointException.class);
    }
}
