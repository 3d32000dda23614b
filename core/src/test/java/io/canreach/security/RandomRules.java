package io.canreach.security;

import io.canreach.model.Access;
import io.canreach.model.AddressMatch;
import io.canreach.model.AnyAddress;
import io.canreach.model.AsgReference;
import io.canreach.model.Direction;
import io.canreach.model.Lab;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.PortMatch;
import io.canreach.model.Ports;
import io.canreach.model.ProtocolIs;
import io.canreach.model.ProtocolMatch;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.model.Unknown;
import io.canreach.packet.Flow;
import io.canreach.packet.Ip;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.PortRange;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Random NSGs of everything a rule may hold, and flows on both sides of their boundaries. */
final class RandomRules {
    private static final List<String> V4 = List.of(
            "10.0.1.0/24", "10.0.1.4", "10.0.0.0/16", "0.0.0.0/0", "20.0.0.0/8", "168.63.129.16", "10.1.0.0/17");
    private static final List<String> V6 = List.of("2001:db8:1::/48", "2001:db8:1:1::4", "::/0", "2603::/16");
    private static final List<String> TAGS =
            List.of("VirtualNetwork", "INTERNET", "AzureLoadBalancer", "Storage", "Mystery");
    private static final List<String> PORTS =
            List.of("*", "*", "80", "443", "0-1023", "1024-65535", "0-65535", "1433-1434", "65535");
    private static final List<Protocol> PROTOCOLS = List.of(Protocol.values());

    private final Random random;

    RandomRules(long seed) {
        random = new Random(seed);
    }

    /** A network with both families, members of groups with and without address, and data for one tag. */
    static Lab lab() {
        return new Lab()
                .vnet("v", "10.0.0.0/16", "2001:db8:1::/48")
                .subnet("web", "10.0.1.0/24", "2001:db8:1:1::/64")
                .vm("one", "10.0.1.4")
                .asg("g1")
                .vm("two", "10.0.1.5")
                .moreAddress("2001:db8:1:1::5")
                .asg("g2")
                .vm("somewhere", "")
                .asg("g2")
                .tag("Storage", "20.38.0.0/16, 2603:1000::/40")
                .gap(Lab.vnetId("other"), io.canreach.model.Gap.Effect.ROUTING, "makes no difference here");
    }

    NetworkSecurityGroup group() {
        List<SecurityRule> rules = new ArrayList<>();
        for (int i = random.nextInt(7); i >= 0; i--) {
            rules.add(rule(100 + 10 * i));
        }
        return NetworkSecurityGroup.of(Lab.nsgId("random"), rules);
    }

    private SecurityRule rule(int priority) {
        boolean ipv4 = random.nextInt(4) > 0;
        SecurityRule rule = Lab.rule(priority, Direction.INBOUND, pick(List.of(Access.values())))
                .withProtocol(protocol())
                .withSource(addresses(ipv4))
                .withDestination(addresses(ipv4))
                .withSourcePorts(random.nextInt(3) == 0 ? ports() : List.of(Ports.ALL))
                .withDestinationPorts(ports());
        return random.nextInt(15) == 0 ? rule.withUnsettled(List.of(new Unknown("priority of a parameter"))) : rule;
    }

    private ProtocolMatch protocol() {
        return random.nextInt(10) == 0 ? new Unknown("protocol of a parameter") : new ProtocolIs(pick(PROTOCOLS));
    }

    private List<AddressMatch> addresses(boolean ipv4) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> List.of(new AnyAddress());
            case 2 -> List.of(new ServiceTag(pick(TAGS)));
            case 3 -> List.of(new AsgReference(Lab.asgId(pick(List.of("g1", "g2")))));
            case 4 -> List.of(new AsgReference(Lab.asgId("g1")), new AsgReference(Lab.asgId("g2")));
            case 5 -> List.of(prefix(ipv4), new Unknown("address of a parameter"));
            case 6 -> List.of(prefix(ipv4), prefix(ipv4));
            default -> List.of(prefix(ipv4));
        };
    }

    private AddressMatch prefix(boolean ipv4) {
        return Lab.prefix(pick(ipv4 ? V4 : V6));
    }

    private List<PortMatch> ports() {
        List<PortMatch> ports = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            ports.add(random.nextInt(8) == 0 ? new Unknown("port of a parameter") : Ports.parse(pick(PORTS)));
        }
        return ports;
    }

    /** Flows that differ from one inside the rule in one field, which takes each boundary's both sides. */
    List<Flow> around(RuleMatch match) {
        List<Flow> flows = new ArrayList<>();
        for (IpFamily family : IpFamily.values()) {
            List<Ip> sources = sides(match.source(), family);
            List<Ip> destinations = sides(match.destination(), family);
            for (Protocol protocol : Protocol.all()) {
                Flow base = new Flow(
                        protocol,
                        pick(sources),
                        pick(sides(match.rule().sourcePorts())),
                        pick(destinations),
                        pick(sides(match.rule().destinationPorts())));
                flows.add(base);
                sources.forEach(ip -> flows.add(with(base, ip, base.sourcePort(), base.destination())));
                destinations.forEach(ip -> flows.add(with(base, base.source(), base.sourcePort(), ip)));
                sides(match.rule().sourcePorts())
                        .forEach(port -> flows.add(with(base, base.source(), port, base.destination())));
                sides(match.rule().destinationPorts())
                        .forEach(port -> flows.add(
                                new Flow(protocol, base.source(), base.sourcePort(), base.destination(), port)));
            }
        }
        return flows;
    }

    private static Flow with(Flow flow, Ip source, int port, Ip destination) {
        return new Flow(flow.protocol(), source, port, destination, flow.destinationPort());
    }

    private static List<Ip> sides(Extent extent, IpFamily family) {
        TreeSet<Ip> sides = new TreeSet<>();
        Stream.of(extent.certain(), extent.possible()).forEach(set -> addSides(set.restrictTo(family), sides));
        sides.add(Ip.parse(family == IpFamily.IPV4 ? "93.184.216.34" : "2a00::1"));
        return List.copyOf(sides);
    }

    private static void addSides(IpSet set, Set<Ip> sides) {
        set.cidrs().stream().limit(12).forEach(cidr -> {
            sides.add(cidr.first());
            sides.add(cidr.last());
            if (cidr.first().value().signum() > 0) {
                sides.add(cidr.first().plus(-1));
            }
            if (cidr.last().value().bitCount() < (cidr.family() == IpFamily.IPV4 ? 32 : 128)) {
                sides.add(cidr.last().plus(1));
            }
        });
    }

    private static List<Integer> sides(List<PortMatch> matches) {
        TreeSet<Integer> sides = new TreeSet<>(List.of(50_000));
        for (PortMatch match : matches) {
            PortSet set = match instanceof Ports ports ? ports.set() : PortSet.empty();
            for (PortRange range : set.ranges()) {
                Stream.of(range.first() - 1, range.first(), range.last(), range.last() + 1)
                        .filter(port -> port >= 0 && port <= 65_535)
                        .forEach(sides::add);
            }
        }
        return List.copyOf(sides);
    }

    <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
