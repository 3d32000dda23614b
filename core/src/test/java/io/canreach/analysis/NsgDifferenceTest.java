package io.canreach.analysis;

import static io.canreach.model.Lab.allowIn;
import static io.canreach.model.Lab.denyIn;
import static io.canreach.model.Lab.prefix;
import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.analysis.NsgChange.Kind;
import io.canreach.model.Direction;
import io.canreach.model.Lab;
import io.canreach.model.Network;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.packet.Flow;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NsgDifferenceTest {
    private static final Network NETWORK = new Lab()
            .vnet("v", "10.0.0.0/16")
            .subnet("s", "10.0.1.0/24")
            .vm("one", "10.0.1.4")
            .network();

    private static NetworkSecurityGroup group(String name, SecurityRule... rules) {
        return NetworkSecurityGroup.of(Lab.nsgId(name), List.of(rules));
    }

    private static NsgDifference anywhere(NetworkSecurityGroup before, NetworkSecurityGroup after) {
        return NsgDifference.between(NsgAt.anywhere(NETWORK, before), NsgAt.anywhere(NETWORK, after));
    }

    private static NsgDifference at(NetworkSecurityGroup before, NetworkSecurityGroup after) {
        Subnet subnet = NETWORK.get(Subnet.class, Lab.subnetId("v", "s"));
        return NsgDifference.between(NsgAt.subnet(NETWORK, before, subnet), NsgAt.subnet(NETWORK, after, subnet));
    }

    private static SecurityRule on(SecurityRule rule, int from, int to) {
        return rule.withProtocol(Protocol.TCP).withDestinationPorts(PortSet.range(from, to));
    }

    @Test
    void two_halves_are_the_whole() {
        var whole = group("a", on(allowIn(110).withSource(prefix("20.0.0.0/8")), 80, 81));
        var halves = group(
                "b",
                on(allowIn(200).withSource(prefix("20.0.0.0/9")), 80, 81),
                on(allowIn(300).withSource(prefix("20.128.0.0/9")), 80, 80),
                on(allowIn(310).withSource(prefix("20.128.0.0/9")), 81, 81));

        assertThat(anywhere(whole, halves).isEquivalent()).isTrue();
        assertThat(anywhere(whole, halves)).hasToString("NSG 'a' anywhere and NSG 'b' anywhere decide alike");
        assertThat(at(whole, halves).isEquivalent()).isTrue();
    }

    @Test
    void a_change_has_exactly_the_packets_and_the_rules_on_each_side() {
        var before = group("a", on(allowIn(100).withSource(prefix("20.0.0.0/8")), 80, 80));
        var after = group(
                "b",
                on(denyIn(100).withSource(prefix("20.1.0.0/16")), 80, 80),
                on(allowIn(110).withSource(prefix("20.0.0.0/8")), 80, 81));

        var difference = at(before, after);

        assertThat(difference.changes(Kind.NEWLY_ALLOWED)).singleElement().satisfies(change -> {
            assertThat(change.packets()).isEqualTo(on(PacketSet.all().fromSources(IpSet.parse("20.0.0.0/8")), 81));
            assertThat(change.direction()).isEqualTo(Direction.INBOUND);
            assertThat(change.before()).extracting(ListedRule::name).containsExactly("DenyAllInBound");
            assertThat(change.after()).extracting(ListedRule::name).containsExactly("rule-110");
            assertThat(change.example().map(Flow::destinationPort)).contains(81);
        });
        assertThat(difference.changes(Kind.NEWLY_DENIED)).singleElement().satisfies(change -> {
            assertThat(change.packets()).isEqualTo(on(PacketSet.all().fromSources(IpSet.parse("20.1.0.0/16")), 80));
            assertThat(change.after()).extracting(ListedRule::name).containsExactly("rule-100");
        });
        assertThat(difference.changes()).hasSize(2);
    }

    private static PacketSet on(PacketSet packets, int port) {
        return packets.restrictTo(IpFamily.IPV4)
                .withProtocols(Set.of(Protocol.TCP))
                .toPorts(PortSet.of(port));
    }

    @Test
    void a_group_is_equivalent_to_itself_whatever_is_not_known_of_it() {
        var group = group(
                "a",
                allowIn(100).withSource(ServiceTag.VIRTUAL_NETWORK),
                on(denyIn(110).withSource(new ServiceTag("Storage")), 443, 443),
                allowIn(120).withSource(new Unknown("parameter 'office'")),
                denyIn(130).withUnsettled(List.of(new Unknown("parameter 'priority'"))));

        assertThat(anywhere(group, group).isEquivalent()).isTrue();
        assertThat(at(group, group).isEquivalent()).isTrue();
    }

    @Test
    void a_tag_without_data_is_the_same_in_both() {
        var storage = new ServiceTag("Storage");
        var one = group("a", on(allowIn(100).withSource(storage), 443, 443), on(denyIn(110), 443, 443));
        var other = group(
                "b",
                on(allowIn(200).withSource(storage), 443, 443),
                on(denyIn(300).withSource(storage).withDestination(prefix("10.0.1.4")), 443, 443),
                on(denyIn(310), 443, 443));

        assertThat(at(one, other).isEquivalent()).isTrue();
        assertThat(anywhere(one, other).isEquivalent()).isTrue();
    }

    @Test
    void what_depends_on_a_tag_without_data_says_so() {
        var one = group("a", on(allowIn(100).withSource(new ServiceTag("Storage")), 443, 443));

        var changes = at(one, group("b")).changes();

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.NEWLY_DENIED);
            assertThat(change.conditions()).containsExactly("the source is in Storage");
            assertThat(change).hasToString("newly denied Inbound: TCP 443, where the source is in Storage");
        });
    }

    @Test
    void virtual_network_anywhere_is_the_same_in_both_and_may_hold_anything() {
        var one = group("a", denyIn(100).withSource(ServiceTag.VIRTUAL_NETWORK));
        var other = group("b", denyIn(100).withSource(prefix("10.0.0.0/16")));

        assertThat(anywhere(one, one).isEquivalent()).isTrue();
        assertThat(anywhere(one, other).isEquivalent()).isFalse();
        assertThat(at(one, other).changes())
                .as("168.63.129.16 is of the tag, too")
                .singleElement()
                .satisfies(change -> assertThat(change.packets().sources()).hasToString("168.63.129.16"));
    }

    @Test
    void an_unknown_value_is_another_one_in_another_group() {
        var one = group("a", allowIn(100).withSource(new Unknown("a parameter")));
        var other = group("b", allowIn(100).withSource(new Unknown("a parameter")));

        assertThat(at(one, other).changes(Kind.NEWLY_UNDETERMINED))
                .singleElement()
                .satisfies(change -> assertThat(change.doubts())
                        .extracting(Unknown::reason)
                        .contains("rule 'rule-100': a parameter"));
    }

    @Test
    void what_is_known_now_is_newly_decided() {
        var one = group("a", allowIn(100).withSource(new Unknown("a parameter")));

        assertThat(at(one, group("b")).changes()).isNotEmpty().allMatch(change -> change.kind() == Kind.NEWLY_DECIDED);
        assertThat(at(group("b"), one).changes())
                .isNotEmpty()
                .allMatch(change -> change.kind() == Kind.NEWLY_UNDETERMINED);
    }
}
