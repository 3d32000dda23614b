package io.canreach.security;

import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.Direction;
import io.canreach.model.Network;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.Ports;
import io.canreach.model.SecurityRule;
import io.canreach.packet.Flow;
import io.canreach.packet.PacketSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of one direction of a network security group, made into packet sets for one place: the first rule that
 * matches decides.
 */
public final class RuleList implements OrderedRules {
    private final NetworkSecurityGroup group;
    private final Direction direction;
    private final List<RuleMatch> rules;
    private final Reading portless;
    private final FirstMatch firstMatch;

    private RuleList(NetworkSecurityGroup group, Direction direction, List<RuleMatch> rules, Reading portless) {
        this.group = group;
        this.direction = direction;
        this.rules = rules;
        this.portless = portless;
        this.firstMatch = new FirstMatch(rules);
    }

    /**
     * Makes the rules of a group ready for a place.
     *
     * @param group the group; its default rules are added
     * @param direction which of its rules
     * @param scope the place
     * @return the list
     */
    public static RuleList of(NetworkSecurityGroup group, Direction direction, RuleScope scope) {
        return of(group, direction, scope, new AddressExpansion(scope));
    }

    /**
     * Makes the rules of a group ready for a place whose tags are known.
     *
     * @param group the group; its default rules are added
     * @param direction which of its rules
     * @param scope the place
     * @param tags the addresses of tags there
     * @return the list
     */
    public static RuleList of(NetworkSecurityGroup group, Direction direction, RuleScope scope, AddressExpansion tags) {
        return of(group, direction, scope.network(), tags);
    }

    /**
     * Makes the rules of a group ready for packets of which it is known what their addresses are.
     *
     * @param group the group; its default rules are added
     * @param direction which of its rules
     * @param network the network, by whose readings of disputed points rules are read
     * @param tags the addresses of names
     * @return the list
     */
    public static RuleList of(NetworkSecurityGroup group, Direction direction, Network network, AddressExpansion tags) {
        RuleCompiler compiler = new RuleCompiler(network, tags);
        List<RuleMatch> compiled = new ArrayList<>();
        for (SecurityRule rule : group.inOrder(direction)) {
            compiled.add(compiler.compile(rule));
        }
        return new RuleList(
                group,
                direction,
                Collections.unmodifiableList(compiled),
                network.assumptions().reading(Assumption.PORT_RULE_ON_PORTLESS_PROTOCOL));
    }

    /**
     * Makes the rules of a group ready for private endpoints, for which every rule is one for all source ports.
     *
     * @param group the group; its default rules are added
     * @param direction which of its rules
     * @param scope the place
     * @return the list
     * @see <a href="https://learn.microsoft.com/azure/private-link/private-endpoint-overview">Limitations of network security
     *     groups at private endpoints</a>
     */
    public static RuleList forPrivateEndpoints(NetworkSecurityGroup group, Direction direction, RuleScope scope) {
        RuleCompiler compiler = new RuleCompiler(scope);
        return new RuleList(
                group,
                direction,
                group.inOrder(direction).stream()
                        .map(rule -> compiler.compile(rule.withSourcePorts(List.of(Ports.ALL))))
                        .toList(),
                scope.network().assumptions().reading(Assumption.PORT_RULE_ON_PORTLESS_PROTOCOL));
    }

    /**
     * The group the rules are of.
     *
     * @return the group
     */
    public NetworkSecurityGroup group() {
        return group;
    }

    /**
     * The direction of the rules.
     *
     * @return inbound or outbound
     */
    public Direction direction() {
        return direction;
    }

    @Override
    public List<RuleMatch> rules() {
        return rules;
    }

    /**
     * Splits packets by their fate.
     *
     * @param packets any packets
     * @return parts that are disjoint and together are the packets
     */
    public List<RulePart> evaluate(PacketSet packets) {
        return firstMatch.evaluate(packets);
    }

    /**
     * Splits packets by their fate alone, which is quicker where many rules decide.
     *
     * @param packets any packets
     * @return the packets with each outcome; there is nothing for an outcome that none has
     */
    public Map<Outcome, PacketSet> outcomes(PacketSet packets) {
        return firstMatch.outcomes(packets);
    }

    /**
     * The fate of one flow, found the way Azure's documentation tells it: rule by rule, field by field, the first match
     * decides. It agrees with {@link #evaluate} on every flow.
     *
     * @param flow the flow
     * @return its one part
     */
    public RulePart decide(Flow flow) {
        return FieldByField.decide(flags(flow), flow)
                .orElseThrow(() -> new IllegalStateException("the last default rule matches every flow"));
    }

    @Override
    public List<MatchFlags> flags(Flow flow) {
        return rules.stream().map(match -> MatchFlags.of(match, flow, portless)).toList();
    }

    @Override
    public Optional<RulePart> decideWithout(Flow flow, SecurityRule without) {
        return FieldByField.decide(
                flags(flow).stream().filter(row -> !row.rule().equals(without)).toList(), flow);
    }

    @Override
    public String ownerOf(SecurityRule rule) {
        return group.name();
    }

    @Override
    public List<PacketSet> fates(PacketSet packets) {
        Map<Outcome, PacketSet> outcomes = outcomes(packets);
        return List.of(
                outcomes.getOrDefault(Outcome.ALLOW, PacketSet.empty()),
                outcomes.getOrDefault(Outcome.DENY, PacketSet.empty()));
    }

    @Override
    public String toString() {
        return group.label() + " " + direction + " (" + rules.size() + " rules)";
    }
}
