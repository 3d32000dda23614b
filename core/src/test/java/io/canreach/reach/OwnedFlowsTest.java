package io.canreach.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.packet.Rewrite;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class OwnedFlowsTest {
    private static final PacketSet ASKED = PacketSet.of(
            Set.of(Protocol.TCP), IpSet.parse("10.0.1.4"), PortSet.all(), IpSet.parse("10.0.2.4"), PortSet.all());
    private static final Rewrite HIDDEN =
            Rewrite.none().source(IpSet.parse("10.0.0.4")).sourcePort(PortSet.all());

    @Test
    void translated_flows_are_cut_into_parts_that_the_translation_cannot_mix() {
        Strand strand = Strand.of(ASKED).rewritten(HIDDEN);
        PacketSet web = strand.now().toPorts(PortSet.of(80));
        List<PacketSet> parts = List.of(web, strand.now().minus(web));

        List<Strand.Own<PacketSet>> owned = strand.owned(parts, UnaryOperator.identity());

        PacketSet asked = ASKED.toPorts(PortSet.of(80));
        assertThat(owned).extracting(own -> own.strand().asked()).containsExactly(asked, ASKED.minus(asked));
        assertThat(owned).extracting(own -> own.strand().now()).containsExactlyElementsOf(parts);
    }

    @Test
    void flows_that_a_translation_may_put_into_either_of_two_parts_are_not_cut() {
        Strand strand = Strand.of(ASKED).rewritten(HIDDEN);
        PacketSet low = strand.now().fromPorts(PortSet.of(1));

        List<Strand.Own<PacketSet>> owned =
                strand.owned(List.of(low, strand.now().minus(low)), UnaryOperator.identity());

        assertThat(owned).isEmpty();
    }

    @Test
    void flows_of_which_some_are_in_no_part_are_not_cut() {
        Strand strand = Strand.of(ASKED).rewritten(HIDDEN);
        PacketSet web = strand.now().toPorts(PortSet.of(80));
        PacketSet secure = strand.now().toPorts(PortSet.of(443));

        List<Strand.Own<PacketSet>> owned = strand.owned(List.of(web, secure), UnaryOperator.identity());

        assertThat(owned).isEmpty();
    }

    @Test
    void flows_that_nothing_translated_are_the_parts_themselves() {
        Strand strand = Strand.of(ASKED);
        PacketSet web = ASKED.toPorts(PortSet.of(80));
        List<PacketSet> parts = List.of(web, ASKED.minus(web));

        List<Strand.Own<PacketSet>> owned = strand.owned(parts, UnaryOperator.identity());

        assertThat(owned).extracting(own -> own.strand().asked()).containsExactlyElementsOf(parts);
        assertThat(owned).extracting(own -> own.strand().now()).containsExactlyElementsOf(parts);
    }
}
