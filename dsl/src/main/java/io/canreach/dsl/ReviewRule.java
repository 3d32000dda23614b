package io.canreach.dsl;

import io.canreach.analysis.NetworkReview;
import io.canreach.analysis.UndeterminedRule;
import io.canreach.model.Network;
import io.canreach.model.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * That a network holds nothing without effect of some kind: no rule that no packet reaches, none that could as well not be there, no
 * route that is never chosen, nothing attached to nothing. A rule is an immutable value that holds no network.
 *
 * <pre>{@code
 * var data = nsg("data").denyInbound(100, "closed").allowInbound(200, "sql").on(tcp(1433));
 * var shop = network(vnet("shop").subnet("data", "10.0.1.0/24").nsg(data));
 * noDeadRules().in(shop).deadRules();   // rule 'sql', with the rule that takes its packets
 * nothingUnattached().check(shop);
 * }</pre>
 */
public final class ReviewRule {
    private static final int LINES = 25;
    private static final int DOUBTS = 3;

    /** What a rule says, what is against it, and what is not known. */
    private record Demand(
            String sentence,
            String what,
            String expected,
            String remedy,
            Function<NetworkReview, List<List<String>>> against,
            Function<NetworkReview, List<UndeterminedRule>> open) {}

    private final Demand demand;
    private final String reason;

    private ReviewRule(Demand demand, String reason) {
        this.demand = demand;
        this.reason = reason;
    }

    static ReviewRule noDeadRules() {
        return new ReviewRule(
                new Demand(
                        "noDeadRules: no rule is dead",
                        "dead",
                        "some packet reaches every rule",
                        "move a shadowed rule before those that take its packets, or remove it; remove the others",
                        review -> review.deadRules().stream()
                                .map(FindingLines::of)
                                .toList(),
                        review -> review.undeterminedRules().stream()
                                .filter(UndeterminedRule::mayBeDead)
                                .toList()),
                "");
    }

    static ReviewRule noRedundantRules() {
        return new ReviewRule(
                new Demand(
                        "noRedundantRules: no rule is redundant",
                        "redundant",
                        "without any rule some packet fares otherwise",
                        "remove them one by one: two that stand in for each other cannot both go",
                        review -> review.redundantRules().stream()
                                .map(FindingLines::of)
                                .toList(),
                        review -> review.undeterminedRules().stream()
                                .filter(rule -> !rule.mayBeDead())
                                .toList()),
                "");
    }

    static ReviewRule noUnusedRoutes() {
        return new ReviewRule(
                new Demand(
                        "noUnusedRoutes: no route is never chosen",
                        "never chosen",
                        "every route of a table or a gateway is chosen for some destination",
                        "remove them, or those that are chosen instead",
                        review -> review.unusedRoutes().stream()
                                .map(FindingLines::of)
                                .toList(),
                        review -> List.of()),
                "");
    }

    static ReviewRule nothingUnattached() {
        return new ReviewRule(
                new Demand(
                        "nothingUnattached: nothing is attached to nothing",
                        "attached to nothing",
                        "every NSG, ASG, route table, NAT gateway and public IP is in use",
                        "attach them, or remove them",
                        review -> review.unattached().stream()
                                .map(each -> List.of(each.toString()))
                                .toList(),
                        review -> List.of()),
                "");
    }

    /**
     * This rule with the reason that people have for it.
     *
     * @param clause a clause that messages print
     * @return a new rule
     */
    public ReviewRule because(String clause) {
        return new ReviewRule(demand, clause.strip().replaceAll("\\s+", " "));
    }

    /**
     * Reviews a network.
     *
     * @param network the network
     * @return all that is without effect, whether this rule is about it or not
     */
    public NetworkReview in(Network network) {
        return NetworkReview.of(network);
    }

    /**
     * Demands that the rule holds.
     *
     * @param network the network
     * @throws AssertionError when it does not, or when that is not known; the message has what is without effect, and why
     */
    public void check(Network network) {
        String message = failure(network);
        if (!message.isEmpty()) {
            throw new AssertionError(message);
        }
    }

    /**
     * What is against the rule.
     *
     * @param network the network
     * @return at most 25 lines, the message of {@link #check}, or an empty text where the rule holds
     */
    public String failure(Network network) {
        NetworkReview review = in(network);
        List<List<String>> against = demand.against().apply(review);
        List<UndeterminedRule> open = demand.open().apply(review);
        return against.isEmpty() && open.isEmpty() ? "" : text(against, open);
    }

    private String text(List<List<String>> against, List<UndeterminedRule> open) {
        List<String> lines = new ArrayList<>();
        lines.add(toString());
        lines.add("expected  " + demand.expected());
        lines.add("but       " + count(against.size(), open.size()));
        List<String> tail = tail(against, open);
        int room = LINES - lines.size() - tail.size();
        lines.addAll(findings(against, room));
        lines.addAll(tail);
        return String.join("\n", lines);
    }

    private String count(int against, int open) {
        String sure = against == 0 ? "" : against + (against == 1 ? " is " : " are ") + demand.what();
        String may =
                open == 0 ? "" : "whether " + open + (open == 1 ? " is " : " are ") + demand.what() + " is not known";
        return sure + (sure.isEmpty() || may.isEmpty() ? "" : ", and ") + may;
    }

    private List<String> tail(List<List<String>> against, List<UndeterminedRule> open) {
        List<String> tail = new ArrayList<>(Wording.listed(
                "not known ", open.stream().map(rule -> rule.rule().toString()).toList(), DOUBTS));
        List<String> doubts = open.stream()
                .flatMap(rule -> rule.doubts().stream())
                .distinct()
                .map((Unknown doubt) -> Wording.toDecide(doubt))
                .toList();
        tail.addAll(Wording.listed("to decide ", doubts, DOUBTS));
        if (!against.isEmpty()) {
            tail.add("to do     " + demand.remedy());
        }
        return tail;
    }

    /** Each finding in full while there is room for all of them, then in a line each. */
    private static List<String> findings(List<List<String>> against, int most) {
        List<String> lines = new ArrayList<>();
        int left = against.size();
        for (List<String> finding : against) {
            int room = most - lines.size();
            if (room < 2 && left > 1) {
                lines.add("  and " + left + " more");
                return lines;
            }
            int shown = room - finding.size() >= left - 1 ? finding.size() : 1;
            finding.stream().limit(shown).forEach(line -> lines.add("  " + line));
            left--;
        }
        return lines;
    }

    @Override
    public String toString() {
        return demand.sentence() + (reason.isEmpty() ? "" : ", because " + reason);
    }
}
