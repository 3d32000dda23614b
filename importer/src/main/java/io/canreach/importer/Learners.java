package io.canreach.importer;

import io.canreach.model.GatewayConnection;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.ResourceId;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VirtualNetworkGateway;
import io.canreach.model.VnetToVnetConnection;
import io.canreach.packet.Cidr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Connections that learn routes by BGP. What they learned is known where effective routes show it. */
final class Learners {
    private final Assembly assembly;
    private final GatewayGaps gaps;
    private final Map<ResourceId, List<Learner>> byNetwork = new LinkedHashMap<>();

    Learners(Assembly assembly, GatewayGaps gaps) {
        this.assembly = assembly;
        this.gaps = gaps;
    }

    private record Learner(GatewayConnection connection, VirtualNetworkGateway gateway, Node node) {}

    void add(GatewayConnection connection, VirtualNetworkGateway gateway, Node node) {
        byNetwork
                .computeIfAbsent(gateway.virtualNetwork(), any -> new ArrayList<>())
                .add(new Learner(connection, gateway, node));
    }

    /** Gives each what it learned, where that is known; only when all connections are read. */
    void settle() {
        LearnedRoutes routes = new LearnedRoutes(assembly);
        byNetwork.forEach((vnet, all) -> {
            Optional<List<Cidr>> learned = routes.of(vnet).map(each -> without(each, vnet));
            if (learned.isPresent() && (all.size() == 1 || learned.get().isEmpty())) {
                all.forEach(each -> learn(each, learned.get()));
            } else {
                all.forEach(this::leaveOpen);
            }
        });
    }

    /** Prefixes that the gateways of a network have from other sources are not learned. */
    private List<Cidr> without(Set<Cidr> routes, ResourceId vnet) {
        Set<Cidr> known = new HashSet<>();
        Set<ResourceId> own = new HashSet<>();
        assembly.all(VirtualNetworkGateway.class).stream()
                .filter(each -> each.virtualNetwork().equals(vnet))
                .forEach(each -> own.add(each.id()));
        assembly.all(GatewayConnection.class).stream()
                .filter(each -> own.contains(each.gateway()))
                .flatMap(each -> assembly.find(OnPremisesNetwork.class, each.onPremises()).stream())
                .forEach(site -> known.addAll(site.addressSpace()));
        assembly.all(VnetToVnetConnection.class).stream()
                .filter(each -> own.contains(each.gateway()))
                .flatMap(each -> assembly.find(VirtualNetworkGateway.class, each.remoteGateway()).stream())
                .flatMap(each -> assembly.find(VirtualNetwork.class, each.virtualNetwork()).stream())
                .forEach(each -> known.addAll(each.addressSpace()));
        return routes.stream().filter(each -> !known.contains(each)).toList();
    }

    private void learn(Learner learner, List<Cidr> learned) {
        GatewayConnection connection = learner.connection();
        if (learner.gateway().type() == VirtualNetworkGateway.Type.VPN) {
            assembly.put(learned.isEmpty() ? connection : connection.withLearnedPrefixes(learned));
        } else if (!learned.isEmpty()) {
            assembly.put(new OnPremisesNetwork(connection.onPremises(), learned));
            assembly.put(connection);
        }
    }

    private void leaveOpen(Learner learner) {
        String met = "what connection '" + learner.connection().id().name() + "' learns by BGP is not in the input";
        gaps.add(learner.gateway(), learner.node(), met);
    }
}
