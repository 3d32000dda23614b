package io.canreach.dsl;

import io.canreach.model.GatewayConnection.Status;
import io.canreach.model.VirtualNetworkGateway;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was said of the gateways of a virtual network: which there are, what they connect, and how they are set. */
record GatewayFacts(
        Set<VirtualNetworkGateway.Type> bare, List<Connected> connected, VpnSettings vpn, String expressRouteSku) {
    static final GatewayFacts NONE = new GatewayFacts(Set.of(), List.of(), VpnSettings.STANDARD, "");

    /** What a gateway connects. */
    sealed interface Connected {
        VirtualNetworkGateway.Type type();
    }

    /** A connection to a site. */
    record Site(VirtualNetworkGateway.Type type, OnPremisesConnection connection) implements Connected {}

    /** VPN clients, of which the prefixes are the pool of addresses. */
    record Clients(String name, List<String> prefixes) implements Connected {
        @Override
        public VirtualNetworkGateway.Type type() {
            return VirtualNetworkGateway.Type.VPN;
        }
    }

    /** One direction of a connection to the VPN gateway of another virtual network. */
    record OtherVnet(String name, Status status) implements Connected {
        @Override
        public VirtualNetworkGateway.Type type() {
            return VirtualNetworkGateway.Type.VPN;
        }
    }

    /** How the VPN gateway is set; the default site is the name of one. */
    record VpnSettings(String sku, boolean policyBased, boolean bgp, Optional<String> defaultSite) {
        static final VpnSettings STANDARD = new VpnSettings("", false, false, Optional.empty());

        boolean isStandard() {
            return sku.isEmpty() && !policyBased && !bgp && defaultSite.isEmpty();
        }
    }

    boolean isNone() {
        return bare.isEmpty() && connected.isEmpty() && vpn.isStandard() && expressRouteSku.isEmpty();
    }

    /** The types of which there is a gateway: what connects or is set must be there. */
    Set<VirtualNetworkGateway.Type> types() {
        Set<VirtualNetworkGateway.Type> types = EnumSet.noneOf(VirtualNetworkGateway.Type.class);
        connected.forEach(each -> types.add(each.type()));
        types.addAll(bare);
        if (!vpn.isStandard()) {
            types.add(VirtualNetworkGateway.Type.VPN);
        }
        if (!expressRouteSku.isEmpty()) {
            types.add(VirtualNetworkGateway.Type.EXPRESS_ROUTE);
        }
        return types;
    }

    <T extends Connected> List<T> all(Class<T> kind) {
        return Lists.ofKind(connected, kind);
    }

    GatewayFacts with(VirtualNetworkGateway.Type type) {
        Set<VirtualNetworkGateway.Type> both = EnumSet.of(type);
        both.addAll(bare);
        return new GatewayFacts(Set.copyOf(both), connected, vpn, expressRouteSku);
    }

    GatewayFacts with(Connected more) {
        return new GatewayFacts(bare, Lists.plus(connected, more), vpn, expressRouteSku);
    }

    GatewayFacts ofSku(String value) {
        return with(new VpnSettings(value, vpn.policyBased, vpn.bgp, vpn.defaultSite));
    }

    GatewayFacts policyBased() {
        return with(new VpnSettings(vpn.sku, true, vpn.bgp, vpn.defaultSite));
    }

    GatewayFacts withBgp() {
        return with(new VpnSettings(vpn.sku, vpn.policyBased, true, vpn.defaultSite));
    }

    GatewayFacts withDefaultSite(String name) {
        return with(new VpnSettings(vpn.sku, vpn.policyBased, vpn.bgp, Optional.of(name)));
    }

    GatewayFacts ofExpressRouteSku(String value) {
        return new GatewayFacts(bare, connected, vpn, value);
    }

    private GatewayFacts with(VpnSettings value) {
        return new GatewayFacts(bare, connected, value, expressRouteSku);
    }
}
