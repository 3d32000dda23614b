package io.canreach.importer;

import io.canreach.model.ConnectedGroup;
import io.canreach.model.Gap;
import io.canreach.model.ResourceId;
import io.canreach.model.SecurityAdminConfiguration;
import io.canreach.model.VirtualNetwork;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what network managers lay over virtual networks: admin rules and connected groups. Where it is not known that a
 * configuration is deployed, or to whom, those it may be for are left open.
 */
final class NetworkManagers {
    private final Assembly assembly;
    private final NetworkGroups groups;
    private final Set<String> ruled = new HashSet<>();

    NetworkManagers(Assembly assembly) {
        this.assembly = assembly;
        this.groups = new NetworkGroups(assembly.inventory());
    }

    void read() {
        assembly.make(Types.ADMIN_CONFIGURATION, this::admin).forEach(this::put);
        assembly.make(Types.CONNECTIVITY, (id, node) -> Optional.of(node))
                .forEach(made -> connectivity(made.id(), made.node()));
        assembly.inventory().ofType(Types.MANAGER).forEach((id, nodes) -> alone(id, nodes.get(0)));
    }

    private void put(Made<SecurityAdminConfiguration> made) {
        Set<ResourceId> networks = new HashSet<>();
        made.value().collections().forEach(each -> networks.addAll(each.virtualNetworks()));
        Set<ResourceId> twice = new HashSet<>(networks);
        twice.removeIf(each -> ruled.add(made.value().scopeLevel() + " " + each.value()));
        boolean doubted = assembly.doubts().about(made.id()).isPresent();
        if (twice.isEmpty() && !doubted) {
            assembly.put(made.value());
        } else {
            open(Gap.Effect.SECURITY, Optional.of(networks), made.node(), "which admin rules apply is not known");
        }
    }

    /** A manager whose configurations are not in the input may have deployed some. */
    private void alone(ResourceId manager, Node node) {
        alone(manager, node, "SecurityAdmin", Types.ADMIN_CONFIGURATION, Gap.Effect.SECURITY);
        alone(manager, node, "Connectivity", Types.CONNECTIVITY, Gap.Effect.ROUTING);
    }

    private void alone(ResourceId manager, Node node, String access, String type, Gap.Effect effect) {
        List<Node> accesses = node.list("networkManagerScopeAccesses");
        boolean may = accesses.isEmpty()
                || accesses.stream()
                        .anyMatch(each ->
                                each.isExpression() || each.text().orElse("").equalsIgnoreCase(access));
        boolean there = assembly.inventory().ids(type).stream().anyMatch(each -> each.isChildOf(manager));
        if (may && !there) {
            String met =
                    "what network manager '" + manager.name() + "' has deployed (" + access + ") is not in the input";
            open(effect, Optional.empty(), node, met);
        }
    }

    private void open(Gap.Effect effect, Optional<Set<ResourceId>> networks, Node node, String met) {
        assembly.all(VirtualNetwork.class).stream()
                .map(VirtualNetwork::id)
                .filter(each -> networks.isEmpty() || networks.get().contains(each))
                .forEach(each -> assembly.gap(each, effect, node, met));
    }

    private Optional<SecurityAdminConfiguration> admin(ResourceId id, Node node) {
        AdminCollections reader = new AdminCollections(assembly, groups, id);
        Optional<Set<String>> regions = groups.regions(id);
        Optional<List<SecurityAdminConfiguration.Collection>> collections = reader.read(regions.orElse(Set.of()));
        if (regions.isEmpty() || collections.isEmpty()) {
            String met = "whether and where admin rules of '" + id.name() + "' apply is not known";
            open(Gap.Effect.SECURITY, reader.networks(), node, met);
            return Optional.empty();
        }
        return Optional.of(
                new SecurityAdminConfiguration(id, level(id), AdminCollections.policies(node), collections.get()));
    }

    /** A manager of management groups stands above one of subscriptions. */
    private int level(ResourceId configuration) {
        boolean above = configuration.parent().stream()
                .flatMap(id -> assembly.inventory().sightings(Types.MANAGER, id).stream())
                .anyMatch(each -> !each.get("networkManagerScopes")
                        .list("managementGroups")
                        .isEmpty());
        return above ? 0 : 1;
    }

    private void connectivity(ResourceId id, Node node) {
        List<Node> items = node.objects("appliesToGroups");
        Optional<Set<ResourceId>> members = groups.members(items);
        Optional<Set<String>> regions = groups.regions(id);
        String topology = node.get("connectivityTopology").text().orElse("");
        boolean direct = topology.equalsIgnoreCase("Mesh")
                || items.stream().anyMatch(each -> is(each, "groupConnectivity", "DirectlyConnected"));
        if (members.isEmpty() || regions.isEmpty() || items.size() != 1 || topology.isEmpty()) {
            open(Gap.Effect.ROUTING, members, node, "whom '" + id.name() + "' connects is not known");
        } else if (direct) {
            boolean global = is(node, "isGlobal", "True") || is(items.get(0), "isGlobal", "True");
            connect(id, members.get(), regions.get(), global);
        }
    }

    private static boolean is(Node node, String field, String value) {
        return node.get(field).text().orElse("").equalsIgnoreCase(value);
    }

    /** Unless it is a global one, a group connects the networks of each region among themselves. */
    private void connect(ResourceId id, Set<ResourceId> members, Set<String> regions, boolean global) {
        Map<String, List<ResourceId>> byRegion = new LinkedHashMap<>();
        for (ResourceId each : members) {
            assembly.find(VirtualNetwork.class, each)
                    .map(network -> NetworkGroups.region(network.location()))
                    .filter(regions::contains)
                    .ifPresent(region -> byRegion.computeIfAbsent(global ? "global" : region, any -> new ArrayList<>())
                            .add(each));
        }
        byRegion.forEach((region, some) -> assembly.put(new ConnectedGroup(id.child("connectedGroups", region), some)));
    }
}
