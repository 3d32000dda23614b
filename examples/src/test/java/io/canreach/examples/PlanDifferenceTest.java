package io.canreach.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.analysis.ChangeKind;
import org.junit.jupiter.api.Test;

class PlanDifferenceTest {
    @Test
    void the_sample_opens_ssh_to_the_internet() {
        var difference = PlanDifference.of(PlanDifference.sample());

        assertThat(difference.changes(ChangeKind.NEWLY_REACHABLE))
                .singleElement()
                .asString()
                .contains("'m'", "22");
        assertThat(difference.changes(ChangeKind.NEWLY_BLOCKED)).isEmpty();
    }

    @Test
    void the_sample_leaves_nothing_unsaid() {
        var change = PlanDifference.sample();

        assertThat(change.before().findings()).isEmpty();
        assertThat(change.after().findings()).isEmpty();
    }
}
