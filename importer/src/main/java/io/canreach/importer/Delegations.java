package io.canreach.importer;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.Gap;
import io.canreach.model.ResourceId;
import io.canreach.model.SqlManagedInstance;
import io.canreach.model.VnetIntegration;
import io.canreach.model.WebApp;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Subnets that a service has to itself or holds links to: what of it stands there need not be in the input. */
final class Delegations {
    private static final Map<String, String> MET = Map.of(
            "delegations", "the subnet is delegated to a service, which may add routes and rules",
            "serviceAssociationLinks", "a service of which nothing else is known stands in the subnet",
            "resourceNavigationLinks", "a resource of which nothing else is known stands in the subnet");

    private final Assembly assembly;
    private final Map<Node, ResourceId> noted = new LinkedHashMap<>();

    Delegations(Assembly assembly) {
        this.assembly = assembly;
    }

    /** Notes the lists of a subnet. */
    void note(ResourceId subnet, Node node) {
        MET.keySet().stream()
                .sorted()
                .map(node::get)
                .filter(list -> !list.items().isEmpty())
                .forEach(list -> noted.put(list, subnet));
    }

    /** What of these services is modelled is what its subnet is delegated to. */
    void read() {
        Set<ResourceId> modelled = Stream.of(
                        assembly.all(AppServiceEnvironment.class).stream().map(AppServiceEnvironment::subnet),
                        assembly.all(SqlManagedInstance.class).stream().map(SqlManagedInstance::subnet),
                        assembly.all(WebApp.class).stream()
                                .flatMap(app -> app.integration().stream())
                                .map(VnetIntegration::subnet))
                .flatMap(each -> each)
                .collect(Collectors.toSet());
        noted.forEach((list, subnet) -> {
            if (!modelled.contains(subnet)) {
                assembly.gap(subnet, Gap.Effect.ADDRESSES, list, met(list));
            }
        });
    }

    private static String met(Node list) {
        return MET.entrySet().stream()
                .filter(each -> each.getKey().equalsIgnoreCase(list.key()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("a service stands in the subnet");
    }
}
