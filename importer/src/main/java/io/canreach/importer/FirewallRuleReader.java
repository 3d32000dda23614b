package io.canreach.importer;

import io.canreach.model.ApplicationRule;
import io.canreach.model.DnatRule;
import io.canreach.model.FirewallRule;
import io.canreach.model.HostAddress;
import io.canreach.model.NetworkRule;
import io.canreach.model.PortMatch;
import io.canreach.model.Ports;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the rules of firewalls, classic and of policies. What they say about ports and protocols must be known. */
final class FirewallRuleReader {
    private static final Map<String, Protocol> PROTOCOLS = Map.of(
            "tcp", Protocol.TCP,
            "udp", Protocol.UDP,
            "icmp", Protocol.ICMP,
            "any", Protocol.ANY);
    private static final Map<String, Integer> STANDARD_PORTS = Map.of("http", 80, "https", 443, "mssql", 1433);
    private static final List<String> NAMES = List.of("targetFqdns", "targetUrls", "fqdnTags", "webCategories");

    private final FirewallAddresses addresses;
    private final ResourceId owner;

    FirewallRuleReader(FirewallAddresses addresses, ResourceId owner) {
        this.addresses = addresses;
        this.owner = owner;
    }

    /** A rule by protocol, address and port; empty where its protocols are not known. */
    Optional<FirewallRule> network(Node node) {
        return protocols(node)
                .map(protocols -> new NetworkRule(
                        node.name(owner),
                        protocols,
                        addresses.side(node, "source"),
                        addresses.side(node, "destination"),
                        ports(node)));
    }

    private static Optional<Set<Protocol>> protocols(Node rule) {
        Set<Protocol> read = new HashSet<>();
        for (Node each : rule.values("ipProtocols", "protocols")) {
            Optional<Protocol> protocol = each.oneOf(PROTOCOLS);
            if (protocol.isEmpty()) {
                return Optional.empty();
            }
            read.add(protocol.get());
        }
        return read.isEmpty() ? Optional.empty() : Optional.of(read);
    }

    /** A rule for ICMP need not name ports. */
    private static List<PortMatch> ports(Node rule) {
        Node list = rule.get("destinationPorts");
        List<PortMatch> ports = new ArrayList<>();
        (list.isExpression() ? List.of(list) : list.items()).forEach(each -> ports.add(port(each)));
        return ports.isEmpty() ? List.of(Ports.ALL) : ports;
    }

    private static PortMatch port(Node node) {
        try {
            return node.isExpression() || !node.json().isValueNode()
                    ? node.unknown(Addresses.found(node, "a port, a range of ports or *"), Consequences.RULE)
                    : Ports.parse(node.json().asString().strip());
        } catch (IllegalArgumentException refused) {
            return node.unknown(String.valueOf(refused.getMessage()), Consequences.RULE);
        }
    }

    /** A rule by names; empty where its ports are not known. */
    Optional<FirewallRule> application(Node node) {
        PortSet ports = PortSet.empty();
        for (Node each : node.objects("protocols")) {
            Optional<Integer> port = Numbers.port(each.get("port"))
                    .or(() -> each.get("protocolType").oneOf(STANDARD_PORTS));
            if (port.isEmpty()) {
                return Optional.empty();
            }
            ports = ports.union(PortSet.of(port.get()));
        }
        List<String> names = names(node);
        return ports.isEmpty() || names.isEmpty()
                ? Optional.empty()
                : Optional.of(new ApplicationRule(node.name(owner), addresses.side(node, "source"), ports, names));
    }

    private static List<String> names(Node rule) {
        return NAMES.stream()
                .flatMap(field -> rule.list(field).stream())
                .flatMap(each -> each.isExpression() ? Stream.of("a name known on deployment") : each.text().stream())
                .distinct()
                .toList();
    }

    /** A rule that translates, once for each address it is called at; empty where ports or protocols are not known. */
    Optional<List<FirewallRule>> translations(Node node) {
        Optional<Set<Protocol>> protocols = protocols(node).map(FirewallRuleReader::transport);
        Optional<PortSet> ports = called(node);
        Node port = node.get("translatedPort");
        if (protocols.isEmpty() || ports.isEmpty() || port.isExpression()) {
            return Optional.empty();
        }
        List<FirewallRule> rules = new ArrayList<>();
        for (Node each : node.list("destinationAddresses")) {
            rules.add(new DnatRule(
                    node.name(owner) + (rules.isEmpty() ? "" : " (" + (rules.size() + 1) + ")"),
                    protocols.get(),
                    addresses.side(node, "source"),
                    Addresses.host(each, "", Consequences.RULE),
                    ports.get(),
                    target(node),
                    Numbers.port(port)));
        }
        return Optional.of(rules);
    }

    private static Set<Protocol> transport(Set<Protocol> protocols) {
        return protocols.contains(Protocol.ANY) ? EnumSet.of(Protocol.TCP, Protocol.UDP) : protocols;
    }

    private static Optional<PortSet> called(Node rule) {
        PortSet all = PortSet.empty();
        for (PortMatch each : ports(rule)) {
            if (!(each instanceof Ports known)) {
                return Optional.empty();
            }
            all = all.union(known.set());
        }
        return Optional.of(all);
    }

    private static HostAddress target(Node rule) {
        Node address = rule.get("translatedAddress");
        String absent = "which address " + rule.get("translatedFqdn").shown().toLowerCase(Locale.ROOT)
                + " stands for is known to DNS only";
        return address.isPresent()
                ? Addresses.host(address, absent, Consequences.RULE)
                : new Unknown(Findings.clean(absent));
    }
}
