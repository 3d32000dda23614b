package io.canreach.model;

/**
 * Where a route leads, in the spelling of Azure's effective routes.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview">Traffic routing</a>
 */
public enum NextHopType {
    /** Inside the virtual network. */
    VNET_LOCAL("VnetLocal", true),
    /** A peered virtual network. */
    VNET_PEERING("VNetPeering", false),
    /** A peered virtual network in another region. */
    VNET_GLOBAL_PEERING("VNetGlobalPeering", false),
    /** A virtual network of the same connected group. */
    CONNECTED_GROUP("ConnectedGroup", false),
    /** An Azure service, by a service endpoint. */
    VIRTUAL_NETWORK_SERVICE_ENDPOINT("VirtualNetworkServiceEndpoint", false),
    /** A private endpoint. */
    INTERFACE_ENDPOINT("InterfaceEndpoint", false),
    /** The virtual network's gateway, and through it what the gateway connects. */
    VIRTUAL_NETWORK_GATEWAY("VirtualNetworkGateway", true),
    /** Out of the virtual network by its outbound method. */
    INTERNET("Internet", true),
    /** An appliance that is to forward the packet. */
    VIRTUAL_APPLIANCE("VirtualAppliance", true),
    /** Nowhere: the packet is dropped. */
    NONE("None", true);

    private final String text;
    private final boolean allowedInRouteTables;

    NextHopType(String text, boolean allowedInRouteTables) {
        this.text = text;
        this.allowedInRouteTables = allowedInRouteTables;
    }

    /**
     * Whether a user-defined route may lead there.
     *
     * @return false for the kinds that only Azure itself makes
     */
    public boolean isAllowedInRouteTables() {
        return allowedInRouteTables;
    }

    /**
     * Whether a packet goes straight to its destination: inside the virtual network, or into one that is peered or of the
     * same connected group.
     *
     * @return false where it goes through something else, leaves for the Internet or a service, or is dropped
     */
    public boolean isDirect() {
        return switch (this) {
            case VNET_LOCAL, VNET_PEERING, VNET_GLOBAL_PEERING, CONNECTED_GROUP, INTERFACE_ENDPOINT -> true;
            default -> false;
        };
    }

    /**
     * The spelling of the classic deployment model's commands.
     *
     * @return for example {@code Null} for {@link #NONE}; the same as {@link #toString} where that model has no other
     */
    public String classicName() {
        return switch (this) {
            case VNET_LOCAL -> "VNETLocal";
            case VIRTUAL_NETWORK_GATEWAY -> "VPNGateway";
            case NONE -> "Null";
            default -> text;
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
