package io.canreach.reach;

import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.Rewrite;
import io.canreach.security.OrderedRules;
import io.canreach.security.Outcome;
import io.canreach.security.RulePart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Parts of many pairs of addresses that differ in these addresses alone, put together: two machines of a hundred addresses each
 * have ten thousand pairs, and nobody reads ten thousand times the same way.
 */
final class LikeParts {
    private LikeParts() {}

    /** The parts, of which those that are alike are one, where the first of them stood. */
    static List<Part> joined(List<Part> parts) {
        Map<Key, List<Part>> alike = new LinkedHashMap<>();
        for (Part part : parts) {
            alike.computeIfAbsent(Key.of(part), key -> new ArrayList<>(1)).add(part);
        }
        if (alike.size() == parts.size()) {
            return parts;
        }
        return alike.values().stream().map(LikeParts::join).toList();
    }

    /** All of a part but its packets and the addresses at both ends. */
    private record Key(Part plain, List<StepKey> steps, List<HopKey> hops) {
        static Key of(Part part) {
            Trace trace = part.trace();
            List<HopKey> hops = new ArrayList<>(trace.hops().size());
            for (int i = 0; i < trace.hops().size(); i++) {
                hops.add(HopKey.of(trace, i));
            }
            Trace none = new Trace(List.of(), List.of(), trace.others());
            return new Key(
                    part.withPackets(PacketSet.empty()).withTrace(none),
                    trace.steps().stream().map(StepKey::of).toList(),
                    hops);
        }
    }

    private record HopKey(String type, Optional<IpSet> between, Optional<ResourceId> resource) {
        static HopKey of(Trace trace, int place) {
            Hop hop = trace.hops().get(place);
            boolean isEnd = place == 0 || place == trace.hops().size() - 1;
            return new HopKey(hop.type(), isEnd ? Optional.empty() : Optional.of(hop.addresses()), hop.resource());
        }
    }

    private record StepKey(
            Stage stage, String text, Step.Effect effect, List<Rewrite> rewrites, Optional<RulesKey> rules) {
        static StepKey of(Step step) {
            return new StepKey(
                    step.stage(),
                    step.text(),
                    step.effect(),
                    step.rewrites(),
                    step.rules().map(RulesKey::of));
        }
    }

    /** A rule by what tells it from others of its list: the whole of it may have thousands of prefixes. */
    private record RulesKey(OrderedRules list, int priority, String name, Outcome outcome, List<Unknown> doubts) {
        static RulesKey of(Step.Evaluated rules) {
            RulePart part = rules.decided();
            return new RulesKey(
                    rules.list(), part.rule().priority(), part.rule().name(), part.outcome(), part.doubts());
        }
    }

    private static Part join(List<Part> alike) {
        Part first = alike.get(0);
        if (alike.size() == 1) {
            return first;
        }
        Trace trace = first.trace();
        Trace joined = new Trace(
                IntStream.range(0, trace.steps().size())
                        .mapToObj(place ->
                                step(each(alike, part -> part.trace().steps().get(place))))
                        .toList(),
                IntStream.range(0, trace.hops().size())
                        .mapToObj(place ->
                                hop(each(alike, part -> part.trace().hops().get(place))))
                        .toList(),
                trace.others());
        return first.withPackets(PairUnion.of(each(alike, Part::packets))).withTrace(joined);
    }

    private static <T> List<T> each(List<Part> alike, Function<Part, T> what) {
        return alike.stream().map(what).toList();
    }

    private static Step step(List<Step> alike) {
        Step first = alike.get(0);
        return new Step(
                first.stage(),
                first.text(),
                first.effect(),
                first.rules().map(rules -> evaluated(rules, alike)),
                first.rewrites());
    }

    private static Step.Evaluated evaluated(Step.Evaluated first, List<Step> alike) {
        List<PacketSet> packets = alike.stream()
                .flatMap(each -> each.rules().stream())
                .map(rules -> rules.decided().packets())
                .toList();
        RulePart decided = first.decided();
        return new Step.Evaluated(
                first.list(),
                first.where(),
                new RulePart(PairUnion.of(packets), decided.outcome(), decided.rule(), decided.doubts()));
    }

    private static Hop hop(List<Hop> alike) {
        Hop first = alike.get(0);
        List<IpSet> addresses = alike.stream().map(Hop::addresses).distinct().toList();
        return new Hop(first.type(), IpSet.unionOf(addresses), first.resource());
    }
}
