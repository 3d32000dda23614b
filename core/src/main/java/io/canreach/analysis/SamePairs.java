package io.canreach.analysis;

import io.canreach.model.Direction;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.model.ResourceId;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Transit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Tells pairs of machines between which nothing fares otherwise in another network, nor is doubted for other reasons: by what
 * plain ones have in common with thousands of other pairs, their rules and what lies between them; and all pairs that no
 * changed rule is near. It is careful rather than complete: a pair that it does not tell has to be looked at.
 */
final class SamePairs {
    private final PlainPairs before;
    private final PlainPairs after;
    private final Predicate<Endpoint> apart;
    private final Predicate<Pair> untouched;
    private final Map<Endpoint, Same> ends = new HashMap<>();
    private final Map<Joint, Between> between = new ConcurrentHashMap<>();

    /** A machine that is plain in both networks: what its rules do otherwise, and its regions. */
    private record Same(IpSet addresses, GateChanges.Both rules, Place place) {}

    private record Place(int before, int after) {}

    private record Joint(Place from, Place to) {}

    /** The flows between some regions that do not meet the same, and whether any come with other addresses or ports. */
    private record Between(PacketSet moved, boolean translates) {
        static final Between ANYTHING = new Between(PacketSet.all(), true);
        static final Between NOTHING = new Between(PacketSet.empty(), false);
    }

    private record Pair(Endpoint from, Endpoint to) {}

    private SamePairs(PlainPairs before, PlainPairs after, Predicate<Endpoint> apart, Predicate<Pair> untouched) {
        this.before = before;
        this.after = after;
        this.apart = apart;
        this.untouched = untouched;
    }

    static SamePairs of(Network network, PlainPairs before, Network changed, PlainPairs after) {
        Optional<TouchedFlows> touched = TouchedFlows.between(network, changed, before);
        Optional<TouchedFlows> local = touched.filter(any -> InternetCells.translatesNothing(network));
        SamePairs pairs = new SamePairs(
                before,
                after,
                local.map(some -> apart(network, before, some.groups())).orElse(any -> false),
                local.map(some -> untouched(before, some, network)).orElse(any -> false));
        GateChanges rules = new GateChanges(
                before,
                after,
                (end, direction) -> touched.map(some -> some.of(end, direction)).orElseGet(PacketSet::all));
        before.ends().forEach((endpoint, was) -> {
            PlainEnd is = after.ends().get(endpoint);
            if (is != null && was.addresses().equals(is.addresses())) {
                Place place =
                        new Place(before.region(was).number(), after.region(is).number());
                pairs.ends.put(endpoint, new Same(was.addresses(), rules.of(was, is), place));
            }
        });
        return pairs;
    }

    /** Machines that flows reach and leave without passing any of some NSGs, and the Internet. */
    private static Predicate<Endpoint> apart(Network network, PlainPairs plain, Set<ResourceId> groups) {
        Set<Endpoint> known = Set.copyOf(Ends.of(network)); // the other network may write a name otherwise
        return endpoint -> {
            PlainEnd end = plain.ends().get(endpoint);
            return end == null
                    ? known.contains(endpoint) && Ends.isMachineOrInternet(endpoint)
                    : !end.isGuardedBy(groups);
        };
    }

    /** Pairs of a machine and the Internet between which no flow meets a rule that only one network has: all else is the same. */
    private static Predicate<Pair> untouched(PlainPairs plain, TouchedFlows touched, Network network) {
        IpSet internet = Transit.internet(network);
        return pair -> {
            PlainEnd from = plain.ends().get(pair.from());
            PlainEnd to = plain.ends().get(pair.to());
            if (from != null && pair.to() instanceof Endpoint.Internet) {
                return apart(touched.of(from, Direction.OUTBOUND), from.addresses(), internet);
            }
            return to != null
                    && pair.from() instanceof Endpoint.Internet
                    && apart(touched.of(to, Direction.INBOUND), internet, to.addresses());
        };
    }

    private static boolean apart(PacketSet touched, IpSet sources, IpSet destinations) {
        return touched.isEmpty() || !touched.overlaps(PacketSet.between(sources, destinations));
    }

    /** Whether every flow from one machine to another fares as it did, and is doubted for the same reasons. */
    boolean has(Endpoint from, Endpoint to) {
        if ((apart.test(from) && apart.test(to)) || untouched.test(new Pair(from, to))) {
            return true;
        }
        Same one = ends.get(from);
        Same other = ends.get(to);
        return one != null && other != null && isSame(one, other, GateChange::moved, () -> flows(one, other));
    }

    /** Whether some flows from one machine to another, which both networks leave in doubt, are so for the same reasons. */
    boolean doubts(Endpoint from, Endpoint to, PacketSet flows) {
        Same one = ends.get(from);
        Same other = ends.get(to);
        return one != null && other != null && isSame(one, other, GateChange::doubtful, () -> flows);
    }

    private static PacketSet flows(Same from, Same to) {
        return PacketSet.between(from.addresses(), to.addresses());
    }

    private boolean isSame(Same from, Same to, Function<GateChange, PacketSet> changed, Supplier<PacketSet> flows) {
        Between way = between.computeIfAbsent(new Joint(from.place(), to.place()), this::between);
        PacketSet sent = changed.apply(from.rules().out());
        PacketSet received = changed.apply(to.rules().in());
        if (way.moved().isEmpty() && sent.isEmpty() && received.isEmpty()) {
            return true;
        }
        boolean comparable = received.isEmpty() || !way.translates();
        return comparable && Stream.of(way.moved(), sent, received).noneMatch(flows.get()::overlaps);
    }

    private Between between(Joint joint) {
        Region from = region(before, joint.from().before());
        Region to = region(before, joint.to().before());
        Region fromNow = region(after, joint.from().after());
        Region toNow = region(after, joint.to().after());
        PlainWay way = before.crossings().way(from, to);
        if (way == PlainWay.OTHER || way != after.crossings().way(fromNow, toNow)) {
            return Between.ANYTHING;
        }
        return before.crossings()
                .sets(from, to)
                .flatMap(was -> after.crossings().sets(fromNow, toNow).map(is -> between(was, is)))
                .orElse(Between.NOTHING);
    }

    private static Between between(TransitSets was, TransitSets is) {
        return new Between(was.moved(is), was.translates() || is.translates());
    }

    private static Region region(PlainPairs pairs, int number) {
        return pairs.crossings().regions().get(number);
    }
}
