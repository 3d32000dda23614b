package io.canreach.security;

import io.canreach.model.Access;
import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.Direction;
import io.canreach.model.Network;
import io.canreach.model.SecurityAdminConfiguration;
import io.canreach.model.SecurityAdminRule;
import io.canreach.model.SecurityRule;
import io.canreach.model.Subnet;
import io.canreach.packet.Flow;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The security admin rules of one direction that apply to a subnet: those of the configuration of the highest scope first, of
 * each the lowest priority first. The first that matches decides, also against configurations of lower scopes.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network-manager/concept-security-admins">Security admin rules</a>
 */
public final class AdminRules implements OrderedRules {
    private static final Set<AdminDecision> ACTIONS =
            EnumSet.of(AdminDecision.ALLOW, AdminDecision.ALWAYS_ALLOW, AdminDecision.DENY);

    private final List<Entry> entries;
    private final List<String> notApplied;
    private final boolean disputed;
    private final Reading portless;

    private AdminRules(List<Entry> entries, AdminScope scope, Reading portless) {
        this.entries = entries;
        this.notApplied = scope.notApplied();
        this.disputed = scope.isDisputed();
        this.portless = portless;
    }

    /** A rule with what it matches, and where it is from. */
    record Entry(SecurityAdminConfiguration configuration, SecurityAdminRule rule, RuleMatch match) {
        AdminDecision decision() {
            return AdminDecision.of(rule.action());
        }

        Entry with(RuleMatch value) {
            return new Entry(configuration, rule, value);
        }
    }

    /**
     * The rules that apply to a subnet.
     *
     * @param network the network
     * @param subnet one of its subnets
     * @param direction which of the rules
     * @return the rules, none where no configuration applies
     */
    public static AdminRules of(Network network, Subnet subnet, Direction direction) {
        AdminScope scope = new AdminScope(network, subnet);
        Reading portless = network.assumptions().reading(Assumption.PORT_RULE_ON_PORTLESS_PROTOCOL);
        if (scope.configurations().isEmpty()) {
            return new AdminRules(List.of(), scope, portless);
        }
        RuleCompiler compiler = new RuleCompiler(RuleScope.of(network, subnet));
        List<Entry> entries = new ArrayList<>();
        scope.configurations().forEach(each -> entries.addAll(entries(each, direction, scope, compiler)));
        return new AdminRules(entries, scope, portless);
    }

    private static List<Entry> entries(
            SecurityAdminConfiguration configuration, Direction direction, AdminScope scope, RuleCompiler compiler) {
        return AdminTies.doubted(scope.rules(configuration).stream()
                .filter(rule -> rule.match().direction() == direction
                        || !rule.match().unsettled().isEmpty())
                .map(rule -> new Entry(
                        configuration, rule, scope.doubted(configuration, rule, compiler.compile(rule.match()))))
                .toList());
    }

    /**
     * Whether no rule applies.
     *
     * @return true where nothing is evaluated before network security groups
     */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /**
     * Whether it depends on {@link Assumption#ALWAYS_ALLOW_AMONG_ALLOW_RULES} which rules apply.
     *
     * @return true where a configuration applies its Allow rules only and has AlwaysAllow rules
     */
    public boolean isDisputed() {
        return disputed;
    }

    /**
     * Which configurations are for the virtual network and do not apply to the subnet.
     *
     * @return a sentence for each, with the reason
     */
    public List<String> notApplied() {
        return notApplied;
    }

    /**
     * The configurations whose rules apply.
     *
     * @return by descending scope
     */
    public List<SecurityAdminConfiguration> configurations() {
        return entries.stream().map(Entry::configuration).distinct().toList();
    }

    /**
     * The configuration that a rule is of.
     *
     * @param rule one of the rules
     * @return the first configuration that has it
     */
    public Optional<SecurityAdminConfiguration> configurationOf(SecurityRule rule) {
        return entries.stream()
                .filter(entry -> entry.match().rule().equals(rule))
                .map(Entry::configuration)
                .findFirst();
    }

    @Override
    public List<RuleMatch> rules() {
        return entries.stream().map(Entry::match).toList();
    }

    /**
     * Splits packets by their fate.
     *
     * @param packets any packets
     * @return parts that are disjoint and together are the packets
     */
    public List<AdminPart> evaluate(PacketSet packets) {
        IdentityHashMap<RuleMatch, Entry> origin = new IdentityHashMap<>();
        entries.forEach(entry -> origin.put(entry.match(), entry));
        List<RuleMatch> matches = new ArrayList<>(rules());
        matches.add(everything());
        return new Deciding<>(matches, match -> decision(Optional.ofNullable(origin.get(match))), ACTIONS)
                .evaluate(packets).stream()
                        .map(part -> part(part, Optional.ofNullable(origin.get(part.match()))))
                        .toList();
    }

    private static AdminDecision decision(Optional<Entry> entry) {
        return entry.map(Entry::decision).orElse(AdminDecision.NONE);
    }

    private static AdminPart part(Deciding.Part<AdminDecision> part, Optional<Entry> entry) {
        return new AdminPart(
                part.packets(),
                part.decisions(),
                entry.map(each -> each.rule().match()),
                entry.map(Entry::configuration),
                part.doubts());
    }

    /** What no rule matches. */
    private static RuleMatch everything() {
        SecurityRule none = SecurityRule.of("no admin rule", 0, Direction.INBOUND, Access.ALLOW);
        Extent any = Extent.of(IpSet.all());
        return new RuleMatch(none, any, any, PacketSet.all(), PacketSet.all(), List.of());
    }

    /**
     * The fate of one flow.
     *
     * @param flow the flow
     * @return its one part
     */
    public AdminPart decide(Flow flow) {
        return evaluate(PacketSet.of(flow)).get(0);
    }

    @Override
    public List<MatchFlags> flags(Flow flow) {
        return entries.stream()
                .map(entry -> MatchFlags.of(entry.match(), flow, portless))
                .toList();
    }

    @Override
    public Optional<RulePart> decideWithout(Flow flow, SecurityRule without) {
        return FieldByField.decide(
                flags(flow).stream().filter(row -> !row.rule().equals(without)).toList(), flow);
    }

    @Override
    public String ownerOf(SecurityRule rule) {
        return configurationOf(rule).map(SecurityAdminConfiguration::name).orElse("");
    }

    @Override
    public List<PacketSet> fates(PacketSet packets) {
        List<AdminPart> parts = evaluate(packets);
        return ACTIONS.stream()
                .map(action -> PacketSet.unionOf(parts.stream()
                        .filter(part -> part.is(action))
                        .map(AdminPart::packets)
                        .toList()))
                .toList();
    }

    @Override
    public String toString() {
        return "admin rules "
                + entries.stream().map(Entry::rule).map(Objects::toString).toList();
    }
}
