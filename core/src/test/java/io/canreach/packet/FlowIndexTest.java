package io.canreach.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FlowIndexTest {
    private static final int BUDGET = 1 << 24;
    private static final int FLOWS = 10_000;

    private final Random random = new Random(17);

    @Test
    void an_index_names_the_line_that_the_diagram_names_in_any_order_of_levels() {
        for (IpFamily family : IpFamily.values()) {
            List<ListLine> lines = lines(family, 120);

            for (List<Field> order :
                    List.of(LevelOrder.NATURAL, LevelOrder.PORTS_THEN_DESTINATION, LevelOrder.PORTS_THEN_SOURCE)) {
                assertSameLines(DiagramLines.of(lines, order, BUDGET).diagram(Layout.of(family)), family);
            }
        }
    }

    @Test
    void an_index_names_the_line_that_the_diagram_names_where_no_line_is_about_source_ports() {
        List<ListLine> lines = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            PortSet ports = random.nextInt(4) == 0 ? PortSet.all() : PortSet.of(5 * random.nextInt(12));
            IpSet source = block(IpFamily.IPV4);
            IpSet destination = block(IpFamily.IPV4);
            lines.add(ListLine.of(new Box(Set.of(protocol()), source, PortSet.all(), destination, ports)));
        }

        DiagramLines compiled = DiagramLines.of(lines, LevelOrder.NATURAL, BUDGET);

        assertSameLines(compiled.diagram(Layout.V4), IpFamily.IPV4);
    }

    @Test
    void an_index_names_the_line_that_the_diagram_names_at_every_bound_of_ports_that_stand_in_grids() {
        List<PortSet> sources =
                Stream.of("*", "1024-65535", "5-9").map(PortSet::parse).toList();
        List<PortSet> destinations = Stream.of("*", "443", "1433-1434", "0", "65535")
                .map(PortSet::parse)
                .toList();

        for (IpFamily family : IpFamily.values()) {
            FlatDiagram diagram = withPorts(family, sources, destinations);

            assertThat(PortGridCopy.of(diagram)).isNotNull();
            assertSameLinesAt(
                    diagram, family, 0, 1, 4, 5, 9, 10, 442, 443, 444, 1023, 1024, 1432, 1433, 1434, 1435, 65534,
                    65535);
        }
    }

    @Test
    void an_index_has_no_grids_where_more_bounds_of_ports_meet_than_a_grid_has() {
        List<PortSet> sources = Stream.of("*", "1024-65535").map(PortSet::parse).toList();
        List<PortSet> destinations = Stream.of("*", "1-2", "5-6", "9-10", "20-30")
                .map(PortSet::parse)
                .toList();

        FlatDiagram diagram = withPorts(IpFamily.IPV4, sources, destinations);

        assertThat(PortGridCopy.of(diagram)).isNull();
        assertSameLinesAt(diagram, IpFamily.IPV4, 0, 1, 2, 3, 5, 6, 8, 9, 10, 11, 19, 20, 30, 31, 1023, 1024, 65535);
    }

    private FlatDiagram withPorts(IpFamily family, List<PortSet> sources, List<PortSet> destinations) {
        List<ListLine> lines = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            PortSet source = sources.get(random.nextInt(sources.size()));
            PortSet destination = destinations.get(random.nextInt(destinations.size()));
            lines.add(ListLine.of(new Box(Set.of(protocol()), block(family), source, block(family), destination)));
        }
        return DiagramLines.of(lines, LevelOrder.NATURAL, BUDGET).diagram(Layout.of(family));
    }

    private void assertSameLinesAt(FlatDiagram diagram, IpFamily family, int... ports) {
        FlowIndex full = FlowIndex.of(new FlowIndexPlan(diagram, false));
        FlowIndex lean = FlowIndex.of(new FlowIndexPlan(diagram, true));

        for (int i = 0; i < 10 * FLOWS; i++) {
            int source = ports[random.nextInt(ports.length)];
            int destination = ports[random.nextInt(ports.length)];
            Flow flow = new Flow(Protocol.TCP, address(family), source, address(family), destination);
            assertThat(full.line(flow)).as("%s", flow).isEqualTo(diagram.walk(flow));
            assertThat(lean.line(flow)).as("%s", flow).isEqualTo(diagram.walk(flow));
        }
    }

    /** A block in which other blocks often are. */
    private IpSet block(IpFamily family) {
        Ip address = address(family);
        return random.nextInt(10) == 0
                ? IpSet.all(family)
                : IpSet.of(Cidr.of(address.withLastBitsClear(8), family.bits() - 8), Cidr.of(address, family.bits()));
    }

    @Test
    void a_lean_index_searches_nodes_of_few_intervals_among_many_bounds_in_the_diagram() {
        for (IpFamily family : IpFamily.values()) {
            List<ListLine> lines = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                PortSet port = PortSet.of(i % 62);
                lines.add(ListLine.of(new Box(Set.of(protocol()), block(family), PortSet.all(), block(family), port)));
            }
            FlatDiagram diagram =
                    DiagramLines.of(lines, LevelOrder.PORTS_THEN_SOURCE, BUDGET).diagram(Layout.of(family));
            FlowIndexPlan plan = new FlowIndexPlan(diagram, true);
            int last = diagram.keys().order().last(Field.DESTINATION);

            long[] all = {0};
            diagram.forEachNode(node -> all[0] += diagram.level(node) == last ? 2L * plan.pairs(last) : 0);

            assertThat(LeanNodes.room(diagram, last, plan.pairs(last))).isLessThan(all[0]);
            assertSameLines(diagram, family);
        }
    }

    @Test
    void a_diagram_has_a_lean_index_or_none_where_there_is_no_room_for_another() {
        FlatDiagram diagram = DiagramLines.of(lines(IpFamily.IPV4, 120), LevelOrder.NATURAL, BUDGET)
                .diagram(Layout.V4);
        long full = new FlowIndexPlan(diagram, false).room();
        long lean = new FlowIndexPlan(diagram, true).room();

        assertThat(lean).isLessThan(full);
        assertThat(FlowIndexPlan.within(full, diagram)).isNotNull().matches(plan -> plan.room() == full);
        assertThat(FlowIndexPlan.within(full - 1, diagram)).isNotNull().matches(plan -> plan.room() == lean);
        assertThat(FlowIndexPlan.within(lean - 1, diagram)).isNull();
    }

    @Test
    void lists_that_say_nothing_of_a_field_are_indexed_too() {
        Box any = new Box(Set.of(Protocol.ANY), IpSet.all(), PortSet.all(), IpSet.all(), PortSet.all());
        Box port = new Box(Set.of(Protocol.UDP), IpSet.all(), PortSet.all(), IpSet.all(), PortSet.of(53));
        DiagramLines lines = DiagramLines.of(List.of(ListLine.of(port), ListLine.of(any)), LevelOrder.NATURAL, BUDGET);

        assertSameLines(lines.diagram(Layout.V4), IpFamily.IPV4);
        assertSameLines(lines.diagram(Layout.V6), IpFamily.IPV6);
    }

    @Test
    void a_classifier_answers_alike_before_and_after_it_has_an_index() {
        for (IpFamily family : IpFamily.values()) {
            assertFirstLines(lines(family, 150), family, FLOWS);
        }
    }

    @Test
    void short_lists_answer_alike_before_and_after_they_have_an_index() {
        for (IpFamily family : IpFamily.values()) {
            for (int i = 0; i < 300; i++) {
                assertFirstLines(lines(family, i % 7), family, 400);
            }
        }
    }

    @Test
    void threads_that_ask_a_fresh_list_while_its_index_is_made_get_the_lines_that_a_walk_finds() {
        for (IpFamily family : IpFamily.values()) {
            List<ListLine> lines = lines(family, 100);
            List<Flow> flows = Stream.generate(() -> flow(family)).limit(FLOWS).toList();
            FlatDiagram known =
                    DiagramLines.of(lines, LevelOrder.NATURAL, BUDGET).diagram(Layout.of(family));
            List<Integer> walked = flows.stream().map(known::walk).toList();

            for (int round = 0; round < 20; round++) {
                FlatDiagram fresh =
                        DiagramLines.of(lines, LevelOrder.NATURAL, BUDGET).diagram(Layout.of(family));
                List<Integer> said = flows.parallelStream().map(fresh::line).toList();

                assertThat(said).isEqualTo(walked);
            }
        }
    }

    private void assertFirstLines(List<ListLine> lines, IpFamily family, int flows) {
        List<PacketSet> packets = lines.stream().map(ListLine::packets).toList();
        PacketClassifier classifier = PacketClassifier.of(packets);

        for (int i = 0; i < flows; i++) {
            Flow flow = flow(family);
            int first = 0;
            while (first < packets.size() && !packets.get(first).contains(flow)) {
                first++;
            }
            assertThat(classifier.line(flow)).as("%s", flow).isEqualTo(first == packets.size() ? -1 : first);
        }
    }

    @Test
    void a_rank_is_the_number_of_bounds_below_a_key_also_at_both_ends_of_all_keys() {
        assertRanks(Level.IPV6_HALF, 0);
        assertRanks(Level.IPV6_HALF, Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE);
        assertRanks(Level.IPV6_HALF, Long.MAX_VALUE);
        for (Level level : List.of(Level.PORT, Level.IPV4, Level.IPV6_HALF)) {
            assertRanks(level, 0);
            assertRanks(level, level.max() - 1);
            assertRanks(level, LongStream.range(0, 5_000).toArray());
            assertRanks(level, LongStream.range(0, 30).map(i -> i * i * i).toArray());
            assertRanks(
                    level,
                    random.longs(3_000, level.min(), level.max())
                            .distinct()
                            .sorted()
                            .toArray());
        }
        assertRanks(
                Level.IPV4,
                LongStream.range(0, 1_000)
                        .map(i -> (i * i * 4096 - 1) & Level.IPV4.max())
                        .distinct()
                        .sorted()
                        .toArray());
        assertRanks(Level.IPV4, LongStream.range(0, 1_600).map(i -> i * i * i).toArray());
        assertRanks(
                Level.IPV6_HALF, LongStream.range(0, 5_000).map(i -> i * i * i).toArray());
    }

    @Test
    void a_rank_is_the_number_of_bounds_below_a_key_however_far_apart_they_are() {
        for (long first : new long[] {0, 2, -2, -65_536, Long.MIN_VALUE, 1L << 40}) {
            for (int bits = 1; bits < Long.SIZE - 1; bits++) {
                long last = first + (1L << bits);
                assertRanks(Level.IPV6_HALF, first, last);
                assertRanks(Level.IPV6_HALF, first, last - 1, last + 1);
            }
        }
    }

    @Test
    void scattered_bounds_have_rows_and_many_close_ones_do_not() {
        long[] scattered = random.longs(1_000, 0, Level.IPV4.max()).sorted().toArray();

        assertThat(RowRanks.of(scattered)).isNotNull();
        assertThat(RowRanks.of(LongStream.range(0, 100_000).toArray())).isNull();
    }

    private void assertRanks(Level level, long... bounds) {
        IntArray tables = new IntArray();
        LevelRanks ranks = LevelRanks.of(level, new RankTables(tables, level, bounds), LevelRanks.Nodes.DIRECT);
        int[] data = tables.toArray();

        for (long bound : bounds) {
            for (long key : new long[] {bound - 1, bound, bound + 1, random.nextLong(), level.min(), level.max()}) {
                long inside = Math.max(level.min(), Math.min(key, level.max()));
                assertThat(ranks.rank(data, inside)).as("%s", inside).isEqualTo(below(bounds, inside));
            }
        }
    }

    private static int below(long[] bounds, long key) {
        int found = Arrays.binarySearch(bounds, key);
        return found < 0 ? -found - 1 : found;
    }

    private void assertSameLines(FlatDiagram diagram, IpFamily family) {
        FlowIndex full = FlowIndex.of(new FlowIndexPlan(diagram, false));
        FlowIndex lean = FlowIndex.of(new FlowIndexPlan(diagram, true));

        for (int i = 0; i < FLOWS; i++) {
            Flow flow = flow(family);
            assertThat(full.line(flow)).as("%s", flow).isEqualTo(diagram.walk(flow));
            assertThat(lean.line(flow)).as("%s", flow).isEqualTo(diagram.walk(flow));
        }
    }

    private List<ListLine> lines(IpFamily family, int count) {
        List<ListLine> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(ListLine.of(new Box(Set.of(protocol()), addresses(family), ports(), addresses(family), ports())));
        }
        return lines;
    }

    private Protocol protocol() {
        return random.nextInt(3) == 0 ? Protocol.ANY : random.nextBoolean() ? Protocol.TCP : Protocol.UDP;
    }

    private IpSet addresses(IpFamily family) {
        Ip first = address(family);
        Ip last = random.nextBoolean() ? first : address(family);
        return first.compareTo(last) <= 0 ? IpSet.range(first, last) : IpSet.range(last, first);
    }

    /** Addresses that are often near to each other, or the first or last of all. */
    private Ip address(IpFamily family) {
        if (random.nextInt(20) == 0) {
            IpRange all = IpSet.all(family).ranges().get(0);
            return random.nextBoolean() ? all.first() : all.last();
        }
        long number = random.nextInt(1 << (random.nextBoolean() ? 8 : 30));
        return family == IpFamily.IPV4 ? Ip.ofIpv4(number) : Ip.ofIpv6(random.nextInt(3) - 1L, number * number);
    }

    private PortSet ports() {
        int first = random.nextInt(30);
        int last = random.nextInt(10) == 0 ? PortRange.MAX_PORT : first + random.nextInt(30);
        return random.nextBoolean() ? PortSet.all() : PortSet.range(first, last);
    }

    private Flow flow(IpFamily family) {
        Protocol protocol = List.copyOf(Protocol.all()).get(random.nextInt(5));
        return new Flow(protocol, address(family), port(), address(family), port());
    }

    private int port() {
        return random.nextInt(20) == 0 ? PortRange.MAX_PORT : random.nextInt(62);
    }
}
