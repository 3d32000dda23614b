package io.canreach.importer;

import io.canreach.model.Gap;
import io.canreach.model.GatewayConnection;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.ResourceId;
import io.canreach.model.VirtualNetworkGateway;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the connections of gateways. Of those whose far end is not known, only that routes are missing is. */
final class Connections {
    private static final Map<String, Status> STATUSES =
            Map.of("connected", Status.CONNECTED, "notconnected", Status.NOT_CONNECTED);

    private final Assembly assembly;

    Connections(Assembly assembly) {
        this.assembly = assembly;
    }

    void read() {
        assembly.make(Types.CONNECTION, this::connection).forEach(made -> assembly.put(made.value()));
        Set<ResourceId> connected = assembly.inventory().ofType(Types.CONNECTION).values().stream()
                .flatMap(List::stream)
                .flatMap(node -> Stream.of(node.get("virtualNetworkGateway1"), node.get("virtualNetworkGateway2")))
                .flatMap(node -> node.reference().stream())
                .collect(Collectors.toSet());
        assembly.all(VirtualNetworkGateway.class).stream()
                .filter(gateway -> !connected.contains(gateway.id()))
                .forEach(this::unconnected);
    }

    /** A gateway without any connection has no purpose, so the connections are missing. */
    private void unconnected(VirtualNetworkGateway gateway) {
        String met = "no connection of gateway '" + gateway.id().name() + "' is in the input";
        assembly.inventory().sightings(Types.GATEWAY, gateway.id()).stream()
                .limit(1)
                .forEach(node -> routing(gateway, node, met));
    }

    private Optional<GatewayConnection> connection(ResourceId id, Node node) {
        Optional<VirtualNetworkGateway> gateway = gateway(node.get("virtualNetworkGateway1"));
        if (gateway.isEmpty()) {
            withoutGateway(id, node);
            return Optional.empty();
        }
        checkBgp(id, gateway.get(), node);
        boolean tunnel = node.text("connectionType", "").equalsIgnoreCase("IPsec");
        return tunnel ? tunnel(id, gateway.get(), node) : other(id, gateway.get(), node);
    }

    /** Between two virtual networks a connection has two gateways, of which the other may be in the input. */
    private void withoutGateway(ResourceId id, Node node) {
        String met = "the gateway of connection '" + id.name() + "' is not in the input";
        node.warn(met, "the connection is left out; what it leads to is missing");
        gateway(node.get("virtualNetworkGateway2")).ifPresent(far -> routing(far, node, met));
    }

    private Optional<GatewayConnection> tunnel(ResourceId id, VirtualNetworkGateway gateway, Node node) {
        Node place = node.get("localNetworkGateway2");
        Optional<ResourceId> site = place.reference().filter(each -> assembly.has(OnPremisesNetwork.class, each));
        if (site.isEmpty()) {
            routing(
                    gateway,
                    place.isPresent() ? place : node,
                    "what connection '" + id.name()
                            + "' leads to is not known: its local network gateway or its prefixes are not in the input");
        }
        return site.map(each -> new GatewayConnection(
                id,
                gateway.id(),
                each,
                status(node),
                List.of(),
                GatewayConnection.Kind.SITE,
                false,
                false,
                Optional.empty()));
    }

    private Optional<GatewayConnection> other(ResourceId id, VirtualNetworkGateway gateway, Node node) {
        Node type = node.get("connectionType");
        String met = "the prefixes that connection '" + id.name() + "' of type " + type.shown()
                + " leads to are not in the input";
        routing(gateway, type.isPresent() ? type : node, met);
        gateway(node.get("virtualNetworkGateway2")).ifPresent(far -> routing(far, type, met));
        return Optional.empty();
    }

    private void checkBgp(ResourceId id, VirtualNetworkGateway gateway, Node node) {
        if (node.flag("enableBgp", false)) {
            String met = "connection '" + id.name() + "' learns routes by BGP, which are not in the input";
            routing(gateway, node.get("enableBgp"), met);
        }
    }

    private Optional<VirtualNetworkGateway> gateway(Node node) {
        return node.reference().flatMap(id -> assembly.find(VirtualNetworkGateway.class, id));
    }

    private void routing(VirtualNetworkGateway gateway, Node node, String met) {
        assembly.gap(gateway.virtualNetwork(), Gap.Effect.ROUTING, node, met);
    }

    private static Status status(Node node) {
        return node.get("connectionStatus").oneOf(STATUSES).orElse(Status.UNKNOWN);
    }
}
