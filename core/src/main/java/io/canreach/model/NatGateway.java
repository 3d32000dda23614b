package io.canreach.model;

import io.canreach.packet.Cidr;
import java.util.List;

/**
 * A NAT gateway: the way out to the Internet of the subnets it is attached to.
 *
 * @param id the gateway's id
 * @param location the region, or empty where it is not known
 * @param sku the kind of gateway
 * @param publicIps its public IP address resources
 * @param publicIpPrefixes the addresses of its public IP prefixes
 * @see <a href="https://learn.microsoft.com/azure/nat-gateway/nat-overview">NAT gateway</a>
 */
public record NatGateway(
        ResourceId id, String location, Sku sku, List<ResourceId> publicIps, List<Cidr> publicIpPrefixes)
        implements Resource {
    /**
     * Copies the lists.
     *
     * @param id the gateway's id
     * @param location the region, or empty where it is not known
     * @param sku the kind of gateway
     * @param publicIps its public IP address resources
     * @param publicIpPrefixes the addresses of its public IP prefixes
     */
    public NatGateway {
        publicIps = List.copyOf(publicIps);
        publicIpPrefixes = List.copyOf(publicIpPrefixes);
    }

    /** The two kinds of NAT gateway. */
    public enum Sku {
        /** IPv4, TCP and UDP only. */
        STANDARD,
        /** Both families, ICMP echo too. */
        STANDARD_V2
    }

    @Override
    public String kind() {
        return "NAT gateway";
    }

    @Override
    public String toString() {
        return label();
    }
}
