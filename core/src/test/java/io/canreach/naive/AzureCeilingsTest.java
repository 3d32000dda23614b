package io.canreach.naive;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.analysis.Repair;
import io.canreach.model.Access;
import io.canreach.model.AddressMatch;
import io.canreach.model.AsgReference;
import io.canreach.model.Direction;
import io.canreach.model.Endpoint;
import io.canreach.model.Lab;
import io.canreach.model.Network;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.Ports;
import io.canreach.model.Prefix;
import io.canreach.model.ProtocolIs;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import io.canreach.packet.Protocol;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import io.canreach.reach.Verdict;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Questions about an estate at all of Azure's ceilings at once, against asking rule by rule. */
class AzureCeilingsTest {
    private static final Network ESTATE = CeilingEstate.of(1, 2);

    @Test
    void single_answers_are_what_the_rules_say_one_by_one() {
        Random random = new Random(1);
        Reachability reachability = Reachability.of(ESTATE);
        for (int i = 0; i < 24; i++) {
            int from = random.nextInt(CeilingEstate.MACHINES);
            int to = random.nextInt(CeilingEstate.MACHINES);
            int port = random.nextInt(1, 2_000);
            boolean six = i % 3 == 0;

            var answer = reachability.answer(Question.of(at(from, six), at(to, six), Traffic.tcp(port)));

            assertThat(answer.verdict())
                    .as("m%s -> m%s on %s, IPv6 %s", from, to, port, six)
                    .isEqualTo(expected(from, to, port, six));
        }
    }

    @Test
    void a_route_among_a_thousand_and_a_peering_among_five_hundred_are_chosen() {
        Reachability reachability = Reachability.of(ESTATE);

        var dropped = reachability.answer(Question.of(at(0, false), spoke(9), Traffic.tcp(4_444)));
        var delivered = reachability.answer(Question.of(at(2, false), spoke(9), Traffic.tcp(4_444)));

        assertThat(dropped.verdict()).isEqualTo(Verdict.BLOCKED);
        assertThat(delivered.verdict()).isEqualTo(Verdict.REACHABLE);
    }

    @Test
    void a_rule_that_does_not_hold_is_repaired_where_no_group_has_room_for_one_more() {
        Question question = Question.of(at(0, false), at(6, false), Traffic.tcp(4_444));

        Repair repair = Repair.toDrop(ESTATE, question);

        assertThat(repair.answer().verdict()).isEqualTo(Verdict.REACHABLE);
        assertThat(repair.repaired().orElseThrow().verdict()).isEqualTo(Verdict.BLOCKED);
    }

    private static Endpoint at(int machine, boolean six) {
        return new Endpoint.Address(IpSet.of(ip(machine, six)));
    }

    private static Endpoint spoke(int number) {
        return new Endpoint.Address(IpSet.of(CeilingEstate.spokeHost(number)));
    }

    private static Ip ip(int machine, boolean six) {
        return six ? CeilingEstate.ipv6Host(machine) : CeilingEstate.host(machine);
    }

    private static Verdict expected(int from, int to, int port, boolean six) {
        boolean allowed = from == to
                || (allows(Direction.OUTBOUND, from, from, to, port, six)
                        && allows(Direction.INBOUND, to, from, to, port, six));
        return allowed ? Verdict.REACHABLE : Verdict.BLOCKED;
    }

    private static boolean allows(Direction direction, int at, int from, int to, int port, boolean six) {
        String group = List.of("thousand", "wide", "groups").get(at / 2 % 3);
        for (SecurityRule rule :
                ESTATE.get(NetworkSecurityGroup.class, Lab.nsgId(group)).inOrder(direction)) {
            Protocol protocol = ((ProtocolIs) rule.protocol()).protocol();
            boolean matches = (protocol == Protocol.ANY || protocol == Protocol.TCP)
                    && rule.destinationPorts().stream()
                            .anyMatch(each -> ((Ports) each).set().contains(port))
                    && rule.source().stream().anyMatch(each -> has(each, from, six))
                    && rule.destination().stream().anyMatch(each -> has(each, to, six));
            if (matches) {
                return rule.access() == Access.ALLOW;
            }
        }
        return false;
    }

    /** Machines of the hub have addresses of tag VirtualNetwork and of no other. */
    private static boolean has(AddressMatch match, int machine, boolean six) {
        if (match instanceof Prefix prefix) {
            return prefix.cidr().contains(ip(machine, six));
        }
        if (match instanceof AsgReference asg) {
            return CeilingEstate.groups(machine).contains(asg.group());
        }
        return !(match instanceof ServiceTag tag) || tag.equals(ServiceTag.VIRTUAL_NETWORK);
    }
}
