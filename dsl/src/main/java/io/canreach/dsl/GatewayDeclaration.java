package io.canreach.dsl;

import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.VirtualNetworkGateway;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A virtual network in which the GatewaySubnet was declared last: what follows connects it to sites, VPN clients and other
 * virtual networks. The first VPN connection brings the VPN gateway, the first ExpressRoute connection the ExpressRoute
 * gateway.
 *
 * <pre>{@code
 * vnet("hub").addressSpace("10.0.0.0/16").gateway("GatewaySubnet", "10.0.255.0/27")
 *     .vpn(onPremises("hq", "192.168.0.0/16")).defaultSite("hq").sku("VpnGw1AZ")
 *     .pointToSite("clients", "172.16.201.0/24")
 *     .expressRoute(onPremises("plant", "10.9.0.0/16").circuit("c1"))
 * }</pre>
 *
 * @see <a href="https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings">Gateway
 *     settings</a>
 */
public final class GatewayDeclaration extends VnetDeclaration {
    GatewayDeclaration(VnetFacts facts) {
        super(facts);
    }

    /**
     * Brings the VPN gateway, which connects nothing as long as nothing else is said.
     *
     * @return a new declaration
     */
    public GatewayDeclaration vpn() {
        return with(gateways -> gateways.with(VirtualNetworkGateway.Type.VPN));
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
        return with(gateways -> gateways.with(new GatewayFacts.Site(VirtualNetworkGateway.Type.VPN, connection)));
    }

    /**
     * Brings the ExpressRoute gateway, which connects nothing as long as nothing else is said.
     *
     * @return a new declaration
     */
    public GatewayDeclaration expressRoute() {
        return with(gateways -> gateways.with(VirtualNetworkGateway.Type.EXPRESS_ROUTE));
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
        return with(
                gateways -> gateways.with(new GatewayFacts.Site(VirtualNetworkGateway.Type.EXPRESS_ROUTE, connection)));
    }

    /**
     * Says the SKU of the ExpressRoute gateway.
     *
     * @param name such as {@code ErGw3AZ}
     * @return a new declaration
     */
    public GatewayDeclaration expressRouteSku(String name) {
        return with(gateways -> gateways.ofExpressRouteSku(name));
    }

    /**
     * Lets single clients in by a point-to-site VPN; {@link Azure#vpnClients} is the place where they are.
     *
     * @param name what the clients are called
     * @param prefix the pool of their addresses, such as {@code 172.16.201.0/24}
     * @param more further prefixes of the pool
     * @return a new declaration
     */
    public GatewayDeclaration pointToSite(String name, String prefix, String... more) {
        List<String> pool = Lists.concat(List.of(prefix), List.of(more));
        return with(gateways -> gateways.with(new GatewayFacts.Clients(name, pool)));
    }

    /**
     * Connects the VPN gateway of another virtual network, in one direction. Traffic needs both, so the other network
     * declares its own.
     *
     * @param other the name of the other virtual network
     * @return a new declaration
     */
    public GatewayDeclaration toVnet(String other) {
        return with(gateways -> gateways.with(new GatewayFacts.OtherVnet(other, Status.CONNECTED)));
    }

    /**
     * Connects the VPN gateway of another virtual network, in one direction, by a connection that is down.
     *
     * @param other the name of the other virtual network
     * @return a new declaration
     */
    public GatewayDeclaration toVnetDown(String other) {
        return with(gateways -> gateways.with(new GatewayFacts.OtherVnet(other, Status.NOT_CONNECTED)));
    }

    /**
     * Sends a site what the VPN gateway has no other connection for (forced tunnelling).
     *
     * @param site the name of one of the sites it connects
     * @return a new declaration
     */
    public GatewayDeclaration defaultSite(String site) {
        return with(gateways -> gateways.withDefaultSite(site));
    }

    /**
     * Makes the VPN gateway speak BGP over all its connections; it does by itself over one to a site that advertises.
     *
     * @return a new declaration
     */
    public GatewayDeclaration bgp() {
        return with(GatewayFacts::withBgp);
    }

    /**
     * Says the SKU of the VPN gateway.
     *
     * @param name such as {@code VpnGw1AZ}
     * @return a new declaration
     */
    public GatewayDeclaration sku(String name) {
        return with(gateways -> gateways.ofSku(name));
    }

    /**
     * Makes the VPN gateway policy-based (classic: static); it is route-based unless said otherwise.
     *
     * @return a new declaration
     */
    public GatewayDeclaration policyBased() {
        return with(GatewayFacts::policyBased);
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

    private GatewayDeclaration with(UnaryOperator<GatewayFacts> change) {
        return new GatewayDeclaration(facts().withLastSubnet(subnet -> subnet.withGateways(change)));
    }
}
