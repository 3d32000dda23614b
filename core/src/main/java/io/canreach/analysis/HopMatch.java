package io.canreach.analysis;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.ApplicationGateway;
import io.canreach.model.AzureFirewall;
import io.canreach.model.AzureService;
import io.canreach.model.BastionHost;
import io.canreach.model.Endpoint;
import io.canreach.model.InterfaceAddress;
import io.canreach.model.LoadBalancer;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.PrivateEndpoint;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import io.canreach.model.SqlManagedInstance;
import io.canreach.model.Subnet;
import io.canreach.model.Suggestions;
import io.canreach.model.VirtualMachine;
import io.canreach.model.VirtualNetworkGateway;
import io.canreach.model.WebApp;
import io.canreach.packet.IpSet;
import io.canreach.reach.Hop;
import io.canreach.reach.UnknownEndpointException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells the points of a trace that are at a place, for sure or perhaps. */
record HopMatch(Network network, boolean sure) {
    Predicate<Hop> of(Endpoint endpoint) {
        if (endpoint instanceof Endpoint.Address address) {
            return hop -> isAt(address.addresses(), hop.addresses());
        }
        if (endpoint instanceof Endpoint.Named named) {
            Set<ResourceId> ids = ids(named).collect(Collectors.toSet());
            return hop -> hop.resource().filter(ids::contains).isPresent();
        }
        if (endpoint instanceof Endpoint.Group group) {
            List<Predicate<Hop>> members =
                    group.members().stream().map(this::of).toList();
            return hop -> members.stream().anyMatch(member -> member.test(hop));
        }
        throw new IllegalArgumentException(
                endpoint + " is nothing to be passed; allowed is a machine, subnet, site, address or the Internet");
    }

    /** Flows of several addresses, or that have any of several, are not all at those that only some of them have. */
    private boolean isAt(IpSet place, IpSet hop) {
        return sure ? !hop.isEmpty() && place.encloses(hop) : place.overlaps(hop);
    }

    private Stream<ResourceId> ids(Endpoint.Named named) {
        return switch (named.kind()) {
            case VM -> ids(named, VirtualMachine.class, HopMatch::ofMachine);
            case NETWORK_INTERFACE -> ids(named, NetworkInterface.class, nic -> Stream.of(nic.id()));
            case ASE -> ids(named, AppServiceEnvironment.class, ase -> Stream.of(ase.id()));
            case SUBNET -> ids(named, Subnet.class, this::ofSubnet);
            case ON_PREMISES -> itself(named, OnPremisesNetwork.class);
            case PRIVATE_ENDPOINT -> itself(named, PrivateEndpoint.class);
            case SERVICE -> itself(named, AzureService.class);
            case LOAD_BALANCER -> itself(named, LoadBalancer.class);
            case APPLICATION_GATEWAY -> itself(named, ApplicationGateway.class);
            case BASTION -> itself(named, BastionHost.class);
            case FIREWALL -> itself(named, AzureFirewall.class);
            case SQL_MANAGED_INSTANCE -> itself(named, SqlManagedInstance.class);
            case WEB_APP, SCM_SITE -> itself(named, WebApp.class);
        };
    }

    private <T extends Resource> Stream<ResourceId> itself(Endpoint.Named named, Class<T> kind) {
        return ids(named, kind, resource -> Stream.of(resource.id()));
    }

    private <T extends Resource> Stream<ResourceId> ids(
            Endpoint.Named named, Class<T> kind, Function<T, Stream<ResourceId>> of) {
        List<T> byName = Members.named(network, kind, named.name());
        List<T> there = byName.isEmpty()
                ? network.all(kind).stream()
                        .filter(resource -> isNamed(resource, named.name()))
                        .toList()
                : byName;
        if (there.isEmpty()) {
            throw new UnknownEndpointException("no " + named + " in the network"
                    + Suggestions.of(named.kind().toString(), network.all(kind)));
        }
        return there.stream().flatMap(of);
    }

    private static boolean isNamed(Resource resource, String name) {
        return resource.name().equalsIgnoreCase(name)
                || resource.id().value().equalsIgnoreCase(name)
                || (resource instanceof Subnet subnet && subnet.path().equalsIgnoreCase(name));
    }

    private static Stream<ResourceId> ofMachine(VirtualMachine vm) {
        return vm.networkInterfaces().stream();
    }

    private <T extends Resource> Stream<ResourceId> in(Subnet subnet, Class<T> kind, Function<T, ResourceId> subnetOf) {
        return network.all(kind).stream()
                .filter(each -> subnetOf.apply(each).equals(subnet.id()))
                .map(Resource::id);
    }

    private Stream<ResourceId> ofSubnet(Subnet subnet) {
        Stream<ResourceId> interfaces = network.addresses().inSubnet(subnet.id()).stream()
                .map(InterfaceAddress::networkInterface)
                .map(NetworkInterface::id);
        Stream<ResourceId> resources = Stream.of(
                        in(subnet, PrivateEndpoint.class, PrivateEndpoint::subnet),
                        in(subnet, AzureFirewall.class, AzureFirewall::subnet),
                        in(subnet, BastionHost.class, BastionHost::subnet),
                        in(subnet, ApplicationGateway.class, ApplicationGateway::subnet),
                        in(subnet, SqlManagedInstance.class, SqlManagedInstance::subnet))
                .flatMap(Function.identity());
        Stream<ResourceId> environments =
                network.addresses().environmentsIn(subnet.id()).stream().map(AppServiceEnvironment::id);
        Stream<ResourceId> gateways = network.all(VirtualNetworkGateway.class).stream()
                .filter(gateway ->
                        subnet.isGatewaySubnet() && gateway.virtualNetwork().equals(subnet.virtualNetwork()))
                .map(VirtualNetworkGateway::id);
        return Stream.of(Stream.of(subnet.id()), interfaces, resources, environments, gateways)
                .flatMap(Function.identity());
    }
}
