package io.canreach.dsl;

import io.canreach.analysis.Change;
import io.canreach.analysis.NetworkDifference;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.packet.PacketSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What may be different in a network from one before. A rule is an immutable value; it is checked in the network after.
 *
 * <pre>{@code
 * var web = vm("web").privateIp("10.1.1.4");
 * var db = vm("db").privateIp("10.1.1.5");
 * var closed = nsg("shop-nsg").denyInbound(200, "closed");
 * var opened = closed.allowInbound(100, "orders").to(ip("10.1.1.5")).on(tcp(1433));
 * var before = network(vnet("shop").subnet("all", "10.1.1.0/24").nsg(closed).vm(web).vm(db));
 * var after = network(vnet("shop").subnet("all", "10.1.1.0/24").nsg(opened).vm(web).vm(db));
 * changesOnly(before, newlyReachable(web, db, 1433)).check(after);
 * closesNothing(before).check(after);
 * }</pre>
 */
public final class DifferenceRule {
    private static final int LINES = 25;
    private static final int DOUBTS = 3;

    /** What a rule says, and which changes are against it. */
    private record Demand(
            String verb, String sentence, String expected, boolean sameEndpoints, Predicate<Change> against) {}

    private final Network before;
    private final Demand demand;
    private final List<ExpectedChange> meant;
    private final String reason;

    private DifferenceRule(Network before, Demand demand, List<ExpectedChange> meant, String reason) {
        this.before = Given.value("the network before", before);
        this.demand = demand;
        this.meant = List.copyOf(meant);
        this.reason = reason;
    }

    static DifferenceRule nothing(Network before) {
        Demand all = new Demand(
                "changesNothing", "nothing is different", "every flow fares as before", true, change -> true);
        return new DifferenceRule(before, all, List.of(), "");
    }

    static DifferenceRule opensNothing(Network before) {
        Demand opening = new Demand(
                "opensNothing",
                "nothing opens",
                "no flow delivered that was not delivered before",
                false,
                Change::mayOpen);
        return new DifferenceRule(before, opening, List.of(), "");
    }

    static DifferenceRule closesNothing(Network before) {
        Demand closing = new Demand(
                "closesNothing", "nothing closes", "every flow delivered that was before", false, Change::mayClose);
        return new DifferenceRule(before, closing, List.of(), "");
    }

    static DifferenceRule only(Network before, ExpectedChange... changes) {
        if (changes.length == 0) {
            throw new IllegalArgumentException("no change is expected; changesNothing(before) says that none may be");
        }
        List<ExpectedChange> all = List.of(changes);
        String text = all.stream().map(ExpectedChange::toString).collect(Collectors.joining("; "));
        Demand others = new Demand("changesOnly", text, "these changes and no other", true, change -> true);
        return new DifferenceRule(before, others, all, "");
    }

    /**
     * This rule with the reason that people have for it.
     *
     * @param clause a clause that messages print
     * @return a new rule
     */
    public DifferenceRule because(String clause) {
        return new DifferenceRule(before, demand, meant, clause.strip().replaceAll("\\s+", " "));
    }

    /**
     * Compares the networks.
     *
     * @param after the network after
     * @return all that is different, whether the rule allows it or not
     */
    public NetworkDifference in(Network after) {
        return NetworkDifference.between(before, after);
    }

    /**
     * Demands that the rule holds.
     *
     * @param after the network after
     * @throws AssertionError when it does not; the message has the changes, and what decides in each network
     */
    public void check(Network after) {
        String message = failure(after);
        if (!message.isEmpty()) {
            throw new AssertionError(message);
        }
    }

    /**
     * What is against the rule.
     *
     * @param after the network after
     * @return at most 25 lines, the message of {@link #check}, or an empty text where the rule holds
     */
    public String failure(Network after) {
        NetworkDifference difference = in(after);
        List<Change> against = difference.all().stream()
                .filter(demand.against())
                .flatMap(change -> unmeant(change, after).stream())
                .toList();
        List<String> wrong = wrong(difference, after, against);
        return wrong.isEmpty() && against.isEmpty() ? "" : text(difference, against, wrong);
    }

    /** What is wrong other than single changes. */
    private List<String> wrong(NetworkDifference difference, Network after, List<Change> against) {
        List<String> wrong = new ArrayList<>();
        if (demand.sameEndpoints()) {
            ends("there was no ", difference.onlyAfter()).forEach(wrong::add);
            ends("there is no more ", difference.onlyBefore()).forEach(wrong::add);
        }
        for (ExpectedChange each : meant) {
            each.missing(before, after, difference.all()).ifPresent(why -> wrong.add(each + " " + why));
        }
        if (!against.isEmpty()) {
            wrong.add(against.size() + (against.size() == 1 ? " change" : " changes") + " against it");
        }
        return wrong;
    }

    private static Stream<String> ends(String label, List<Endpoint> ends) {
        int more = ends.size() - DOUBTS;
        String names = ends.stream().limit(DOUBTS).map(Endpoint::toString).collect(Collectors.joining(", "));
        return ends.isEmpty() ? Stream.empty() : Stream.of(label + names + (more > 0 ? " and " + more + " more" : ""));
    }

    private Optional<Change> unmeant(Change change, Network after) {
        PacketSet rest = change.packets()
                .minus(PacketSet.unionOf(meant.stream()
                        .map(each -> each.of(change, before, after))
                        .toList()));
        return rest.isEmpty()
                ? Optional.empty()
                : Optional.of(new Change(
                        change.from(),
                        change.to(),
                        change.before(),
                        change.after(),
                        rest,
                        change.decidedBefore(),
                        change.decidedAfter(),
                        change.doubts()));
    }

    private String text(NetworkDifference difference, List<Change> against, List<String> wrong) {
        List<String> lines = new ArrayList<>();
        lines.add(toString());
        lines.add("expected  " + demand.expected());
        lines.addAll(Wording.listed("but       ", wrong, LINES / 5));
        List<String> doubts = Wording.listed(
                "to decide ",
                against.stream()
                        .flatMap(change -> change.doubts().stream())
                        .distinct()
                        .map(Wording::toDecide)
                        .toList(),
                DOUBTS);
        lines.addAll(difference.lines(against, LINES - lines.size() - doubts.size()));
        lines.addAll(doubts);
        return String.join("\n", lines);
    }

    @Override
    public String toString() {
        return demand.verb() + ": " + demand.sentence() + (reason.isEmpty() ? "" : ", because " + reason);
    }
}
