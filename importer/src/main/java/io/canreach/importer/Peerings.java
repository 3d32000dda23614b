package io.canreach.importer;

import io.canreach.model.Gap;
import io.canreach.model.PeeringScope;
import io.canreach.model.ResourceId;
import io.canreach.model.VnetPeering;
import io.canreach.model.VnetPeering.State;
import io.canreach.packet.Cidr;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads peerings. */
final class Peerings {
    private static final Map<String, State> STATES =
            Map.of("initiated", State.INITIATED, "connected", State.CONNECTED, "disconnected", State.DISCONNECTED);

    private final Assembly assembly;
    private final PeeringSides sides;
    private final PeeringScopes scopes;

    Peerings(Assembly assembly) {
        this.assembly = assembly;
        this.sides = new PeeringSides(assembly);
        this.scopes = new PeeringScopes(assembly);
    }

    /** Compares the two sides of peerings; only when all virtual networks are read. */
    void checkSides() {
        sides.check();
    }

    Optional<VnetPeering> read(ResourceId id, Node node) {
        ResourceId vnet = id.parent().orElse(id);
        Node other = node.get("remoteVirtualNetwork");
        if (SecurityGroups.reference(other).isExpression()) {
            routing(vnet, other, "what peering '" + id.name() + "' leads to is not known: " + other.shown());
            return Optional.empty();
        }
        Optional<ResourceId> remote = other.reference();
        if (remote.isEmpty()) {
            routing(vnet, node, "peering '" + id.name() + "' does not say its remote virtual network");
            return Optional.empty();
        }
        return remote.flatMap(each -> peering(id, vnet, each, node));
    }

    private Optional<VnetPeering> peering(ResourceId id, ResourceId vnet, ResourceId remote, Node node) {
        Optional<PeeringScope> scope = scopes.of(vnet, remote, node);
        if (scope.isEmpty()) {
            String met = "peering '" + id.name() + "' is for some subnets, and which is not known";
            sides.open(vnet, remote, node, met);
        } else {
            sides.met(vnet, remote, node);
        }
        return scope.map(each -> peering(vnet, remote, node.name(id), node, each));
    }

    private VnetPeering peering(ResourceId vnet, ResourceId remote, String name, Node node, PeeringScope scope) {
        return new VnetPeering(
                name,
                remote,
                state(vnet, remote, node),
                node.flag("allowVirtualNetworkAccess", true),
                node.flag("allowForwardedTraffic", false),
                node.flag("allowGatewayTransit", false),
                useRemoteGateways(vnet, remote, node),
                scope.isWhole() ? remoteAddressSpace(vnet, remote, node) : List.of(),
                scope);
    }

    /** Of a peering that stands in its network and by itself: the latter's flags, and the more advanced state. */
    Made<VnetPeering> both(Made<VnetPeering> nested, Made<VnetPeering> standalone) {
        VnetPeering one = nested.value();
        VnetPeering other = standalone.value();
        if (one.equals(other)) {
            return nested;
        }
        String met = "peering '" + other.name() + "' is described otherwise than in "
                + nested.node().place();
        String state = "the flags are taken from here, and the more advanced state: ";
        standalone.node().warn(met, state + further(one.state(), other.state()));
        return new Made<>(nested.id(), standalone.node(), merged(one, other));
    }

    private static VnetPeering merged(VnetPeering nested, VnetPeering own) {
        return new VnetPeering(
                own.name(),
                own.remote(),
                further(nested.state(), own.state()),
                own.allowVirtualNetworkAccess(),
                own.allowForwardedTraffic(),
                own.allowGatewayTransit(),
                own.useRemoteGateways(),
                own.remoteAddressSpace().isEmpty() ? nested.remoteAddressSpace() : own.remoteAddressSpace(),
                own.scope());
    }

    private static State further(State one, State other) {
        if (one == State.CONNECTED || other == State.CONNECTED) {
            return State.CONNECTED;
        }
        return one == State.INITIATED || other == State.INITIATED ? State.INITIATED : State.DISCONNECTED;
    }

    private State state(ResourceId vnet, ResourceId remote, Node peering) {
        Node node = peering.get("peeringState");
        Optional<State> state = node.oneOf(STATES);
        if (state.isEmpty()) {
            String met = "the state of the peering to '" + remote.name() + "' is not known";
            Node place = node.isPresent() ? node : peering;
            sides.open(vnet, remote, place, met + "; allowed is Initiated, Connected or Disconnected");
        }
        return state.orElse(State.INITIATED);
    }

    private boolean useRemoteGateways(ResourceId vnet, ResourceId remote, Node peering) {
        boolean uses = peering.flag("useRemoteGateways", false);
        if (!uses || Gateways.standIn(remote, assembly)) {
            return uses;
        }
        Node node = peering.get("useRemoteGateways");
        routing(vnet, node, "the gateway of '" + remote.name() + "', which this network uses, is not in the input");
        return false;
    }

    private List<Cidr> remoteAddressSpace(ResourceId vnet, ResourceId remote, Node peering) {
        Node space = peering.get("remoteAddressSpace");
        Node learned = space.isPresent() ? space : peering.get("remoteVirtualNetworkAddressSpace");
        List<Cidr> prefixes = Prefixes.of(learned, "addressPrefix", "addressPrefixes");
        if (!assembly.inventory().has(Types.VNET, remote)) {
            checkLearned(vnet, remote, peering.get("remoteVirtualNetwork"), prefixes.isEmpty());
        }
        return prefixes;
    }

    private void checkLearned(ResourceId vnet, ResourceId remote, Node node, boolean nothing) {
        node.warn(
                "the peered virtual network '" + remote.name() + "' is not in the input",
                nothing ? "its addresses are not known" : "nothing is known of what it holds");
        if (nothing) {
            routing(vnet, node, "the addresses of the peered virtual network '" + remote.name() + "' are not known");
        }
    }

    private void routing(ResourceId vnet, Node node, String met) {
        assembly.gap(vnet, Gap.Effect.ROUTING, node, met);
    }
}
