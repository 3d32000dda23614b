package io.canreach.importer;

import io.canreach.model.NetworkInterface;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** NSGs and route tables list what they are attached to; what that says itself must agree. */
final class BackReferences {
    private final Assembly assembly;

    BackReferences(Assembly assembly) {
        this.assembly = assembly;
    }

    void read() {
        check(Types.NSG, "subnets", Subnet.class, Subnet::networkSecurityGroup);
        check(Types.NSG, "networkInterfaces", NetworkInterface.class, NetworkInterface::networkSecurityGroup);
        check(Types.ROUTE_TABLE, "subnets", Subnet.class, Subnet::routeTable);
        check(Types.NAT, "subnets", Subnet.class, Subnet::natGateway);
    }

    private <T extends Resource> void check(
            String type, String field, Class<T> kind, Function<T, Optional<ResourceId>> attached) {
        assembly.inventory()
                .ofType(type)
                .forEach((id, nodes) -> nodes.stream()
                        .flatMap(node -> users(node.get(field)).stream())
                        .forEach(user -> user.reference()
                                .flatMap(each -> assembly.find(kind, each))
                                .filter(each -> contradicts(each, attached.apply(each), id))
                                .ifPresent(each -> contradiction(id, each.id(), user))));
    }

    /** What is attached to a subnet of an unknown network is a placeholder below the subnet, and not known. */
    private static boolean contradicts(Resource user, Optional<ResourceId> attached, ResourceId owner) {
        boolean placeholder = attached.flatMap(ResourceId::parent).equals(Optional.of(user.id()));
        return !placeholder && !attached.equals(Optional.of(owner));
    }

    private static List<Node> users(Node list) {
        return list.isArray()
                ? list.items().stream().filter(each -> each.peek("id").isText()).toList()
                : List.of();
    }

    private static void contradiction(ResourceId id, ResourceId user, Node node) {
        node.warn(
                "'" + id.name() + "' says that it is attached to '" + user.name() + "', which does not say so",
                "what '" + user.name() + "' says is taken; are these files of two dates?");
    }
}
