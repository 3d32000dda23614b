package io.canreach.model;

import io.canreach.packet.Cidr;
import java.util.List;

/**
 * A site-to-site VPN or ExpressRoute connection between a gateway and an on-premises network.
 *
 * @param id the connection's id
 * @param gateway the gateway's id
 * @param onPremises the on-premises network's id
 * @param status whether it carries traffic
 * @param learnedPrefixes what the gateway learned by BGP over this connection, in addition to the network's own prefixes
 */
public record GatewayConnection(
        ResourceId id, ResourceId gateway, ResourceId onPremises, Status status, List<Cidr> learnedPrefixes)
        implements Resource {
    /** Whether a connection carries traffic. */
    public enum Status {
        /** It carries traffic. */
        CONNECTED,
        /** It is down. */
        NOT_CONNECTED,
        /** Nothing is known of its state. */
        UNKNOWN
    }

    /**
     * Copies the prefixes.
     *
     * @param id the connection's id
     * @param gateway the gateway's id
     * @param onPremises the on-premises network's id
     * @param status whether it carries traffic
     * @param learnedPrefixes what the gateway learned by BGP over this connection, in addition to the network's own prefixes
     */
    public GatewayConnection {
        learnedPrefixes = List.copyOf(learnedPrefixes);
    }

    @Override
    public String kind() {
        return "connection";
    }

    @Override
    public String toString() {
        return label() + " (" + status + ")";
    }
}
