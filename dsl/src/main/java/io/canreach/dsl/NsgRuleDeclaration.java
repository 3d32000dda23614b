package io.canreach.dsl;

import io.canreach.packet.PortRange;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.reach.Traffic;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A network security group to which a rule was added last: what follows narrows that rule. Several calls of one kind add
 * alternatives.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview">Network security
 *     groups</a>
 */
public final class NsgRuleDeclaration extends NsgDeclaration {
    NsgRuleDeclaration(Facts facts) {
        super(facts);
    }

    /**
     * Narrows the rule to some sources.
     *
     * @param first such as {@code tag("Internet")}, {@code asg("web")} or {@code cidr("10.0.0.0/24")}
     * @param more further alternatives
     * @return a new declaration
     */
    public NsgRuleDeclaration from(RuleAddress first, RuleAddress... more) {
        return with(rule -> rule.withSource(Lists.concat(List.of(first), List.of(more))));
    }

    /**
     * Narrows the rule to some destinations.
     *
     * @param first such as {@code tag("Storage")}, {@code asg("data")} or {@code cidr("10.0.1.0/24")}
     * @param more further alternatives
     * @return a new declaration
     */
    public NsgRuleDeclaration to(RuleAddress first, RuleAddress... more) {
        return with(rule -> rule.withDestination(Lists.concat(List.of(first), List.of(more))));
    }

    /**
     * Narrows the rule to one protocol and some destination ports.
     *
     * @param traffic of one protocol, such as {@code tcp(443)}, or {@code anyTraffic()}
     * @return a new declaration
     */
    public NsgRuleDeclaration on(Traffic traffic) {
        return with(rule -> rule.on(traffic));
    }

    /**
     * Narrows the rule to one protocol and leaves its ports as they are.
     *
     * @param value the protocol
     * @return a new declaration
     */
    public NsgRuleDeclaration protocol(Protocol value) {
        return with(rule -> rule.withProtocol(value));
    }

    /**
     * Narrows the rule to some destination ports and leaves its protocol as it is.
     *
     * @param first a port, 0 to 65535
     * @param more further alternatives
     * @return a new declaration
     * @throws IllegalArgumentException when a number is no port
     */
    public NsgRuleDeclaration toPorts(int first, int... more) {
        PortSet ports = PortSet.of(first).union(PortSet.of(more));
        return with(rule -> rule.withDestinationPorts(ports));
    }

    /**
     * Narrows the rule to a range of destination ports and leaves its protocol as it is.
     *
     * @param range such as {@code range(8000, 8999)}
     * @return a new declaration
     */
    public NsgRuleDeclaration toPorts(PortRange range) {
        return with(rule -> rule.withDestinationPorts(PortSet.range(range.first(), range.last())));
    }

    /**
     * Narrows the rule to some source ports.
     *
     * @param first a port, 0 to 65535
     * @param more further alternatives
     * @return a new declaration
     * @throws IllegalArgumentException when a number is no port
     */
    public NsgRuleDeclaration fromPorts(int first, int... more) {
        PortSet ports = PortSet.of(first).union(PortSet.of(more));
        return with(rule -> rule.withSourcePorts(ports));
    }

    /**
     * Narrows the rule to a range of source ports.
     *
     * @param range such as {@code range(1024, 65535)}
     * @return a new declaration
     */
    public NsgRuleDeclaration fromPorts(PortRange range) {
        return with(rule -> rule.withSourcePorts(PortSet.range(range.first(), range.last())));
    }

    private NsgRuleDeclaration with(UnaryOperator<RuleFacts> change) {
        Facts facts = facts();
        return new NsgRuleDeclaration(new Facts(facts.name(), facts.location(), Lists.withLast(facts.rules(), change)));
    }
}
