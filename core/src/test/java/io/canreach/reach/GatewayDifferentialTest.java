package io.canreach.reach;

import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.site;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Endpoint;
import io.canreach.reach.NaiveGateways.Node;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ways through gateways are those that packets find hop by hop, with the routes that gateways tell each other. */
class GatewayDifferentialTest {
    private static final Traffic WEB = Traffic.tcp(80);

    /** Seeds; one that ever failed stays for good. */
    static LongStream seeds() {
        return LongStream.concat(LongStream.range(0, 60), LongStream.of(1120, 2264, 2989));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void who_reaches_whom_is_what_packets_find(long seed) {
        NaiveGateways estate = new NaiveGateways(seed);
        Reachability reach = Reachability.of(estate.lab().network());

        for (Node source : estate.nodes()) {
            for (Node target : estate.nodes()) {
                if (!source.equals(target)) {
                    Answer answer = ask(reach, endpoint(source), endpoint(target), WEB);
                    assertThat(answer.verdict())
                            .as(() -> "seed " + seed + "\n" + answer.explain())
                            .isEqualTo(estate.verdict(source, target));
                }
            }
        }
    }

    private static Endpoint endpoint(Node node) {
        return node.isSite() ? site(node.name()) : vm(node.name());
    }
}
