package io.canreach.dsl;

import io.canreach.model.VirtualNetworkGateway;

/**
 * A virtual network in which the GatewaySubnet was declared last: what follows connects it to sites. The first VPN
 * connection brings the VPN gateway, the first ExpressRoute connection the ExpressRoute gateway.
 *
 * @see <a href="https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings">Gateway
 *     settings</a>
 */
public final class GatewayDeclaration extends VnetDeclaration {
    GatewayDeclaration(VnetFacts facts) {
        super(facts);
    }

    /**
     * Connects a site by a site-to-site VPN that is up.
     *
     * @param site the site
     * @return a new declaration
     */
    public GatewayDeclaration vpn(OnPremisesDeclaration site) {
        return vpn(OnPremisesConnection.up(site));
    }

    /**
     * Connects a site by a site-to-site VPN.
     *
     * @param connection the site, and how the connection to it is
     * @return a new declaration
     */
    public GatewayDeclaration vpn(OnPremisesConnection connection) {
        return with(new ConnectionFacts(VirtualNetworkGateway.Type.VPN, connection));
    }

    /**
     * Connects a site by an ExpressRoute circuit that is up.
     *
     * @param site the site
     * @return a new declaration
     */
    public GatewayDeclaration expressRoute(OnPremisesDeclaration site) {
        return expressRoute(OnPremisesConnection.up(site));
    }

    /**
     * Connects a site by an ExpressRoute circuit.
     *
     * @param connection the site, and how the connection to it is
     * @return a new declaration
     */
    public GatewayDeclaration expressRoute(OnPremisesConnection connection) {
        return with(new ConnectionFacts(VirtualNetworkGateway.Type.EXPRESS_ROUTE, connection));
    }

    /**
     * Attaches a route table to the subnet of the gateways.
     *
     * @param table the table
     * @return a new declaration
     */
    public GatewayDeclaration routeTable(RouteTableDeclaration table) {
        return new GatewayDeclaration(facts().withLastSubnet(subnet -> subnet.with(table)));
    }

    private GatewayDeclaration with(ConnectionFacts connection) {
        return new GatewayDeclaration(facts().withLastSubnet(subnet -> subnet.with(connection)));
    }
}
