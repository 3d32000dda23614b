package io.canreach.dsl;

import io.canreach.analysis.Exposed;
import io.canreach.analysis.Exposure;
import io.canreach.model.Network;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Answer;
import io.canreach.reach.Explanation;
import io.canreach.reach.Fate;
import io.canreach.reach.Part;
import io.canreach.reach.Traffic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a network may expose to the Internet, or to another place. A rule is an immutable value that holds no network.
 *
 * <pre>{@code
 * var front = vm("www").privateIp("10.0.1.4").publicIp("20.1.1.1");
 * var seen = network(vnet("v").subnet("s", "10.0.1.0/24")
 *         .nsg(nsg("web").allowInbound(100, "https").from(internet()).on(tcp(443))).vm(front));
 * exposesToInternet(exposed(front, 443)).check(seen);   // exactly that, and nothing else
 * doesNotExpose(tcp(22, 3389)).check(seen);
 * }</pre>
 */
public final class ExposureRule {
    private static final int LINES = 25;
    private static final int SHOWN = 8;
    private static final int NEAR_MISSES = 3;
    private final Place to;
    private final List<ExpectedExposure> meant;
    private final Optional<Traffic> forbidden;
    private final String reason;

    private ExposureRule(Place to, List<ExpectedExposure> meant, Optional<Traffic> forbidden, String reason) {
        this.to = to;
        this.meant = List.copyOf(meant);
        this.forbidden = forbidden;
        this.reason = reason;
    }

    static ExposureRule only(Place to, ExpectedExposure... meant) {
        to.endpoint();
        for (ExpectedExposure each : meant) {
            each.refuseInternet();
        }
        return new ExposureRule(to, List.of(meant), Optional.empty(), "");
    }

    static ExposureRule not(Traffic traffic) {
        return new ExposureRule(InternetPlace.INSTANCE, List.of(), Optional.of(traffic), "");
    }

    /**
     * This rule about what is exposed to another place than the Internet.
     *
     * @param place a site, subnet, machine, range of addresses, group, ...
     * @return a new rule
     * @throws IllegalArgumentException when the place is written badly
     */
    public ExposureRule to(Place place) {
        place.endpoint();
        return new ExposureRule(place, meant, forbidden, reason);
    }

    /**
     * This rule with the reason that people have for it.
     *
     * @param clause a clause that messages print
     * @return a new rule
     */
    public ExposureRule because(String clause) {
        return new ExposureRule(to, meant, forbidden, clause.strip().replaceAll("\\s+", " "));
    }

    /**
     * Finds all that is exposed, whether the rule allows it or not.
     *
     * @param network the network
     * @return the exposure
     * @throws IllegalArgumentException when the network does not have the place, or it does not call
     */
    public Exposure in(Network network) {
        return Exposure.to(network, to.endpointIn(network));
    }

    /**
     * Demands that the rule holds.
     *
     * @param network the network
     * @throws AssertionError when it does not, or when that is not known; the message has what is exposed and one example
     * @throws IllegalArgumentException when the network does not have what is named
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
     * @throws IllegalArgumentException when the network does not have what is named
     */
    public String failure(Network network) {
        Exposure exposure = in(network);
        List<Answer> answers = meant.stream()
                .map(each -> each.answer(network, exposure.place()))
                .toList();
        List<String> missing = answers.stream()
                .flatMap(each -> ExpectedExposure.missing(each).stream())
                .toList();
        List<Exposed> against = exposure.beside(each -> allowed(each, answers));
        return missing.isEmpty() && against.isEmpty() ? "" : text(exposure, missing, against);
    }

    private PacketSet allowed(Exposed exposed, List<Answer> answers) {
        return forbidden
                .map(traffic -> traffic.between(IpSet.all(), IpSet.all()).complement())
                .orElseGet(() -> PacketSet.unionOf(answers.stream()
                        .map(each -> ExpectedExposure.of(exposed, each))
                        .toList()));
    }

    private String text(Exposure exposure, List<String> missing, List<Exposed> against) {
        Layout layout = new Layout();
        layout.head(toString());
        layout.head("expected  " + expected());
        but(missing, against).forEach(layout::head);
        exposure.lines(against, SHOWN).forEach(line -> layout.head("          " + line));
        against.stream().min(Comparator.comparing(Exposed::fate)).ifPresent(first -> example(layout, first));
        List<String> doubts = against.stream()
                .flatMap(each -> each.doubts().stream())
                .distinct()
                .map(Wording::toDecide)
                .toList();
        Wording.listed("to decide ", doubts, NEAR_MISSES).forEach(layout::tail);
        return layout.fit(LINES, Integer.MAX_VALUE);
    }

    private static List<String> but(List<String> missing, List<Exposed> against) {
        long sure = count(against.stream().filter(each -> each.fate() == Fate.DELIVERED));
        long perhaps = count(against.stream()) - sure;
        List<String> wrong = new ArrayList<>(missing);
        if (sure > 0) {
            wrong.add(sure + (sure == 1 ? " endpoint is exposed" : " endpoints are exposed") + " against it");
        }
        if (perhaps > 0) {
            wrong.add("of " + perhaps + (perhaps == 1 ? " endpoint" : " endpoints") + " it is not known");
        }
        return Wording.listed("but       ", wrong, LINES / 5);
    }

    private static long count(Stream<Exposed> some) {
        return some.map(Exposed::endpoint).distinct().count();
    }

    private static void example(Layout layout, Exposed exposed) {
        Explanation explanation = new Explanation(exposed.answer());
        Part part = exposed.parts().get(0);
        layout.head("for       " + explanation.flows(exposed.packets()));
        explanation.example(part).ifPresent(flow -> layout.head("example   " + flow));
        layout.trace(explanation.detailed(part, NEAR_MISSES));
    }

    private String expected() {
        if (forbidden.isPresent()) {
            return "no flow of " + forbidden.get() + " delivered to any endpoint";
        }
        return meant.isEmpty() ? "no flow delivered to any endpoint" : "exactly these flows delivered and no other";
    }

    @Override
    public String toString() {
        String all = meant.stream().map(ExpectedExposure::toString).collect(Collectors.joining("; "));
        String sentence = forbidden
                .map(traffic -> "doesNotExpose: nothing is exposed to " + to.endpoint() + " on " + traffic)
                .orElseGet(() -> "exposesTo: " + (all.isEmpty() ? "nothing" : "only " + all) + " is exposed to "
                        + to.endpoint());
        return sentence + (reason.isEmpty() ? "" : ", because " + reason);
    }
}
