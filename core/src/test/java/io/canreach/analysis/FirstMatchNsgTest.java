package io.canreach.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Access;
import io.canreach.model.AddressMatch;
import io.canreach.model.Direction;
import io.canreach.model.Lab;
import io.canreach.model.Network;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.Ports;
import io.canreach.model.Prefix;
import io.canreach.model.SecurityRule;
import io.canreach.model.Subnet;
import io.canreach.packet.Box;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.packet.RuleLists;
import io.canreach.security.RuleList;
import io.canreach.security.RuleScope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule lists of others as rules of an NSG, with the dead lines that an independent engine found; and in IPv6. */
class FirstMatchNsgTest {
    private static final int FIRST = 100;

    @ParameterizedTest
    @ValueSource(strings = {"nsg-100", "nsg-1000", "random-1000"})
    void dead_rules_are_those_of_an_independent_engine(String name) {
        assertThat(dead(network(name, box -> box))).isEqualTo(RuleLists.shadowed(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nsg-100", "nsg-1000", "random-1000"})
    void ipv6_twins_have_the_same_dead_rules(String name) {
        assertThat(dead(network(name, RuleLists::twin))).isEqualTo(RuleLists.shadowed(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nsg-100", "nsg-1000", "random-1000"})
    void without_its_dead_and_one_of_its_redundant_rules_every_flow_fares_alike(String name) {
        Network network = network(name, box -> box);
        List<Integer> away = dead(network);
        NetworkReview.of(network).redundantRules().stream()
                .findFirst()
                .ifPresent(rule -> away.add(rule.rule().priority() - FIRST));
        RuleList all = list(network);
        RuleList rest = list(without(network, away));

        assertThat(allowed(rest)).isEqualTo(allowed(all));
    }

    private static List<Integer> dead(Network network) {
        List<Integer> dead = new ArrayList<>();
        NetworkReview.of(network)
                .deadRules()
                .forEach(rule -> dead.add(rule.rule().priority() - FIRST));
        return dead;
    }

    private static Object allowed(RuleList list) {
        return list.fates(PacketSet.all());
    }

    private static RuleList list(Network network) {
        return RuleList.of(
                network.get(NetworkSecurityGroup.class, Lab.nsgId("list")),
                Direction.INBOUND,
                RuleScope.of(network, network.get(Subnet.class, Lab.subnetId("v", "s"))));
    }

    private static Network without(Network network, List<Integer> away) {
        NetworkSecurityGroup group = network.get(NetworkSecurityGroup.class, Lab.nsgId("list"));
        List<SecurityRule> rules = group.rules().stream()
                .filter(rule -> !away.contains(rule.priority() - FIRST))
                .toList();
        return network.toBuilder()
                .replace(NetworkSecurityGroup.of(group.id(), rules))
                .build();
    }

    private static Network network(String name, UnaryOperator<Box> change) {
        List<SecurityRule> rules = new ArrayList<>();
        for (RuleLists.Rule line : RuleLists.firstMatch(name)) {
            rules.add(rule(FIRST + rules.size(), line.permit(), change.apply(line.box())));
        }
        return new Lab()
                .vnet("v", "10.0.0.0/16")
                .subnet("s", "10.0.1.0/24")
                .subnetNsg("list", rules.toArray(SecurityRule[]::new))
                .network();
    }

    private static SecurityRule rule(int priority, boolean permit, Box box) {
        Protocol protocol =
                box.protocols().size() == 1 ? box.protocols().iterator().next() : Protocol.ANY;
        return Lab.rule(priority, Direction.INBOUND, permit ? Access.ALLOW : Access.DENY)
                .withProtocol(protocol)
                .withSource(prefixes(box.source()))
                .withSourcePorts(List.of(ports(box.sourcePorts())))
                .withDestination(prefixes(box.destination()))
                .withDestinationPorts(List.of(ports(box.destinationPorts())));
    }

    private static Ports ports(PortSet ports) {
        return ports.isAll() ? Ports.ALL : new Ports(ports);
    }

    private static List<AddressMatch> prefixes(IpSet addresses) {
        return addresses.cidrs().stream().<AddressMatch>map(Prefix::new).toList();
    }
}
