package io.canreach.analysis;

import io.canreach.analysis.RepairGoal.Astray;
import io.canreach.model.Access;
import io.canreach.model.Direction;
import io.canreach.model.Network;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import io.canreach.model.SecurityRule;
import io.canreach.packet.PacketSet;
import io.canreach.packet.Rewrite;
import io.canreach.reach.Part;
import io.canreach.reach.Step;
import io.canreach.security.Outcome;
import io.canreach.security.RuleList;
import io.canreach.security.RulePart;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules that would let flows through the NSGs on their way, or keep them from it. */
final class RepairGates {
    private final Network network;

    RepairGates(Network network) {
        this.network = network;
    }

    /** An NSG and a direction, of which flows meet the rules. */
    private record Key(ResourceId group, Direction direction) {}

    /** Flows as they meet a gate. */
    private record Met(RuleList list, String where, RulePart decided, PacketSet seen, Step.Effect effect) {
        Key key() {
            return new Key(list.group().id(), list.direction());
        }

        /** The number before which a rule of that access must stand to decide the flows for certain. */
        int before(Access wanted) {
            return list.rules().stream()
                    .filter(each -> each.rule().access() != wanted
                            && each.rule().unsettled().isEmpty()
                            && each.possible().overlaps(seen))
                    .mapToInt(each -> each.rule().priority())
                    .reduce(decided.rule().priority(), Math::min);
        }

        boolean denies() {
            return effect == Step.Effect.DENY || effect == Step.Effect.UNDETERMINED;
        }
    }

    private static List<Met> met(Part part) {
        return part.trace().steps().stream()
                .flatMap(step -> step.rules().flatMap(rules -> met(part, step, rules)).stream())
                .toList();
    }

    private static Optional<Met> met(Part part, Step step, Step.Evaluated rules) {
        return rules.list() instanceof RuleList list
                ? Optional.of(new Met(list, rules.where(), rules.decided(), seen(part.packets(), step), step.effect()))
                : Optional.empty();
    }

    private static List<Met> met(List<Astray> astray, boolean toOpen) {
        return astray.stream()
                .filter(each -> each.toOpen() == toOpen)
                .flatMap(each -> met(each.part()).stream())
                .toList();
    }

    private static PacketSet seen(PacketSet flows, Step step) {
        PacketSet image = flows;
        for (Rewrite rewrite : step.rewrites()) {
            image = image.image(rewrite);
        }
        return image;
    }

    /** Flows as they are where their way ends. */
    static PacketSet seenLast(Part part) {
        List<Step> steps = part.trace().steps();
        return steps.isEmpty() ? part.packets() : seen(part.packets(), steps.get(steps.size() - 1));
    }

    /** Whether an NSG refuses flows, or may. */
    static boolean isRefused(Part part) {
        return met(part).stream().anyMatch(Met::denies);
    }

    /** Whether any NSG is on the way of flows. */
    static boolean isGuarded(Part part) {
        return !met(part).isEmpty();
    }

    /**
     * Rules before the first one that refuses what is to be delivered; where the same NSG lets pass what is to be dropped, rules
     * for both as well.
     */
    List<RepairStep> open(RepairChoices.Ways ways, PacketSet open) {
        List<Astray> astray = ways.astray();
        List<Met> refusals = met(astray, true).stream().filter(Met::denies).toList();
        if (refusals.isEmpty()) {
            return List.of();
        }
        Key key = refusals.get(0).key();
        List<Met> bad = at(key, met(astray, false));
        List<Met> good = Stream.concat(at(key, refusals).stream(), wanted(ways, open, key).stream())
                .toList();
        PacketSet harmless = seen(unwanted(ways, open, key));
        Optional<RepairStep> both = bad.isEmpty() ? Optional.empty() : close(bad, good, harmless);
        return Stream.of(open(key, at(key, refusals)), both)
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<Met> at(Key key, List<Met> all) {
        return all.stream().filter(each -> each.key().equals(key)).toList();
    }

    private Optional<RepairStep> open(Key key, List<Met> here) {
        PacketSet seen = seen(here);
        RuleList list = here.get(0).list();
        List<RuleShape> shapes = RuleShape.of(network, seen, allowed(list, hull(seen)));
        return step(here.get(0), first(here, Access.ALLOW), rules(shapes, key.direction(), Access.ALLOW));
    }

    private static PacketSet seen(List<Met> met) {
        return PacketSet.unionOf(met.stream().map(Met::seen).toList());
    }

    private static PacketSet hull(PacketSet seen) {
        return PacketSet.of(
                seen.protocols(), seen.sources(), seen.sourcePorts(), seen.destinations(), seen.destinationPorts());
    }

    private static PacketSet allowed(RuleList list, PacketSet flows) {
        return list.outcomes(flows).getOrDefault(Outcome.ALLOW, PacketSet.empty());
    }

    private static int first(List<Met> met, Access wanted) {
        return met.stream().mapToInt(each -> each.before(wanted)).min().orElse(SecurityRule.FIRST_DEFAULT_PRIORITY);
    }

    static List<SecurityRule> rules(List<RuleShape> shapes, Direction direction, Access access) {
        String end = direction == Direction.INBOUND ? "Inbound" : "Outbound";
        String verb = access == Access.ALLOW ? "Allow" : "Deny";
        return shapes.stream()
                .map(shape -> shape.rule(shape.name(verb, end), 100, direction, access))
                .toList();
    }

    /** At each gate that the first flows that are to be dropped pass, the last of them first, rules against all such. */
    List<RepairStep> close(RepairChoices.Ways ways, PacketSet open) {
        List<Astray> astray = ways.astray();
        List<Met> passed = met(astray, false);
        List<Key> keys = new ArrayList<>(astray.stream()
                .filter(each -> !each.toOpen())
                .limit(1)
                .flatMap(each -> met(each.part()).stream())
                .map(Met::key)
                .distinct()
                .toList());
        Collections.reverse(keys);
        return keys.stream()
                .flatMap(key ->
                        close(at(key, passed), wanted(ways, open, key), seen(unwanted(ways, open, key))).stream())
                .toList();
    }

    /** What is to pass a gate, as it is there. */
    private static List<Met> wanted(RepairChoices.Ways ways, PacketSet open, Key key) {
        return at(key, ways, open).filter(each -> !each.denies()).toList();
    }

    /** What comes to a gate and is not to arrive, whether or not it does: it does no harm to deny it there. */
    private static List<Met> unwanted(RepairChoices.Ways ways, PacketSet open, Key key) {
        return at(key, ways, open.complement()).toList();
    }

    private static Stream<Met> at(Key key, RepairChoices.Ways ways, PacketSet some) {
        return ways.parts().stream()
                .map(part -> RepairGoal.of(part, part.packets().intersect(some)))
                .filter(part -> !part.packets().isEmpty())
                .flatMap(part -> met(part).stream())
                .filter(each -> each.key().equals(key));
    }

    private Optional<RepairStep> close(List<Met> here, List<Met> wanted, PacketSet unwanted) {
        Direction direction = here.get(0).key().direction();
        PacketSet good = seen(wanted);
        PacketSet bad = seen(here).minus(good);
        PacketSet harmless = unwanted.minus(good);
        List<SecurityRule> exact = rules(RuleShape.of(network, bad, harmless), direction, Access.DENY);
        List<SecurityRule> around = around(bad, good, harmless, direction);
        boolean shorter = !good.isEmpty() && (RuleShape.matchesToo(bad, good) || around.size() < exact.size());
        int before = first(here, Access.DENY);
        return shorter
                ? step(here.get(0), Math.min(before, first(wanted, Access.ALLOW)), around)
                : step(here.get(0), before, exact);
    }

    /** What is to pass is allowed first, so that one rule can deny the rest. */
    private List<SecurityRule> around(PacketSet bad, PacketSet good, PacketSet harmless, Direction direction) {
        List<SecurityRule> rules =
                new ArrayList<>(rules(RuleShape.of(network, good, PacketSet.empty()), direction, Access.ALLOW));
        PacketSet all = bad.union(good);
        rules.addAll(rules(RuleShape.of(network, all, harmless), direction, Access.DENY));
        return rules;
    }

    private static Optional<RepairStep> step(Met gate, int before, List<SecurityRule> rules) {
        return new RulePlaces(gate.list().group(), gate.key().direction())
                .before(before, rules)
                .map(placed -> step(gate, placed));
    }

    private static RepairStep step(Met gate, RulePlaces.Placed placed) {
        List<String> details = new ArrayList<>();
        placed.added().forEach(rule -> details.addAll(RepairStep.entered(rule)));
        placed.moved()
                .forEach(rule -> details.add("and give rule '" + rule.name() + "' the number " + rule.priority()));
        List<SecurityRule> all = new ArrayList<>(placed.added());
        all.addAll(placed.moved());
        String what = "add to " + placed.group().label() + " on " + gate.where() + ":";
        List<Resource> after = List.of(placed.group());
        return new RepairStep(RepairStep.Kind.SECURITY_RULE, what, details, all, List.of(), after, all.size());
    }
}
