package io.canreach.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.reach.Answer;
import io.canreach.reach.Fate;
import io.canreach.reach.Question;
import io.canreach.reach.RandomNetworks;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import io.canreach.reach.Verdict;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Differences and segmentation say of random networks what single answers say. */
class AnalysisDifferentialTest {
    private static final List<Endpoint> ENDS = List.of(vm("v1"), vm("v2"), vm("v3"), vm("w1"), new Endpoint.Internet());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_network_does_not_differ_from_itself(long seed) {
        var network = new RandomNetworks(seed).lab().network();

        assertThat(NetworkDifference.between(network, network).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_difference_has_the_flows_that_single_answers_differ_by(long seed) {
        var before = new RandomNetworks(seed).lab().network();
        var after = new RandomNetworks(seed + 100).lab().network();

        var difference = NetworkDifference.between(before, after);

        for (var from : ENDS) {
            for (var to : ENDS) {
                if (!from.equals(to) && !(from instanceof Endpoint.Internet)) {
                    check(difference, from, to, answer(before, from, to), answer(after, from, to));
                }
            }
        }
    }

    private static void check(NetworkDifference difference, Endpoint from, Endpoint to, Answer was, Answer is) {
        PacketSet opened = PacketSet.unionOf(difference.changes(ChangeKind.NEWLY_REACHABLE).stream()
                .filter(change -> change.from().equals(from) && change.to().equals(to))
                .map(Change::packets)
                .toList());
        PacketSet closed = PacketSet.unionOf(difference.changes(ChangeKind.NEWLY_BLOCKED).stream()
                .filter(change -> change.from().equals(from) && change.to().equals(to))
                .map(Change::packets)
                .toList());
        PacketSet common = to instanceof Endpoint.Internet
                ? PacketSet.all()
                        .toDestinations(
                                was.asked().destinations().intersect(is.asked().destinations()))
                : PacketSet.all();
        assertThat(opened)
                .isEqualTo(is.packets(Fate.DELIVERED)
                        .minus(was.packets(Fate.DELIVERED))
                        .minus(was.packets(Fate.UNDETERMINED))
                        .intersect(common));
        assertThat(closed)
                .isEqualTo(was.packets(Fate.DELIVERED)
                        .minus(is.packets(Fate.DELIVERED))
                        .minus(is.packets(Fate.UNDETERMINED))
                        .intersect(common));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void groups_are_isolated_exactly_where_every_pair_is_blocked(long seed) {
        var network = new RandomNetworks(seed).lab().network();
        var one = EndpointGroup.inVirtualNetwork(network, "v");
        var other = EndpointGroup.inVirtualNetwork(network, "w");

        var outcome = Segmentation.isolated(network, one, other);

        long open = one.members().stream()
                .flatMap(a -> other.members().stream()
                        .flatMap(b -> List.of(answer(network, a, b), answer(network, b, a)).stream()))
                .filter(answer -> answer.verdict() != Verdict.BLOCKED)
                .count();
        assertThat(outcome.pairs())
                .isEqualTo(2 * one.members().size() * other.members().size());
        assertThat(outcome.violations()).hasSize((int) open);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void only_some_ports_are_open_exactly_where_all_others_are_blocked(long seed) {
        var network = new RandomNetworks(seed).lab().network();
        var one = EndpointGroup.of("a", vm("v1"), vm("v2"));
        var other = EndpointGroup.of("b", vm("v3"));

        var outcome = Segmentation.onlyOn(network, one, other, Traffic.tcp(443));

        PacketSet allowed = Traffic.tcp(443).between(IpSet.all(), IpSet.all());
        long open = one.members().stream()
                .map(from -> answer(network, from, vm("v3")))
                .filter(answer -> !answer.packets(Fate.DELIVERED)
                        .union(answer.packets(Fate.UNDETERMINED))
                        .minus(allowed)
                        .isEmpty())
                .count();
        assertThat(outcome.violations()).hasSize((int) open);
    }

    private static Answer answer(Network network, Endpoint from, Endpoint to) {
        return Reachability.of(network).answer(Question.of(from, to, Traffic.any()));
    }

    private static Endpoint vm(String name) {
        return new Endpoint.Named(Endpoint.Kind.VM, name);
    }
}
