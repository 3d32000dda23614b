package io.canreach.model;

import java.util.Optional;

/**
 * What is chosen for a virtual network gateway beyond its type.
 *
 * @param sku such as {@code VpnGw1AZ}, or empty where it is not known
 * @param policyBased whether a VPN gateway is policy-based (classic: static) and not route-based
 * @param bgp whether it speaks BGP
 * @param defaultSite the on-premises network that gets what no other connection is for (forced tunnelling)
 * @see <a href="https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings">Gateway settings</a>
 */
public record GatewaySettings(String sku, boolean policyBased, boolean bgp, Optional<ResourceId> defaultSite) {

    /** Route-based, without BGP and default site. */
    public static final GatewaySettings STANDARD = new GatewaySettings("", false, false, Optional.empty());

    /**
     * These settings with a default site.
     *
     * @param site the on-premises network's id
     * @return new settings
     */
    public GatewaySettings withDefaultSite(ResourceId site) {
        return new GatewaySettings(sku, policyBased, bgp, Optional.of(site));
    }

    /**
     * These settings with BGP.
     *
     * @return new settings
     */
    public GatewaySettings withBgp() {
        return new GatewaySettings(sku, policyBased, true, defaultSite);
    }

    /**
     * These settings with a SKU.
     *
     * @param value such as {@code VpnGw1AZ}
     * @return new settings
     */
    public GatewaySettings withSku(String value) {
        return new GatewaySettings(value, policyBased, bgp, defaultSite);
    }
}
