package io.canreach.dsl;

import io.canreach.model.GatewayConnection;
import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.GatewaySettings;
import io.canreach.model.ResourceId;
import io.canreach.model.VirtualNetworkGateway;
import io.canreach.model.VnetToVnetConnection;
import io.canreach.packet.Cidr;
import java.util.List;
import java.util.Optional;

/** Makes the gateways and connections of what was said: at most one gateway of each type. */
record GatewayDraft(Draft draft, VnetFacts vnet, ResourceId vnetId, GatewayFacts facts) {
    void add() {
        facts.types()
                .forEach(type -> draft.add(new VirtualNetworkGateway(
                        id(vnet.name(), type), vnet.location(), vnetId, type, settings(type))));
        facts.all(GatewayFacts.Site.class).forEach(this::add);
        facts.all(GatewayFacts.Clients.class).forEach(this::add);
        facts.all(GatewayFacts.OtherVnet.class).forEach(this::add);
    }

    private static ResourceId id(String vnet, VirtualNetworkGateway.Type type) {
        return ResourceId.of(
                "virtualNetworkGateways", vnet + (type == VirtualNetworkGateway.Type.VPN ? "-vpn" : "-expressroute"));
    }

    private GatewaySettings settings(VirtualNetworkGateway.Type type) {
        if (type == VirtualNetworkGateway.Type.EXPRESS_ROUTE) {
            return GatewaySettings.STANDARD.withSku(facts.expressRouteSku());
        }
        GatewayFacts.VpnSettings said = facts.vpn();
        Optional<ResourceId> site = said.defaultSite().map(name -> draft.site(Azure.onPremises(name)));
        return new GatewaySettings(said.sku(), said.policyBased(), speaksBgp(), site);
    }

    /** A gateway over which a site advertises speaks BGP, whether or not that was said. */
    private boolean speaksBgp() {
        return facts.vpn().bgp()
                || facts.all(GatewayFacts.Site.class).stream()
                        .filter(each -> each.type() == VirtualNetworkGateway.Type.VPN)
                        .anyMatch(each -> !each.connection().facts().learned().isEmpty());
    }

    private void add(GatewayFacts.Site said) {
        OnPremisesConnection.Facts connection = said.connection().facts();
        ResourceId site = draft.site(connection.site());
        boolean tunnel = said.type() == VirtualNetworkGateway.Type.VPN;
        if (tunnel && connection.circuit().isPresent()) {
            draft.problem("the VPN connection of " + vnet.label() + " to '" + site.name() + "' is by the circuit '"
                    + connection.circuit().get() + "'; only ExpressRoute has circuits");
        }
        boolean bgp = tunnel && facts.vpn().bgp();
        draft.each("connection '" + site.name() + "'", connection.learned(), Cidr::parse)
                .ifPresent(
                        learned -> draft.add(connection(id(vnet.name(), said.type()), site, connection, learned, bgp)));
    }

    private GatewayConnection connection(
            ResourceId gateway, ResourceId site, OnPremisesConnection.Facts said, List<Cidr> learned, boolean bgp) {
        return new GatewayConnection(
                connectionId(gateway, site, said.circuit()),
                gateway,
                site,
                said.status(),
                learned,
                GatewayConnection.Kind.SITE,
                bgp || !learned.isEmpty(),
                said.fastPath(),
                said.circuit().map(CircuitDeclaration::id));
    }

    /** A second circuit to a site gives the connection its name as well. */
    private ResourceId connectionId(ResourceId gateway, ResourceId site, Optional<String> circuit) {
        ResourceId id = gateway.child("connections", site.name());
        return draft.isDeclared(id) && circuit.isPresent()
                ? gateway.child("connections", site.name() + "-" + circuit.get())
                : id;
    }

    private void add(GatewayFacts.Clients said) {
        ResourceId gateway = id(vnet.name(), VirtualNetworkGateway.Type.VPN);
        ResourceId pool = draft.site(new OnPremisesDeclaration(said.name(), said.prefixes()));
        ResourceId id = gateway.child("connections", pool.name());
        draft.add(GatewayConnection.of(id, gateway, pool, Status.CONNECTED, GatewayConnection.Kind.CLIENTS));
    }

    private void add(GatewayFacts.OtherVnet said) {
        String place = "the VPN connection of " + vnet.label();
        Optional<ResourceId> other = new References(draft, place).vnet(said.name());
        if (other.isPresent() && !hasVpnGateway(said.name())) {
            draft.problem(place + " leads to vnet '" + said.name()
                    + "', which has no VPN gateway; allowed is one that is declared by gateway(..).toVnet(\""
                    + vnet.name() + "\")");
        } else if (other.isPresent()) {
            draft.add(connection(said));
        }
    }

    private VnetToVnetConnection connection(GatewayFacts.OtherVnet said) {
        ResourceId here = id(vnet.name(), VirtualNetworkGateway.Type.VPN);
        ResourceId there = id(said.name(), VirtualNetworkGateway.Type.VPN);
        ResourceId id = here.child("connections", "to-" + said.name());
        return new VnetToVnetConnection(
                id, here, there, said.status(), facts.vpn().bgp());
    }

    private boolean hasVpnGateway(String name) {
        return draft.vnets().stream()
                .filter(each -> each.name().equalsIgnoreCase(name))
                .flatMap(each -> each.subnets().stream())
                .anyMatch(subnet -> subnet.gateways().types().contains(VirtualNetworkGateway.Type.VPN));
    }
}
