package io.canreach.naive;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.analysis.Change;
import io.canreach.analysis.NetworkDifference;
import io.canreach.analysis.ReachabilityMatrix;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.SecurityRule;
import io.canreach.model.Unknown;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Fate;
import io.canreach.reach.Part;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import io.canreach.reach.UnknownEndpointException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A difference has exactly the flows of which answers about both networks differ, in their fate or in what is not known, for
 * random changes of random networks. Most pairs of such networks are told to be the same without being asked about.
 */
class DifferenceDifferentialTest {
    private static final int NETWORKS_A_TEST = 4;

    static LongStream some() {
        return LongStream.range(0, 8);
    }

    @ParameterizedTest
    @MethodSource("some")
    void plain_machines_differ_by_what_single_answers_differ_by(long some) {
        for (long seed = some * NETWORKS_A_TEST; seed < (some + 1) * NETWORKS_A_TEST; seed++) {
            Network before = new RandomEstate(seed).plainLab().network();

            check(before, new WildChange(seed).of(before), "seed " + seed);
        }
    }

    @ParameterizedTest
    @MethodSource("some")
    void crowds_differ_by_what_single_answers_differ_by(long some) {
        for (long seed = some * NETWORKS_A_TEST; seed < some * NETWORKS_A_TEST + 2; seed++) {
            RandomEstate estate = new RandomEstate(seed);
            Network before = estate.crowdedLab().network();

            check(before, estate.withOtherRules(before), "rules of seed " + seed);
            check(before, new WildChange(seed).of(before), "seed " + seed);
        }
    }

    @ParameterizedTest
    @MethodSource("some")
    void estates_of_nearly_everything_differ_by_what_single_answers_differ_by(long seed) {
        Network before = WildEstate.network(seed);

        check(before, new WildChange(seed).of(before), "seed " + seed);
    }

    @ParameterizedTest
    @MethodSource("some")
    void other_rules_change_calls_of_the_internet_and_to_it_by_what_single_answers_differ_by(long some) {
        for (long seed = some * NETWORKS_A_TEST; seed < (some + 1) * NETWORKS_A_TEST; seed++) {
            RandomEstate estate = new RandomEstate(seed);
            Network before = estate.openLab().network();

            check(before, estate.withOtherRules(before), "rules of seed " + seed);
            check(before, withoutRule(before, new Random(seed)), "a rule of seed " + seed);
        }
    }

    private static Network withoutRule(Network network, Random random) {
        List<NetworkSecurityGroup> groups = network.all(NetworkSecurityGroup.class).stream()
                .filter(group -> !group.rules().isEmpty())
                .toList();
        NetworkSecurityGroup group = groups.get(random.nextInt(groups.size()));
        List<SecurityRule> rules = new ArrayList<>(group.rules());
        rules.remove(random.nextInt(rules.size()));
        return network.toBuilder()
                .replace(NetworkSecurityGroup.of(group.id(), rules))
                .build();
    }

    private static void check(Network before, Network after, String what) {
        NetworkDifference difference = NetworkDifference.between(before, after);

        Map<List<Object>, PacketSet> found = difference.all().stream()
                .collect(Collectors.toMap(
                        change -> List.of(change.from(), change.to(), change.before(), change.after()),
                        Change::packets));
        List<Endpoint> ends = ReachabilityMatrix.of(before).endpoints();
        for (Endpoint from : ends) {
            for (Endpoint to : ends) {
                if (!from.equals(to)) {
                    check(found, new Pair(before, after, from, to), what);
                }
            }
        }
    }

    private static void check(Map<List<Object>, PacketSet> found, Pair pair, String what) {
        for (Fate one : Fate.values()) {
            for (Fate other : Fate.values()) {
                List<Object> key = List.of(pair.from(), pair.to(), one, other);
                assertThat(found.getOrDefault(key, PacketSet.empty()))
                        .as(what + ", " + key)
                        .isEqualTo(pair.expected(one, other));
            }
        }
    }

    /** What single answers say of a pair in two networks. */
    private record Pair(Endpoint from, Endpoint to, List<Part> was, List<Part> is) {
        Pair(Network before, Network after, Endpoint from, Endpoint to) {
            this(from, to, parts(before, from, to), parts(after, from, to));
        }

        private static List<Part> parts(Network network, Endpoint from, Endpoint to) {
            try {
                return Reachability.of(network)
                        .answer(Question.of(from, to, Traffic.any()))
                        .parts();
            } catch (UnknownEndpointException e) {
                return List.of();
            }
        }

        PacketSet expected(Fate before, Fate after) {
            if (before != after) {
                return packets(was, before).intersect(packets(is, after));
            }
            return before == Fate.UNDETERMINED ? doubtedOtherwise() : PacketSet.empty();
        }

        private PacketSet doubtedOtherwise() {
            Map<List<Unknown>, PacketSet> then = doubts(was);
            Map<List<Unknown>, PacketSet> now = doubts(is);
            now.keySet().retainAll(then.keySet());
            PacketSet same = PacketSet.unionOf(now.entrySet().stream()
                    .map(each -> each.getValue().intersect(then.getOrDefault(each.getKey(), PacketSet.empty())))
                    .toList());
            return packets(was, Fate.UNDETERMINED)
                    .intersect(packets(is, Fate.UNDETERMINED))
                    .minus(same);
        }

        private static Map<List<Unknown>, PacketSet> doubts(List<Part> parts) {
            Map<List<Unknown>, PacketSet> doubts = new HashMap<>();
            for (Part part : parts) {
                if (part.fate() == Fate.UNDETERMINED) {
                    doubts.merge(part.doubts(), part.packets(), PacketSet::union);
                }
            }
            return doubts;
        }

        /** What cannot be sent counts as dropped. */
        private static PacketSet packets(List<Part> parts, Fate fate) {
            PacketSet others = PacketSet.unionOf(parts.stream()
                    .filter(part -> fate == Fate.DROPPED ? part.fate() != fate : part.fate() == fate)
                    .map(Part::packets)
                    .toList());
            return fate == Fate.DROPPED ? others.complement() : others;
        }
    }
}
