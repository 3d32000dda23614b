package io.canreach.reach;

import io.canreach.packet.Rewrite;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The way that flows took.
 *
 * @param steps the stations, in order
 * @param hops the points passed, in order
 * @param others the other ways that the same flows may take and arrive by, where somebody else chooses
 */
public record Trace(List<Step> steps, List<Hop> hops, List<Way> others) {
    /**
     * A way that flows may take instead.
     *
     * @param hops the points passed, in order
     * @param translations what becomes of the flows there, in order
     * @param viaInternet whether it leaves the virtual networks for the Internet
     */
    public record Way(List<Hop> hops, List<Rewrite> translations, boolean viaInternet) {
        /**
         * Copies the lists.
         *
         * @param hops the points passed, in order
         * @param translations what becomes of the flows there, in order
         * @param viaInternet whether it leaves the virtual networks for the Internet
         */
        public Way {
            hops = List.copyOf(hops);
            translations = List.copyOf(translations);
        }

        @Override
        public boolean equals(Object object) {
            return object instanceof Way other
                    && viaInternet == other.viaInternet
                    && translations.size() == other.translations.size()
                    && hops.equals(other.hops)
                    && translations.equals(other.translations);
        }

        /** Ways mostly differ in where they end, and whether they are translated. */
        @Override
        public int hashCode() {
            return 31 * translations.size()
                    + (hops.isEmpty() ? 0 : hops.get(hops.size() - 1).hashCode());
        }

        @Override
        public String toString() {
            return hops.stream().map(Hop::toString).collect(Collectors.joining(" -> "))
                    + (viaInternet ? " by way of the Internet" : "");
        }
    }

    /**
     * Copies the lists.
     *
     * @param steps the stations, in order
     * @param hops the points passed, in order
     * @param others the other ways that the same flows may take
     */
    public Trace {
        steps = List.copyOf(steps);
        hops = List.copyOf(hops);
        others = List.copyOf(others);
    }

    /**
     * The only way of flows.
     *
     * @param steps the stations, in order
     * @param hops the points passed, in order
     */
    public Trace(List<Step> steps, List<Hop> hops) {
        this(steps, hops, List.of());
    }

    Trace withOthers(Collection<Way> ways) {
        return new Trace(steps, hops, List.copyOf(ways));
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
