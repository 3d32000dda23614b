package io.canreach.security;

import io.canreach.model.InterfaceAddress;
import io.canreach.model.Network;
import io.canreach.model.Subnet;
import java.util.Optional;

/**
 * Where a list of rules is evaluated: service tags mean something else in every subnet, and an interface whose address is
 * not known is still known to be a member of its application security groups.
 *
 * @param network the network
 * @param subnet the subnet that the guarded interface stands in
 * @param source the interface the packets come from, where it is known
 * @param destination the interface the packets go to, where it is known
 */
public record RuleScope(
        Network network, Subnet subnet, Optional<InterfaceAddress> source, Optional<InterfaceAddress> destination) {
    /**
     * A scope in which nothing is known of the interfaces at both ends.
     *
     * @param network the network
     * @param subnet the subnet
     * @return the scope
     */
    public static RuleScope of(Network network, Subnet subnet) {
        return new RuleScope(network, subnet, Optional.empty(), Optional.empty());
    }
}
