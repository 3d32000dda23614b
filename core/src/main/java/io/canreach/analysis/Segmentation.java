package io.canreach.analysis;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.model.Unknown;
import io.canreach.reach.Answer;
import io.canreach.reach.Fate;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import io.canreach.reach.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether a network keeps groups of endpoints apart: no flow between them, none but by way of a place, or none but on some
 * ports. Every pair of members is asked about TCP, UDP and ICMP, and all that are against it are found at once. What is not
 * known to be dropped does not count as such.
 *
 * <p>Flows go to the private addresses of members, and to private addresses of others that lead to them: frontends of load
 * balancers, and firewalls and appliances that translate the destination. Who is on the Internet as well is called there by
 * everybody, which is what an {@link Exposure} tells of; {@link EndpointGroup#withPublicFaces()} asks about it here, too.
 *
 * <pre>{@code
 * var web = EndpointGroup.inSubnet(network, "shop/web");
 * var data = EndpointGroup.inSubnet(network, "shop/data");
 * Segmentation.isolated(network, web, data).holds();
 * Segmentation.onlyOn(network, web, data, Traffic.tcp(1433)).violations();
 * }</pre>
 */
public final class Segmentation {
    private static final int SHOWN = 8;
    private final Network network;
    private final int pairs;
    private final List<Violation> violations;

    private Segmentation(Network network, int pairs, List<Violation> violations) {
        this.network = network;
        this.pairs = pairs;
        this.violations = List.copyOf(violations);
    }

    /**
     * Whether no flow goes from one group to another, nor back.
     *
     * @param network the network
     * @param one the one group
     * @param other the other group
     * @return the outcome
     * @throws IllegalArgumentException when the network does not have a member, or no member of either calls one of the other
     */
    public static Segmentation isolated(Network network, EndpointGroup one, EndpointGroup other) {
        return new Asking(network, Demand.nothing()).both(one, other);
    }

    /**
     * Whether no flow goes from one group to another.
     *
     * @param network the network
     * @param from where flows begin
     * @param to where they must not arrive
     * @return the outcome
     * @throws IllegalArgumentException when the network does not have a member, or there is no pair to ask about
     */
    public static Segmentation noPath(Network network, EndpointGroup from, EndpointGroup to) {
        return new Asking(network, Demand.nothing()).oneWay(from, to);
    }

    /**
     * Whether every flow that goes from one group to another passes a place. It holds as well where no flow goes.
     *
     * @param network the network
     * @param from where flows begin
     * @param to where they arrive
     * @param waypoint the firewall, appliance, subnet or other place to pass
     * @return the outcome
     * @throws IllegalArgumentException when the network does not have a member or the place, or there is no pair to ask about
     */
    public static Segmentation onlyVia(Network network, EndpointGroup from, EndpointGroup to, Waypoint waypoint) {
        return new Asking(network, Demand.via(network, waypoint)).oneWay(from, to);
    }

    /**
     * Whether every flow that goes from one group to another is of some traffic. It holds as well where no flow goes.
     *
     * @param network the network
     * @param from where flows begin
     * @param to where they arrive
     * @param traffic the protocols and ports that are allowed
     * @return the outcome
     * @throws IllegalArgumentException when the network does not have a member, or there is no pair to ask about
     */
    public static Segmentation onlyOn(Network network, EndpointGroup from, EndpointGroup to, Traffic traffic) {
        return new Asking(network, Demand.on(traffic)).oneWay(from, to);
    }

    private static final class Asking {
        private final Network network;
        private final Inquiry inquiry;
        private final Demand demand;
        private final Byways byways;
        private Optional<PlainPairs> plain = Optional.empty();
        private final List<Violation> violations = new ArrayList<>();
        private int pairs;

        Asking(Network network, Demand demand) {
            this.network = network;
            this.inquiry = new Inquiry(Reachability.of(network), demand);
            this.demand = demand;
            this.byways = new Byways(network, Reachability.of(network), demand);
        }

        Segmentation both(EndpointGroup one, EndpointGroup other) {
            prepare(2L * one.members().size() * other.members().size());
            ask(one, other);
            ask(other, one);
            return outcome(one, other);
        }

        Segmentation oneWay(EndpointGroup from, EndpointGroup to) {
            prepare((long) from.members().size() * to.members().size());
            ask(from, to);
            return outcome(from, to);
        }

        /** Where many pairs are asked about, what plain machines have in common is found first. */
        private void prepare(long many) {
            if (2 * many > Ends.of(network).size()) {
                plain = Optional.of(PlainPairs.of(network));
            }
        }

        private Segmentation outcome(EndpointGroup one, EndpointGroup other) {
            if (pairs == 0) {
                throw new IllegalArgumentException(
                        "nothing to ask about: no member of " + one + " calls a member of " + other);
            }
            return new Segmentation(network, pairs, violations);
        }

        private void ask(EndpointGroup sources, EndpointGroup targets) {
            for (Endpoint from : sources.members()) {
                for (Endpoint to : targets.members()) {
                    if (!from.equals(to) && Members.calls(from)) {
                        ask(from, to);
                    }
                }
            }
        }

        private void ask(Endpoint from, Endpoint to) {
            pairs++;
            violation(from, to).or(() -> byways.violation(from, to)).ifPresent(violations::add);
        }

        private Optional<Violation> violation(Endpoint from, Endpoint to) {
            Optional<Fates> fates = plain.flatMap(all -> all.fates(from, to));
            if (fates.filter(demand::isMetBy).isPresent()) {
                return Optional.empty();
            }
            Supplier<Violation.Against> asking = inquiry.about(from, to);
            Optional<Fate> known = fates.flatMap(demand::against);
            if (known.isPresent()) {
                return Optional.of(new Violation(from, to, known.get(), asking));
            }
            Violation.Against against = asking.get();
            return against.parts().isEmpty() ? Optional.empty() : Optional.of(Violation.of(from, to, against, asking));
        }
    }

    /** Asks about a pair, at once or later; it holds nothing but what that takes. */
    private record Inquiry(Reachability reachability, Demand demand) {
        Supplier<Violation.Against> about(Endpoint from, Endpoint to) {
            return () -> {
                Answer answer = reachability.answer(Question.of(from, to, Traffic.any()));
                return new Violation.Against(answer, demand.against(answer));
            };
        }
    }

    /** {@return whether no flow is against it, and that is known} */
    public boolean holds() {
        return violations.isEmpty();
    }

    /**
     * The four-valued outcome.
     *
     * @return BLOCKED when it holds; otherwise REACHABLE when flows of all pairs are against it, PARTIAL when those of some are,
     *     and UNDETERMINED when it is not known of any
     */
    public Verdict verdict() {
        if (holds()) {
            return Verdict.BLOCKED;
        }
        long sure = violations.stream()
                .filter(each -> each.fate() == Fate.DELIVERED)
                .count();
        if (sure == 0) {
            return Verdict.UNDETERMINED;
        }
        return sure == pairs ? Verdict.REACHABLE : Verdict.PARTIAL;
    }

    /** {@return how many pairs of endpoints were asked about} */
    public int pairs() {
        return pairs;
    }

    /** {@return every pair with flows that are against it} */
    public List<Violation> violations() {
        return violations;
    }

    /**
     * The violation that matters most.
     *
     * @return the first one with flows that surely arrive, or else the first
     * @throws java.util.NoSuchElementException when there is none
     */
    public Violation worst() {
        return violations.stream()
                .filter(each -> each.fate() == Fate.DELIVERED)
                .findFirst()
                .or(() -> violations.stream().findFirst())
                .orElseThrow();
    }

    /** {@return what is not known and would have to be declared to decide} */
    public List<Unknown> doubts() {
        return violations.parallelStream()
                .flatMap(each -> each.digest().doubts().stream())
                .distinct()
                .toList();
    }

    /**
     * The violations in a line each, equal ones of many pairs together; those that are delivered first.
     *
     * @param most the most lines, from 1
     * @return the lines
     */
    public List<String> lines(int most) {
        EndWords words = new EndWords(network);
        violations.parallelStream().forEach(Violation::digest); // of many pairs, each may have to be asked about again
        List<Product<Violation>> groups =
                Product.of(violations, each -> each.digest().withoutDoubts(), Violation::from, Violation::to).stream()
                        .sorted((one, other) -> Boolean.compare(isDoubtful(one), isDoubtful(other)))
                        .toList();
        int shown = groups.size() <= most ? groups.size() : most - 1;
        List<String> lines = new ArrayList<>();
        groups.stream().limit(shown).forEach(group -> lines.add(line(words, group)));
        if (groups.size() > shown) {
            lines.add("and " + (groups.size() - shown) + " more groups of pairs");
        }
        return lines;
    }

    private static boolean isDoubtful(Product<Violation> group) {
        return group.items().get(0).fate() != Fate.DELIVERED;
    }

    private static String line(EndWords words, Product<Violation> group) {
        Violation first = group.items().get(0);
        return words.of(group.from()) + " -> " + words.of(group.to()) + " on " + first.digest();
    }

    @Override
    public String toString() {
        if (holds()) {
            return "holds for all " + pairs + " pairs of endpoints";
        }
        return violations.size() + " of " + pairs + " pairs of endpoints have flows against it\n"
                + String.join("\n", lines(SHOWN));
    }
}
