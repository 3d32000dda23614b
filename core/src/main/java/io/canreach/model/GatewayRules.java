package io.canreach.model;

import io.canreach.packet.Cidr;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Azure's rules for gateways and their connections.
 *
 * @see <a href="https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings">Gateway
 *     settings</a>
 */
final class GatewayRules {
    private static final int SMALLEST_FOR_BOTH = 27;

    private final NetworkRules rules;
    private final Map<ResourceId, VirtualNetwork> vnets;
    private final Map<ResourceId, VirtualNetworkGateway> gateways;
    private final Map<ResourceId, OnPremisesNetwork> sites;

    GatewayRules(NetworkRules rules) {
        this.rules = rules;
        this.vnets = rules.byId(VirtualNetwork.class);
        this.gateways = rules.byId(VirtualNetworkGateway.class);
        this.sites = rules.byId(OnPremisesNetwork.class);
    }

    void check() {
        checkGateways();
        for (GatewayConnection connection : rules.all(GatewayConnection.class)) {
            check(connection);
        }
        for (Subnet subnet : rules.all(Subnet.class)) {
            if (!rules.isExisting() && subnet.isGatewaySubnet()) {
                checkTable(subnet);
            }
        }
    }

    private void checkGateways() {
        Map<ResourceId, Set<VirtualNetworkGateway.Type>> types = new HashMap<>();
        for (VirtualNetworkGateway gateway : gateways.values()) {
            if (!types.computeIfAbsent(gateway.virtualNetwork(), id -> new HashSet<>())
                    .add(gateway.type())) {
                rules.problem("vnet '" + gateway.virtualNetwork().name() + "' has two " + gateway.kind()
                        + "s; at most one of each kind is allowed");
            }
            check(gateway);
        }
        for (Map.Entry<ResourceId, Set<VirtualNetworkGateway.Type>> each : types.entrySet()) {
            checkSize(each.getKey(), each.getValue().size());
        }
    }

    private void check(VirtualNetworkGateway gateway) {
        VirtualNetwork vnet = vnets.get(gateway.virtualNetwork());
        if (vnet == null) {
            rules.mustExist(VirtualNetwork.class, "vnet", gateway.virtualNetwork(), gateway.label());
            return;
        }
        if (gatewaySubnet(vnet).isEmpty()) {
            rules.problem(gateway.label() + " needs a subnet named '" + Subnet.GATEWAY_SUBNET + "' in " + vnet.label());
        }
        rules.sameRegion(gateway.label(), gateway.location(), vnet.label(), vnet.location());
    }

    private void checkSize(ResourceId id, int kinds) {
        VirtualNetwork vnet = vnets.get(id);
        if (vnet == null || kinds < 2) {
            return;
        }
        gatewaySubnet(vnet)
                .filter(subnet -> !subnet.prefixes().isEmpty()) // of one whose addresses are not known, the size is not
                .filter(subnet -> subnet.prefixes().stream()
                        .allMatch(prefix ->
                                prefix.family() == IpFamily.IPV6 || prefix.prefixLength() > SMALLEST_FOR_BOTH))
                .ifPresent(subnet -> rules.problem(subnet.label() + " " + subnet.addresses()
                        + " is too small for a VPN and an ExpressRoute gateway; both need /" + SMALLEST_FOR_BOTH));
    }

    private void check(GatewayConnection connection) {
        VirtualNetworkGateway gateway = gateways.get(connection.gateway());
        OnPremisesNetwork site = sites.get(connection.onPremises());
        if (gateway == null) {
            rules.mustExist(VirtualNetworkGateway.class, "gateway", connection.gateway(), connection.label());
        }
        if (site == null) {
            rules.mustExist(
                    OnPremisesNetwork.class, "on-premises network", connection.onPremises(), connection.label());
        }
        if (gateway == null || site == null) {
            return;
        }
        VirtualNetwork vnet = vnets.get(gateway.virtualNetwork());
        if (vnet != null && gateway.type() == VirtualNetworkGateway.Type.VPN) {
            checkOverlap(connection, site, vnet);
        }
    }

    private void checkOverlap(GatewayConnection connection, OnPremisesNetwork site, VirtualNetwork vnet) {
        if (connection.type() == GatewayConnection.Kind.CLIENTS) {
            if (site.addresses().overlaps(vnet.addresses())) {
                rules.problem(site.label() + " " + site.addresses() + " is a pool of VPN clients and overlaps "
                        + vnet.label() + " " + vnet.addresses());
            }
        } else if (site.addressSpace().stream()
                .anyMatch(prefix -> vnet.addresses().encloses(IpSet.of(prefix)))) {
            rules.problem(site.label() + " " + site.addresses() + " lies inside " + vnet.label() + " "
                    + vnet.addresses() + ", to which it is connected; a site's prefixes must be outside or wider");
        }
    }

    private void checkTable(Subnet subnet) {
        Optional<RouteTable> table = subnet.routeTable().flatMap(id -> rules.find(RouteTable.class, id));
        if (table.filter(RouteTable::disableBgpRoutePropagation).isPresent()) {
            rules.problem(subnet.label() + " has " + table.get().label()
                    + ", which keeps gateway routes out; gateways need them");
        }
        boolean forced = table.stream()
                .flatMap(each -> each.routes().stream())
                .anyMatch(route -> route.destination() instanceof Prefix prefix
                        && prefix.cidr().equals(Cidr.ANY_IPV4));
        if (forced) {
            rules.problem(subnet.label() + " has " + table.get().label()
                    + " with a route for 0.0.0.0/0; Azure does not support one on the GatewaySubnet");
        }
    }

    private static Optional<Subnet> gatewaySubnet(VirtualNetwork vnet) {
        return vnet.subnets().stream().filter(Subnet::isGatewaySubnet).findFirst();
    }
}
