package io.canreach.importer;

import io.canreach.model.Gap;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Notes what is used by something that the model does not have, or that is not in the input: it must not look as if nothing
 * had it.
 */
final class Uses {
    /** By the type of what is used, the fields in which it lists its users. */
    private static final Map<String, List<String>> USED = Map.of(
            Types.NSG, List.of("subnets", "networkInterfaces"),
            Types.ROUTE_TABLE, List.of("subnets"),
            Types.NAT, List.of("subnets"),
            Types.PUBLIC_IP, List.of("ipConfiguration", "natGateway"),
            Types.ASG, List.of());

    /** Types that are read, of which not every user of an address or a group is modelled. */
    private static final Set<String> PARTLY_READ = Set.of(
            Types.SCALE_SET,
            Types.GATEWAY,
            Types.FIREWALL,
            Types.LOAD_BALANCER,
            Types.APPLICATION_GATEWAY,
            Types.BASTION);

    /** Types that name others to watch, to guard or to lock them. */
    private static final List<String> WATCHING = List.of(
            "microsoft.network/networkwatchers",
            "microsoft.network/ddosprotectionplans",
            "microsoft.network/networkmanagers",
            "microsoft.authorization",
            "microsoft.insights",
            "microsoft.operationalinsights",
            "microsoft.operationsmanagement",
            "microsoft.alertsmanagement",
            "microsoft.policyinsights",
            "microsoft.security",
            "microsoft.maintenance",
            "microsoft.advisor",
            "microsoft.resourcegraph",
            "microsoft.resources");

    private final Assembly assembly;

    Uses(Assembly assembly) {
        this.assembly = assembly;
    }

    void read() {
        USED.forEach((type, fields) -> assembly.inventory()
                .ofType(type)
                .forEach((id, nodes) -> nodes.forEach(node -> fields.forEach(field -> listed(id, node.peek(field))))));
        assembly.inventory().types().stream()
                .filter(type -> PARTLY_READ.contains(type) || !(Types.READ.contains(type) || isWatching(type)))
                .forEach(type -> assembly.inventory()
                        .ofType(type)
                        .forEach((id, nodes) -> nodes.forEach(node -> named(id, node.json()))));
        assembly.inventory()
                .ofType(Types.VM)
                .forEach((id, nodes) -> nodes.forEach(node -> named(id, inlineInterfaces(node.json()))));
        assembly.tenants().forEach((id, node) -> named(id, node.json()));
    }

    /** Interfaces that a machine brings itself are not read. */
    private static JsonNode inlineInterfaces(JsonNode machine) {
        return machine.path("properties").path("networkProfile").path("networkInterfaceConfigurations");
    }

    private static boolean isWatching(String type) {
        return WATCHING.stream().anyMatch(each -> (type + "/").startsWith(each + "/"));
    }

    /** A user that is in the input says itself what it has. */
    private void listed(ResourceId used, Node users) {
        Stream<Node> all = users.isArray() ? users.items().stream() : Stream.of(users);
        all.map(each -> each.isObject() ? each.peek("id") : each)
                .filter(Node::isText)
                .flatMap(each -> Identity.byId(each.json().stringValue().strip()).stream())
                .filter(user -> !isThere(user.id()))
                .forEach(user -> note(used, user.id()));
    }

    /** Whether a resource is in the input, or one of which it is a part. */
    private boolean isThere(ResourceId id) {
        return Identity.byId(id.value())
                .filter(each -> assembly.inventory().has(each.key(), each.id())
                        || each.id().parent().filter(this::isThere).isPresent())
                .isPresent();
    }

    private void named(ResourceId user, JsonNode node) {
        texts(
                node,
                text -> Identity.byId(text.strip())
                        .filter(each -> USED.containsKey(each.key()))
                        .ifPresent(each -> note(each.id(), user)));
    }

    private static void texts(JsonNode node, Consumer<String> taker) {
        if (node.isString()) {
            taker.accept(node.stringValue());
        }
        node.properties().stream()
                .filter(each -> !each.getKey().equalsIgnoreCase("dependsOn"))
                .forEach(each -> texts(each.getValue(), taker));
        if (node.isArray()) {
            node.values().forEach(each -> texts(each, taker));
        }
    }

    private void note(ResourceId used, ResourceId user) {
        String met = "'" + user.name() + "' has it, which is not in the input or not modelled";
        assembly.gap(used, Gap.Effect.USE, new Unknown(Findings.clean(met)));
    }
}
