package io.canreach.model;

/**
 * One direction of a VPN connection between the gateways of two virtual networks. Traffic needs both directions.
 *
 * @param id the connection's id
 * @param gateway the gateway that owns it
 * @param remoteGateway the gateway it leads to
 * @param status whether it carries traffic
 * @param bgp whether routes are learned over it and passed on
 * @see <a href="https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-howto-vnet-vnet-resource-manager-portal">VNet-to-VNet connections</a>
 */
public record VnetToVnetConnection(
        ResourceId id, ResourceId gateway, ResourceId remoteGateway, GatewayConnection.Status status, boolean bgp)
        implements Resource {

    @Override
    public String kind() {
        return "connection";
    }

    @Override
    public String toString() {
        return label() + " (" + status + ")";
    }
}
