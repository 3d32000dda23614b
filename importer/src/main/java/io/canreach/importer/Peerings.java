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

    Peerings(Assembly assembly) {
        this.assembly = assembly;
        this.sides = new PeeringSides(assembly);
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
        String name = "peering '" + id.name() + "' ";
        if (remote.isEmpty()) {
            routing(vnet, node, name + "does not say its remote virtual network");
        } else if (isPartial(node)) {
            sides.open(vnet, remote.get(), node, name + "is for some subnets or IPv6 only, which is not modelled");
            return Optional.empty();
        }
        remote.ifPresent(each -> sides.met(vnet, each, node));
        return remote.map(each -> peering(vnet, each, node.name(id), node));
    }

    private VnetPeering peering(ResourceId vnet, ResourceId remote, String name, Node node) {
        return new VnetPeering(
                name,
                remote,
                state(vnet, remote, node),
                node.flag("allowVirtualNetworkAccess", true),
                node.flag("allowForwardedTraffic", false),
                node.flag("allowGatewayTransit", false),
                useRemoteGateways(vnet, remote, node),
                remoteAddressSpace(vnet, remote, node),
                PeeringScope.WHOLE);
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
                PeeringScope.WHOLE);
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

    private static boolean isPartial(Node peering) {
        return !peering.flag("peerCompleteVnets", true)
                || peering.flag("enableOnlyIPv6Peering", false)
                || !peering.list("localSubnetNames").isEmpty()
                || !peering.list("remoteSubnetNames").isEmpty();
    }

    private void routing(ResourceId vnet, Node node, String met) {
        assembly.gap(vnet, Gap.Effect.ROUTING, node, met);
    }
}
