package io.canreach.importer;

import io.canreach.model.Gap;
import io.canreach.model.ResourceId;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VnetPeering;
import io.canreach.model.VnetPeering.State;
import io.canreach.packet.Cidr;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The two sides of each peering, which must tell one story; what only one side says affects both networks. */
final class PeeringSides {
    private static final String DATES = "; are these files of two dates?";

    private final Assembly assembly;
    private final Map<List<ResourceId>, Node> places = new HashMap<>();
    private final Set<List<ResourceId>> open = new HashSet<>();

    PeeringSides(Assembly assembly) {
        this.assembly = assembly;
    }

    /** Notes where a side was met; of two copies the first read, which stands by itself. */
    void met(ResourceId owner, ResourceId remote, Node node) {
        places.putIfAbsent(List.of(owner, remote), node);
        Node level = node.get("peeringSyncLevel");
        if (level.isPresent() && !level.text().orElse("").equalsIgnoreCase("FullyInSync")) {
            routing(owner, level, "the peering to '" + remote.name() + "' is not in sync: " + level.shown());
        }
    }

    /** Leaves open what a side of which something is not known does to either network. */
    void open(ResourceId owner, ResourceId remote, Node node, String met) {
        open.add(List.of(owner, remote));
        open.add(List.of(remote, owner));
        routing(owner, node, met);
        if (assembly.inventory().has(Types.VNET, remote)) {
            routing(remote, node, met);
        }
    }

    void check() {
        for (VirtualNetwork owner : assembly.all(VirtualNetwork.class)) {
            for (VnetPeering peering : owner.peerings()) {
                Optional.ofNullable(places.get(List.of(owner.id(), peering.remote())))
                        .ifPresent(node -> assembly.find(VirtualNetwork.class, peering.remote())
                                .ifPresent(remote -> check(owner, peering, remote, node)));
            }
        }
    }

    private void check(VirtualNetwork owner, VnetPeering peering, VirtualNetwork remote, Node node) {
        String name = "peering '" + peering.name() + "' ";
        Set<Cidr> learned = Set.copyOf(peering.remoteAddressSpace());
        if (peering.scope().isWhole() && !learned.isEmpty() && !learned.equals(Set.copyOf(remote.addressSpace()))) {
            String met = name + "has learned other addresses than those of '" + remote.name() + "'";
            routing(owner.id(), node, met + DATES);
        }
        if (contradict(owner, peering, remote)) {
            String met = name + "is Connected and the other side is not, so the two sides contradict" + DATES;
            routing(owner.id(), node, met);
            routing(remote.id(), node, met);
        }
    }

    private boolean contradict(VirtualNetwork owner, VnetPeering peering, VirtualNetwork remote) {
        return peering.state() == State.CONNECTED
                && !open.contains(List.of(owner.id(), remote.id()))
                && !isConnected(remote, owner.id());
    }

    private static boolean isConnected(VirtualNetwork network, ResourceId to) {
        return network.peerings().stream()
                .anyMatch(each -> each.remote().equals(to) && each.state() == State.CONNECTED);
    }

    private void routing(ResourceId vnet, Node node, String met) {
        assembly.gap(vnet, Gap.Effect.ROUTING, node, met);
    }
}
