package io.canreach.security;

import io.canreach.model.Access;
import io.canreach.model.AddressMatch;
import io.canreach.model.ApplicationRule;
import io.canreach.model.Direction;
import io.canreach.model.FirewallRule;
import io.canreach.model.NetworkRule;
import io.canreach.model.Prefix;
import io.canreach.model.ProtocolIs;
import io.canreach.model.SecurityRule;
import io.canreach.model.Unknown;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the rules of firewalls and appliances into packet sets, for one {@link RuleScope}. */
final class FirewallCompiler {
    private final RuleCompiler compiler;
    private final AddressExpansion expansion;

    FirewallCompiler(RuleScope scope) {
        this.expansion = new AddressExpansion(scope);
        this.compiler = new RuleCompiler(scope.network(), expansion);
    }

    /** What a rule matches, under the name, position and access of another. */
    RuleMatch compile(SecurityRule named, FirewallRule rule) {
        if (rule instanceof ApplicationRule application) {
            return compile(named, application);
        }
        if (rule instanceof NetworkRule network) {
            return compile(named, network);
        }
        throw new IllegalArgumentException("rule '" + rule.name() + "' translates, and does not judge");
    }

    /** What is done with packets that no rule matches. */
    RuleMatch last(int position, Access access) {
        return compiler.compile(SecurityRule.of(FirewallList.NO_RULE, position, Direction.INBOUND, access));
    }

    /** What is called is an address here, so that a rule for names may match it or not. */
    private RuleMatch compile(SecurityRule named, ApplicationRule rule) {
        PacketSet service =
                PacketSet.all().withProtocols(EnumSet.of(Protocol.TCP)).toPorts(rule.ports());
        Extent source = expansion.source(rule.source());
        List<Unknown> doubts = new ArrayList<>(source.doubts());
        Extent anywhere = Extent.of(IpSet.all());
        PacketSet possible = service.fromSources(source.possible());
        if (rule.isForAnyName()) {
            PacketSet certain = service.fromSources(source.certain());
            return new RuleMatch(named, source, anywhere, certain, possible, doubts);
        }
        Unknown names = new Unknown("whether the name called is " + words(rule.targets()) + " is not known");
        doubts.add(names);
        return new RuleMatch(named, source, Extent.unknown(names), PacketSet.empty(), possible, doubts);
    }

    private static String words(List<String> targets) {
        String first = "'" + targets.get(0) + "'";
        return targets.size() == 1 ? first : first + " or another of " + targets.size();
    }

    /** A firewall's rule may name more in one list than a rule of an NSG: it is as many of those. */
    private RuleMatch compile(SecurityRule named, NetworkRule rule) {
        List<RuleMatch> alternatives = alternatives(rule, named);
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

    private List<RuleMatch> alternatives(NetworkRule rule, SecurityRule named) {
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
