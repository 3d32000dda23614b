package io.canreach.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.packet.PacketClassifier.DeadLine;
import io.canreach.packet.RuleLists.Labelled;
import io.canreach.packet.RuleLists.Rule;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Large lists, with the answers of an independent engine where there are some. */
class RuleListsTest {
    private static List<Box> boxes(List<Rule> rules) {
        return rules.stream().map(Rule::box).toList();
    }

    private static List<Integer> numbers(List<DeadLine> dead) {
        return dead.stream().map(DeadLine::line).toList();
    }

    @Test
    void the_list_in_the_project_has_three_dead_lines() {
        PacketClassifier list = PacketClassifier.ofBoxes(boxes(RuleLists.own()));

        assertThat(list.size()).isEqualTo(100);
        assertThat(numbers(list.dead())).hasSize(3).startsWith(6, 9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nsg-100", "nsg-1000", "random-1000", "random-10000"})
    void every_line_and_verdict_is_that_of_an_independent_engine(String name) {
        List<Rule> rules = RuleLists.firstMatch(name);
        PacketClassifier list = PacketClassifier.ofBoxes(boxes(rules));
        PacketClassifier twin = PacketClassifier.ofBoxes(
                boxes(rules).stream().map(RuleLists::twin).toList());

        for (Labelled labelled : RuleLists.flows(name)) {
            int line = list.line(labelled.flow());
            assertThat(line).as("%s", labelled.flow()).isEqualTo(labelled.line());
            assertThat(line >= 0 && rules.get(line).permit()).isEqualTo(labelled.permit());
            assertThat(twin.line(RuleLists.twin(labelled.flow()))).isEqualTo(labelled.line());
        }
        assertThat(numbers(list.dead())).isEqualTo(RuleLists.shadowed(name));
        assertThat(twin.dead()).isEqualTo(list.dead());
    }

    /** The independent engine has 256 protocols; no line names one of the other 254, so each of them is like ESP here. */
    @ParameterizedTest
    @CsvSource({
        "nsg-100, 309489732263259009923547136",
        "nsg-1000, 309489715751417929222389760",
        "random-1000, 470710006245393391191637",
        "random-10000, 2626798339498291721326031"
    })
    void the_number_of_permitted_packets_is_that_of_an_independent_engine(String name, BigInteger expected) {
        List<Rule> rules = RuleLists.firstMatch(name);
        PacketClassifier list = PacketClassifier.ofBoxes(boxes(rules));

        BigInteger permitted = IntStream.range(0, rules.size())
                .filter(line -> rules.get(line).permit())
                .mapToObj(line -> counted(list.decidedBy(line)))
                .reduce(BigInteger.ZERO, BigInteger::add);

        assertThat(permitted).isEqualTo(expected);
    }

    private static BigInteger counted(PacketSet packets) {
        PacketSet v4 = packets.restrictTo(IpFamily.IPV4);
        BigInteger named = v4.withProtocols(Set.of(Protocol.TCP, Protocol.UDP)).size();
        BigInteger other = v4.withProtocols(Set.of(Protocol.ESP)).size();
        return named.add(other.multiply(BigInteger.valueOf(254)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"acl1_10k", "fw1_10k", "ipc1_10k", "acl3_1k", "acl5_1k", "fw3_1k", "fw5_1k"})
    void dead_lines_of_filter_sets_are_found_by_two_methods(String name) {
        List<ListLine> lines =
                RuleLists.classBench(name).stream().map(ListLine::of).toList();
        CompiledLines compiled = ListCompiler.compile(lines);
        Cells cells = Cells.of(Layout.V4, lines, 100_000);

        assertThat(compiled).isInstanceOf(DiagramLines.class);
        assertThat(compiled.deadLines())
                .isEqualTo(IntStream.range(0, lines.size())
                        .filter(cells::isCovered)
                        .boxed()
                        .toList());
    }

    @Test
    void another_order_of_fields_gives_the_same_answers() {
        List<ListLine> lines =
                RuleLists.classBench("fw1_1k").stream().map(ListLine::of).toList();
        CompiledLines natural = ListCompiler.compile(lines, 1 << 22);
        CompiledLines portsFirst = ListCompiler.compile(lines, 400_000);

        assertThat(((DiagramLines) natural).isNatural()).isTrue();
        assertThat(((DiagramLines) portsFirst).isNatural()).isFalse();
        assertThat(portsFirst.dead()).isEqualTo(natural.dead());
        for (int line = 0; line < lines.size(); line += 50) {
            PacketSet asked = lines.get(line).packets();
            assertThat(new PacketClassifier(lines, portsFirst).split(asked))
                    .isEqualTo(new PacketClassifier(lines, natural).split(asked));
        }
    }
}
