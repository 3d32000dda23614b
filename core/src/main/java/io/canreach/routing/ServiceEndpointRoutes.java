package io.canreach.routing;

import io.canreach.model.AddressClass;
import io.canreach.model.Assumption;
import io.canreach.model.AzureService;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.NextHopType;
import io.canreach.model.ServiceEndpoint;
import io.canreach.model.ServiceTag;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.WebApp;
import io.canreach.packet.Cidr;
import io.canreach.packet.Ip;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The routes of a subnet's service endpoints: for the prefixes of the service's tag, and for those instances of the service
 * whose address is known, which the data of the tag may not hold.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-network-service-endpoints-overview">Service
 *     endpoints</a>
 */
final class ServiceEndpointRoutes {
    private final Network network;
    private final VirtualNetwork vnet;
    private final Subnet subnet;
    private final IpSet inside;
    private final List<EffectiveRoute> user;
    private final List<EffectiveRoute> rows = new ArrayList<>();
    private final List<UncertainRoute> uncertain = new ArrayList<>();

    /** A service's addresses lie outside of the network and its neighbours. */
    ServiceEndpointRoutes(Network network, Subnet subnet, IpSet inside, List<EffectiveRoute> user) {
        this.network = network;
        this.vnet = network.virtualNetworkOf(subnet);
        this.subnet = subnet;
        this.inside = inside;
        this.user = user;
        for (ServiceEndpoint endpoint : subnet.serviceEndpoints()) {
            endpoint.tag().ifPresentOrElse(tag -> addTag(endpoint, tag), () -> addUnknown(endpoint));
            instances().forEach(each -> addInstance(endpoint, each));
        }
    }

    /** All instances of services; apps in an App Service Environment have no address of the service. */
    private Stream<AzureService> instances() {
        return Stream.concat(
                network.all(AzureService.class).stream(),
                network.all(WebApp.class).stream()
                        .filter(each -> each.environment().isEmpty())
                        .map(WebApp::asService));
    }

    List<EffectiveRoute> rows() {
        return rows;
    }

    List<UncertainRoute> uncertain() {
        return uncertain;
    }

    private void addTag(ServiceEndpoint endpoint, ServiceTag tag) {
        if (!endpoint.locations().isEmpty() && !endpoint.isForAllRegions()) {
            endpoint.locations().forEach(region -> addRegion(endpoint, tag, region));
        } else if (leavesRegionToAzure(endpoint, tag)) {
            addHome(endpoint, tag);
        } else {
            addPrefixes(endpoint, tag, tag);
        }
    }

    /** Regions are told apart where the network says its own, and there is data for it. */
    private boolean leavesRegionToAzure(ServiceEndpoint endpoint, ServiceTag tag) {
        return !endpoint.isForAllRegions()
                && isRegion(vnet.location())
                && network.serviceTags().listed(tag.in(vnet.location())).isPresent();
    }

    private void addHome(ServiceEndpoint endpoint, ServiceTag tag) {
        ServiceTag home = tag.in(vnet.location());
        addPrefixes(endpoint, tag, home);
        if (endpoint.isForPairedRegion()) {
            IpSet others = everywhere(tag).minus(addresses(home));
            doubt(endpoint, tag, others, "which region is paired with " + vnet.location() + " is not given");
        }
    }

    private void addRegion(ServiceEndpoint endpoint, ServiceTag tag, String region) {
        if (isRegion(region)) {
            addPrefixes(endpoint, tag, tag.in(region));
        } else {
            doubt(endpoint, tag, everywhere(tag), "'" + region + "' is not the name of a region");
        }
    }

    private static boolean isRegion(String location) {
        return location.matches("[A-Za-z][A-Za-z0-9 ]{0,59}");
    }

    private void addPrefixes(ServiceEndpoint endpoint, ServiceTag whole, ServiceTag served) {
        Optional<List<Cidr>> listed = network.serviceTags().listed(served);
        if (listed.isEmpty()) {
            IpSet possible = everywhere(whole).minus(notServed(endpoint));
            doubt(endpoint, served, possible, network.serviceTags().missing(served));
            return;
        }
        IpSet ipv6 = IpSet.of(listed.get()).restrictTo(IpFamily.IPV6);
        listed.get().stream()
                .filter(prefix -> prefix.family() == IpFamily.IPV4)
                .forEach(prefix -> rows.add(row(served, prefix)));
        doubt(endpoint, served, ipv6, "whether it takes IPv6 is not documented");
    }

    private IpSet everywhere(ServiceTag tag) {
        return network.serviceTags()
                .prefixes(tag)
                .orElse(AddressClass.PUBLIC.addresses().minus(inside));
    }

    private IpSet addresses(ServiceTag tag) {
        return network.serviceTags().prefixes(tag).orElse(IpSet.empty());
    }

    private IpSet notServed(ServiceEndpoint endpoint) {
        return IpSet.unionOf(instances()
                .filter(each -> endpoint.serves(each, vnet) == ServiceEndpoint.Service.NO)
                .filter(each -> each.publicAddress() instanceof KnownAddress)
                .map(each -> IpSet.of(((KnownAddress) each.publicAddress()).ip()))
                .toList());
    }

    private static EffectiveRoute row(ServiceTag tag, Cidr prefix) {
        return EffectiveRoute.system(prefix, NextHopType.VIRTUAL_NETWORK_SERVICE_ENDPOINT, List.of())
                .withTag(tag);
    }

    private void addUnknown(ServiceEndpoint endpoint) {
        IpSet possible = AddressClass.PUBLIC.addresses().minus(inside).minus(notServed(endpoint));
        EffectiveRoute somewhere =
                EffectiveRoute.system(Cidr.ANY_IPV4, NextHopType.VIRTUAL_NETWORK_SERVICE_ENDPOINT, List.of());
        uncertain.add(new UncertainRoute(
                possible, Optional.of(somewhere), reason(endpoint, "which addresses it is for is not known")));
    }

    private void doubt(ServiceEndpoint endpoint, ServiceTag tag, IpSet possible, String why) {
        if (!possible.isEmpty()) {
            uncertain.add(new UncertainRoute(possible, Optional.of(row(tag, Cidr.ANY_IPV4)), reason(endpoint, why)));
        }
    }

    private Unknown reason(ServiceEndpoint endpoint, String why) {
        return new Unknown("service endpoint '" + endpoint + "' of " + subnet.label() + ": " + why);
    }

    private void addInstance(ServiceEndpoint endpoint, AzureService instance) {
        ServiceEndpoint.Service served = endpoint.serves(instance, vnet);
        if (served != ServiceEndpoint.Service.NO && instance.publicAddress() instanceof KnownAddress known) {
            boolean listed = rows.stream().anyMatch(each -> each.prefix().contains(known.ip()));
            if (!listed && served == ServiceEndpoint.Service.YES) {
                addSingle(endpoint, known.ip());
            } else if (!listed) {
                EffectiveRoute somewhere = single(endpoint, known.ip());
                Unknown reason = reason(
                        endpoint, "whether it is for " + instance.label() + " depends on regions that are not given");
                uncertain.add(new UncertainRoute(IpSet.of(known.ip()), Optional.of(somewhere), reason));
            }
        }
    }

    private static EffectiveRoute single(ServiceEndpoint endpoint, Ip address) {
        EffectiveRoute route =
                EffectiveRoute.system(Cidr.of(address), NextHopType.VIRTUAL_NETWORK_SERVICE_ENDPOINT, List.of());
        return endpoint.tag().map(route::withTag).orElse(route);
    }

    /** Whether endpoints' routes stand before every user-defined one. */
    static boolean standsBeforeAll(Network network) {
        return network.assumptions().reading(Assumption.LONGER_USER_ROUTE_BEFORE_SERVICE_ENDPOINT)
                == Assumption.Reading.SECOND;
    }

    /** How long the prefix is by which Azure routes an instance is not known, so any user-defined route may be longer. */
    private void addSingle(ServiceEndpoint endpoint, Ip address) {
        rows.add(single(endpoint, address));
        if (standsBeforeAll(network)) {
            return;
        }
        for (EffectiveRoute route : user) {
            if (route.prefix().prefixLength() > 0 && route.prefix().contains(address)) {
                Unknown reason =
                        reason(endpoint, "how long the prefix of its route for " + address + " is, is not given");
                uncertain.add(new UncertainRoute(IpSet.of(address), Optional.of(route), reason));
            }
        }
    }
}
