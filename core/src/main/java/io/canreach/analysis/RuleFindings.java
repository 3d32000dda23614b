package io.canreach.analysis;

import io.canreach.analysis.DeadRule.Cause;
import io.canreach.analysis.Standing.Kind;
import io.canreach.model.Unknown;
import io.canreach.packet.PacketSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** What rules are worth at all places of their lists, put together: what holds at every place is said of the rule. */
final class RuleFindings {
    private static final int MOST_CULPRITS = 5;

    private final List<DeadRule> dead = new ArrayList<>();
    private final List<DeadRule> deadInPlaces = new ArrayList<>();
    private final List<RedundantRule> redundant = new ArrayList<>();
    private final List<UndeterminedRule> undetermined = new ArrayList<>();

    private RuleFindings(List<PlacedList> lists) {
        Map<ListedRule, List<Placed>> rules = new LinkedHashMap<>();
        for (PlacedList each : lists) {
            List<Standing> standings = ListReview.of(each.list());
            for (int i = 0; i < standings.size(); i++) {
                Line line = each.list().lines().get(i);
                if (line.isRemovable()) {
                    rules.computeIfAbsent(line.rule(), any -> new ArrayList<>())
                            .add(new Placed(each, line, standings.get(i)));
                }
            }
        }
        rules.forEach(this::add);
    }

    static RuleFindings of(List<PlacedList> lists) {
        return new RuleFindings(lists);
    }

    /** What a rule is worth at some places. */
    private record Placed(PlacedList at, Line line, Standing standing) {}

    List<DeadRule> dead() {
        return List.copyOf(dead);
    }

    List<DeadRule> deadInPlaces() {
        return List.copyOf(deadInPlaces);
    }

    List<RedundantRule> redundant() {
        return List.copyOf(redundant);
    }

    List<UndeterminedRule> undetermined() {
        return List.copyOf(undetermined);
    }

    private void add(ListedRule rule, List<Placed> placed) {
        if (placed.stream().allMatch(each -> each.standing().isDead())) {
            dead.add(dead(rule, placed));
        } else if (placed.stream().allMatch(each -> each.standing().isNeedless())) {
            redundant.add(redundant(rule, placed));
        } else {
            addAlive(rule, placed);
        }
    }

    private void addAlive(ListedRule rule, List<Placed> placed) {
        boolean isAttached =
                placed.stream().noneMatch(each -> each.at().places().contains(NsgLists.ANYWHERE));
        if (isAttached && placed.stream().noneMatch(each -> each.standing().kind() == Kind.NEEDED)) {
            undetermined.add(undetermined(rule, placed));
        }
        if (placed.stream().anyMatch(each -> each.standing().kind() == Kind.DEAD)) {
            deadInPlaces.add(dead(rule, placed));
        }
    }

    private static DeadRule dead(ListedRule rule, List<Placed> placed) {
        List<Placed> here =
                placed.stream().filter(each -> each.standing().isDead()).toList();
        List<Culprit> culprits = culprits(here);
        PacketSet packets = union(here, Standing::packets);
        Cause cause = packets.isEmpty()
                ? Cause.MATCHES_NOTHING
                : culprits.stream().allMatch(Culprit::decidesAlike) ? Cause.COVERED : Cause.SHADOWED;
        return new DeadRule(
                rule,
                cause,
                first(culprits),
                culprits.size(),
                packets,
                places(here, any -> true),
                places(placed, standing -> !standing.isDead()),
                union(here, Standing::affected));
    }

    private static RedundantRule redundant(ListedRule rule, List<Placed> placed) {
        List<Placed> here = placed.stream()
                .filter(each -> each.standing().kind() == Kind.REDUNDANT)
                .toList();
        List<Culprit> standIns = culprits(here);
        return new RedundantRule(
                rule, union(here, Standing::packets), first(standIns), standIns.size(), places(placed, any -> true));
    }

    private static UndeterminedRule undetermined(ListedRule rule, List<Placed> placed) {
        boolean mayBeDead = placed.stream()
                .allMatch(each -> each.standing().isDead() || each.standing().kind() == Kind.MAY_BE_DEAD);
        List<Unknown> doubts = placed.stream()
                .flatMap(each -> each.standing().doubts().stream())
                .distinct()
                .toList();
        return new UndeterminedRule(rule, mayBeDead, doubts, places(placed, any -> true));
    }

    private static List<Culprit> first(List<Culprit> culprits) {
        return culprits.subList(0, Math.min(MOST_CULPRITS, culprits.size()));
    }

    /** What other rules take, at all places together; the largest share first. */
    private static List<Culprit> culprits(List<Placed> placed) {
        Map<ListedRule, PacketSet> taken = new LinkedHashMap<>();
        Map<ListedRule, Boolean> alike = new LinkedHashMap<>();
        for (Placed each : placed) {
            List<Line> lines = each.at().list().lines();
            each.standing().takers().forEach((number, packets) -> {
                Line taker = lines.get(number);
                taken.merge(taker.rule(), packets, PacketSet::union);
                alike.put(taker.rule(), each.line().effect().equals(taker.effect()));
            });
        }
        PacketSet all = union(placed, Standing::packets);
        return taken.entrySet().stream()
                .map(each -> Culprit.of(each.getKey(), alike.getOrDefault(each.getKey(), true), each.getValue(), all))
                .sorted(Comparator.comparing((Culprit each) -> each.packets().size())
                        .reversed())
                .toList();
    }

    private static PacketSet union(List<Placed> placed, Function<Standing, PacketSet> of) {
        return PacketSet.unionOf(
                placed.stream().map(each -> of.apply(each.standing())).toList());
    }

    private static List<String> places(List<Placed> placed, Predicate<Standing> which) {
        return placed.stream()
                .filter(each -> which.test(each.standing()))
                .flatMap(each -> each.at().places().stream())
                .distinct()
                .toList();
    }
}
