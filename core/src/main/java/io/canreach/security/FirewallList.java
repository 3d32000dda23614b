package io.canreach.security;

import io.canreach.model.Access;
import io.canreach.model.AddressMatch;
import io.canreach.model.Direction;
import io.canreach.model.NetworkRule;
import io.canreach.model.Prefix;
import io.canreach.model.ProtocolIs;
import io.canreach.model.SecurityRule;
import io.canreach.model.Unknown;
import io.canreach.packet.PacketSet;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of an appliance or firewall, made into packet sets: the first that matches decides, and what none matches is
 * denied.
 */
public final class FirewallList {
    /** The name of the rule that denies what no other rule matches. */
    public static final String NO_RULE = "no rule";

    private final List<RuleMatch> rules;

    private FirewallList(List<RuleMatch> rules) {
        this.rules = rules;
    }

    /**
     * A rule and what it does.
     *
     * @param access what it does
     * @param rule what it matches
     */
    public record Entry(Access access, NetworkRule rule) {}

    /**
     * Makes rules ready for a place.
     *
     * @param entries the rules, in order
     * @param scope the place, by which service tags are read
     * @return the list
     */
    public static FirewallList of(List<Entry> entries, RuleScope scope) {
        List<RuleMatch> rules = new ArrayList<>();
        for (Entry entry : entries) {
            rules.add(match(entry, rules.size() + 1, scope));
        }
        SecurityRule last = SecurityRule.of(NO_RULE, rules.size() + 1, Direction.INBOUND, Access.DENY);
        rules.add(new RuleCompiler(scope).compile(last));
        return new FirewallList(List.copyOf(rules));
    }

    /**
     * Splits packets by their fate.
     *
     * @param packets any packets
     * @return parts that are disjoint and together are the packets; the rule of each bears the name of the rule that
     *     decided, or {@link #NO_RULE}
     */
    public List<RulePart> evaluate(PacketSet packets) {
        return new FirstMatch(rules).evaluate(packets);
    }

    private static RuleMatch match(Entry entry, int position, RuleScope scope) {
        SecurityRule named = SecurityRule.of(entry.rule().name(), position, Direction.INBOUND, entry.access());
        List<RuleMatch> alternatives = alternatives(entry.rule(), named, new RuleCompiler(scope));
        List<Unknown> doubts = new ArrayList<>();
        alternatives.forEach(each -> doubts.addAll(each.doubts()));
        return new RuleMatch(
                named,
                Extent.unionOf(alternatives.stream().map(RuleMatch::source).toList()),
                Extent.unionOf(alternatives.stream().map(RuleMatch::destination).toList()),
                PacketSet.unionOf(alternatives.stream().map(RuleMatch::certain).toList()),
                PacketSet.unionOf(alternatives.stream().map(RuleMatch::possible).toList()),
                doubts);
    }

    /** A firewall's rule may name more in one list than a rule of an NSG: it is as many of those. */
    private static List<RuleMatch> alternatives(NetworkRule rule, SecurityRule named, RuleCompiler compiler) {
        List<RuleMatch> matches = new ArrayList<>();
        for (List<AddressMatch> source : groups(rule.source())) {
            for (List<AddressMatch> destination : groups(rule.destination())) {
                for (Protocol protocol : rule.protocols()) {
                    if (sameFamily(source, destination)) {
                        matches.add(compiler.compile(named.withProtocol(new ProtocolIs(protocol))
                                .withSource(source)
                                .withDestination(destination)
                                .withDestinationPorts(rule.destinationPorts())));
                    }
                }
            }
        }
        return matches;
    }

    private static Collection<List<AddressMatch>> groups(List<AddressMatch> addresses) {
        Map<Object, List<AddressMatch>> groups = new LinkedHashMap<>();
        for (AddressMatch each : addresses) {
            Object group = each instanceof Prefix prefix ? prefix.cidr().family() : each;
            groups.computeIfAbsent(group, any -> new ArrayList<>()).add(each);
        }
        return groups.values();
    }

    private static boolean sameFamily(List<AddressMatch> source, List<AddressMatch> destination) {
        return !(source.get(0) instanceof Prefix from && destination.get(0) instanceof Prefix to)
                || from.cidr().family() == to.cidr().family();
    }
}
