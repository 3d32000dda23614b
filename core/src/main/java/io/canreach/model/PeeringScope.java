package io.canreach.model;

import java.util.List;

/**
 * How much of two virtual networks a peering joins: all of both, some of their subnets, or their IPv6 space alone.
 *
 * @param localSubnets the names of the subnets of this side; empty for all
 * @param remoteSubnets the names of the subnets of the other side; empty for all
 * @param onlyIpv6 whether IPv6 space alone is joined
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/how-to-configure-subnet-peering">Subnet peering</a>
 */
public record PeeringScope(List<String> localSubnets, List<String> remoteSubnets, boolean onlyIpv6) {
    /**
     * Copies the lists.
     *
     * @param localSubnets the names of the subnets of this side; empty for all
     * @param remoteSubnets the names of the subnets of the other side; empty for all
     * @param onlyIpv6 whether IPv6 space alone is joined
     */
    public PeeringScope {
        localSubnets = List.copyOf(localSubnets);
        remoteSubnets = List.copyOf(remoteSubnets);
    }

    /** All of both networks. */
    public static final PeeringScope WHOLE = new PeeringScope(List.of(), List.of(), false);

    /**
     * Whether the networks are joined as wholes.
     *
     * @return false where only some subnets are, or IPv6 alone
     */
    public boolean isWhole() {
        return localSubnets.isEmpty() && remoteSubnets.isEmpty() && !onlyIpv6;
    }
}
