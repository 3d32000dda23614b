package io.canreach.importer;

import io.canreach.model.ApplicationGateway.Backend;
import io.canreach.model.HostAddress;
import io.canreach.model.IpConfiguration;
import io.canreach.model.LoadBalancer;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whom an application gateway calls, and on which ports: by its rules and the paths of its URL maps. */
final class GatewayBackends {
    private static final String CONSEQUENCE = "whether the gateway reaches it is undetermined";

    private final ResourceId gateway;
    private final PoolMembers members;
    private final Map<String, List<HostAddress>> pools = new LinkedHashMap<>();
    private final Map<String, Integer> ports = new LinkedHashMap<>();

    GatewayBackends(ResourceId gateway, PoolMembers members) {
        this.gateway = gateway;
        this.members = members;
    }

    /** A pool and the settings by which it is called. */
    private record Call(String pool, String settings) {}

    List<Backend> read(Node node) {
        node.objects("backendAddressPools").forEach(this::pool);
        both(node, "backendHttpSettingsCollection", "backendSettingsCollection").forEach(this::settings);
        Set<Call> calls = new LinkedHashSet<>();
        both(node, "requestRoutingRules", "routingRules").forEach(each -> call(each, "", calls));
        for (Node map : node.objects("urlPathMaps")) {
            call(map, "default", calls);
            map.objects("pathRules").forEach(each -> call(each, "", calls));
        }
        List<Backend> backends = new ArrayList<>();
        for (Call each : calls) {
            Optional.ofNullable(ports.get(each.settings()))
                    .ifPresent(port -> backends.add(new Backend(pools.getOrDefault(each.pool(), List.of()), port)));
        }
        return backends.stream().distinct().toList();
    }

    private static Stream<Node> both(Node node, String one, String other) {
        return Stream.concat(node.objects(one).stream(), node.objects(other).stream());
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private void settings(Node node) {
        Numbers.port(node.get("port"))
                .ifPresentOrElse(
                        port -> ports.put(key(node.name(gateway)), port),
                        () -> node.warn("the port of backend settings is not known", "calls by them are left out"));
    }

    private static void call(Node node, String prefix, Set<Call> calls) {
        Optional<String> pool = References.part(node.get(prefix + "backendAddressPool"));
        Optional<String> settings = Stream.of("backendHttpSettings", "backendSettings")
                .flatMap(each -> References.part(node.get(prefix + each)).stream())
                .findFirst();
        pool.ifPresent(in -> settings.ifPresent(by -> calls.add(new Call(key(in), key(by)))));
    }

    private void pool(Node node) {
        String name = node.name(gateway);
        List<HostAddress> addresses = new ArrayList<>();
        members.saidToBeIn(gateway.child("backendAddressPools", name)).forEach(each -> add(each, addresses));
        node.list("backendIPConfigurations").forEach(each -> configuration(each, addresses));
        node.objects("backendAddresses").forEach(each -> addresses.add(address(each)));
        pools.put(key(name), addresses.stream().distinct().toList());
    }

    private void add(LoadBalancer.Backend member, List<HostAddress> addresses) {
        members.configuration(member).map(IpConfiguration::privateAddress).ifPresent(addresses::add);
    }

    private void configuration(Node node, List<HostAddress> addresses) {
        Optional<LoadBalancer.Backend> member = References.known(node).flatMap(members::byId);
        member.ifPresentOrElse(
                each -> add(each, addresses),
                () -> addresses.add(node.unknown("a member of the pool is not in the input", CONSEQUENCE)));
    }

    private static HostAddress address(Node node) {
        Node fqdn = node.get("fqdn");
        String absent = fqdn.isPresent()
                ? "which address " + fqdn.shown() + " stands for is known to DNS only"
                : "the address of a member is not known";
        Node ip = node.get("ipAddress");
        return ip.isPresent() ? Addresses.host(ip, absent, CONSEQUENCE) : new Unknown(Findings.clean(absent));
    }
}
