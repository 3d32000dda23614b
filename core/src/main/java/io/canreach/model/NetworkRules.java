package io.canreach.model;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Azure's rules for a network as a whole, each kind of resource checked by a class of its own. */
final class NetworkRules {
    private final Function<Class<?>, Map<ResourceId, Resource>> resources;
    private final boolean existing;
    private final Problems problems;

    private NetworkRules(Function<Class<?>, Map<ResourceId, Resource>> resources, boolean existing, Problems problems) {
        this.resources = resources;
        this.existing = existing;
        this.problems = problems;
    }

    static void check(
            Function<Class<?>, Map<ResourceId, Resource>> resources,
            List<Gap> gaps,
            boolean existing,
            Problems problems) {
        NetworkRules rules = new NetworkRules(resources, existing, problems);
        Set<ResourceId> unplaced = unplaced(gaps);
        for (VirtualNetwork vnet : rules.all(VirtualNetwork.class)) {
            if (!unplaced.contains(vnet.id())) {
                VnetRules.check(vnet, unplaced, rules);
            }
        }
        rules.checkAll();
    }

    private static Set<ResourceId> unplaced(List<Gap> gaps) {
        Set<ResourceId> unplaced = new HashSet<>();
        for (Gap gap : gaps) {
            if (gap.effect() == Gap.Effect.ADDRESSES) {
                unplaced.add(gap.affected());
            }
        }
        return unplaced;
    }

    private void checkAll() {
        AddressBook addresses = new AddressBook(this);
        Occupants occupants = new Occupants(this);
        new InterfaceRules(this, addresses).check();
        checkFrontends(addresses, occupants);
        new AseRules(this, addresses).check();
        if (has(SqlManagedInstance.class)) {
            new ManagedInstanceRules(this, addresses).check();
        }
        addresses.check();
        checkSubnets(occupants);
        checkConnections();
        checkServices();
        new SubscriptionRules(this).check();
    }

    private void checkFrontends(AddressBook addresses, Occupants occupants) {
        if (has(PrivateEndpoint.class)) {
            new PrivateEndpointRules(this, addresses).check();
        }
        if (has(LoadBalancer.class)) {
            new LoadBalancerRules(this, addresses).check();
        }
        if (has(AzureFirewall.class)) {
            new FirewallRules(this, addresses).check();
        }
        if (has(ApplicationGateway.class)) {
            new ApplicationGatewayRules(this, addresses, occupants).check();
        }
    }

    private void checkServices() {
        if (has(SecurityAdminConfiguration.class)) {
            new SecurityAdminRules(this).check();
        }
        if (has(AzureService.class)) {
            new ServiceRules(this).check();
        }
        if (has(WebApp.class)) {
            new WebAppRules(this).check();
        }
    }

    private void checkSubnets(Occupants occupants) {
        new PublicIpRules(this).check();
        new NamedSubnetRules(this, occupants).check();
        new DelegationRules(this, occupants).check();
        new NatGatewayRules(this, occupants).check();
        new AttachmentRules(this).check();
        if (has(PublicIpAddress.class) || has(LoadBalancer.class)) {
            new BasicSkuRules(this).check();
        }
        new AsgRules(this).check();
        new ClassicRules(this, occupants).check();
    }

    private void checkConnections() {
        new PeeringRules(this).check();
        if (has(ConnectedGroup.class)) {
            new ConnectedGroupRules(this).check();
        }
        new GatewayRules(this).check();
        if (has(VirtualNetworkGateway.class) || has(VnetToVnetConnection.class)) {
            new VpnRules(this).check();
        }
        if (has(VirtualNetworkGateway.class) || has(GatewayConnection.class)) {
            new ExpressRouteRules(this).check();
        }
        if (has(RouteTable.class)) {
            new RouteRules(this).check();
        }
    }

    /** Whether there is a resource of a kind; rules for nothing are not even loaded, which a fresh JVM feels. */
    private boolean has(Class<? extends Resource> kind) {
        return !resources.apply(kind).isEmpty();
    }

    /** Whether the network is there in Azure already, so that rules for new resources were not applied to it. */
    boolean isExisting() {
        return existing;
    }

    <T extends Resource> Collection<T> all(Class<T> kind) {
        return byId(kind).values();
    }

    /** The resources of a kind by their ids. */
    @SuppressWarnings("unchecked") // each map holds resources of its own kind alone
    <T extends Resource> Map<ResourceId, T> byId(Class<T> kind) {
        return (Map<ResourceId, T>) resources.apply(kind);
    }

    <T extends Resource> Optional<T> find(Class<T> kind, ResourceId id) {
        return Optional.ofNullable(byId(kind).get(id));
    }

    void problem(String message) {
        problems.add("", message);
    }

    /** Notes a reference that leads nowhere, naming what there is. */
    <T extends Resource> void mustExist(Class<T> kind, String noun, ResourceId id, String referrer) {
        if (find(kind, id).isEmpty()) {
            problem(referrer + " refers to " + noun + " '" + id.name() + "', which is not in the network"
                    + Suggestions.of(noun, all(kind)));
        }
    }

    /** Notes two things that belong together and are in different regions. */
    void sameRegion(String thing, String location, String user, String place) {
        if (!location.isEmpty() && !place.isEmpty() && !Texts.region(location).equals(Texts.region(place))) {
            problem(thing + " is in region " + location + " and " + user + " in " + place
                    + "; both must be in the same region");
        }
    }

    /** The virtual network of a subnet, where it is there. */
    Optional<VirtualNetwork> networkOf(Subnet subnet) {
        return find(VirtualNetwork.class, subnet.virtualNetwork());
    }

    /** Notes that something stands in a subnet which is not there, or whose network is of another region or kind. */
    Optional<Subnet> stand(Resource resource, String location, ResourceId id) {
        Optional<Subnet> subnet = find(Subnet.class, id);
        if (subnet.isEmpty()) {
            mustExist(Subnet.class, "subnet", id, resource.label());
        }
        subnet.flatMap(this::networkOf)
                .ifPresent(vnet -> sameRegion(resource.label(), location, vnet.label(), vnet.location()));
        return subnet;
    }
}
