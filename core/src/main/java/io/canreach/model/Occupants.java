package io.canreach.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands in which subnet. */
final class Occupants {
    private final Map<ResourceId, List<Resource>> inSubnet = new HashMap<>();

    Occupants(NetworkRules rules) {
        for (NetworkInterface nic : rules.all(NetworkInterface.class)) {
            nic.ipConfigurations().stream()
                    .map(IpConfiguration::subnet)
                    .distinct()
                    .forEach(subnet -> add(subnet, nic));
        }
        for (LoadBalancer each : rules.all(LoadBalancer.class)) {
            each.frontends().stream()
                    .flatMap(frontend -> frontend.subnet().stream())
                    .distinct()
                    .forEach(subnet -> add(subnet, each));
        }
        rules.all(AppServiceEnvironment.class).forEach(each -> add(each.subnet(), each));
        rules.all(PrivateEndpoint.class).forEach(each -> add(each.subnet(), each));
        rules.all(AzureFirewall.class).forEach(each -> add(each.subnet(), each));
        rules.all(BastionHost.class).forEach(each -> add(each.subnet(), each));
        rules.all(ApplicationGateway.class).forEach(each -> add(each.subnet(), each));
        rules.all(SqlManagedInstance.class).forEach(each -> add(each.subnet(), each));
    }

    private void add(ResourceId subnet, Resource resource) {
        inSubnet.computeIfAbsent(subnet, id -> new ArrayList<>()).add(resource);
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
