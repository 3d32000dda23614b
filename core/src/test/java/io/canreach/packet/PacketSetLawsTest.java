package io.canreach.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.packet.RandomPackets.Model;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws of sets on random sets, and the sets compared with looking at one flow after another. */
class PacketSetLawsTest {
    private static final String SEEDS = "io.canreach.packet.RandomPackets#seeds";

    private static void agree(PacketSet set, Predicate<Flow> contains, List<Flow> flows) {
        for (Flow flow : flows) {
            assertThat(set.contains(flow)).as("%s in %s", flow, set).isEqualTo(contains.test(flow));
        }
    }

    private static void equal(PacketSet a, PacketSet b) {
        assertThat(a).isEqualTo(b).hasSameHashCodeAs(b);
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void a_set_contains_what_its_parts_say(long seed) {
        RandomPackets random = new RandomPackets(seed);
        Model model = random.packets();

        agree(model.set(), model.contains(), random.flows(2_000));
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void union_and_intersection_commute_and_associate(long seed) {
        RandomPackets random = new RandomPackets(seed);
        PacketSet a = random.packets().set();
        PacketSet b = random.packets().set();
        PacketSet c = random.packets().set();

        equal(a.union(b), b.union(a));
        equal(a.intersect(b), b.intersect(a));
        equal(a.union(b).union(c), a.union(b.union(c)));
        equal(a.intersect(b).intersect(c), a.intersect(b.intersect(c)));
        equal(a.intersect(b.union(c)), a.intersect(b).union(a.intersect(c)));
        equal(PacketSet.unionOf(List.of(a, b, c)), c.union(b).union(a));
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void complement_and_difference_follow_de_morgan(long seed) {
        RandomPackets random = new RandomPackets(seed);
        PacketSet a = random.packets().set();
        PacketSet b = random.packets().set();

        equal(a.complement().complement(), a);
        equal(a.union(b).complement(), a.complement().intersect(b.complement()));
        equal(a.minus(b), a.intersect(b.complement()));
        equal(a.minus(b).union(a.intersect(b)), a);
        equal(a.union(a.complement()), PacketSet.all());
        equal(a.intersect(a.complement()), PacketSet.empty());
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void comparisons_and_sizes_agree_with_the_operations(long seed) {
        RandomPackets random = new RandomPackets(seed);
        PacketSet a = random.packets().set();
        PacketSet b = random.packets().set();

        assertThat(a.union(b).size().add(a.intersect(b).size()))
                .isEqualTo(a.size().add(b.size()));
        assertThat(a.encloses(b)).isEqualTo(a.union(b).equals(a));
        assertThat(a.union(b).encloses(a)).isTrue();
        assertThat(a.overlaps(b)).isEqualTo(!a.intersect(b).isEmpty());
        assertThat(a.equals(b)).isEqualTo(a.encloses(b) && b.encloses(a));
        assertThat(a.isEmpty()).isEqualTo(a.size().signum() == 0);
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void boxes_are_disjoint_and_cover_the_set(long seed) {
        PacketSet set = new RandomPackets(seed).packets().set();

        PacketSet covered = PacketSet.empty();
        for (Box box : set.boxes()) {
            assertThat(covered.overlaps(box.packets())).isFalse();
            covered = covered.union(box.packets());
        }

        equal(covered, set);
        assertThat(set.union(PacketSet.empty()).boxes()).isEqualTo(set.boxes());
        assertThat(set.example().map(set::contains).orElse(set.isEmpty())).isTrue();
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void families_and_projections_enclose_the_set(long seed) {
        PacketSet set = new RandomPackets(seed).packets().set();

        equal(set.restrictTo(IpFamily.IPV4).union(set.restrictTo(IpFamily.IPV6)), set);
        equal(set.fromSources(set.sources()).toDestinations(set.destinations()), set);
        equal(set.withProtocols(set.protocols()), set);
        equal(set.fromPorts(set.sourcePorts()).toPorts(set.destinationPorts()), set);
        assertThat(set.sources()).isEqualTo(set.reversed().destinations());
        assertThat(set.sourcePorts()).isEqualTo(set.reversed().destinationPorts());
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void reversed_contains_the_replies(long seed) {
        RandomPackets random = new RandomPackets(seed);
        Model model = random.packets();
        PacketSet set = model.set();

        equal(set.reversed().reversed(), set);
        assertThat(set.reversed().size()).isEqualTo(set.size());
        agree(set.reversed(), flow -> model.contains().test(flow.reversed()), random.flows(500));
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void spread_forgets_one_field(long seed) {
        RandomPackets random = new RandomPackets(seed);
        Model model = random.packets();
        List<Flow> flows = random.flows(100);

        for (Field field : Field.values()) {
            PacketSet spread = model.set().spread(field);
            assertThat(spread.encloses(model.set())).isTrue();
            equal(spread.spread(field), spread);
            agree(spread, flow -> someVariant(model, flow, field), flows);
        }
        equal(
                model.set().spread(Field.SOURCE).spread(Field.DESTINATION),
                model.set().spread(Field.DESTINATION).spread(Field.SOURCE));
    }

    private static boolean someVariant(Model model, Flow flow, Field field) {
        boolean anyPorts = field == Field.PROTOCOL && !flow.protocol().hasPorts();
        List<Integer> ports = RandomPackets.portsBeside();
        List<Flow> flows = anyPorts
                ? ports.stream()
                        .flatMap(s -> ports.stream().map(d -> NaiveRewrite.withPorts(flow, s, d)))
                        .toList()
                : List.of(flow);
        return flows.stream()
                .allMatch(one -> NaiveRewrite.variants(one, field, ip -> true, port -> true).stream()
                        .anyMatch(model.contains()));
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void image_and_preimages_are_what_one_flow_after_another_gives(long seed) {
        RandomPackets random = new RandomPackets(seed);
        Model model = random.packets();
        Rewrite rewrite = random.rewrite();
        List<Flow> flows = random.flows(40);

        agree(
                model.set().image(rewrite),
                flow -> rewrite.results().contains(flow)
                        && NaiveRewrite.origins(flow, rewrite).stream().anyMatch(model.contains()),
                flows);
        agree(
                model.set().preimageAny(rewrite),
                flow -> NaiveRewrite.results(flow, rewrite).stream().anyMatch(model.contains()),
                flows);
        agree(
                model.set().preimage(rewrite),
                flow -> {
                    List<Flow> results = NaiveRewrite.results(flow, rewrite);
                    return !results.isEmpty() && results.stream().allMatch(model.contains());
                },
                flows);
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void image_and_preimage_are_adjoint(long seed) {
        RandomPackets random = new RandomPackets(seed);
        Rewrite rewrite = random.rewrite();
        PacketSet translatable = PacketSet.all().preimage(rewrite);
        PacketSet x = random.packets().set().intersect(translatable);
        PacketSet y = random.packets().set();

        assertThat(y.encloses(x.image(rewrite))).isEqualTo(y.preimage(rewrite).encloses(x));
        assertThat(y.encloses(y.preimage(rewrite).image(rewrite))).isTrue();
        assertThat(x.image(rewrite).preimage(rewrite).encloses(x)).isTrue();
        assertThat(y.preimageAny(rewrite).encloses(y.preimage(rewrite))).isTrue();
        assertThat(y.overlaps(x.image(rewrite)))
                .isEqualTo(y.preimageAny(rewrite).overlaps(x));
    }
}
