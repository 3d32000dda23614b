package io.canreach.importer;

import io.canreach.model.HostAddress;
import io.canreach.model.PrivateEndpoint;
import io.canreach.model.PrivateEndpoint.State;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads private endpoints. Their addresses stand at their interfaces, in their own configurations or in their DNS records. */
final class PrivateEndpoints {
    private static final Map<String, State> STATES = Map.of(
            "approved", State.APPROVED,
            "pending", State.PENDING,
            "rejected", State.REJECTED,
            "disconnected", State.DISCONNECTED);

    private final Assembly assembly;
    private final Addresses addresses;

    PrivateEndpoints(Assembly assembly) {
        this.assembly = assembly;
        this.addresses = new Addresses(assembly);
    }

    void read() {
        assembly.make(Types.PRIVATE_ENDPOINT, this::endpoint).forEach(made -> assembly.put(made.value()));
    }

    /** Whether an interface is that of a private endpoint in the input, which then has its addresses. */
    static boolean has(Node nic, Assembly assembly) {
        return nic.reference("privateEndpoint")
                .filter(id -> assembly.inventory().has(Types.PRIVATE_ENDPOINT, id))
                .isPresent();
    }

    private Optional<PrivateEndpoint> endpoint(ResourceId id, Node node) {
        Optional<ResourceId> subnet = assembly.standing(node, "private endpoint '" + id.name() + "'", id);
        return subnet.map(in -> new PrivateEndpoint(
                id,
                node.location(),
                in,
                addresses(id, node),
                state(node),
                service(node),
                groupIds(node),
                groups(node)));
    }

    private static List<Node> connections(Node node) {
        return Stream.of("privateLinkServiceConnections", "manualPrivateLinkServiceConnections")
                .flatMap(each -> node.objects(each).stream())
                .toList();
    }

    /** A connection that nobody has to approve is approved as it is made, and need not say so. */
    private static State state(Node node) {
        Node status = connections(node).stream()
                .findFirst()
                .map(each -> each.at("privateLinkServiceConnectionState", "status"))
                .orElse(node.get(""));
        Optional<State> state = status.oneOf(STATES);
        if (status.isPresent() && state.isEmpty()) {
            status.warn(
                    "the state of the connection is " + status.shown(), "whether it carries traffic is undetermined");
        }
        boolean byItself = !status.isPresent()
                && !node.objects("privateLinkServiceConnections").isEmpty();
        return state.orElse(byItself ? State.APPROVED : State.UNKNOWN);
    }

    private static Optional<ResourceId> service(Node node) {
        return connections(node).stream()
                .map(each -> each.get("privateLinkServiceId"))
                .flatMap(each -> References.known(each).stream())
                .findFirst();
    }

    private static List<String> groupIds(Node node) {
        return connections(node).stream()
                .flatMap(each -> each.list("groupIds").stream())
                .flatMap(each -> each.text().stream())
                .distinct()
                .toList();
    }

    private List<ResourceId> groups(Node node) {
        List<ResourceId> groups = new ArrayList<>();
        for (Node each : node.list("applicationSecurityGroups")) {
            each.reference().ifPresent(id -> groups.add(addresses.group(id, each)));
        }
        return groups;
    }

    private List<HostAddress> addresses(ResourceId id, Node node) {
        String absent = "the address of private endpoint '" + id.name() + "' is not in the input";
        return Stream.of(ofInterfaces(id, node), ofConfigurations(node), ofRecords(node))
                .map(places -> places.stream()
                        .filter(Node::isPresent)
                        .map(each -> Addresses.host(each, absent, "what depends on it is undetermined"))
                        .distinct()
                        .toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of(new Unknown(absent)));
    }

    private List<Node> ofInterfaces(ResourceId id, Node node) {
        List<ResourceId> named = node.list("networkInterfaces").stream()
                .flatMap(each -> each.reference().stream())
                .toList();
        List<Node> places = new ArrayList<>();
        assembly.inventory().ofType(Types.NIC).forEach((nic, sightings) -> {
            boolean own = named.contains(nic)
                    || sightings.get(0).reference("privateEndpoint").equals(Optional.of(id));
            if (own) {
                sightings.get(0).objects("ipConfigurations").forEach(each -> places.add(each.get("privateIPAddress")));
            }
        });
        return places;
    }

    private static List<Node> ofConfigurations(Node node) {
        return node.objects("ipConfigurations").stream()
                .map(each -> each.get("privateIPAddress"))
                .toList();
    }

    private static List<Node> ofRecords(Node node) {
        return node.objects("customDnsConfigs").stream()
                .flatMap(each -> each.list("ipAddresses").stream())
                .toList();
    }
}
