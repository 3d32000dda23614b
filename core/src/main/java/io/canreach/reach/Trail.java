package io.canreach.reach;

import java.util.ArrayList;
import java.util.List;

/**
 * What lies behind flows on their way.
 *
 * @param steps the stations so far
 * @param hops the points passed so far
 * @param crossings what their reply must pass again
 */
record Trail(List<Step> steps, List<Hop> hops, List<Crossing> crossings) {
    static final Trail START = new Trail(List.of(), List.of(), List.of());

    Trail {
        steps = List.copyOf(steps);
        hops = List.copyOf(hops);
        crossings = List.copyOf(crossings);
    }

    Trail then(Step step) {
        return new Trail(and(steps, step), hops, crossings);
    }

    Trail passing(Hop hop) {
        return new Trail(steps, and(hops, hop), crossings);
    }

    Trail crossing(Crossing crossing) {
        return new Trail(steps, hops, and(crossings, crossing));
    }

    Trace trace() {
        return new Trace(steps, hops);
    }

    private static <T> List<T> and(List<T> list, T last) {
        List<T> more = new ArrayList<>(list);
        more.add(last);
        return more;
    }
}
