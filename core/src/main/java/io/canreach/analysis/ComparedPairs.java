package io.canreach.analysis;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.reach.Answer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All pairs of endpoints of two networks, compared. Pairs that surely fare as they did are not looked at; of the others, the
 * rows are compared at the same time.
 *
 * @param onlyBefore the endpoints that only the network before has
 * @param onlyAfter those that only the network after has
 * @param notCompared those that have no address to call from
 * @param changes what fares otherwise between endpoints that both have
 * @param apart the same of pairs with an endpoint that one of them has
 */
record ComparedPairs(
        List<Endpoint> onlyBefore,
        List<Endpoint> onlyAfter,
        List<Endpoint> notCompared,
        List<Change> changes,
        List<Change> apart) {

    static ComparedPairs of(Network before, Network after) {
        return new Comparison(before, after).compared();
    }

    /** An endpoint of one network or both, matched by kind and name. */
    private record End(Endpoint endpoint, boolean calls, boolean before, boolean after) {
        boolean isInBoth() {
            return before && after;
        }
    }

    /** What calls of one endpoint do otherwise. */
    private record Row(List<Change> changes, List<Change> apart, Set<Endpoint> mute, Set<Endpoint> muteNow) {}

    private static final class Comparison {
        private final List<End> ends;
        private final Set<Endpoint> was;
        private final Set<Endpoint> is;
        private final AskedCells one;
        private final AskedCells other;
        private final SamePairs same;
        private final Moves moves;

        Comparison(Network before, Network after) {
            ends = ends(Members.of(before), Members.of(after));
            was = present(End::before);
            is = present(End::after);
            one = new AskedCells(before);
            other = new AskedCells(
                    after,
                    TouchedFlows.between(before, after, one.plain())
                            .map(one.plain()::after)
                            .orElseGet(() -> PlainPairs.of(after)));
            same = SamePairs.of(before, one.plain(), after, other.plain());
            moves = new Moves(before, after);
        }

        private Set<Endpoint> present(Function<End, Boolean> in) {
            return ends.stream().filter(in::apply).map(End::endpoint).collect(Collectors.toSet());
        }

        ComparedPairs compared() {
            List<Row> rows =
                    ends.parallelStream().filter(End::calls).map(this::row).toList();
            return new ComparedPairs(
                    only(end -> !end.after()),
                    only(end -> !end.before()),
                    Stream.concat(all(rows, Row::mute), all(rows, Row::muteNow))
                            .distinct()
                            .toList(),
                    all(rows, Row::changes).toList(),
                    all(rows, Row::apart).toList());
        }

        private List<Endpoint> only(Function<End, Boolean> wanted) {
            return ends.stream().filter(wanted::apply).map(End::endpoint).toList();
        }

        private static <T> Stream<T> all(List<Row> rows, Function<Row, Collection<T>> part) {
            return rows.stream().flatMap(row -> part.apply(row).stream());
        }

        private Row row(End from) {
            AskedCells here = one.another();
            AskedCells there = other.another();
            Row row = new Row(new ArrayList<>(), new ArrayList<>(), here.mute(), there.mute());
            PairChanges pairs = new PairChanges(new Present(here, was), new Present(there, is), same, moves);
            for (End to : ends) {
                if (!from.equals(to) && !same.has(from.endpoint(), to.endpoint())) {
                    (from.isInBoth() && to.isInBoth() ? row.changes() : row.apart())
                            .addAll(pairs.of(from.endpoint(), to.endpoint()));
                }
            }
            return row;
        }
    }

    /** Those of the network after come first, then what it lacks, then the Internet. */
    private static List<End> ends(List<Members.Member> before, List<Members.Member> after) {
        Map<String, Boolean> was = calls(before);
        Map<String, Boolean> is = calls(after);
        List<End> ends = new ArrayList<>();
        after.forEach(each -> ends.add(new End(
                each.endpoint(),
                each.calls() || was.getOrDefault(key(each), false),
                was.containsKey(key(each)),
                true)));
        before.stream()
                .filter(each -> !is.containsKey(key(each)))
                .forEach(each -> ends.add(new End(each.endpoint(), each.calls(), true, false)));
        ends.add(new End(new Endpoint.Internet(), true, true, true));
        return List.copyOf(ends);
    }

    /** By key, whether each calls: a machine may have lost its only interface. */
    private static Map<String, Boolean> calls(List<Members.Member> members) {
        return members.stream()
                .collect(Collectors.toMap(ComparedPairs::key, Members.Member::calls, Boolean::logicalOr));
    }

    private static String key(Members.Member member) {
        return member.endpoint().toString().toLowerCase(Locale.ROOT);
    }

    /** Nothing is sent by or to what a network does not have. */
    private record Present(Cells cells, Set<Endpoint> known) implements Cells {
        @Override
        public Cell cell(Endpoint from, Endpoint to) {
            return has(from) && has(to) ? cells.cell(from, to) : Cell.NOTHING;
        }

        @Override
        public Optional<Answer> answer(Endpoint from, Endpoint to) {
            return has(from) && has(to) ? cells.answer(from, to) : Optional.empty();
        }

        private boolean has(Endpoint endpoint) {
            return known.contains(endpoint);
        }
    }
}
