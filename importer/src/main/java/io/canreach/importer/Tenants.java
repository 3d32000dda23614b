package io.canreach.importer;

import io.canreach.model.Gap;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Resources that stand in a subnet and are not modelled: their addresses must not look as if nobody had them. */
final class Tenants {
    /** Types that name subnets in which they have no address. */
    private static final List<String> ELSEWHERE = List.of(
            "microsoft.network/natgateways",
            "microsoft.network/serviceendpointpolicies",
            "microsoft.network/networkwatchers",
            "microsoft.authorization");

    /** The subnets that a service lets in by its service endpoint. */
    private static final String LET_IN = "virtualNetworkRules";

    private final Assembly assembly;
    private final Set<ResourceId> known;
    private final Set<String> types = new HashSet<>();

    Tenants(Assembly assembly) {
        this.assembly = assembly;
        this.known = assembly.all(Subnet.class).stream().map(Subnet::id).collect(Collectors.toSet());
    }

    /** The types of which a resource stands in a subnet, known or not. */
    Set<String> read() {
        assembly.inventory().types().stream()
                .filter(type -> !Types.READ.contains(type) && !standsElsewhere(type))
                .forEach(type -> assembly.inventory()
                        .ofType(type)
                        .forEach((id, nodes) -> nodes.forEach(node -> resource(type, id, node))));
        assembly.tenants().forEach((id, node) -> resource("", id, node));
        return types;
    }

    private static boolean standsElsewhere(String type) {
        return type.endsWith("/virtualnetworkrules")
                || ELSEWHERE.stream().anyMatch(each -> (type + "/").startsWith(each + "/"));
    }

    private void resource(String type, ResourceId id, Node node) {
        Map<ResourceId, Node> subnets = new LinkedHashMap<>();
        collect(node, subnets);
        if (!subnets.isEmpty()) {
            types.add(type);
        }
        subnets.forEach((subnet, place) -> note(id, subnet, place));
    }

    private void note(ResourceId id, ResourceId subnet, Node place) {
        if (known.contains(subnet)) {
            String met = "'" + id.name() + "' stands in subnet '" + subnet.name() + "' and is not modelled";
            assembly.gap(subnet, Gap.Effect.ADDRESSES, place, met);
        }
    }

    /** Services name their subnet in fields of many names, so whatever is the id of a subnet counts. */
    private static void collect(Node node, Map<ResourceId, Node> into) {
        if (node.isText()) {
            subnet(node.json().stringValue().strip()).ifPresent(subnet -> into.putIfAbsent(subnet, node));
        } else if (node.isArray()) {
            node.items().forEach(item -> collect(item, into));
        }
        node.fields().stream()
                .filter(field -> !field.key().equalsIgnoreCase(LET_IN))
                .forEach(field -> collect(field, into));
    }

    private static Optional<ResourceId> subnet(String text) {
        return Identity.byId(text)
                .filter(each -> each.key().equals(Types.SUBNET))
                .map(Identity::id);
    }
}
