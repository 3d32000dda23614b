package io.canreach.reach;

import io.canreach.model.Appliance;
import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.AzureFirewall;
import io.canreach.model.Direction;
import io.canreach.model.InterfaceAddress;
import io.canreach.model.LoadBalancer.Probe;
import io.canreach.model.Network;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.Ip;
import io.canreach.routing.EffectiveRoute;
import io.canreach.routing.EffectiveRoutes;
import io.canreach.security.AddressExpansion;
import io.canreach.security.AdminRules;
import io.canreach.security.FirewallList;
import io.canreach.security.FirewallPolicy;
import io.canreach.security.OrderedRules;
import io.canreach.security.RuleList;
import io.canreach.security.RuleScope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A network with what was derived from it once: effective routes and rule lists, kept as long as the view is. */
final class NetworkView {
    private static final int MOST_TRAFFIC = 64;

    private final Network network;
    private final InternetPlace internet;
    private final GatewayForwarding gateways;
    // Both are found when first asked for, since what is derived may not be asked for while this is.
    private @Nullable Stands stands;
    private @Nullable AddressPlaces addressPlaces;
    // Keys of several parts are lists, of which the first hash costs nothing; that of a record takes milliseconds.
    private final Map<ResourceId, EffectiveRoutes> routes = new ConcurrentHashMap<>();
    private final Map<ResourceId, EffectiveRoutes> routesWithoutServices = new ConcurrentHashMap<>();
    private final Map<ResourceId, EffectiveRoutes> routesWithoutTable = new ConcurrentHashMap<>();
    private final Map<ResourceId, AddressExpansion> tags = new ConcurrentHashMap<>();
    private final Map<List<Object>, RuleList> rules = new ConcurrentHashMap<>();
    private final Map<ResourceId, FirewallPolicy> policies = new ConcurrentHashMap<>();
    private final Map<List<Object>, RuleList> endpointRules = new ConcurrentHashMap<>();
    private final Map<String, NetworkView> readings = new ConcurrentHashMap<>();
    private final Map<ResourceId, AdminRules> adminInbound = new ConcurrentHashMap<>();
    private final Map<ResourceId, AdminRules> adminOutbound = new ConcurrentHashMap<>();
    private final Map<List<Object>, FirewallList> applianceRules = new ConcurrentHashMap<>();
    private final Map<List<Object>, Disputed> disputed = new ConcurrentHashMap<>();
    private final Map<Object, List<Guard>> inboundGuards = new ConcurrentHashMap<>();
    private final Map<Object, List<Guard>> outboundGuards = new ConcurrentHashMap<>();
    private final Map<Traffic, Carried> carried = new ConcurrentHashMap<>();
    private final Map<String, Health> healths = new ConcurrentHashMap<>();
    private final Map<EffectiveRoute, String> routeTexts = new ConcurrentHashMap<>();
    private final Map<List<Object>, Optional<VirtualNetwork>> nextTo = new ConcurrentHashMap<>();
    private final Map<List<ResourceId>, Optional<PeeringSides>> sides = new ConcurrentHashMap<>();

    NetworkView(Network network) {
        this.network = network;
        this.internet = new InternetPlace(network);
        this.gateways = new GatewayForwarding(network);
    }

    Network network() {
        return network;
    }

    InternetPlace internet() {
        return internet;
    }

    /** Where its interfaces and machines stand. */
    Stands stands() {
        Stands known = stands;
        if (known == null) {
            known = Stands.of(network);
            stands = known;
        }
        return known;
    }

    /** Who has its addresses. */
    AddressPlaces addressPlaces() {
        AddressPlaces known = addressPlaces;
        if (known == null) {
            known = AddressPlaces.of(network);
            addressPlaces = known;
        }
        return known;
    }

    GatewayForwarding gateways() {
        return gateways;
    }

    /** The same network with one disputed point read in one way. */
    NetworkView reading(Assumption assumption, Reading reading) {
        return readings.computeIfAbsent(
                assumption + " " + reading,
                any -> new NetworkView(
                        network.withAssumptions(network.assumptions().with(assumption, reading))));
    }

    /** The routes of a subnet. */
    EffectiveRoutes routes(Subnet subnet) { // asked so often that no lambda is made unless they are not there
        EffectiveRoutes known = routes.get(subnet.id());
        return known != null ? known : routes.computeIfAbsent(subnet.id(), id -> EffectiveRoutes.of(network, subnet));
    }

    /** A route as steps tell of it. */
    String text(EffectiveRoute route) {
        return known(routeTexts, route, EffectiveRoute::toString);
    }

    /** The virtual network, a subnet's own or one next to it, that has the address of a next hop. */
    Optional<VirtualNetwork> nextTo(Subnet subnet, Ip nextHop, Supplier<Optional<VirtualNetwork>> made) {
        return known(nextTo, List.of(subnet.id(), nextHop), any -> made.get());
    }

    /** What is carried of traffic; kept for some that was asked about last, of which there are as many kinds as questions. */
    Carried carried(Traffic traffic) {
        Carried known = carried.get(traffic);
        if (known == null) {
            known = Carried.of(traffic);
            if (carried.size() >= MOST_TRAFFIC) {
                carried.clear();
            }
            carried.put(traffic, known);
        }
        return known;
    }

    /** How the sides of two networks stand; nothing where the receiving one is not in the network. */
    Optional<PeeringSides> sides(ResourceId from, ResourceId to) {
        return known(sides, List.of(from, to), any -> PeeringSides.of(network, from, to));
    }

    /** Whether a member of a load balancer gets its probes; they meet no load balancer, so this does not call itself. */
    Health health(Place.Interface member, Probe probe) {
        String key = key(member.address()) + " " + probe.port();
        return healths.computeIfAbsent(key, any -> Health.of(this, member, probe));
    }

    /** The routes of a subnet as if it had no service endpoint. */
    EffectiveRoutes routesWithoutServices(Subnet subnet) {
        if (subnet.serviceEndpoints().isEmpty()) {
            return routes(subnet);
        }
        return known(
                routesWithoutServices,
                subnet.id(),
                id -> EffectiveRoutes.of(network, subnet.withServiceEndpoints(List.of())));
    }

    /** The routes of a subnet as if it had no route table. */
    EffectiveRoutes routesWithoutTable(Subnet subnet) {
        return known(routesWithoutTable, subnet.id(), id -> EffectiveRoutes.of(network, subnet.withoutRouteTable()));
    }

    /** What computed tags hold in a subnet. */
    AddressExpansion tags(Subnet subnet) {
        return known(tags, subnet.id(), id -> new AddressExpansion(RuleScope.of(network, subnet)));
    }

    RuleList rules(ResourceId group, Direction direction, RuleScope scope) {
        return known(
                rules,
                key(group, direction, scope),
                any -> RuleList.of(
                        network.get(NetworkSecurityGroup.class, group),
                        direction,
                        scope,
                        tags(scope.subnet()).in(scope)));
    }

    /** The rules of a group as they are at private endpoints. */
    RuleList endpointRules(ResourceId group, Direction direction, RuleScope scope) {
        return known(
                endpointRules,
                key(group, direction, scope),
                any -> RuleList.forPrivateEndpoints(network.get(NetworkSecurityGroup.class, group), direction, scope));
    }

    /** Rules of one group are shared by all subnets in which its tags hold the same addresses. */
    private List<Object> key(ResourceId group, Direction direction, RuleScope scope) {
        return List.of(group, direction, tags(scope.subnet()).virtualNetwork(), ends(scope));
    }

    /** On which disputed points rules rest in a scope; made once for all walks. */
    Disputed disputed(OrderedRules rules, RuleScope scope, Supplier<Disputed> made) {
        List<Object> key = List.of(rules, scope.subnet().id(), ends(scope));
        return known(disputed, key, any -> made.get());
    }

    /** The NSGs of places by where they guard, kept for all walks. */
    Map<Object, List<Guard>> guards(Direction direction) {
        return direction == Direction.INBOUND ? inboundGuards : outboundGuards;
    }

    /** The security admin rules of a subnet. */
    AdminRules adminRules(Subnet subnet, Direction direction) {
        Map<ResourceId, AdminRules> kept = direction == Direction.INBOUND ? adminInbound : adminOutbound;
        AdminRules known = kept.get(subnet.id());
        return known != null
                ? known
                : kept.computeIfAbsent(subnet.id(), any -> AdminRules.of(network, subnet, direction));
    }

    FirewallPolicy policy(AzureFirewall firewall, Subnet subnet) {
        return known(policies, firewall.id(), any -> FirewallPolicy.of(firewall, RuleScope.of(network, subnet)));
    }

    FirewallList applianceRules(Appliance appliance, ResourceId device, Subnet subnet) {
        return known(applianceRules, List.of(device, subnet.id()), any -> {
            List<FirewallList.Entry> entries = appliance.rules().stream()
                    .map(rule -> new FirewallList.Entry(rule.access(), rule.match()))
                    .toList();
            return FirewallList.of(entries, RuleScope.of(network, subnet));
        });
    }

    /** What is kept for a key, looked for without a lock before it is made. */
    private static <K, V> V known(Map<K, V> kept, K key, Function<K, V> made) {
        V known = kept.get(key);
        return known != null ? known : kept.computeIfAbsent(key, made);
    }

    private static List<String> ends(RuleScope scope) {
        String source = scope.source().isPresent() ? key(scope.source().get()) : "";
        String destination =
                scope.destination().isPresent() ? key(scope.destination().get()) : "";
        return List.of(source, destination);
    }

    private static String key(InterfaceAddress address) {
        return address.networkInterface().id() + " " + address.configuration().name();
    }
}
