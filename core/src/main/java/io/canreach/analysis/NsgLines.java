package io.canreach.analysis;

import io.canreach.model.AddressMatch;
import io.canreach.model.AsgReference;
import io.canreach.model.Assumption;
import io.canreach.model.Network;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.PortMatch;
import io.canreach.model.Ports;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.model.Unknown;
import io.canreach.packet.Field;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.Protocol;
import io.canreach.security.AddressExpansion;
import io.canreach.security.Doubts;
import io.canreach.security.Extent;
import io.canreach.security.RuleMatch;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * The rules of one direction of an NSG as lines, where tags hold certain addresses. What a name stands for may not be known, but
 * packets that a rule matches by a name are of it for the other rules, too.
 */
final class NsgLines {
    private static final Set<Protocol> WITH_PORTS = Set.of(Protocol.TCP, Protocol.UDP);

    private final Network network;
    private final AddressExpansion tags;
    private final List<SecurityRule> rules;
    private final List<RuleMatch> matches;
    private final List<Line> lines;
    private final Map<GivenRule, Line> compiled = new HashMap<>();

    private NsgLines(Network network, AddressExpansion tags, NetworkSecurityGroup group, List<SecurityRule> rules) {
        this.network = network;
        this.tags = tags;
        this.rules = rules;
        this.matches =
                rules.stream().map(rule -> RuleMatch.of(rule, network, tags)).toList();
        this.lines = matches.stream().map(match -> line(group, match)).toList();
    }

    /** The lines of rules in order, default rules among them. */
    static LineList of(Network network, AddressExpansion tags, NetworkSecurityGroup group, List<SecurityRule> rules) {
        NsgLines made = new NsgLines(network, tags, group, rules);
        return new LineList(made.lines, PacketSet.all(), Effect.DENY, any -> Effect.DENY, made::cases);
    }

    /** The rules of a group as they are at private endpoints, where every rule is one for all source ports. */
    static List<SecurityRule> atPrivateEndpoints(List<SecurityRule> rules) {
        return rules.stream()
                .map(rule -> rule.withSourcePorts(List.of(Ports.ALL)))
                .toList();
    }

    private record GivenRule(Given given, int number) {}

    /** One or all of the alternatives on a side of a rule. */
    private record Side(List<AddressMatch> alternatives, boolean isOpen) {
        boolean isUnknown() {
            return isOpen && alternatives.get(0) instanceof Unknown;
        }

        /** What packets are of that match by it: of a regional tag, also of the whole tag. */
        Map<AddressMatch, Boolean> given() {
            Map<AddressMatch, Boolean> given = new HashMap<>();
            if (isOpen && alternatives.get(0) instanceof AsgReference group) {
                given.put(group, true);
            }
            if (isOpen && alternatives.get(0) instanceof ServiceTag tag) {
                given.put(tag, true);
                given.put(new ServiceTag(tag.name().replaceFirst("[.].*", "")), true);
            }
            return given;
        }
    }

    private static Line line(NetworkSecurityGroup group, RuleMatch match) {
        SecurityRule rule = match.rule();
        Line line =
                Line.of(listed(group, rule), Effect.of(rule.access()), match).perhapsNothing(mayBeNothing(match));
        return rule.isDefault() ? line.fixed() : line;
    }

    static ListedRule listed(NetworkSecurityGroup group, SecurityRule rule) {
        return ListedRule.of("security rule", rule.name(), rule.priority(), rule.access(), rule.match(), group)
                .looking(rule.direction());
    }

    /** What a disputed point decides may be nothing at all, while a name holds something. */
    private static boolean mayBeNothing(RuleMatch match) {
        return match.doubts().contains(Doubts.of(Assumption.PORT_RULE_ON_PORTLESS_PROTOCOL))
                || match.doubts().contains(Doubts.of(Assumption.ANY_ADDRESS_OF_BOTH_FAMILIES));
    }

    private List<Case> cases(int number) {
        Line line = lines.get(number);
        if (line.doubts().isEmpty()) {
            Set<Field> none = EnumSet.noneOf(Field.class);
            return List.of(new Case(line.possible(), line.certain(), none, PacketSet.empty(), lines::get, lines::get));
        }
        RuleMatch match = matches.get(number);
        List<Case> cases = new ArrayList<>();
        for (Side source : sides(match.rule().source(), match.source(), true)) {
            for (Side destination : sides(match.rule().destination(), match.destination(), false)) {
                cases.add(oneCase(match, source, destination));
            }
        }
        return cases;
    }

    private List<Side> sides(List<AddressMatch> alternatives, Extent all, boolean isSource) {
        if (all.isCertain()) {
            return List.of(new Side(alternatives, false));
        }
        List<Side> sides = new ArrayList<>();
        List<AddressMatch> certain = new ArrayList<>();
        for (AddressMatch each : alternatives) {
            Extent extent = isSource ? tags.source(List.of(each)) : tags.destination(List.of(each));
            if (extent.isCertain() && alternatives.size() > 1) {
                certain.add(each);
            } else {
                sides.add(new Side(List.of(each), true));
            }
        }
        if (!certain.isEmpty()) {
            sides.add(new Side(certain, false));
        }
        return sides;
    }

    private Case oneCase(RuleMatch match, Side source, Side destination) {
        SecurityRule narrowed =
                match.rule().withSource(source.alternatives()).withDestination(destination.alternatives());
        RuleMatch here = RuleMatch.of(narrowed, network, tags);
        Given known = new Given(source.given(), destination.given());
        IntFunction<Line> others = i -> given(known, i);
        Set<Field> open = open(here, source, destination);
        boolean mayBeNothing = open.isEmpty() || mayBeNothing(match);
        PacketSet held = mayBeNothing ? PacketSet.empty() : somewhere(here.possible(), source, destination);
        boolean isForPorts = open.contains(Field.SOURCE_PORT) || open.contains(Field.DESTINATION_PORT);
        PacketSet somewhere = isForPorts ? held.withProtocols(WITH_PORTS) : held;
        return new Case(here.possible(), here.certain(), open, somewhere, others, others);
    }

    /** A value that is not known may be of a family of which a tag has nothing. */
    private PacketSet somewhere(PacketSet packets, Side source, Side destination) {
        PacketSet from = source.isOpen() ? packets.fromSources(surelyHeld(source)) : packets;
        PacketSet somewhere = destination.isOpen() ? from.toDestinations(surelyHeld(destination)) : from;
        boolean isOfAnyFamily = source.isUnknown() || destination.isUnknown();
        return isOfAnyFamily && !somewhere.equals(packets) ? PacketSet.empty() : somewhere;
    }

    /**
     * Where a name surely holds something: Microsoft's lists have tags of a region that are empty, and some without IPv6; and its
     * services do not have the network's own addresses.
     */
    private IpSet surelyHeld(Side side) {
        AddressMatch match = side.alternatives().get(0);
        if (!(match instanceof ServiceTag tag)) {
            return IpSet.all();
        }
        boolean isVirtualNetwork = tag.equals(ServiceTag.VIRTUAL_NETWORK);
        boolean isHeld = isVirtualNetwork
                ? tags.isAnywhere()
                : !tag.equals(ServiceTag.INTERNET) && !tag.name().contains(".");
        IpSet elsewhere = tags.virtualNetwork().certain().complement().restrictTo(IpFamily.IPV4);
        return isHeld ? elsewhere : IpSet.empty();
    }

    private static Set<Field> open(RuleMatch match, Side source, Side destination) {
        Set<Field> open = EnumSet.noneOf(Field.class);
        add(open, Field.SOURCE, source.isOpen());
        add(open, Field.DESTINATION, destination.isOpen());
        add(open, Field.PROTOCOL, match.rule().protocol() instanceof Unknown);
        add(open, Field.SOURCE_PORT, hasUnknown(match.rule().sourcePorts()));
        add(open, Field.DESTINATION_PORT, hasUnknown(match.rule().destinationPorts()));
        return open;
    }

    private static void add(Set<Field> open, Field field, boolean isOpen) {
        if (isOpen) {
            open.add(field);
        }
    }

    private static boolean hasUnknown(List<PortMatch> ports) {
        return ports.stream().anyMatch(Unknown.class::isInstance);
    }

    /** A line for packets whose addresses are of given names. */
    private Line given(Given known, int number) {
        Line line = lines.get(number);
        SecurityRule rule = rules.get(number);
        boolean concerned = !line.doubts().isEmpty()
                && (names(rule.source(), known.sources()) || names(rule.destination(), known.destinations()));
        return concerned
                ? compiled.computeIfAbsent(new GivenRule(known, number), any -> compile(known, line, rule))
                : line;
    }

    private Line compile(Given known, Line line, SecurityRule rule) {
        RuleMatch match = RuleMatch.of(rule, network, tags.given(known.sources(), known.destinations()));
        return new Line(
                line.rule(),
                line.effect(),
                match.certain(),
                match.possible(),
                match.doubts(),
                line.mayBeNothing(),
                line.isUnsettled(),
                line.isRemovable());
    }

    private static boolean names(List<AddressMatch> side, Map<AddressMatch, Boolean> given) {
        boolean virtualNetwork = given.containsKey(ServiceTag.VIRTUAL_NETWORK);
        return side.stream()
                .anyMatch(each -> given.containsKey(each) || (virtualNetwork && each instanceof ServiceTag));
    }
}
