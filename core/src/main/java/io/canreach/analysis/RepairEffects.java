package io.canreach.analysis;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Question;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What repairs do to other flows than those asked about. */
final class RepairEffects {
    private final Set<String> compared;

    RepairEffects(Network before) {
        compared = Members.of(before).stream().map(each -> key(each.endpoint())).collect(Collectors.toSet());
    }

    private static String key(Endpoint endpoint) {
        return endpoint.toString().toLowerCase(Locale.ROOT);
    }

    /** Of several repairs that which opens least, then that which closes least, then the first. */
    static Optional<RepairSearch.State> least(Network before, List<RepairSearch.State> solutions) {
        return solutions.stream()
                .map(state -> new Weighed(before, state))
                .min(Comparator.comparing(Weighed::opened).thenComparing(Weighed::changed))
                .map(Weighed::state);
    }

    private record Weighed(RepairSearch.State state, BigInteger opened, BigInteger changed) {
        Weighed(Network before, RepairSearch.State state) {
            this(state, beside(state, before));
        }

        private Weighed(RepairSearch.State state, List<Change> beside) {
            this(state, size(beside.stream().filter(Change::mayOpen).toList()), size(beside));
        }

        private static List<Change> beside(RepairSearch.State state, Network before) {
            NetworkDifference difference = NetworkDifference.between(before, state.network());
            return new RepairEffects(before)
                    .beside(difference, state.answer().asked(), state.answer().question());
        }
    }

    private static BigInteger size(List<Change> changes) {
        return changes.stream().map(change -> change.packets().size()).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** The changes without the flows asked about. */
    List<Change> beside(NetworkDifference difference, PacketSet asked, Question question) {
        return difference.all().stream()
                .map(change -> isIn(change.from(), question.source()) && isIn(change.to(), question.destination())
                        ? with(change, change.packets().minus(asked))
                        : change)
                .filter(change -> !change.packets().isEmpty())
                .toList();
    }

    private static Change with(Change change, PacketSet packets) {
        return new Change(
                change.from(),
                change.to(),
                change.before(),
                change.after(),
                packets,
                change.decidedBefore(),
                change.decidedAfter(),
                change.doubts());
    }

    /** Whether an endpoint may be the end of a question: what is not compared by its name is told apart by the flows alone. */
    private boolean isIn(Endpoint endpoint, Endpoint end) {
        if (end instanceof Endpoint.Group group) {
            return group.members().stream().anyMatch(member -> isIn(endpoint, member));
        }
        return !compared.contains(key(end)) || key(endpoint).equals(key(end));
    }
}
