package io.canreach.dsl;

import io.canreach.model.Direction;
import io.canreach.packet.PortRange;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.reach.Traffic;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A security admin configuration to which a rule was added last: what follows narrows that rule. Several calls of one kind
 * add alternatives.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network-manager/concept-security-admins">Security admin
 *     rules</a>
 */
public final class AdminRuleDeclaration extends AdminCollectionDeclaration {
    AdminRuleDeclaration(AdminRulesFacts facts) {
        super(facts);
    }

    /**
     * Makes it a rule for what comes in.
     *
     * @return a new declaration
     */
    public AdminRuleDeclaration inbound() {
        return looking(Direction.INBOUND);
    }

    /**
     * Makes it a rule for what goes out.
     *
     * @return a new declaration
     */
    public AdminRuleDeclaration outbound() {
        return looking(Direction.OUTBOUND);
    }

    /**
     * Narrows the rule to some sources.
     *
     * @param first such as {@code tag("Internet")} or {@code cidr("10.0.0.0/24")}
     * @param more further alternatives
     * @return a new declaration
     */
    public AdminRuleDeclaration from(RuleAddress first, RuleAddress... more) {
        return with(rule -> rule.withSource(Lists.concat(List.of(first), List.of(more))));
    }

    /**
     * Narrows the rule to some destinations.
     *
     * @param first such as {@code tag("Storage")} or {@code cidr("10.0.1.0/24")}
     * @param more further alternatives
     * @return a new declaration
     */
    public AdminRuleDeclaration to(RuleAddress first, RuleAddress... more) {
        return with(rule -> rule.withDestination(Lists.concat(List.of(first), List.of(more))));
    }

    /**
     * Narrows the rule to one protocol and some destination ports.
     *
     * @param traffic of one protocol, such as {@code tcp(443)}, or {@code anyTraffic()}
     * @return a new declaration
     */
    public AdminRuleDeclaration on(Traffic traffic) {
        return with(rule -> rule.on(traffic));
    }

    /**
     * Narrows the rule to one protocol and leaves its ports as they are.
     *
     * @param value the protocol
     * @return a new declaration
     */
    public AdminRuleDeclaration protocol(Protocol value) {
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
    public AdminRuleDeclaration toPorts(int first, int... more) {
        PortSet ports = PortSet.of(first).union(PortSet.of(more));
        return with(rule -> rule.withDestinationPorts(ports));
    }

    /**
     * Narrows the rule to a range of destination ports and leaves its protocol as it is.
     *
     * @param range such as {@code range(8000, 8999)}
     * @return a new declaration
     */
    public AdminRuleDeclaration toPorts(PortRange range) {
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
    public AdminRuleDeclaration fromPorts(int first, int... more) {
        PortSet ports = PortSet.of(first).union(PortSet.of(more));
        return with(rule -> rule.withSourcePorts(ports));
    }

    /**
     * Narrows the rule to a range of source ports.
     *
     * @param range such as {@code range(1024, 65535)}
     * @return a new declaration
     */
    public AdminRuleDeclaration fromPorts(PortRange range) {
        return with(rule -> rule.withSourcePorts(PortSet.range(range.first(), range.last())));
    }

    private AdminRuleDeclaration looking(Direction direction) {
        return new AdminRuleDeclaration(
                facts().withLast(collection -> collection.withLast(rule -> rule.looking(direction))));
    }

    private AdminRuleDeclaration with(UnaryOperator<RuleFacts> change) {
        return new AdminRuleDeclaration(
                facts().withLast(collection -> collection.withLast(rule -> rule.matching(change))));
    }
}
