package io.canreach.reach;

import java.util.ArrayList;
import java.util.List;

/** What lies behind flows on their way: stations, points, what their reply must pass again, and what refused them. */
final class Trail {
    static final Trail START = new Trail(Chain.empty(), Chain.empty(), List.of(), List.of());

    private final Chain<Step> steps;
    private final Chain<Hop> hops;
    private final List<Crossing> crossings;
    private final List<Obstacle> obstacles;

    private Trail(Chain<Step> steps, Chain<Hop> hops, List<Crossing> crossings, List<Obstacle> obstacles) {
        this.steps = steps;
        this.hops = hops;
        this.crossings = crossings;
        this.obstacles = obstacles;
    }

    /** The stations so far. */
    List<Step> steps() {
        return steps.list();
    }

    /** What their reply must pass again. */
    List<Crossing> crossings() {
        return crossings;
    }

    /** What refused them and was passed as if it were open. */
    List<Obstacle> obstacles() {
        return obstacles;
    }

    Trail then(Step step) {
        return new Trail(steps.and(step), hops, crossings, obstacles);
    }

    Trail passing(Hop hop) {
        return new Trail(steps, hops.and(hop), crossings, obstacles);
    }

    Trail crossing(Crossing crossing) {
        return new Trail(steps, hops, and(crossings, crossing), obstacles);
    }

    Trail past(Obstacle obstacle) {
        return new Trail(steps, hops, crossings, and(obstacles, obstacle));
    }

    Trace trace() {
        return new Trace(steps.list(), hops.list());
    }

    private static <T> List<T> and(List<T> list, T last) {
        List<T> more = new ArrayList<>(list);
        more.add(last);
        return List.copyOf(more);
    }
}
