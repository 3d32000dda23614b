package io.canreach.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.GatewayConnection;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.Network;
import io.canreach.model.NextHopType;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.Prefix;
import io.canreach.model.PrivateEndpointPolicies;
import io.canreach.model.Route;
import io.canreach.model.RouteTable;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.Cidr;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Routes on sets agree with a search that goes through all routes for one address. */
class EffectiveRoutesDifferentialTest {
    private static final List<String> PREFIXES = List.of(
            "0.0.0.0/0",
            "10.0.0.0/8",
            "10.0.0.0/16",
            "10.0.0.0/24",
            "10.0.128.0/17",
            "10.1.0.0/16",
            "10.1.5.0/24",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "192.168.7.0/24",
            "192.0.0.0/8",
            "100.64.0.0/10",
            "20.0.0.0/8",
            "20.1.0.0/16",
            "20.1.7.0/24",
            "172.20.0.0/16",
            "172.20.0.0/17",
            "172.20.0.5/32",
            "10.2.0.0/16",
            "8.8.8.0/24",
            "8.8.8.8/32");
    /** What the service endpoint's tag holds. */
    private static final List<String> SERVICE = List.of("20.1.0.0/16", "8.8.8.0/24");

    private static final String ENDPOINT = "172.20.0.5";
    private static final List<Assumption> DISPUTED = List.of(
            Assumption.SERVICE_ENDPOINT_BEFORE_EQUAL_USER_ROUTE,
            Assumption.LONGER_USER_ROUTE_BEFORE_SERVICE_ENDPOINT,
            Assumption.NONE_ROUTES_WITH_DEFAULT_TO_INTERNET);
    private static final List<NextHopType> HOPS = List.of(
            NextHopType.VNET_LOCAL,
            NextHopType.INTERNET,
            NextHopType.NONE,
            NextHopType.VIRTUAL_APPLIANCE,
            NextHopType.VIRTUAL_NETWORK_GATEWAY);

    /** Seeds; one that ever failed stays for good. */
    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void splitting_selecting_and_searching_agree(long seed) {
        Network network = network(new Random(seed));
        Subnet subnet = network.get(Subnet.class, Lab.subnetId("v", "s"));
        EffectiveRoutes routes = EffectiveRoutes.of(network, subnet);

        List<RoutePart> parts = routes.split(IpSet.all());

        IpSet seen = IpSet.empty();
        for (RoutePart part : parts) {
            assertThat(part.destinations().isEmpty()).isFalse();
            assertThat(part.destinations().overlaps(seen)).isFalse();
            seen = seen.union(part.destinations());
        }
        assertThat(seen).isEqualTo(IpSet.all());
        for (Ip ip : probes()) {
            RoutePart part = parts.stream()
                    .filter(each -> each.destinations().contains(ip))
                    .findFirst()
                    .orElseThrow();
            assertThat(routes.select(ip).route().map(Choice::withoutPrefix))
                    .isEqualTo(part.route().map(Choice::withoutPrefix));
            assertThat(hop(part)).as("%s in%n%s", ip, routes).isEqualTo(Naive.search(network, subnet, ip));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void of_each_prefix_exactly_one_route_is_active_but_for_endpoints_that_a_wider_one_takes(long seed) {
        Network network = network(new Random(seed));
        EffectiveRoutes routes = EffectiveRoutes.of(network, network.get(Subnet.class, Lab.subnetId("v", "s")));

        for (EffectiveRoute route : routes.routes()) {
            boolean endpoint = route.nextHopType() == NextHopType.INTERFACE_ENDPOINT;
            long active = routes.routes().stream()
                    .filter(other -> other.prefix().equals(route.prefix()) && other.isActive())
                    .count();
            assertThat(active).as("active routes for %s", route.prefix()).isBetween(endpoint ? 0L : 1L, 1L);
        }
    }

    private static String hop(RoutePart part) {
        return part.route()
                .map(route -> route.nextHopType() + " by " + route.source())
                .orElse("no route");
    }

    private static Set<Ip> probes() {
        Set<Ip> probes = new TreeSet<>(List.of(Ip.parse("10.0.0.77"), Ip.parse("2001:db8::1")));
        for (String text : PREFIXES) {
            Cidr cidr = Cidr.parse(text);
            probes.add(cidr.first());
            probes.add(cidr.last());
            if (cidr.prefixLength() > 0) {
                probes.add(cidr.first().plus(-1));
                probes.add(cidr.last().plus(1));
            }
        }
        return probes;
    }

    private static Network network(Random random) {
        Lab lab = new Lab()
                .vnet("v", random.nextInt(4) == 0 ? "10.0.0.0/8" : "10.0.0.0/16", "192.168.0.0/16")
                .subnet("s", "10.0.0.0/24");
        Set<String> prefixes = new TreeSet<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            prefixes.add(pick(random, PREFIXES));
        }
        Route[] routes = prefixes.stream().map(prefix -> route(random, prefix)).toArray(Route[]::new);
        lab.routes(random.nextInt(4) == 0, routes);
        if (random.nextBoolean()) {
            lab.serviceEndpoint("Microsoft.Storage").tag("Storage", String.join(", ", SERVICE));
        }
        lab.vpn("gw", "10.0.255.0/27").expressRoute("er");
        lab.site("a", "20.0.0.0/8", pick(random, List.of("172.16.0.0/12", "100.64.0.0/10")))
                .site("b", "20.1.0.0/16")
                .connect("gw", "a", pick(random, List.of(Status.values())), pick(random, PREFIXES))
                .connect("er", "b", pick(random, List.of(Status.values())), pick(random, PREFIXES));
        for (Assumption assumption : DISPUTED) {
            lab.assume(assumption, pick(random, List.of(Reading.FIRST, Reading.SECOND)));
        }
        return neighbours(random, lab).existing().network();
    }

    private static Lab neighbours(Random random, Lab lab) {
        return lab.vnet("w", "172.20.0.0/16")
                .subnet("pe", "172.20.0.0/24")
                .policies(pick(random, List.of(PrivateEndpointPolicies.values())))
                .privateEndpoint("sql", ENDPOINT)
                .peer("v", "w")
                .vnet("m", "10.2.0.0/16")
                .group("mesh", "v", "m");
    }

    private static Route route(Random random, String prefix) {
        NextHopType hop = pick(random, HOPS);
        Prefix to = Lab.prefix(prefix);
        return hop == NextHopType.VIRTUAL_APPLIANCE
                ? Route.toAppliance(prefix, to, KnownAddress.parse("10.0.9.4"))
                : Route.of(prefix, to, hop);
    }

    private static <T> T pick(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** What the documentation says, for one address. */
    private static final class Naive {
        private record Candidate(Cidr prefix, NextHopType hop, EffectiveRoute.Source source) {
            boolean isService() {
                return hop == NextHopType.VIRTUAL_NETWORK_SERVICE_ENDPOINT;
            }

            boolean isUser() {
                return source == EffectiveRoute.Source.USER;
            }
        }

        private static final List<String> DROPPED =
                List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10");

        private final Network network;
        private final Subnet subnet;
        private final Ip ip;
        private final List<Candidate> all = new ArrayList<>();

        private Naive(Network network, Subnet subnet, Ip ip) {
            this.network = network;
            this.subnet = subnet;
            this.ip = ip;
        }

        static String search(Network network, Subnet subnet, Ip ip) {
            return new Naive(network, subnet, ip).search();
        }

        private String search() {
            addUserRoutes();
            addDirect();
            addServices();
            addLearned();
            addDefaults();
            return all.stream()
                    .filter(each -> each.prefix().contains(ip))
                    .min(Comparator.comparing((Candidate each) -> !standsBeforeAll(each))
                            .thenComparing(each -> -each.prefix().prefixLength())
                            .thenComparing(this::rank))
                    .map(each -> each.hop() + " by " + each.source())
                    .orElse("no route");
        }

        private boolean reads(Assumption assumption) {
            return network.assumptions().reading(assumption) == Reading.FIRST;
        }

        private boolean standsBeforeAll(Candidate each) {
            return each.isService() && !reads(Assumption.LONGER_USER_ROUTE_BEFORE_SERVICE_ENDPOINT);
        }

        @SuppressWarnings("EnumOrdinal") // sources are listed in the order in which they win
        private int rank(Candidate each) {
            if (each.isService()) {
                return reads(Assumption.SERVICE_ENDPOINT_BEFORE_EQUAL_USER_ROUTE) ? 0 : 2;
            }
            return each.isUser() ? 1 : 2 + each.source().ordinal();
        }

        private RouteTable table() {
            return network.get(RouteTable.class, subnet.routeTable().orElseThrow());
        }

        private List<Cidr> own() {
            return network.virtualNetworkOf(subnet).addressSpace();
        }

        private List<Cidr> space(String name) {
            return network.get(VirtualNetwork.class, Lab.vnetId(name)).addressSpace();
        }

        private void addUserRoutes() {
            for (Route route : table().routes()) {
                Cidr prefix = ((Prefix) route.destination()).cidr();
                all.add(new Candidate(prefix, route.nextHopType(), EffectiveRoute.Source.USER));
            }
        }

        /** What a member of the group has of the own space stays the own. */
        private void addDirect() {
            own().forEach(prefix -> all.add(system(prefix, NextHopType.VNET_LOCAL)));
            space("w").forEach(prefix -> all.add(system(prefix, NextHopType.VNET_PEERING)));
            if (own().stream().noneMatch(prefix -> prefix.contains(ip))) {
                space("m").forEach(prefix -> all.add(system(prefix, NextHopType.CONNECTED_GROUP)));
            }
            if (ip.equals(Ip.parse(ENDPOINT)) && !endpointIsOverridden()) {
                all.add(system(Cidr.of(ip), NextHopType.INTERFACE_ENDPOINT));
            }
        }

        private boolean endpointIsOverridden() {
            boolean policy = network.get(Subnet.class, Lab.subnetId("w", "pe"))
                    .privateEndpointPolicies()
                    .appliesRouteTables();
            return all.stream()
                    .filter(each -> each.isUser() && each.prefix().contains(ip))
                    .mapToInt(each -> each.prefix().prefixLength())
                    .anyMatch(length -> length == 32 || (policy && length >= 16));
        }

        private void addServices() {
            if (!subnet.serviceEndpoints().isEmpty()) {
                SERVICE.forEach(
                        text -> all.add(system(Cidr.parse(text), NextHopType.VIRTUAL_NETWORK_SERVICE_ENDPOINT)));
            }
        }

        /** Nothing that is learned takes what is the network's, a neighbour's or a service's. */
        private void addLearned() {
            boolean reserved = all.stream()
                    .anyMatch(each -> !each.isUser() && each.prefix().contains(ip));
            if (!reserved) {
                learned()
                        .forEach(prefix -> all.add(new Candidate(
                                prefix,
                                NextHopType.VIRTUAL_NETWORK_GATEWAY,
                                EffectiveRoute.Source.VIRTUAL_NETWORK_GATEWAY)));
            }
        }

        private void addDefaults() {
            boolean forced = learned().contains(Cidr.ANY_IPV4) || all.stream().anyMatch(this::forces);
            all.add(system(Cidr.ANY_IPV4, NextHopType.INTERNET));
            for (String text : DROPPED) {
                Cidr dropped = Cidr.parse(text);
                boolean covered = own().stream().anyMatch(each -> each.contains(dropped));
                if (!covered && !forced) {
                    all.add(system(dropped, NextHopType.NONE));
                }
            }
        }

        private boolean forces(Candidate each) {
            boolean counts =
                    each.hop() != NextHopType.INTERNET || reads(Assumption.NONE_ROUTES_WITH_DEFAULT_TO_INTERNET);
            return each.isUser() && each.prefix().equals(Cidr.ANY_IPV4) && counts;
        }

        /** ExpressRoute knows nothing while it is down; a VPN gateway still knows what was declared. */
        private List<Cidr> learned() {
            List<Cidr> learned = new ArrayList<>();
            if (table().disableBgpRoutePropagation()) {
                return learned;
            }
            for (GatewayConnection each : network.all(GatewayConnection.class)) {
                boolean down = each.status() == Status.NOT_CONNECTED;
                if (!down || each.gateway().name().equals("gw")) {
                    learned.addAll(network.get(OnPremisesNetwork.class, each.onPremises())
                            .addressSpace());
                }
                learned.addAll(down ? List.of() : each.learnedPrefixes());
            }
            return learned;
        }

        private static Candidate system(Cidr prefix, NextHopType hop) {
            return new Candidate(prefix, hop, EffectiveRoute.Source.DEFAULT);
        }
    }
}
