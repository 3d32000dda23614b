package io.canreach.security;

import io.canreach.model.Access;
import io.canreach.model.AddressMatch;
import io.canreach.model.AnyAddress;
import io.canreach.model.AsgReference;
import io.canreach.model.Direction;
import io.canreach.model.PortMatch;
import io.canreach.model.Ports;
import io.canreach.model.ProtocolIs;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.packet.PortRange;
import io.canreach.packet.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A rule as Azure's effective security rules show it: default rules added, tags expanded, {@code *} written out.
 *
 * @param name {@code defaultSecurityRules/} or {@code securityRules/}, and the rule's name
 * @param protocol {@code All}, {@code Tcp}, {@code Udp}, ...
 * @param sourcePortRanges for example {@code 0-65535}
 * @param destinationPortRanges for example {@code 3389-3389}
 * @param sourceAddressPrefixes prefixes, or a tag's name; {@code *} is {@code 0.0.0.0/0}
 * @param destinationAddressPrefixes likewise
 * @param expandedSource the addresses behind a tag or ASG, empty for plain prefixes
 * @param expandedDestination likewise
 * @param access what the rule does
 * @param priority its priority
 * @param direction its direction
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/diagnose-network-traffic-filter-problem">Effective
 *     security rules</a>
 */
public record EffectiveSecurityRule(
        String name,
        String protocol,
        List<String> sourcePortRanges,
        List<String> destinationPortRanges,
        List<String> sourceAddressPrefixes,
        List<String> destinationAddressPrefixes,
        Optional<Extent> expandedSource,
        Optional<Extent> expandedDestination,
        Access access,
        int priority,
        Direction direction) {
    /**
     * Copies the lists.
     *
     * @param name {@code defaultSecurityRules/} or {@code securityRules/}, and the rule's name
     * @param protocol {@code All}, {@code Tcp}, {@code Udp}, ...
     * @param sourcePortRanges for example {@code 0-65535}
     * @param destinationPortRanges for example {@code 3389-3389}
     * @param sourceAddressPrefixes prefixes, or a tag's name; {@code *} is {@code 0.0.0.0/0}
     * @param destinationAddressPrefixes likewise
     * @param expandedSource the addresses behind a tag or ASG, empty for plain prefixes
     * @param expandedDestination likewise
     * @param access what the rule does
     * @param priority its priority
     * @param direction its direction
     */
    public EffectiveSecurityRule {
        sourcePortRanges = List.copyOf(sourcePortRanges);
        destinationPortRanges = List.copyOf(destinationPortRanges);
        sourceAddressPrefixes = List.copyOf(sourceAddressPrefixes);
        destinationAddressPrefixes = List.copyOf(destinationAddressPrefixes);
    }

    static EffectiveSecurityRule of(RuleMatch match) {
        SecurityRule rule = match.rule();
        return new EffectiveSecurityRule(
                effectiveName(rule),
                protocol(rule),
                ranges(rule.sourcePorts()),
                ranges(rule.destinationPorts()),
                prefixes(rule.source()),
                prefixes(rule.destination()),
                expanded(rule.source(), match.source()),
                expanded(rule.destination(), match.destination()),
                rule.access(),
                rule.priority(),
                rule.direction());
    }

    /**
     * A rule's name as Azure's tools print it.
     *
     * @param rule the rule
     * @return {@code defaultSecurityRules/AllowVnetInBound}, {@code securityRules/web}
     */
    public static String effectiveName(SecurityRule rule) {
        return (rule.isDefault() ? "defaultSecurityRules/" : "securityRules/") + rule.name();
    }

    private static String protocol(SecurityRule rule) {
        boolean any = rule.protocol() instanceof ProtocolIs is && is.protocol() == Protocol.ANY;
        return any ? "All" : rule.protocol().toString();
    }

    private static List<String> ranges(List<PortMatch> matches) {
        return matches.stream()
                .flatMap(match -> match instanceof Ports ports
                        ? ports.set().ranges().stream().map(EffectiveSecurityRule::range)
                        : Stream.of(match.toString()))
                .toList();
    }

    private static String range(PortRange range) {
        return range.first() + "-" + range.last();
    }

    private static List<String> prefixes(List<AddressMatch> matches) {
        return matches.stream()
                .map(match -> match instanceof AnyAddress ? "0.0.0.0/0" : match.toString())
                .toList();
    }

    private static Optional<Extent> expanded(List<AddressMatch> matches, Extent extent) {
        boolean named =
                matches.stream().anyMatch(match -> match instanceof ServiceTag || match instanceof AsgReference);
        return named ? Optional.of(extent) : Optional.empty();
    }

    @Override
    public String toString() {
        return String.format(
                "%5d %-55s %-8s %-5s %-4s %s:%s -> %s:%s",
                priority,
                name,
                direction,
                access,
                protocol,
                String.join(",", sourceAddressPrefixes),
                String.join(",", sourcePortRanges),
                String.join(",", destinationAddressPrefixes),
                String.join(",", destinationPortRanges));
    }
}
