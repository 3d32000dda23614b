package io.canreach.reach;

import java.util.ArrayList;
import java.util.List;

/**
 * What lies behind flows on their way.
 *
 * @param steps the stations so far
 * @param hops the points passed so far
 * @param crossings what their reply must pass again
 * @param obstacles what refused them and was passed as if it were open
 */
record Trail(List<Step> steps, List<Hop> hops, List<Crossing> crossings, List<Obstacle> obstacles) {
    static final Trail START = new Trail(List.of(), List.of(), List.of(), List.of());

    Trail {
        steps = List.copyOf(steps);
        hops = List.copyOf(hops);
        crossings = List.copyOf(crossings);
        obstacles = List.copyOf(obstacles);
    }

    Trail then(Step step) {
        return new Trail(and(steps, step), hops, crossings, obstacles);
    }

    Trail passing(Hop hop) {
        return new Trail(steps, and(hops, hop), crossings, obstacles);
    }

    Trail crossing(Crossing crossing) {
        return new Trail(steps, hops, and(crossings, crossing), obstacles);
    }

    Trail past(Obstacle obstacle) {
        return new Trail(steps, hops, crossings, and(obstacles, obstacle));
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
