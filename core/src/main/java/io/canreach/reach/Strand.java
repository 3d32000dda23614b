package io.canreach.reach;

import io.canreach.model.Assumption;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.Rewrite;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Flows on their way: as they were asked about, what translations made of them, and the steps behind them. Every method
 * returns a new strand.
 *
 * @param asked the flows as asked
 * @param now all that the translations can have made of them
 * @param rewrites the translations so far
 * @param trail what lies behind them
 * @param doubts what would have to be known to say that they came this far
 * @param assumptions the disputed points that they came this far by
 * @param viaInternet whether they left the virtual networks for the Internet
 */
record Strand(
        PacketSet asked,
        PacketSet now,
        List<Rewrite> rewrites,
        Trail trail,
        List<Unknown> doubts,
        Set<Assumption> assumptions,
        boolean viaInternet) {
    static Strand of(PacketSet asked) {
        return new Strand(asked, asked, List.of(), Trail.START, List.of(), Set.of(), false);
    }

    boolean isEmpty() {
        return asked.isEmpty();
    }

    /** The flows that are surely among the given ones now, whatever a translation chose. */
    Strand narrow(PacketSet part) {
        if (!now.overlaps(part)) {
            return with(PacketSet.empty(), PacketSet.empty());
        }
        if (part.encloses(now) && isWhollyTranslated()) {
            return this;
        }
        return rest(asked.intersect(rewrites.isEmpty() ? part : back(part)));
    }

    /** The flows of which a translation may have made some of the given ones. */
    Strand perhaps(PacketSet part) {
        return rewrites.isEmpty() ? narrow(part) : rest(asked.intersect(backAny(part)));
    }

    boolean isTranslated() {
        return !rewrites.isEmpty();
    }

    /** The flows that are in one of several disjoint parts of what they are now. */
    record Own<T>(T part, Strand strand) {}

    /**
     * The flows of each of some disjoint parts that together are what they are now; nothing where a translation may have put
     * some flow into one or another. If no two parts may have the same flow, each flow is surely in the part that it may be in.
     */
    <T> List<Own<T>> owned(List<T> parts, Function<T, PacketSet> packets) {
        List<Own<T>> owned = new ArrayList<>();
        PacketSet seen = PacketSet.empty();
        for (T part : parts) {
            PacketSet there = packets.apply(part);
            PacketSet flows = rewrites.isEmpty() ? there : asked.intersect(backAny(there));
            owned.add(new Own<>(part, with(flows, there)));
            if (isTranslated() && flows.overlaps(seen)) {
                return List.of();
            }
            seen = isTranslated() ? seen.union(flows) : seen;
        }
        return isTranslated() && !seen.encloses(asked) ? List.of() : owned;
    }

    /** Some of these flows, where nothing translated them. */
    Strand share(PacketSet some) {
        return with(some, some);
    }

    /** {@link #narrow} for what goes to some addresses. */
    Strand to(IpSet addresses) {
        if (goesTo(addresses)) {
            return this;
        }
        return addresses.overlaps(now.destinations()) ? narrow(Walk.to(addresses)) : share(PacketSet.empty());
    }

    boolean goesTo(IpSet addresses) {
        return !isEmpty() && addresses.encloses(now.destinations()) && isWhollyTranslated();
    }

    /** Whether all of these flows are surely in a part, and the part has no others. */
    boolean isWholly(PacketSet part) {
        return part.equals(now) && isWhollyTranslated();
    }

    boolean comesFrom(IpSet addresses) {
        return !isEmpty() && addresses.encloses(now.sources()) && isWhollyTranslated();
    }

    /** Whether each flow asked has an image. */
    private boolean isWhollyTranslated() {
        for (int i = 0; i < rewrites.size(); i++) {
            if (!rewrites.get(i).hasResultsOfAll(asked)) {
                return false;
            }
        }
        return true;
    }

    /** The flows without others of the same strand. */
    Strand without(PacketSet others) {
        if (others.equals(asked)) {
            return share(PacketSet.empty());
        }
        return asked.overlaps(others) ? rest(asked.minus(others)) : this;
    }

    private Strand rest(PacketSet kept) {
        PacketSet image = kept;
        for (Rewrite rewrite : kept.isEmpty() ? List.<Rewrite>of() : rewrites) {
            image = image.image(rewrite);
        }
        return with(kept, image);
    }

    Strand rewritten(Rewrite rewrite) {
        List<Rewrite> more = new ArrayList<>(rewrites);
        more.add(rewrite);
        return new Strand(asked, now.image(rewrite), List.copyOf(more), trail, doubts, assumptions, viaInternet);
    }

    Strand then(Step step) {
        return with(trail.then(step.after(rewrites)));
    }

    Strand passing(Hop hop) {
        return with(trail.passing(hop));
    }

    /** The flows as they come to something that their reply must pass again; what it translates comes after this. */
    Strand crossing(Crossing crossing) {
        return with(trail.crossing(crossing.after(rewrites.size())));
    }

    /** The same flows behind something that refused them, as if it were open. */
    Strand past(Decider refused) {
        return with(trail.past(new Obstacle(refused, asked, now)));
    }

    List<Step> steps() {
        return trail.steps();
    }

    List<Crossing> crossings() {
        return trail.crossings();
    }

    /**
     * Whether flows for the same destination passed a device before. Whoever forwards does so by the destination, so that
     * they come there again and again, whatever their source is by now.
     */
    boolean wasAt(ResourceId device) {
        for (Crossing each : crossings()) {
            if (each.isThrough(device)
                    && rewound(each.rewritesBefore()).now().destinations().equals(now.destinations())) {
                return true;
            }
        }
        return false;
    }

    /** The same flows as they were before all but the first translations. */
    Strand rewound(int translations) {
        List<Rewrite> first = rewrites.subList(0, translations);
        PacketSet then = asked;
        for (Rewrite rewrite : first) {
            then = then.image(rewrite);
        }
        return new Strand(asked, then, List.copyOf(first), trail, doubts, assumptions, viaInternet);
    }

    private Strand with(Trail more) {
        return new Strand(asked, now, rewrites, more, doubts, assumptions, viaInternet);
    }

    Strand doubting(List<Unknown> reasons) {
        if (reasons.isEmpty()) {
            return this;
        }
        List<Unknown> more = new ArrayList<>(doubts);
        for (Unknown reason : reasons) {
            if (!doubts.contains(reason)) {
                more.add(reason);
            }
        }
        return new Strand(asked, now, rewrites, trail, List.copyOf(more), assumptions, viaInternet);
    }

    Strand assuming(Collection<Assumption> points) {
        if (points.isEmpty()) {
            return this;
        }
        Set<Assumption> more = new LinkedHashSet<>(assumptions);
        more.addAll(points);
        return new Strand(asked, now, rewrites, trail, doubts, Set.copyOf(more), viaInternet);
    }

    Strand overInternet() {
        return new Strand(asked, now, rewrites, trail, doubts, assumptions, true);
    }

    /** Calls from inside to Azure's own services stay on its backbone. */
    Strand onBackbone() {
        return new Strand(asked, now, rewrites, trail, doubts, assumptions, false);
    }

    Part end(Fate fate, Decider decider) {
        boolean unsure = fate == Fate.DELIVERED && !doubts.isEmpty();
        Trace trace = trail.trace();
        if (unsure) {
            Decider unknown = Decider.of(Decider.Kind.UNKNOWN, doubts.get(0).reason());
            return new Part(Fate.UNDETERMINED, asked, trace, unknown, doubts, assumptions, viaInternet);
        }
        List<Unknown> why = fate == Fate.UNDETERMINED ? doubts : List.of();
        return new Part(fate, asked, trace, decider, why, assumptions, viaInternet);
    }

    private Strand with(PacketSet newAsked, PacketSet newNow) {
        return new Strand(newAsked, newNow, rewrites, trail, doubts, assumptions, viaInternet);
    }

    /** What the translations may have made something of that is in a part. */
    private PacketSet backAny(PacketSet part) {
        PacketSet set = part;
        for (int i = rewrites.size() - 1; i >= 0; i--) {
            set = set.preimageAny(rewrites.get(i));
        }
        return set;
    }

    private PacketSet back(PacketSet part) {
        PacketSet set = part;
        for (int i = rewrites.size() - 1; i >= 0; i--) {
            set = set.preimage(rewrites.get(i));
        }
        return set;
    }
}
