package io.canreach.reach;

import io.canreach.packet.Rewrite;
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

    /**
     * The translations that the flows went through, in order; a reply undoes them.
     *
     * @return those before the station that saw the most of them
     */
    public List<Rewrite> translations() {
        List<Rewrite> most = List.of();
        for (Step step : steps) {
            most = step.rewrites().size() > most.size() ? step.rewrites() : most;
        }
        return most;
    }

    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining("\n"));
    }
}
