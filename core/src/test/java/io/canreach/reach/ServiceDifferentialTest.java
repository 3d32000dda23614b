package io.canreach.reach;

import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.service;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Firewalls of services let in whom the tables of the specification let in, read row by row. */
class ServiceDifferentialTest {
    /** Seeds; one that ever failed stays for good. */
    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void who_gets_in_is_whom_the_tables_let_in(long seed) {
        NaiveServices estate = new NaiveServices(seed);
        Reachability reach = Reachability.of(estate.lab().network());

        for (NaiveServices.Caller caller : NaiveServices.Caller.values()) {
            Answer answer = ask(reach, NaiveServices.endpoint(caller), service("srv"), Traffic.tcp(443));
            assertThat(answer.verdict())
                    .as(() -> "seed " + seed + " " + caller + ": " + estate + "\n" + answer.explain())
                    .isEqualTo(estate.verdict(caller));
            assertThat(answer.network())
                    .as(() -> "network, seed " + seed + " " + caller + ": " + estate + "\n" + answer.explain())
                    .isEqualTo(estate.network(caller));
        }
    }
}
