package io.canreach.security;

import io.canreach.model.AddressMatch;
import io.canreach.model.AnyAddress;
import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.Network;
import io.canreach.model.PortMatch;
import io.canreach.model.Ports;
import io.canreach.model.ProtocolIs;
import io.canreach.model.ProtocolMatch;
import io.canreach.model.SecurityRule;
import io.canreach.model.Unknown;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.security.MatchFlags.Match;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Turns rules into packet sets, for one {@link RuleScope}. */
final class RuleCompiler {
    private static final Set<Protocol> WITH_PORTS = EnumSet.of(Protocol.TCP, Protocol.UDP);
    private static final Set<Protocol> PORTLESS = EnumSet.of(Protocol.ICMP, Protocol.ESP, Protocol.AH);

    private final Reading portlessReading;
    private final Reading anyReading;
    private final AddressExpansion expansion;

    RuleCompiler(RuleScope scope) {
        this(scope.network(), new AddressExpansion(scope));
    }

    RuleCompiler(Network network, AddressExpansion expansion) {
        this.portlessReading = network.assumptions().reading(Assumption.PORT_RULE_ON_PORTLESS_PROTOCOL);
        this.anyReading = network.assumptions().reading(Assumption.ANY_ADDRESS_OF_BOTH_FAMILIES);
        this.expansion = expansion;
    }

    RuleMatch compile(SecurityRule rule) {
        List<Unknown> doubts = new ArrayList<>();
        Extent source = written(rule, rule.source(), expansion.source(rule.source()));
        Extent destination = written(rule, rule.destination(), expansion.destination(rule.destination()));
        doubts.addAll(source.doubts());
        doubts.addAll(destination.doubts());
        PortExtent from = ports(rule.sourcePorts(), doubts);
        PortExtent to = ports(rule.destinationPorts(), doubts);
        Services services = services(rule.protocol(), from, to, doubts);
        PacketSet certain = Shape.between(services.certain(), source.certain(), destination.certain());
        PacketSet possible = doubts.isEmpty()
                ? certain
                : Shape.between(services.possible(), source.possible(), destination.possible());
        List<Unknown> why = certain.equals(possible) ? List.of() : doubts;
        return new RuleMatch(rule, source, destination, certain, possible, why);
    }

    /** What a side of a rule stands for; whether a user's {@code *} is both families is disputed. */
    private Extent written(SecurityRule rule, List<AddressMatch> side, Extent extent) {
        if (rule.isDefault() || anyReading == Reading.FIRST || !side.contains(new AnyAddress())) {
            return extent;
        }
        IpSet onlyIpv4 = extent.certain().restrictTo(IpFamily.IPV4);
        return anyReading == Reading.SECOND
                ? Extent.of(onlyIpv4)
                : new Extent(onlyIpv4, extent.possible(), List.of(Doubts.of(Assumption.ANY_ADDRESS_OF_BOTH_FAMILIES)));
    }

    private Services services(ProtocolMatch match, PortExtent from, PortExtent to, List<Unknown> doubts) {
        if (match instanceof Unknown unknown) {
            doubts.add(unknown);
            return new Services(
                    List.of(), services(Protocol.all(), from, to, doubts).possible());
        }
        Protocol protocol = ((ProtocolIs) match).protocol();
        Services services = services(protocol.concrete(), from, to, doubts);
        return protocol == Protocol.ICMP ? services.onlyIpv4() : services;
    }

    private Services services(Set<Protocol> protocols, PortExtent from, PortExtent to, List<Unknown> doubts) {
        Set<Protocol> ported = intersection(protocols, WITH_PORTS);
        Shape surely = new Shape(ported, from.certain, to.certain, false);
        Shape perhaps = new Shape(ported, from.possible, to.possible, false);
        Match match = from.both(to);
        if (match == Match.NO || ported.containsAll(protocols)) {
            return new Services(List.of(surely), List.of(perhaps));
        }
        Set<Protocol> portless = intersection(protocols, PORTLESS);
        List<Shape> certain = new ArrayList<>(List.of(surely));
        List<Shape> possible = new ArrayList<>(List.of(perhaps));
        if (match == Match.UNKNOWN && portlessReading == Reading.ASK) {
            doubts.add(Doubts.of(Assumption.PORT_RULE_ON_PORTLESS_PROTOCOL));
        }
        Shape whole = new Shape(portless, PortSet.all(), PortSet.all(), false);
        possible.add(whole);
        if (match == Match.YES) {
            certain.add(whole);
        }
        return new Services(certain, possible);
    }

    private PortExtent ports(List<PortMatch> matches, List<Unknown> doubts) {
        if (matches.size() == 1 && matches.get(0) instanceof Ports only) {
            return new PortExtent(only.set(), only.set(), MatchFlags.portless(matches, portlessReading));
        }
        PortSet certain = PortSet.empty();
        PortSet possible = PortSet.empty();
        for (PortMatch match : matches) {
            if (match instanceof Ports ports) {
                certain = certain.union(ports.set());
                possible = possible.union(ports.set());
            } else {
                doubts.add((Unknown) match);
                possible = PortSet.all();
            }
        }
        return new PortExtent(certain, possible, MatchFlags.portless(matches, portlessReading));
    }

    private static Set<Protocol> intersection(Set<Protocol> some, Set<Protocol> others) {
        Set<Protocol> both = EnumSet.noneOf(Protocol.class);
        both.addAll(some);
        both.retainAll(others);
        return both;
    }

    /** Ports that surely and possibly match, and whether a protocol without ports does. */
    private record PortExtent(PortSet certain, PortSet possible, Match portless) {
        Match both(PortExtent other) {
            if (portless == Match.NO || other.portless == Match.NO) {
                return Match.NO;
            }
            return portless == Match.YES ? other.portless : Match.UNKNOWN;
        }
    }

    /** Protocols with their ports, not yet between addresses: a set is made once, when both sides are known. */
    private record Shape(Set<Protocol> protocols, PortSet from, PortSet to, boolean onlyIpv4) {
        static PacketSet between(List<Shape> shapes, IpSet source, IpSet destination) {
            PacketSet all = PacketSet.empty();
            for (Shape shape : shapes) {
                PacketSet more = shape.protocols.isEmpty() ? PacketSet.empty() : shape.between(source, destination);
                all = all.isEmpty() ? more : all.union(more);
            }
            return all;
        }

        private PacketSet between(IpSet source, IpSet destination) {
            IpSet sources = onlyIpv4 ? source.restrictTo(IpFamily.IPV4) : source;
            return PacketSet.of(protocols, sources, from, destination, to);
        }
    }

    private record Services(List<Shape> certain, List<Shape> possible) {
        Services onlyIpv4() {
            return new Services(ipv4(certain), ipv4(possible));
        }

        private static List<Shape> ipv4(List<Shape> shapes) {
            return shapes.stream()
                    .map(shape -> new Shape(shape.protocols, shape.from, shape.to, true))
                    .toList();
        }
    }
}
