package io.canreach.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.packet.PacketClassifier.DeadLine;
import io.canreach.packet.PacketClassifier.Share;
import io.canreach.packet.RandomPackets.Model;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compiled lists compared with looking at one line after another, by every way of compiling them. */
class PacketClassifierLawsTest {
    private static final String SEEDS = "io.canreach.packet.RandomPackets#seeds";
    private static final int BUDGET = 1 << 22;

    private static List<Model> models(RandomPackets random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> i % 3 == 0 ? random.packets() : random.box())
                .toList();
    }

    private static List<ListLine> lines(List<Model> models) {
        return models.stream().map(model -> ListLine.of(model.set())).toList();
    }

    private static Stream<CompiledLines> ways(List<ListLine> lines) {
        return Stream.of(
                DiagramLines.of(lines, LevelOrder.NATURAL, BUDGET),
                DiagramLines.of(lines, LevelOrder.PORTS_THEN_DESTINATION, BUDGET),
                DiagramLines.of(lines, LevelOrder.PORTS_THEN_SOURCE, BUDGET),
                CellLines.of(lines),
                new SetLines(lines));
    }

    private static int naive(List<Model> models, Flow flow) {
        return IntStream.range(0, models.size())
                .filter(i -> models.get(i).contains().test(flow))
                .findFirst()
                .orElse(-1);
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void every_way_finds_the_first_line_that_has_a_flow(long seed) {
        RandomPackets random = new RandomPackets(seed);
        List<Model> models = models(random, 12);
        List<Flow> flows = random.flows(400);

        ways(lines(models)).forEach(way -> {
            for (Flow flow : flows) {
                assertThat(way.line(flow))
                        .as("%s by %s", flow, way.getClass().getSimpleName())
                        .isEqualTo(naive(models, flow));
            }
        });
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void parts_of_a_set_are_what_is_left_of_each_line(long seed) {
        RandomPackets random = new RandomPackets(seed);
        List<Model> models = models(random, 10);
        PacketSet asked = seed % 2 == 0 ? PacketSet.all() : random.packets().set();
        List<Share> expected = new ArrayList<>();
        PacketSet rest = asked;
        for (int i = 0; i < models.size(); i++) {
            PacketSet taken = rest.intersect(models.get(i).set());
            rest = rest.minus(taken);
            if (!taken.isEmpty()) {
                expected.add(Share.of(i, taken));
            }
        }
        if (!rest.isEmpty()) {
            expected.add(Share.of(-1, rest));
        }

        List<ListLine> lines = lines(models);
        assertThat(PacketClassifier.of(models.stream().map(Model::set).toList()).split(asked))
                .isEqualTo(expected);
        ways(lines)
                .forEach(way -> assertThat(new PacketClassifier(lines, way).split(asked))
                        .as(way.getClass().getSimpleName())
                        .isEqualTo(expected));
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void dead_lines_are_those_that_the_union_of_earlier_ones_encloses(long seed) {
        RandomPackets random = new RandomPackets(seed);
        List<PacketSet> sets = models(random, 14).stream().map(Model::set).toList();
        List<DeadLine> expected = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            if (PacketSet.unionOf(sets.subList(0, i)).encloses(sets.get(i))) {
                expected.add(dead(sets, i));
            }
        }

        ways(sets.stream().map(ListLine::of).toList())
                .forEach(way -> assertThat(way.dead())
                        .as(way.getClass().getSimpleName())
                        .isEqualTo(expected));
    }

    private static DeadLine dead(List<PacketSet> sets, int line) {
        record Culprit(int line, BigInteger size) {}
        List<Culprit> culprits = new ArrayList<>();
        PacketSet rest = sets.get(line);
        for (int i = 0; i < line; i++) {
            culprits.add(new Culprit(i, rest.intersect(sets.get(i)).size()));
            rest = rest.minus(sets.get(i));
        }
        culprits.removeIf(culprit -> culprit.size().signum() == 0);
        culprits.sort(Comparator.comparing(Culprit::size).reversed().thenComparing(Culprit::line));
        return new DeadLine(line, culprits.stream().limit(5).map(Culprit::line).toList(), culprits.size());
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void a_budget_changes_no_answer(long seed) {
        RandomPackets random = new RandomPackets(seed);
        List<Model> models = models(random, 10);
        List<ListLine> lines = lines(models);
        CompiledLines large = ListCompiler.compile(lines, BUDGET);
        CompiledLines small = ListCompiler.compile(lines, 8);

        assertThat(large).isInstanceOf(DiagramLines.class);
        assertThat(small).isInstanceOf(CellLines.class);
        assertThat(small.dead()).isEqualTo(large.dead());
        for (Flow flow : random.flows(200)) {
            assertThat(small.line(flow)).isEqualTo(large.line(flow));
        }
    }

    @ParameterizedTest
    @MethodSource(SEEDS)
    void lines_from_boxes_and_from_sets_are_the_same(long seed) {
        RandomPackets random = new RandomPackets(seed);
        List<Box> boxes = random.packets().set().boxes().stream().limit(20).toList();
        PacketClassifier fromBoxes = PacketClassifier.ofBoxes(boxes);
        PacketClassifier fromSets =
                PacketClassifier.of(boxes.stream().map(Box::packets).toList());

        assertThat(fromBoxes.split(PacketSet.all())).isEqualTo(fromSets.split(PacketSet.all()));
        assertThat(fromBoxes.dead()).isEqualTo(fromSets.dead()).isEmpty();
    }
}
