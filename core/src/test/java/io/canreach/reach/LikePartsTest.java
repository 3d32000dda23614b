package io.canreach.reach;

import static io.canreach.reach.Asking.ask;
import static io.canreach.reach.Asking.vm;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Access;
import io.canreach.model.Direction;
import io.canreach.model.Lab;
import io.canreach.model.Ports;
import io.canreach.model.SecurityRule;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LikePartsTest {
    private static final SecurityRule SQL = Lab.rule(200, Direction.INBOUND, Access.DENY)
            .withDestination(Lab.prefix("10.0.2.16/28"))
            .withDestinationPorts(List.of(Ports.parse("1433")));

    private static Lab lab(SecurityRule... rules) {
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("a", "10.0.1.0/24")
                .vm("from", "10.0.1.4")
                .moreAddress("10.0.1.5")
                .subnet("b", "10.0.2.0/24")
                .subnetNsg("nsg", rules)
                .vm("to", "10.0.2.4");
    }

    private static Lab crowded(SecurityRule... rules) {
        Lab lab = lab(rules);
        for (int i = 5; i < 60; i++) {
            lab = lab.moreAddress("10.0.2." + i);
        }
        return lab;
    }

    private static PacketSet tcp(String from, String to, int port) {
        return PacketSet.of(
                Set.of(Protocol.TCP), IpSet.parse(from), PortSet.all(), IpSet.parse(to), PortSet.parse("" + port));
    }

    @Test
    void flows_between_several_addresses_of_two_machines_are_one_part_where_they_go_the_same_way() {
        Lab lab = lab().moreAddress("10.0.2.5").moreAddress("10.0.2.7");

        Answer answer = ask(lab, vm("from"), vm("to"), 443);

        assertThat(answer.parts()).hasSize(1);
        assertThat(answer.asked()).isEqualTo(tcp("10.0.1.4-10.0.1.5", "10.0.2.4-10.0.2.5,10.0.2.7", 443));
        assertThat(answer.parts().get(0).packets()).isEqualTo(answer.asked());
    }

    @Test
    void the_way_of_a_joined_part_has_the_addresses_of_all_its_flows_at_both_ends() {
        Lab lab = lab().moreAddress("10.0.2.5");

        Trace trace = ask(lab, vm("from"), vm("to"), 443).parts().get(0).trace();

        assertThat(trace.hops())
                .extracting(Hop::addresses)
                .containsExactly(IpSet.parse("10.0.1.4-10.0.1.5"), IpSet.parse("10.0.2.4-10.0.2.5"));
        assertThat(trace.steps())
                .flatExtracting(step -> step.rules().stream().toList())
                .extracting(rules -> rules.decided().packets())
                .containsExactly(tcp("10.0.1.4-10.0.1.5", "10.0.2.4-10.0.2.5", 443));
    }

    @Test
    void a_rule_that_takes_some_of_the_addresses_makes_two_parts() {
        Answer answer = ask(crowded(SQL), vm("from"), vm("to"), 1433);

        assertThat(answer.parts()).hasSize(2);
        assertThat(answer.packets(Fate.DROPPED)).isEqualTo(tcp("10.0.1.4-10.0.1.5", "10.0.2.16/28", 1433));
        assertThat(answer.packets(Fate.DELIVERED)).isEqualTo(answer.asked().minus(answer.packets(Fate.DROPPED)));
        assertThat(answer.decisions(Fate.DROPPED).get(0).size()).isEqualTo(BigInteger.valueOf(2 * 16 * 65_536));
    }

    @Test
    void the_explanation_of_many_pairs_says_each_way_once() {
        String text = ask(crowded(SQL), vm("from"), vm("to"), 1433).explain();

        assertThat(text)
                .containsOnlyOnce("dropped by security rule 'rule-200'")
                .contains("for       TCP 10.0.1.4/31:* -> 10.0.2.16/28:1433")
                .containsOnlyOnce("delivered, allowed by")
                .contains("((any of 10.0.2.4-10.0.2.59) except 10.0.2.16/28):1433");
    }

    @Test
    void ways_that_differ_stay_apart() {
        Lab lab = lab().subnet("c", "10.0.3.0/24").moreNic("other", "10.0.3.4");

        Answer answer = ask(lab, vm("from"), vm("to"), 443);

        assertThat(answer.parts())
                .extracting(Part::packets)
                .containsExactlyInAnyOrder(
                        tcp("10.0.1.4-10.0.1.5", "10.0.2.4", 443), tcp("10.0.1.4-10.0.1.5", "10.0.3.4", 443));
    }
}
