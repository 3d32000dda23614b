package io.canreach.reach;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The way that flows took.
 *
 * @param steps the stations, in order
 * @param hops the points passed, in order
 */
public record Trace(List<Step> steps, List<Hop> hops) {
    /**
     * Copies the lists.
     *
     * @param steps the stations, in order
     * @param hops the points passed, in order
     */
    public Trace {
        steps = List.copyOf(steps);
        hops = List.copyOf(hops);
    }

    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining("\n"));
    }
}
