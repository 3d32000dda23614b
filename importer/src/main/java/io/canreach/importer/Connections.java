package io.canreach.importer;

import io.canreach.model.GatewayConnection;
import io.canreach.model.GatewayConnection.Kind;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import io.canreach.model.VirtualNetworkGateway;
import io.canreach.model.VnetToVnetConnection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the connections of gateways. Of those whose far end is not known, only that routes are missing is. */
final class Connections {
    private static final Map<String, Status> STATUSES =
            Map.of("connected", Status.CONNECTED, "notconnected", Status.NOT_CONNECTED);

    private final Assembly assembly;
    private final GatewayGaps gaps;
    private final Learners learners;
    private final Set<ResourceId> connected = new HashSet<>();

    Connections(Assembly assembly) {
        this.assembly = assembly;
        this.gaps = new GatewayGaps(assembly);
        this.learners = new Learners(assembly, gaps);
    }

    void read() {
        VpnClients clients = new VpnClients(assembly);
        assembly.all(VirtualNetworkGateway.class).forEach(gateway -> {
            boolean serves = sighting(gateway)
                    .filter(node -> clients.read(gateway, node))
                    .isPresent();
            connected.addAll(serves ? List.of(gateway.id()) : List.of());
        });
        assembly.make(Types.CONNECTION, this::connection).forEach(this::put);
        learners.settle();
        assembly.all(VnetToVnetConnection.class).forEach(this::checkOtherDirection);
        assembly.all(VirtualNetworkGateway.class).forEach(this::settle);
        gaps.spread();
    }

    private Optional<Node> sighting(VirtualNetworkGateway gateway) {
        return assembly.inventory().sightings(Types.GATEWAY, gateway.id()).stream()
                .findFirst();
    }

    private void put(Made<Resource> made) {
        assembly.put(made.value());
        assembly.doubts()
                .about(made.id())
                .ifPresent(reason -> gateway(made.node().get("virtualNetworkGateway1"))
                        .ifPresent(gateway -> gaps.add(gateway, made.node(), reason.reason())));
    }

    /** A gateway without any connection has no purpose, so the connections are missing. */
    private void settle(VirtualNetworkGateway gateway) {
        sighting(gateway).ifPresent(node -> {
            if (!connected.contains(gateway.id())) {
                String met = "no connection of gateway '" + gateway.id().name() + "' is in the input";
                gaps.add(gateway, node, met);
            }
            setDefaultSite(gateway, node.get("gatewayDefaultSite"));
        });
    }

    private void setDefaultSite(VirtualNetworkGateway gateway, Node node) {
        Optional<ResourceId> site = References.known(node);
        boolean leadsThere = assembly.all(GatewayConnection.class).stream()
                .anyMatch(each -> each.gateway().equals(gateway.id())
                        && each.type() == Kind.SITE
                        && site.equals(Optional.of(each.onPremises())));
        if (leadsThere) {
            assembly.put(gateway.withSettings(gateway.settings().withDefaultSite(site.orElseThrow())));
        } else if (node.isPresent()) {
            String met = "the connection of gateway '" + gateway.id().name() + "' to its default site is not known";
            gaps.add(gateway, node, met);
        }
    }

    private Optional<Resource> connection(ResourceId id, Node node) {
        Optional<VirtualNetworkGateway> gateway = gateway(node.get("virtualNetworkGateway1"));
        Optional<VirtualNetworkGateway> far = gateway(node.get("virtualNetworkGateway2"));
        gateway.ifPresent(each -> connected.add(each.id()));
        far.ifPresent(each -> connected.add(each.id()));
        if (gateway.isEmpty()) {
            String met = "the gateway of connection '" + id.name() + "' is not in the input";
            node.warn(met, "the connection is left out; what it leads to is missing");
            far.ifPresent(each -> gaps.add(each, node, met));
            return Optional.empty();
        }
        return switch (node.get("connectionType").text().orElse("").toLowerCase(Locale.ROOT)) {
            case "ipsec" -> tunnel(id, gateway.get(), node);
            case "vnet2vnet" -> toVnet(id, gateway.get(), far, node);
            case "expressroute" -> byCircuit(id, gateway.get(), node);
            default -> other(id, gateway.get(), node);
        };
    }

    private Optional<Resource> tunnel(ResourceId id, VirtualNetworkGateway gateway, Node node) {
        Node place = node.get("localNetworkGateway2");
        Optional<ResourceId> site = References.known(place).filter(each -> assembly.has(OnPremisesNetwork.class, each));
        if (site.isEmpty()) {
            String met = "what connection '" + id.name()
                    + "' leads to is not known: its local network gateway or its prefixes are not in the input";
            gaps.add(gateway, place.isPresent() ? place : node, met);
        }
        checkSelectors(id, gateway, node.get("trafficSelectorPolicies"));
        boolean bgp = speaksBgp(gateway, node);
        return site.map(each -> {
            GatewayConnection made = new GatewayConnection(
                    id, gateway.id(), each, status(node), List.of(), Kind.SITE, bgp, false, Optional.empty());
            if (bgp) {
                learners.add(made, gateway, node);
            }
            return made;
        });
    }

    private static boolean speaksBgp(VirtualNetworkGateway gateway, Node node) {
        return gateway.settings().bgp() && node.flag("enableBgp", false);
    }

    private void checkSelectors(ResourceId id, VirtualNetworkGateway gateway, Node selectors) {
        if (selectors.isExpression() || !selectors.items().isEmpty()) {
            String met =
                    "connection '" + id.name() + "' carries what its own traffic selectors say, which is not modelled";
            gaps.add(gateway, selectors, met);
        }
    }

    private Optional<Resource> toVnet(
            ResourceId id, VirtualNetworkGateway gateway, Optional<VirtualNetworkGateway> far, Node node) {
        if (far.filter(each -> joins(gateway, each)).isEmpty()) {
            return other(id, gateway, node);
        }
        boolean bgp = speaksBgp(gateway, node) && far.get().settings().bgp();
        return Optional.of(new VnetToVnetConnection(id, gateway.id(), far.get().id(), status(node), bgp));
    }

    private static boolean joins(VirtualNetworkGateway gateway, VirtualNetworkGateway far) {
        return gateway.type() == VirtualNetworkGateway.Type.VPN
                && far.type() == VirtualNetworkGateway.Type.VPN
                && !gateway.virtualNetwork().equals(far.virtualNetwork());
    }

    /** Traffic needs a connection in each direction; the other one may be missing in the input only. */
    private void checkOtherDirection(VnetToVnetConnection connection) {
        boolean there = assembly.all(VnetToVnetConnection.class).stream()
                .anyMatch(each -> each.gateway().equals(connection.remoteGateway())
                        && each.remoteGateway().equals(connection.gateway()));
        if (!there) {
            String met = "the other direction of connection '" + connection.id().name() + "' is not in the input";
            Node node = assembly.inventory()
                    .sightings(Types.CONNECTION, connection.id())
                    .get(0);
            for (ResourceId end : List.of(connection.gateway(), connection.remoteGateway())) {
                assembly.find(VirtualNetworkGateway.class, end).ifPresent(each -> gaps.add(each, node, met));
            }
        }
    }

    /** A circuit brings what is learned by BGP, and nothing else. */
    private Optional<Resource> byCircuit(ResourceId id, VirtualNetworkGateway gateway, Node node) {
        Optional<ResourceId> circuit = References.known(node.get("peer"));
        ResourceId site = id.child("onPremises", circuit.orElse(id).name());
        learners.add(
                new GatewayConnection(
                        id,
                        gateway.id(),
                        site,
                        status(node),
                        List.of(),
                        Kind.SITE,
                        true,
                        node.flag("expressRouteGatewayBypass", false),
                        circuit),
                gateway,
                node);
        return Optional.empty();
    }

    private Optional<Resource> other(ResourceId id, VirtualNetworkGateway gateway, Node node) {
        Node type = node.get("connectionType");
        String met = "the prefixes that connection '" + id.name() + "' of type " + type.shown()
                + " leads to are not in the input";
        gaps.add(gateway, type.isPresent() ? type : node, met);
        gateway(node.get("virtualNetworkGateway2")).ifPresent(far -> gaps.add(far, type, met));
        return Optional.empty();
    }

    private Optional<VirtualNetworkGateway> gateway(Node node) {
        return References.known(node).flatMap(id -> assembly.find(VirtualNetworkGateway.class, id));
    }

    /** Lists of connections leave the state out; of what is only planned, there is none to say. */
    private Status status(Node node) {
        Status unsaid = assembly.inventory().isPlanned() ? Status.CONNECTED : Status.UNKNOWN;
        return node.get("connectionStatus").oneOf(STATUSES).orElse(unsaid);
    }
}
