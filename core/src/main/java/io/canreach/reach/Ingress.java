package io.canreach.reach;

import java.util.Optional;

/**
 * By what packets come to a gateway.
 *
 * @param by the link they come by; empty where they come out of the gateway's virtual network
 * @param origin the link of the site where they began; empty where they began in a virtual network
 * @param passed how many gateways they passed
 */
record Ingress(Optional<GatewayLink> by, Optional<GatewayLink> origin, int passed) {
    private static final int MOST_GATEWAYS = 100;

    /** Out of the virtual network of the gateway, or of a peer that uses it. */
    static final Ingress VNET = new Ingress(Optional.empty(), Optional.empty(), 0);

    static Ingress from(GatewayLink site) {
        return new Ingress(Optional.of(site), Optional.of(site), 0);
    }

    Ingress over(GatewayLink link) {
        return new Ingress(Optional.of(link), origin, passed + 1);
    }

    boolean isLoop() {
        return passed > MOST_GATEWAYS;
    }

    /** Whether they come from the gateway of another virtual network. */
    boolean isTunnel() {
        return by.filter(GatewayLink.ToSite.class::isInstance).isEmpty() && by.isPresent();
    }

    boolean isVnet() {
        return by.isEmpty();
    }

    /** Whether a link of the gateway leads back to where the packets came from. */
    boolean cameBy(GatewayLink link) {
        return by.filter(each -> each.equals(link)
                        || (each instanceof GatewayLink.ToVnet before
                                && link instanceof GatewayLink.ToVnet next
                                && next.own().remoteGateway().equals(before.gateway())))
                .isPresent();
    }
}
