package io.canreach.routing;

import io.canreach.model.HostAddress;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.NextHopType;
import io.canreach.model.PrivateEndpoint;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.Cidr;
import io.canreach.packet.Ip;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The routes to single private endpoints, which their own network and its neighbours get. A user-defined route takes their
 * place where it is for the same one address; and where the endpoint's subnet lets route tables apply, where its prefix is as
 * long as that of the address space, or longer. A default route never does.
 *
 * @see <a href="https://learn.microsoft.com/azure/private-link/disable-private-endpoint-network-policy">Network policies for
 *     private endpoints</a>
 */
final class PrivateEndpointRoutes {
    private final Network network;
    private final List<EffectiveRoute> direct;
    private final List<EffectiveRoute> user;
    private final List<EffectiveRoute> rows = new ArrayList<>();
    private final Set<EffectiveRoute> overridden = new HashSet<>();
    private final List<UncertainRoute> uncertain = new ArrayList<>();

    /** The routes of a subnet that has these routes to its own network and neighbours, and these of a user. */
    PrivateEndpointRoutes(Network network, List<EffectiveRoute> direct, List<EffectiveRoute> user) {
        this.network = network;
        this.direct = direct;
        this.user = user;
        for (PrivateEndpoint each : network.all(PrivateEndpoint.class)) {
            addKnown(each);
        }
        for (PrivateEndpoint each : network.all(PrivateEndpoint.class)) {
            addUnknown(each);
        }
    }

    List<EffectiveRoute> rows() {
        return rows;
    }

    /** Those of the rows in whose place a user-defined route of a shorter prefix stands. */
    Set<EffectiveRoute> overridden() {
        return overridden;
    }

    List<UncertainRoute> uncertain() {
        return uncertain;
    }

    /** The route to the network in which the endpoint of a row stands. */
    Optional<EffectiveRoute> carrier(EffectiveRoute row) {
        PrivateEndpoint endpoint = network.get(PrivateEndpoint.class, row.via().get(0));
        return carrier(endpoint, row.prefix().first());
    }

    private void addKnown(PrivateEndpoint endpoint) {
        for (HostAddress address : endpoint.privateAddresses()) {
            if (address instanceof KnownAddress known
                    && carrier(endpoint, known.ip()).isPresent()) {
                EffectiveRoute row = row(endpoint, Cidr.of(known.ip()));
                rows.add(row);
                if (user.stream().anyMatch(each -> takes(endpoint, each, known.ip()))) {
                    overridden.add(row);
                }
            }
        }
    }

    private static EffectiveRoute row(PrivateEndpoint endpoint, Cidr prefix) {
        return EffectiveRoute.system(prefix, NextHopType.INTERFACE_ENDPOINT, List.of(endpoint.id()));
    }

    private Optional<EffectiveRoute> carrier(PrivateEndpoint endpoint, Ip address) {
        return carriers(endpoint)
                .filter(each -> each.prefix().contains(address))
                .findFirst();
    }

    private Stream<EffectiveRoute> carriers(PrivateEndpoint endpoint) {
        return direct.stream()
                .filter(each ->
                        endpoint.subnet().parent().equals(Optional.of(each.via().get(0))));
    }

    private boolean takes(PrivateEndpoint endpoint, EffectiveRoute route, Ip address) {
        if (!route.prefix().contains(address) || route.prefix().prefixLength() == 0) {
            return false;
        }
        return route.prefix().isSingle()
                || (appliesRouteTables(endpoint) && route.prefix().prefixLength() >= spaceLength(endpoint, address));
    }

    private boolean appliesRouteTables(PrivateEndpoint endpoint) {
        return network.find(Subnet.class, endpoint.subnet())
                .map(subnet -> subnet.privateEndpointPolicies().appliesRouteTables())
                .orElse(false);
    }

    /** How long the prefix of the address space is that holds an endpoint. */
    private int spaceLength(PrivateEndpoint endpoint, Ip address) {
        return endpoint.subnet().parent().flatMap(id -> network.find(VirtualNetwork.class, id)).stream()
                .flatMap(vnet -> vnet.addressSpace().stream())
                .filter(prefix -> prefix.contains(address))
                .mapToInt(Cidr::prefixLength)
                .max()
                .orElse(0);
    }

    /** An endpoint whose address is not known has one of its subnet, and there its route would be. */
    private void addUnknown(PrivateEndpoint endpoint) {
        if (endpoint.privateAddresses().stream().noneMatch(Unknown.class::isInstance)) {
            return;
        }
        Optional<Subnet> subnet = network.find(Subnet.class, endpoint.subnet());
        IpSet carried = IpSet.of(carriers(endpoint).map(EffectiveRoute::prefix).toList());
        IpSet free = subnet.map(this::free).orElse(IpSet.empty()).intersect(carried);
        IpSet possible = free.minus(IpSet.of(user.stream()
                .filter(route -> takes(endpoint, route, subnet))
                .map(EffectiveRoute::prefix)
                .toList()));
        if (!possible.isEmpty()) {
            Unknown reason = new Unknown("the address of " + endpoint.label() + " is not declared");
            EffectiveRoute somewhere = row(endpoint, possible.cidrs().get(0));
            uncertain.add(new UncertainRoute(possible, Optional.of(somewhere), reason));
        }
    }

    private IpSet free(Subnet subnet) {
        IpSet free = IpSet.unionOf(Stream.of(IpFamily.values())
                .map(family -> network.addresses().free(subnet, family))
                .toList());
        return free.minus(IpSet.of(rows.stream().map(EffectiveRoute::prefix).toList()));
    }

    private boolean takes(PrivateEndpoint endpoint, EffectiveRoute route, Optional<Subnet> subnet) {
        return subnet.stream()
                .flatMap(each -> each.prefixes().stream())
                .filter(prefix -> prefix.overlaps(route.prefix()))
                .map(prefix -> prefix.contains(route.prefix()) ? route.prefix().first() : prefix.first())
                .anyMatch(address -> takes(endpoint, route, address));
    }
}
