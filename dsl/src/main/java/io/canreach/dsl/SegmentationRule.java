package io.canreach.dsl;

import io.canreach.analysis.EndpointGroup;
import io.canreach.analysis.Segmentation;
import io.canreach.analysis.Violation;
import io.canreach.analysis.Waypoint;
import io.canreach.model.Network;
import io.canreach.reach.Explanation;
import io.canreach.reach.Part;
import io.canreach.reach.Traffic;
import java.util.function.Function;

/**
 * That groups of places are kept apart: no flow between them, none but by way of a place, none but on some ports. A rule is an
 * immutable value that holds no network.
 *
 * <pre>{@code
 * var apart = isolated(vnetMembers("spoke1"), vnetMembers("spoke2"));
 * var inspected = onlyVia(vnetMembers("spoke1"), vnetMembers("hub"), azureFirewall("fw"));
 * var orders = onlyOn(subnetMembers("shop/web"), subnetMembers("shop/data"), tcp(1433));   // .check(network)
 * }</pre>
 */
public final class SegmentationRule {
    private static final int LINES = 25;
    private static final int GROUPS = 6;
    private static final int NEAR_MISSES = 3;
    private final String sentence;
    private final String expected;
    private final Function<Network, Segmentation> question;
    private final String reason;

    private SegmentationRule(
            String sentence, String expected, Function<Network, Segmentation> question, String reason) {
        this.sentence = sentence;
        this.expected = expected;
        this.question = question;
        this.reason = reason;
    }

    static SegmentationRule isolated(Group one, Group other) {
        return new SegmentationRule(
                "isolated: " + one + " and " + other + " are isolated",
                "no flow from any member of one to any of the other, both ways",
                network -> Segmentation.isolated(network, one.in(network), other.in(network)),
                "");
    }

    static SegmentationRule noPath(Group from, Group to) {
        return new SegmentationRule(
                "noPath: there is no path from " + from + " to " + to,
                "no flow from any member of one to any of the other",
                network -> Segmentation.noPath(network, from.in(network), to.in(network)),
                "");
    }

    static SegmentationRule onlyVia(Group from, Group to, Place place) {
        return new SegmentationRule(
                "onlyVia: there is no path from " + from + " to " + to + " but by way of " + place.endpoint(),
                "every flow that arrives passes " + place.endpoint(),
                network -> Segmentation.onlyVia(
                        network, from.in(network), to.in(network), new Waypoint(place.endpointIn(network))),
                "");
    }

    static SegmentationRule onlyOn(Group from, Group to, Traffic traffic) {
        return new SegmentationRule(
                "onlyOn: there is no path from " + from + " to " + to + " but on " + traffic,
                "every flow that arrives is of " + traffic,
                network -> Segmentation.onlyOn(network, from.in(network), to.in(network), traffic),
                "");
    }

    /**
     * This rule with the reason that people have for it.
     *
     * @param clause a clause that messages print
     * @return a new rule
     */
    public SegmentationRule because(String clause) {
        return new SegmentationRule(sentence, expected, question, clause.strip().replaceAll("\\s+", " "));
    }

    /**
     * Asks about every pair of members.
     *
     * @param network the network
     * @return the outcome with every pair that is against the rule
     * @throws IllegalArgumentException when a group is empty, or the network does not have what is named
     * @see EndpointGroup
     */
    public Segmentation in(Network network) {
        return question.apply(network);
    }

    /**
     * Demands that the rule holds.
     *
     * @param network the network
     * @throws AssertionError when it does not, or when that is not known; the message has the pairs and one example
     * @throws IllegalArgumentException when a group is empty, or the network does not have what is named
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
     * @throws IllegalArgumentException when a group is empty, or the network does not have what is named
     */
    public String failure(Network network) {
        Segmentation outcome = in(network);
        return outcome.holds() ? "" : text(outcome);
    }

    private String text(Segmentation outcome) {
        Layout layout = new Layout();
        layout.head(toString());
        layout.head("expected  " + expected);
        layout.head("but       " + outcome.violations().size() + " of " + outcome.pairs()
                + " pairs of endpoints have flows against it");
        outcome.lines(GROUPS).forEach(line -> layout.head("          " + line));
        example(layout, outcome.worst());
        Wording.listed(
                        "to decide ",
                        outcome.doubts().stream().map(Wording::toDecide).toList(),
                        NEAR_MISSES)
                .forEach(layout::tail);
        return layout.fit(LINES, Integer.MAX_VALUE);
    }

    private static void example(Layout layout, Violation violation) {
        Explanation explanation = new Explanation(violation.answer());
        Part part = violation.first();
        layout.head("for       " + explanation.flows(violation.packets()));
        explanation.example(part).ifPresent(flow -> layout.head("example   " + flow));
        layout.trace(explanation.detailed(part, NEAR_MISSES));
    }

    @Override
    public String toString() {
        return sentence + (reason.isEmpty() ? "" : ", because " + reason);
    }
}
