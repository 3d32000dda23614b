package io.canreach.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.canreach.packet.PacketClassifier.DeadLine;
import io.canreach.packet.PacketClassifier.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PacketClassifierTest {
    private static final Box WEB = box("10.0.0.0/8", "10.1.0.0/24", PortSet.of(80, 443));
    private static final Box ALL = box("*", "*", PortSet.all());

    private static Box box(String source, String destination, PortSet ports) {
        return new Box(
                Set.of(Protocol.ANY),
                source.equals("*") ? IpSet.all() : IpSet.parse(source),
                PortSet.all(),
                destination.equals("*") ? IpSet.all() : IpSet.parse(destination),
                ports);
    }

    @Test
    void the_first_line_that_has_a_flow_decides_it() {
        PacketClassifier list = PacketClassifier.ofBoxes(List.of(WEB, WEB));

        assertThat(list.decide(Flow.tcp("10.9.9.9", 50_000, "10.1.0.4", 443))).hasValue(0);
        assertThat(list.decide(Flow.tcp("10.9.9.9", 50_000, "10.1.0.4", 22))).isEmpty();
        assertThat(list.line(Flow.tcp("fd00::1", 50_000, "fd00::2", 443))).isEqualTo(-1);
    }

    @Test
    void protocols_without_ports_are_in_lines_about_all_ports_only() {
        PacketClassifier list = PacketClassifier.ofBoxes(List.of(WEB, ALL));

        assertThat(list.decide(Flow.icmp("10.9.9.9", "10.1.0.4"))).hasValue(1);
        assertThat(list.decide(Flow.icmp("fd00::1", "fd00::2"))).hasValue(1);
    }

    @Test
    void a_set_is_split_by_line_and_what_no_line_has_comes_last() {
        PacketClassifier list = PacketClassifier.ofBoxes(List.of(WEB));
        PacketSet asked = box("10.2.0.4", "10.1.0.4", PortSet.of(22, 80)).packets();

        assertThat(list.split(asked))
                .containsExactly(
                        new Share(
                                OptionalInt.of(0),
                                box("10.2.0.4", "10.1.0.4", PortSet.of(80)).packets()),
                        new Share(
                                OptionalInt.empty(),
                                box("10.2.0.4", "10.1.0.4", PortSet.of(22)).packets()));
        assertThat(list.split(PacketSet.empty())).isEmpty();
        assertThat(list.decidedBy(0)).isEqualTo(WEB.packets());
    }

    @Test
    void a_dead_line_names_what_takes_its_packets_largest_share_first() {
        PacketClassifier list = PacketClassifier.ofBoxes(List.of(
                box("10.0.0.0/10", "*", PortSet.all()),
                box("10.64.0.0/10", "*", PortSet.all()),
                box("10.128.0.0/9", "*", PortSet.all()),
                box("10.0.0.0/8", "*", PortSet.all()),
                ALL));

        assertThat(list.dead()).containsExactly(new DeadLine(3, List.of(2, 0, 1), 3));
        assertThat(list.deadLines()).containsExactly(3);
        assertThat(list.decidedBy(3)).isEqualTo(PacketSet.empty());
    }

    @Test
    void at_most_five_culprits_are_named_and_all_are_counted() {
        List<PacketSet> lines = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            lines.add(box("10.0.0." + i, "*", PortSet.all()).packets());
        }
        lines.add(box("10.0.0.0/29", "*", PortSet.all())
                .packets()
                .minus(box("10.0.0.7", "*", PortSet.all()).packets()));

        assertThat(PacketClassifier.of(lines).dead()).containsExactly(new DeadLine(7, List.of(0, 1, 2, 3, 4), 7));
    }

    @Test
    void a_line_without_a_packet_is_dead_without_a_culprit() {
        PacketClassifier list = PacketClassifier.of(List.of(PacketSet.empty(), PacketSet.all()));

        assertThat(list.dead()).containsExactly(new DeadLine(0, List.of(), 0));
    }

    @Test
    void a_list_without_a_line_decides_nothing() {
        PacketClassifier list = PacketClassifier.of(List.of());

        assertThat(list.decide(Flow.icmp("10.9.9.9", "10.1.0.4"))).isEmpty();
        assertThat(list.split(PacketSet.all())).containsExactly(new Share(OptionalInt.empty(), PacketSet.all()));
        assertThat(list.dead()).isEmpty();
        assertThat(list).hasToString("first-match list of 0 lines");
        assertThatThrownBy(() -> list.decidedBy(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
