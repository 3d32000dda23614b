package io.canreach.model;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What stands in which subnet. */
final class Occupants {
    private final Map<ResourceId, List<Resource>> inSubnet = new HashMap<>();

    Occupants(NetworkRules rules) {
        for (NetworkInterface nic : rules.all(NetworkInterface.class)) {
            addAll(subnets(nic), nic);
        }
        for (LoadBalancer each : rules.all(LoadBalancer.class)) {
            addAll(subnets(each), each);
        }
        addSingles(rules);
        addInstances(rules);
    }

    private static Set<ResourceId> subnets(NetworkInterface nic) {
        Set<ResourceId> subnets = new LinkedHashSet<>();
        for (IpConfiguration each : nic.ipConfigurations()) {
            subnets.add(each.subnet());
        }
        return subnets;
    }

    private static Set<ResourceId> subnets(LoadBalancer balancer) {
        Set<ResourceId> subnets = new LinkedHashSet<>();
        balancer.frontends().forEach(frontend -> frontend.subnet().ifPresent(subnets::add));
        return subnets;
    }

    private void addAll(Set<ResourceId> subnets, Resource resource) {
        for (ResourceId subnet : subnets) {
            add(subnet, resource);
        }
    }

    private void addSingles(NetworkRules rules) {
        for (AppServiceEnvironment each : rules.all(AppServiceEnvironment.class)) {
            add(each.subnet(), each);
        }
        for (PrivateEndpoint each : rules.all(PrivateEndpoint.class)) {
            add(each.subnet(), each);
        }
        for (AzureFirewall each : rules.all(AzureFirewall.class)) {
            add(each.subnet(), each);
        }
    }

    /** Adds what Azure runs as many of as it wants. */
    private void addInstances(NetworkRules rules) {
        for (BastionHost each : rules.all(BastionHost.class)) {
            add(each.subnet(), each);
        }
        for (ApplicationGateway each : rules.all(ApplicationGateway.class)) {
            add(each.subnet(), each);
        }
        for (SqlManagedInstance each : rules.all(SqlManagedInstance.class)) {
            add(each.subnet(), each);
        }
    }

    private void add(ResourceId subnet, Resource resource) {
        Grouped.add(inSubnet, subnet, resource);
    }

    /** All that stands in a subnet. */
    List<Resource> of(ResourceId subnet) {
        return List.copyOf(inSubnet.getOrDefault(subnet, List.of()));
    }

    /** Something in a subnet that is not of the one kind that may be there. */
    Optional<Resource> otherThan(Class<? extends Resource> kind, ResourceId subnet) {
        return inSubnet.getOrDefault(subnet, List.of()).stream()
                .filter(each -> !kind.isInstance(each))
                .findFirst();
    }

    /** How many of a kind stand in a subnet. */
    long count(Class<? extends Resource> kind, ResourceId subnet) {
        return inSubnet.getOrDefault(subnet, List.of()).stream()
                .filter(kind::isInstance)
                .count();
    }
}
