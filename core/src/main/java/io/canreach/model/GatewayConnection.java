package io.canreach.model;

import io.canreach.packet.Cidr;
import java.util.List;
import java.util.Optional;

/**
 * A connection between a gateway and an on-premises network: a site-to-site VPN, an ExpressRoute circuit, or the pool of a
 * gateway's point-to-site VPN clients.
 *
 * @param id the connection's id
 * @param gateway the gateway's id
 * @param onPremises the on-premises network's id
 * @param status whether it carries traffic
 * @param learnedPrefixes what the gateway learned by BGP over this connection, in addition to the network's own prefixes
 * @param type what sort of connection
 * @param bgp whether routes are learned over it and passed on
 * @param fastPath whether what arrives by it skips the gateway (ExpressRoute FastPath)
 * @param circuit the ExpressRoute circuit, where it is known which
 */
public record GatewayConnection(
        ResourceId id,
        ResourceId gateway,
        ResourceId onPremises,
        Status status,
        List<Cidr> learnedPrefixes,
        Kind type,
        boolean bgp,
        boolean fastPath,
        Optional<ResourceId> circuit)
        implements Resource {
    /** What a connection leads to. */
    public enum Kind {
        /** A site: by a tunnel or by an ExpressRoute circuit, as the gateway is. */
        SITE,
        /** Single VPN clients, of which the on-premises network is the pool of addresses. */
        CLIENTS
    }

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
     * @param type what sort of connection
     * @param bgp whether routes are learned over it and passed on
     * @param fastPath whether what arrives by it skips the gateway (ExpressRoute FastPath)
     * @param circuit the ExpressRoute circuit, where it is known which
     */
    public GatewayConnection {
        learnedPrefixes = List.copyOf(learnedPrefixes);
    }

    /**
     * A connection that has not learned or been told more than where it leads.
     *
     * @param id the connection's id
     * @param gateway the gateway's id
     * @param onPremises the on-premises network's id
     * @param status whether it carries traffic
     * @param type what sort of connection
     * @return the connection
     */
    public static GatewayConnection of(
            ResourceId id, ResourceId gateway, ResourceId onPremises, Status status, Kind type) {
        return new GatewayConnection(id, gateway, onPremises, status, List.of(), type, false, false, Optional.empty());
    }

    /**
     * This connection with prefixes learned by BGP.
     *
     * @param value the prefixes
     * @return a new connection
     */
    public GatewayConnection withLearnedPrefixes(List<Cidr> value) {
        return new GatewayConnection(id, gateway, onPremises, status, value, type, true, fastPath, circuit);
    }

    /**
     * This connection with FastPath.
     *
     * @return a new connection
     */
    public GatewayConnection withFastPath() {
        return new GatewayConnection(id, gateway, onPremises, status, learnedPrefixes, type, bgp, true, circuit);
    }

    /**
     * This connection by a known circuit.
     *
     * @param value the circuit's id
     * @return a new connection
     */
    public GatewayConnection withCircuit(ResourceId value) {
        return new GatewayConnection(
                id, gateway, onPremises, status, learnedPrefixes, type, bgp, fastPath, Optional.of(value));
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
