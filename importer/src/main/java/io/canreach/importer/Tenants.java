package io.canreach.importer;

import io.canreach.model.Gap;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import java.util.LinkedHashMap;
import java.util.Map;

/** Resources that stand in a subnet and are not modelled: their addresses must not look as if nobody had them. */
final class Tenants {
    private final Assembly assembly;

    Tenants(Assembly assembly) {
        this.assembly = assembly;
    }

    void read() {
        assembly.inventory().types().stream()
                .filter(type -> !Types.READ.contains(type))
                .forEach(type -> assembly.inventory()
                        .ofType(type)
                        .forEach((id, nodes) -> nodes.forEach(node -> {
                            Map<ResourceId, Node> subnets = new LinkedHashMap<>();
                            collect(node, subnets);
                            subnets.forEach((subnet, place) -> note(id, subnet, place));
                        })));
    }

    private void note(ResourceId id, ResourceId subnet, Node place) {
        boolean known =
                assembly.all(Subnet.class).stream().anyMatch(each -> each.id().equals(subnet));
        if (known) {
            String met = "'" + id.name() + "' stands in subnet '" + subnet.name() + "' and is not modelled";
            assembly.gap(subnet, Gap.Effect.ADDRESSES, place, met);
        }
    }

    private static void collect(Node node, Map<ResourceId, Node> into) {
        if (node.isArray()) {
            node.items().forEach(item -> collect(item, into));
        }
        for (Node field : node.fields()) {
            if (field.key().equalsIgnoreCase("subnet") && field.peek("id").isText()) {
                field.reference().ifPresent(subnet -> into.putIfAbsent(subnet, field));
            } else {
                collect(field, into);
            }
        }
    }
}
