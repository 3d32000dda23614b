package io.canreach.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** How tests state what is refused. */
final class Refusal {
    private Refusal() {}

    static void refused(Lab lab, String... messages) {
        InvalidNetworkException refused = catchThrowableOfType(InvalidNetworkException.class, () -> lab.network());
        assertThat(refused).as("the network is accepted").isNotNull();
        assertThat(refused.problems()).extracting(Problem::toString).containsExactlyInAnyOrder(messages);
    }

    static Lab vnet() {
        return new Lab().vnet("v", "10.0.0.0/16").subnet("s", "10.0.1.0/24");
    }
}
