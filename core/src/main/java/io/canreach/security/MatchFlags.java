package io.canreach.security;

import io.canreach.model.Assumption.Reading;
import io.canreach.model.PortMatch;
import io.canreach.model.Ports;
import io.canreach.model.ProtocolIs;
import io.canreach.model.ProtocolMatch;
import io.canreach.model.SecurityRule;
import io.canreach.packet.Flow;
import io.canreach.packet.Ip;
import io.canreach.packet.IpFamily;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.List;

/**
 * Which fields of a rule match a flow, as Azure's NSG diagnostics shows.
 *
 * @param rule the rule
 * @param protocol whether the protocol matches
 * @param source whether the source address matches
 * @param sourcePort whether the source port matches
 * @param destination whether the destination address matches
 * @param destinationPort whether the destination port matches
 * @see <a href="https://learn.microsoft.com/azure/network-watcher/nsg-diagnostics-overview">NSG diagnostics</a>
 */
public record MatchFlags(
        SecurityRule rule, Match protocol, Match source, Match sourcePort, Match destination, Match destinationPort) {
    /** Whether a field matches. */
    public enum Match {
        /** It does. */
        YES,
        /** It does not. */
        NO,
        /** It depends on something unknown. */
        UNKNOWN
    }

    static MatchFlags of(RuleMatch match, Flow flow, Reading portless) {
        SecurityRule rule = match.rule();
        return new MatchFlags(
                rule,
                protocol(rule.protocol(), flow),
                address(match.source(), flow.source()),
                port(rule.sourcePorts(), flow, flow.sourcePort(), portless),
                address(match.destination(), flow.destination()),
                port(rule.destinationPorts(), flow, flow.destinationPort(), portless));
    }

    /**
     * Whether the whole rule matches: it does when every field does.
     *
     * @return NO when one field does not match, otherwise UNKNOWN when one is unknown
     */
    public Match all() {
        List<Match> fields = List.of(protocol, source, sourcePort, destination, destinationPort);
        if (fields.contains(Match.NO)) {
            return Match.NO;
        }
        return fields.contains(Match.UNKNOWN) ? Match.UNKNOWN : Match.YES;
    }

    /**
     * How many fields match.
     *
     * @return 0 to 5
     */
    public int matching() {
        return (int) List.of(protocol, source, sourcePort, destination, destinationPort).stream()
                .filter(field -> field == Match.YES)
                .count();
    }

    /**
     * The fields that do not match.
     *
     * @return their names separated by commas, empty when none
     */
    public String mismatches() {
        StringBuilder names = new StringBuilder();
        append(names, protocol, "protocol");
        append(names, source, "source");
        append(names, sourcePort, "source port");
        append(names, destination, "destination");
        append(names, destinationPort, "destination port");
        return names.toString();
    }

    /**
     * Whether the rule matches, in words.
     *
     * @return {@code match}, {@code may match}, or {@code no match:} and the fields that do not
     */
    public String result() {
        return switch (all()) {
            case YES -> "match";
            case NO -> "no match: " + mismatches();
            case UNKNOWN -> "may match";
        };
    }

    @Override
    public String toString() {
        return rule + ": " + result();
    }

    private static void append(StringBuilder names, Match field, String name) {
        if (field == Match.NO) {
            names.append(names.isEmpty() ? "" : ", ").append(name);
        }
    }

    private static Match protocol(ProtocolMatch match, Flow flow) {
        if (!(match instanceof ProtocolIs is)) {
            return Match.UNKNOWN;
        }
        if (is.protocol() == Protocol.ICMP && flow.source().family() == IpFamily.IPV6) {
            return Match.NO; // ICMPv6 is matched by rules for any protocol only
        }
        return is.protocol() == Protocol.ANY || is.protocol() == flow.protocol() ? Match.YES : Match.NO;
    }

    private static Match address(Extent extent, Ip ip) {
        if (extent.certain().contains(ip)) {
            return Match.YES;
        }
        return extent.possible().contains(ip) ? Match.UNKNOWN : Match.NO;
    }

    private static Match port(List<PortMatch> matches, Flow flow, int port, Reading reading) {
        if (!flow.protocol().hasPorts()) {
            return portless(matches, reading);
        }
        if (known(matches).contains(port)) {
            return Match.YES;
        }
        return allKnown(matches) ? Match.NO : Match.UNKNOWN;
    }

    /** Whether ports match a protocol that has none: all of them do, and of fewer nobody is sure. */
    static Match portless(List<PortMatch> matches, Reading reading) {
        if (areAll(matches)) {
            return Match.YES;
        }
        return switch (reading) {
            case FIRST -> allKnown(matches) ? Match.NO : Match.UNKNOWN;
            case SECOND -> Match.YES;
            case ASK -> Match.UNKNOWN;
        };
    }

    /** Whether ports are all ports, whatever is not known of them. */
    static boolean areAll(List<PortMatch> matches) {
        return known(matches).isAll();
    }

    private static PortSet known(List<PortMatch> matches) {
        if (matches.size() == 1 && matches.get(0) instanceof Ports only) {
            return only.set();
        }
        PortSet known = PortSet.empty();
        for (PortMatch match : matches) {
            known = match instanceof Ports ports ? known.union(ports.set()) : known;
        }
        return known;
    }

    private static boolean allKnown(List<PortMatch> matches) {
        return matches.stream().allMatch(Ports.class::isInstance);
    }
}
