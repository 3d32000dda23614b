package io.canreach.naive;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.analysis.Change;
import io.canreach.analysis.DeadRule;
import io.canreach.analysis.Exposed;
import io.canreach.analysis.Exposure;
import io.canreach.analysis.Fates;
import io.canreach.analysis.ListedRule;
import io.canreach.analysis.NetworkDifference;
import io.canreach.analysis.NetworkReview;
import io.canreach.analysis.RedundantRule;
import io.canreach.analysis.Repair;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Answer;
import io.canreach.reach.Fate;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import io.canreach.reach.UnknownEndpointException;
import io.canreach.reach.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exposures, differences, repairs and reviews hold when single answers are asked, on random estates of nearly everything. */
class WildAnalysesTest {
    private static final List<String> OUTSIDE =
            List.of("8.8.8.8", "8.8.9.1", "20.1.1.70", "20.60.0.200", "198.51.100.9", "2603:1::5", "2a00::1");

    static LongStream seeds() {
        return LongStream.range(-4, 8);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void an_exposure_is_what_single_addresses_of_the_internet_reach(long seed) {
        Network network = WildEstate.network(seed);

        Exposure exposure = Exposure.of(network);

        for (Endpoint endpoint : WildAnswers.of(network).endpoints()) {
            for (String each : endpoint instanceof Endpoint.Internet ? List.<String>of() : OUTSIDE) {
                caller(network, endpoint, IpSet.parse(each)).ifPresent(answer -> {
                    String what = "seed " + seed + ", " + endpoint + " from " + each;
                    IpSet caller = IpSet.parse(each);
                    assertThat(answer.packets(Fate.DELIVERED))
                            .as(what)
                            .isEqualTo(packets(exposure.exposed(), endpoint).fromSources(caller));
                    assertThat(answer.packets(Fate.UNDETERMINED))
                            .as(what)
                            .isEqualTo(
                                    packets(exposure.undetermined(), endpoint).fromSources(caller));
                });
            }
        }
    }

    private static PacketSet packets(List<Exposed> ways, Endpoint endpoint) {
        return PacketSet.unionOf(ways.stream()
                .filter(each -> each.endpoint().equals(endpoint))
                .map(Exposed::packets)
                .toList());
    }

    /** None where the network has the address itself, which then does not call from the Internet. */
    private static Optional<Answer> caller(Network network, Endpoint endpoint, IpSet caller) {
        try {
            return Optional.of(Reachability.of(network)
                    .answer(new Question(new Endpoint.Internet(), endpoint, Traffic.any(), Optional.of(caller))));
        } catch (UnknownEndpointException e) {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_difference_is_what_answers_about_both_networks_differ_in(long seed) {
        Network before = WildEstate.network(seed);
        Network after = new WildChange(seed).of(before);

        NetworkDifference difference = NetworkDifference.between(before, after);

        WildAnswers then = WildAnswers.of(before);
        WildAnswers now = WildAnswers.of(after);
        then.pairs((from, to, was) -> {
            if (!from.equals(to)) {
                Fates is = now.fates(from, to, Traffic.any());
                for (Fate one : Fate.values()) {
                    for (Fate other : Fate.values()) {
                        PacketSet found = changed(difference, from, to, one, other);
                        PacketSet expected = packets(was, one).intersect(packets(is, other));
                        assertThat(found)
                                .as("seed " + seed + ", " + from + " to " + to + ", " + one + " to " + other)
                                .isEqualTo(one == other ? found : expected);
                    }
                }
            }
        });
    }

    private static PacketSet changed(NetworkDifference all, Endpoint from, Endpoint to, Fate before, Fate after) {
        return PacketSet.unionOf(all.all().stream()
                .filter(each -> each.from().equals(from) && each.to().equals(to))
                .filter(each -> each.before() == before && each.after() == after)
                .map(Change::packets)
                .toList());
    }

    /** What cannot be sent counts as dropped. */
    private static PacketSet packets(Fates fates, Fate fate) {
        return fate == Fate.DROPPED
                ? fates.delivered().union(fates.undetermined()).complement()
                : fates.packets(fate);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_a_repair_promises_is_so_when_asked_again(long seed) {
        Network network = WildEstate.network(seed);
        Random random = new Random(seed);
        List<Endpoint> ends = WildAnswers.of(network).endpoints();
        Endpoint from = ends.get(random.nextInt(ends.size()));
        Endpoint to = ends.get(random.nextInt(ends.size()));
        Question question = Question.of(from, to, Traffic.tcp(80));

        if (calls(network, question)) {
            check(Repair.toDeliver(network, question), question, Verdict.REACHABLE);
            check(Repair.toDrop(network, question), question, Verdict.BLOCKED);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_a_repair_also_changes_is_what_else_fares_otherwise(long seed) {
        Network network = WildEstate.network(seed);
        Random random = new Random(seed);
        List<Endpoint> ends = WildAnswers.of(network).endpoints();
        Question question = Question.of(
                ends.get(random.nextInt(ends.size())), ends.get(random.nextInt(ends.size())), Traffic.tcp(80));

        Optional<Repair> repair = Optional.of(question)
                .filter(each -> calls(network, each))
                .map(each -> Repair.toDeliver(network, each))
                .filter(each -> each.isNeeded() && each.isPossible());

        repair.ifPresent(it -> assertThat(others(network, it, question))
                .as(() -> "seed " + seed + ", " + question + ", " + it.steps())
                .isEmpty());
    }

    /** Pairs of which something else changes than the repair says. */
    private static List<String> others(Network network, Repair repair, Question question) {
        WildAnswers now = WildAnswers.of(repair.network().orElseThrow());
        PacketSet asked = repair.repaired().orElseThrow().asked();
        List<String> wrong = new ArrayList<>();
        WildAnswers.of(network).pairs((from, to, was) -> {
            boolean own = from.equals(question.source()) && to.equals(question.destination());
            PacketSet open = packets(was, Fate.DELIVERED);
            PacketSet changed = open.minus(now.fates(from, to, Traffic.any()).delivered())
                    .union(now.fates(from, to, Traffic.any()).delivered().minus(open));
            PacketSet told = PacketSet.unionOf(repair.alsoChanges().stream()
                    .filter(each -> each.from().equals(from) && each.to().equals(to))
                    .filter(each -> each.before() != each.after())
                    .filter(each -> each.before() == Fate.DELIVERED || each.after() == Fate.DELIVERED)
                    .map(Change::packets)
                    .toList());
            if (!from.equals(to) && !told.equals(own ? changed.minus(asked) : changed)) {
                wrong.add(from + " to " + to + ": " + changed + ", told are " + told);
            }
        });
        return wrong;
    }

    private static boolean calls(Network network, Question question) {
        try {
            return Reachability.of(network).answer(question).question().equals(question)
                    && !question.source().equals(question.destination());
        } catch (UnknownEndpointException e) {
            return false;
        }
    }

    private static void check(Repair repair, Question question, Verdict expected) {
        assertThat(repair.isPossible() || !repair.reasons().isEmpty()).isTrue();
        repair.network()
                .map(copy -> Reachability.of(copy.toBuilder().build()).answer(question))
                .ifPresent(answer -> assertThat(answer.verdict())
                        .as(() -> question + "\n" + repair.steps())
                        .isEqualTo(expected));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void no_answer_changes_without_a_rule_that_does_nothing(long seed) {
        Network network = WildEstate.network(seed);
        NetworkReview review = NetworkReview.of(network);

        Stream<ListedRule> needless = Stream.concat(
                review.deadRules().stream().filter(DeadRule::isRemovable).map(DeadRule::rule),
                review.redundantRules().stream().map(RedundantRule::rule));

        needless.limit(3)
                .forEach(rule -> without(network, rule).ifPresent(copy -> {
                    List<String> changed = new ArrayList<>();
                    WildAnswers without = WildAnswers.of(copy);
                    WildAnswers.of(network).pairs((from, to, fates) -> {
                        if (!fates.equals(without.fates(from, to, Traffic.any()))) {
                            changed.add(from + " to " + to);
                        }
                    });
                    assertThat(changed).as("seed " + seed + ", " + rule).isEmpty();
                }));
    }

    /** The network without a rule of an NSG. */
    private static Optional<Network> without(Network network, ListedRule rule) {
        return network.find(NetworkSecurityGroup.class, rule.owner())
                .map(group -> network.toBuilder()
                        .replace(NetworkSecurityGroup.of(
                                group.id(),
                                group.rules().stream()
                                        .filter(each -> each.priority() != rule.priority()
                                                || !rule.direction().equals(Optional.of(each.direction())))
                                        .toList()))
                        .build());
    }
}
