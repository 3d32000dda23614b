package io.canreach.model;

import io.canreach.packet.IpFamily;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One rule of a network security group: what it matches, and what it does with that. A rule is a value; evaluating it is
 * {@code io.canreach.security}'s business.
 *
 * @param name unique in its group, without regard to case
 * @param priority 100 to 4096 for user rules; the lowest number that matches decides
 * @param direction which way it looks
 * @param access what it does
 * @param protocol the protocol it names
 * @param source one or more alternatives; the rule matches where any of them does
 * @param sourcePorts one or more alternatives
 * @param destination one or more alternatives
 * @param destinationPorts one or more alternatives
 * @param unsettled why its priority, direction or access is not known; empty for an ordinary rule. Such a rule may stand
 *     before or behind any other, look either way, and do either.
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview">Network security
 *     groups</a>
 */
public record SecurityRule(
        String name,
        int priority,
        Direction direction,
        Access access,
        ProtocolMatch protocol,
        List<AddressMatch> source,
        List<PortMatch> sourcePorts,
        List<AddressMatch> destination,
        List<PortMatch> destinationPorts,
        List<Unknown> unsettled) {
    /** The lowest priority number of the rules that Azure adds by itself. */
    public static final int FIRST_DEFAULT_PRIORITY = 65000;

    private static final int MAX_PREFIXES = 4000;
    private static final int MAX_ASGS = 10;

    /**
     * Checks what can be checked of one rule alone; the group checks its priority and name.
     *
     * @param name unique in its group, without regard to case
     * @param priority 100 to 4096 for user rules; the lowest number that matches decides
     * @param direction which way it looks
     * @param access what it does
     * @param protocol the protocol it names
     * @param source one or more alternatives; the rule matches where any of them does
     * @param sourcePorts one or more alternatives
     * @param destination one or more alternatives
     * @param destinationPorts one or more alternatives
     * @param unsettled why its priority, direction or access is not known; empty for an ordinary rule. Such a rule may stand
     *     before or behind any other, look either way, and do either.
     */
    public SecurityRule {
        source = List.copyOf(source);
        sourcePorts = List.copyOf(sourcePorts);
        destination = List.copyOf(destination);
        destinationPorts = List.copyOf(destinationPorts);
        unsettled = List.copyOf(unsettled);
        List<String> wrong = new ArrayList<>();
        checkAddresses("source", source, wrong);
        checkAddresses("destination", destination, wrong);
        if (sourcePorts.isEmpty() || destinationPorts.isEmpty()) {
            wrong.add("a rule must name its source and destination ports, or * for all");
        }
        checkFamilies(source, destination, wrong);
        boolean wide = isAnyProtocol(protocol) && allPorts(sourcePorts) && allPorts(destinationPorts);
        if (!wide && namesPlatform(destination)) {
            wrong.add("a rule for one of the platform's tags must be for any protocol and all ports, not for "
                    + protocol + " " + side(source, sourcePorts) + " -> " + side(destination, destinationPorts));
        }
        if (!wrong.isEmpty()) {
            throw new InvalidValueException("security rule '" + Texts.cut(name) + "': " + String.join("; ", wrong));
        }
    }

    /**
     * A rule that matches everything in one direction.
     *
     * @param name the rule's name
     * @param priority its priority
     * @param direction its direction
     * @param access what it does
     * @return the rule, to be narrowed by the {@code with} methods
     */
    public static SecurityRule of(String name, int priority, Direction direction, Access access) {
        List<AddressMatch> anywhere = List.of(new AnyAddress());
        List<PortMatch> allPorts = List.of(Ports.ALL);
        return new SecurityRule(
                name, priority, direction, access, ProtocolIs.ANY, anywhere, allPorts, anywhere, allPorts, List.of());
    }

    /**
     * This rule for one protocol.
     *
     * @param value the protocol
     * @return a new rule
     */
    public SecurityRule withProtocol(Protocol value) {
        return withProtocol(new ProtocolIs(value));
    }

    /**
     * This rule for another protocol.
     *
     * @param value the protocol, or unknown
     * @return a new rule
     */
    public SecurityRule withProtocol(ProtocolMatch value) {
        return new SecurityRule(
                name,
                priority,
                direction,
                access,
                value,
                source,
                sourcePorts,
                destination,
                destinationPorts,
                unsettled);
    }

    /**
     * This rule for other sources.
     *
     * @param alternatives at least one
     * @return a new rule
     */
    public SecurityRule withSource(AddressMatch... alternatives) {
        return withSource(Arrays.asList(alternatives));
    }

    /**
     * This rule for other sources.
     *
     * @param value at least one alternative
     * @return a new rule
     */
    public SecurityRule withSource(List<AddressMatch> value) {
        return new SecurityRule(
                name,
                priority,
                direction,
                access,
                protocol,
                value,
                sourcePorts,
                destination,
                destinationPorts,
                unsettled);
    }

    /**
     * This rule for other source ports.
     *
     * @param value at least one alternative
     * @return a new rule
     */
    public SecurityRule withSourcePorts(List<PortMatch> value) {
        return new SecurityRule(
                name, priority, direction, access, protocol, source, value, destination, destinationPorts, unsettled);
    }

    /**
     * This rule for other destinations.
     *
     * @param alternatives at least one
     * @return a new rule
     */
    public SecurityRule withDestination(AddressMatch... alternatives) {
        return withDestination(Arrays.asList(alternatives));
    }

    /**
     * This rule for other destinations.
     *
     * @param value at least one alternative
     * @return a new rule
     */
    public SecurityRule withDestination(List<AddressMatch> value) {
        return new SecurityRule(
                name, priority, direction, access, protocol, source, sourcePorts, value, destinationPorts, unsettled);
    }

    /**
     * This rule for other destination ports.
     *
     * @param value at least one alternative
     * @return a new rule
     */
    public SecurityRule withDestinationPorts(List<PortMatch> value) {
        return new SecurityRule(
                name, priority, direction, access, protocol, source, sourcePorts, destination, value, unsettled);
    }

    /**
     * This rule for other destination ports.
     *
     * @param ports the ports
     * @return a new rule
     */
    public SecurityRule withDestinationPorts(PortSet ports) {
        return withDestinationPorts(List.of(new Ports(ports)));
    }

    /**
     * This rule with its priority, direction or access not known.
     *
     * @param reasons why, one for each such field
     * @return a new rule
     */
    public SecurityRule withUnsettled(List<Unknown> reasons) {
        return new SecurityRule(
                name,
                priority,
                direction,
                access,
                protocol,
                source,
                sourcePorts,
                destination,
                destinationPorts,
                reasons);
    }

    /**
     * Whether Azure adds this rule by itself.
     *
     * @return true for the rules from 65000 on
     */
    public boolean isDefault() {
        return priority >= FIRST_DEFAULT_PRIORITY;
    }

    /**
     * What the rule matches, in the form that traces print.
     *
     * @return for example {@code Tcp Internet:* -> *:443}
     */
    public String match() {
        return protocol + " " + side(source, sourcePorts) + " -> " + side(destination, destinationPorts);
    }

    @Override
    public String toString() {
        String doubt = unsettled.isEmpty() ? "" : " [" + unsettled.get(0) + "]";
        return priority + " " + name + " " + direction + " " + access + " " + match() + doubt;
    }

    private static String side(List<AddressMatch> addresses, List<PortMatch> ports) {
        return joined(addresses) + ":" + joined(ports);
    }

    private static String joined(List<?> parts) {
        String shown = parts.stream().limit(3).map(String::valueOf).collect(Collectors.joining(","));
        return parts.size() > 3 ? shown + ",+" + (parts.size() - 3) : shown;
    }

    private static void checkAddresses(String side, List<AddressMatch> addresses, List<String> wrong) {
        if (addresses.isEmpty()) {
            wrong.add("a rule must name its " + side + ", or * for any");
        }
        if (addresses.size() > MAX_PREFIXES) {
            wrong.add(addresses.size() + " " + side + " prefixes; at most " + MAX_PREFIXES + " are allowed");
        }
        int groups = 0;
        for (AddressMatch each : addresses) {
            groups += each instanceof AsgReference ? 1 : 0;
        }
        if (groups > MAX_ASGS) {
            wrong.add(groups + " " + side + " application security groups; at most " + MAX_ASGS + " are allowed");
        }
        if (groups > 0 && groups < addresses.size()) {
            wrong.add("the " + side + " must not mix application security groups with addresses");
        }
        if (addresses.size() > 1
                && addresses.stream().anyMatch(a -> a instanceof AnyAddress || a instanceof ServiceTag)) {
            wrong.add("a list of " + side + " prefixes must not hold * or a service tag");
        }
    }

    private static boolean isAnyProtocol(ProtocolMatch match) {
        return match instanceof Unknown || match.equals(ProtocolIs.ANY);
    }

    private static boolean allPorts(List<PortMatch> ports) {
        for (PortMatch each : ports) {
            if (each instanceof Unknown || each.equals(Ports.ALL)) {
                return true;
            }
        }
        return false;
    }

    private static boolean namesPlatform(List<AddressMatch> addresses) {
        for (AddressMatch each : addresses) {
            if (each instanceof ServiceTag tag && tag.key().startsWith("azureplatform")) {
                return true;
            }
        }
        return false;
    }

    private static void checkFamilies(List<AddressMatch> source, List<AddressMatch> destination, List<String> wrong) {
        Map<IpFamily, AddressMatch> first = new EnumMap<>(IpFamily.class);
        for (List<AddressMatch> side : List.of(source, destination)) {
            for (AddressMatch each : side) {
                if (each instanceof Prefix prefix) {
                    first.putIfAbsent(prefix.cidr().family(), each);
                }
            }
        }
        if (first.size() > 1) {
            wrong.add("a rule must not mix IPv4 and IPv6 prefixes, as "
                    + first.values().stream().map(String::valueOf).collect(Collectors.joining(" and ")));
        }
    }
}
