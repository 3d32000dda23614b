package io.canreach.naive;

import io.canreach.model.Access;
import io.canreach.model.AddressMatch;
import io.canreach.model.AnyAddress;
import io.canreach.model.Appliance;
import io.canreach.model.ApplianceRule;
import io.canreach.model.AsgReference;
import io.canreach.model.Direction;
import io.canreach.model.DnatRule;
import io.canreach.model.FirewallRule;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.NetworkRule;
import io.canreach.model.NextHopType;
import io.canreach.model.PortMatch;
import io.canreach.model.Ports;
import io.canreach.model.Route;
import io.canreach.model.RouteDestination;
import io.canreach.model.SecurityAdminRule;
import io.canreach.model.SecurityAdminRule.Action;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.model.Unknown;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Random rules and routes about the addresses of a {@link WildEstate}. */
final class WildRules {
    private static final List<String> PREFIXES = List.of(
            "10.0.0.0/8",
            "10.0.0.0/16",
            "10.0.1.0/24",
            "10.0.1.4/32",
            "10.1.0.0/16",
            "10.1.1.0/25",
            "10.1.2.4/31",
            "10.2.1.0/24",
            "10.2.0.0/15",
            "20.0.0.0/8",
            "20.1.1.0/26",
            "20.60.0.0/24",
            "8.8.8.0/24",
            "192.168.0.0/16",
            "172.16.5.0/24");
    private static final List<String> PREFIXES_6 =
            List.of("fd00:0:1::/64", "fd00:1::/32", "fd00::/8", "2001:db8::/32", "2603:1::/32");
    private static final List<String> PORTS = List.of("80", "443-2000", "53", "0-65535", "1433", "22");
    private static final List<String> HOPS =
            List.of("10.0.1.4", "10.0.1.5", "10.1.1.4", "10.0.250.4", "10.0.1.100", "10.0.9.9", "192.168.0.4");
    private static final List<String> TAGS =
            List.of("VirtualNetwork", "Internet", "AzureLoadBalancer", "Storage", "Sql", "AzureCloud", "ApiManagement");

    private final Random random;
    private final boolean dual;
    private final boolean doubtful;

    WildRules(Random random, boolean dual, boolean doubtful) {
        this.random = random;
        this.dual = dual;
        this.doubtful = doubtful;
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    int upTo(int most) {
        return random.nextInt(most + 1);
    }

    <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** At least one of some values, in their order. */
    <T> List<T> some(List<T> values) {
        List<T> found = new ArrayList<>();
        values.forEach(each -> {
            if (random.nextBoolean()) {
                found.add(each);
            }
        });
        return found.isEmpty() ? List.of(pick(values)) : found;
    }

    SecurityRule[] rules() {
        List<SecurityRule> rules = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            rules.add(rule(100 + i));
        }
        return rules.toArray(SecurityRule[]::new);
    }

    SecurityRule rule(int priority) {
        Access access = oneIn(3) ? Access.DENY : Access.ALLOW;
        boolean six = dual && oneIn(3);
        SecurityRule rule = Lab.rule(priority, pick(List.of(Direction.values())), access)
                .withProtocol(pick(List.of(Protocol.ANY, Protocol.TCP, Protocol.UDP, Protocol.ICMP)))
                .withSource(address(six))
                .withDestination(address(six))
                .withDestinationPorts(List.of(ports()));
        rule = oneIn(8) ? rule.withSourcePorts(List.of(ports())) : rule;
        return doubtful && oneIn(8) ? rule.withUnsettled(List.of(new Unknown("condition of " + rule.name()))) : rule;
    }

    private PortMatch ports() {
        return doubtful && oneIn(12) ? new Unknown("port parameter") : Ports.parse(pick(PORTS));
    }

    SecurityAdminRule adminRule(int priority) {
        Action action = pick(List.of(Action.values()));
        Access access = action == Action.DENY ? Access.DENY : Access.ALLOW;
        boolean six = dual && oneIn(3);
        return new SecurityAdminRule(
                action,
                SecurityRule.of("admin" + priority, priority, pick(List.of(Direction.values())), access)
                        .withProtocol(pick(List.of(Protocol.ANY, Protocol.TCP, Protocol.UDP)))
                        .withSource(plainAddress(six))
                        .withDestination(plainAddress(six))
                        .withDestinationPorts(List.of(Ports.parse(pick(PORTS)))));
    }

    private AddressMatch address(boolean six) {
        if (doubtful && oneIn(12)) {
            return new Unknown("address parameter");
        }
        return switch (random.nextInt(6)) {
            case 0, 1 -> new ServiceTag(pick(TAGS));
            case 2 -> new AsgReference(Lab.asgId(pick(WildEstate.ASGS)));
            default -> somewhere(six);
        };
    }

    private AddressMatch plainAddress(boolean six) {
        return oneIn(3) ? new ServiceTag(pick(TAGS)) : somewhere(six);
    }

    private AddressMatch somewhere(boolean six) {
        return oneIn(3) ? new AnyAddress() : Lab.prefix(pick(six ? PREFIXES_6 : PREFIXES));
    }

    Route[] routes() {
        Map<String, Route> routes = new TreeMap<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            String prefix = oneIn(3) ? "0.0.0.0/0" : pick(dual && oneIn(3) ? PREFIXES_6 : PREFIXES);
            routes.put(prefix, route(prefix));
        }
        return routes.values().toArray(Route[]::new);
    }

    Route route(String prefix) {
        String name = "to-" + prefix.replace('/', '-').replace(':', '-');
        boolean four = !prefix.contains(":");
        RouteDestination to = prefix.equals("20.60.0.0/24") ? new ServiceTag("Storage") : Lab.prefix(prefix);
        if (four && oneIn(2)) {
            return Route.toAppliance(
                    name, to, doubtful && oneIn(10) ? new Unknown("hop of " + name) : KnownAddress.parse(pick(HOPS)));
        }
        List<NextHopType> hops = List.of(
                NextHopType.NONE, NextHopType.INTERNET, NextHopType.VNET_LOCAL, NextHopType.VIRTUAL_NETWORK_GATEWAY);
        return Route.of(name, to, pick(four ? hops : hops.subList(0, 3)));
    }

    Appliance appliance(String own) {
        return new Appliance(
                oneIn(3) ? Appliance.Forwarding.BY_RULES : Appliance.Forwarding.ALL,
                pick(List.of(Appliance.State.values())),
                pick(List.of(Appliance.SourceNat.values())),
                applianceRules(),
                oneIn(2) ? List.of() : List.of(translation("t", own)));
    }

    private List<ApplianceRule> applianceRules() {
        List<ApplianceRule> rules = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            rules.add(new ApplianceRule(oneIn(3) ? Access.DENY : Access.ALLOW, networkRule("r" + i)));
        }
        return rules;
    }

    private NetworkRule networkRule(String name) {
        return new NetworkRule(
                name,
                Set.of(pick(List.of(Protocol.ANY, Protocol.TCP, Protocol.UDP))),
                List.of(four()),
                List.of(four()),
                List.of(Ports.parse(pick(PORTS))));
    }

    private AddressMatch four() {
        return somewhere(false);
    }

    DnatRule translation(String name, String own) {
        return new DnatRule(
                name,
                Set.of(pick(List.of(Protocol.TCP, Protocol.UDP))),
                List.of(four()),
                KnownAddress.parse(own),
                PortSet.parse(pick(List.of("80", "443", "8000-8003", "53"))),
                KnownAddress.parse(pick(List.of("10.0.1.5", "10.1.1.4", "10.1.1.5", "10.2.1.4"))),
                random.nextBoolean() ? Optional.of(80) : Optional.empty());
    }

    /** Rules for network collections of an Azure Firewall. */
    FirewallRule[] firewallRules() {
        Map<String, FirewallRule> rules = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            rules.put("n" + i, networkRule("n" + i));
        }
        return rules.values().toArray(FirewallRule[]::new);
    }
}
