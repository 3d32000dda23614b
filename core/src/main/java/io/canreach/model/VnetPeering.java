package io.canreach.model;

import io.canreach.packet.Cidr;
import java.util.List;

/**
 * One side of a peering: the object that a virtual network owns and that points at a remote one. Traffic needs both
 * sides to be connected.
 *
 * @param name the peering's name, unique in its network
 * @param remote the remote virtual network's id
 * @param state how far the peering is
 * @param allowVirtualNetworkAccess whether the remote network counts as {@code VirtualNetwork} here; true unless said
 *     otherwise
 * @param allowForwardedTraffic whether packets that did not originate in the remote network are meant to be accepted
 * @param allowGatewayTransit whether the remote network may use this network's gateway
 * @param useRemoteGateways whether this network uses the remote network's gateway
 * @param remoteAddressSpace the remote prefixes as this side last learned them; empty where the remote network itself
 *     says them
 * @param scope how much of the two networks it joins
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-peering">Manage peerings</a>
 */
public record VnetPeering(
        String name,
        ResourceId remote,
        State state,
        boolean allowVirtualNetworkAccess,
        boolean allowForwardedTraffic,
        boolean allowGatewayTransit,
        boolean useRemoteGateways,
        List<Cidr> remoteAddressSpace,
        PeeringScope scope) {
    /** How far a peering is. */
    public enum State {
        /** Only this side exists. */
        INITIATED,
        /** Both sides exist. */
        CONNECTED,
        /** The other side was deleted. */
        DISCONNECTED
    }

    /**
     * Copies the list.
     *
     * @param name the peering's name, unique in its network
     * @param remote the remote virtual network's id
     * @param state how far the peering is
     * @param allowVirtualNetworkAccess whether the remote network counts as {@code VirtualNetwork} here; true unless said
     *     otherwise
     * @param allowForwardedTraffic whether packets that did not originate in the remote network are meant to be accepted
     * @param allowGatewayTransit whether the remote network may use this network's gateway
     * @param useRemoteGateways whether this network uses the remote network's gateway
     * @param remoteAddressSpace the remote prefixes as this side last learned them; empty where the remote network itself
     *     says them
     * @param scope how much of the two networks it joins
     */
    public VnetPeering {
        remoteAddressSpace = List.copyOf(remoteAddressSpace);
    }

    /**
     * A connected side with Azure's default flags.
     *
     * @param name the peering's name
     * @param remote the remote network's id
     * @return the peering
     */
    public static VnetPeering connected(String name, ResourceId remote) {
        return new VnetPeering(name, remote, State.CONNECTED, true, false, false, false, List.of(), PeeringScope.WHOLE);
    }

    /**
     * This peering in another state.
     *
     * @param value how far it is
     * @return a new peering
     */
    public VnetPeering withState(State value) {
        return new VnetPeering(
                name,
                remote,
                value,
                allowVirtualNetworkAccess,
                allowForwardedTraffic,
                allowGatewayTransit,
                useRemoteGateways,
                remoteAddressSpace,
                scope);
    }

    /**
     * This peering with virtual-network access on or off.
     *
     * @param value whether it is on
     * @return a new peering
     */
    public VnetPeering withVirtualNetworkAccess(boolean value) {
        return new VnetPeering(
                name,
                remote,
                state,
                value,
                allowForwardedTraffic,
                allowGatewayTransit,
                useRemoteGateways,
                remoteAddressSpace,
                scope);
    }

    /**
     * This peering with forwarded traffic on or off.
     *
     * @param value whether it is on
     * @return a new peering
     */
    public VnetPeering withForwardedTraffic(boolean value) {
        return new VnetPeering(
                name,
                remote,
                state,
                allowVirtualNetworkAccess,
                value,
                allowGatewayTransit,
                useRemoteGateways,
                remoteAddressSpace,
                scope);
    }

    /**
     * This peering with gateway transit on or off.
     *
     * @param value whether it is on
     * @return a new peering
     */
    public VnetPeering withGatewayTransit(boolean value) {
        return new VnetPeering(
                name,
                remote,
                state,
                allowVirtualNetworkAccess,
                allowForwardedTraffic,
                value,
                useRemoteGateways,
                remoteAddressSpace,
                scope);
    }

    /**
     * This peering with the use of remote gateways on or off.
     *
     * @param value whether it is on
     * @return a new peering
     */
    public VnetPeering withRemoteGateways(boolean value) {
        return new VnetPeering(
                name,
                remote,
                state,
                allowVirtualNetworkAccess,
                allowForwardedTraffic,
                allowGatewayTransit,
                value,
                remoteAddressSpace,
                scope);
    }

    /**
     * This peering joining as much as is said.
     *
     * @param value how much
     * @return a new peering
     */
    public VnetPeering withScope(PeeringScope value) {
        return new VnetPeering(
                name,
                remote,
                state,
                allowVirtualNetworkAccess,
                allowForwardedTraffic,
                allowGatewayTransit,
                useRemoteGateways,
                remoteAddressSpace,
                value);
    }

    @Override
    public String toString() {
        return "peering '" + name + "' to " + remote.name() + " (" + state + ")";
    }
}
