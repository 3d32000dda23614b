package io.canreach.model;

/**
 * A virtual network gateway, standing in the {@code GatewaySubnet} of its virtual network.
 *
 * @param id the gateway's id
 * @param location the region, or empty where it is not known
 * @param virtualNetwork the network it stands in
 * @param type VPN or ExpressRoute
 * @param settings what else is chosen for it
 * @see <a href="https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings">Gateway
 *     settings</a>
 */
public record VirtualNetworkGateway(
        ResourceId id, String location, ResourceId virtualNetwork, Type type, GatewaySettings settings)
        implements Resource {
    /** The two kinds of gateway. */
    public enum Type {
        /** Tunnels over the Internet. */
        VPN("VPN"),
        /** A private circuit. */
        EXPRESS_ROUTE("ExpressRoute");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * This gateway with other settings.
     *
     * @param value the settings
     * @return a new gateway
     */
    public VirtualNetworkGateway withSettings(GatewaySettings value) {
        return new VirtualNetworkGateway(id, location, virtualNetwork, type, value);
    }

    @Override
    public String kind() {
        return type + " gateway";
    }

    @Override
    public String toString() {
        return label();
    }
}
