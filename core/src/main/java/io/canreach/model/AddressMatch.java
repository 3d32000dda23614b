package io.canreach.model;

/**
 * What the source or destination of a security rule names: everything, a prefix, a service tag, an application security
 * group, or something unknown.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview">Network security
 *     groups</a>
 */
public sealed interface AddressMatch permits AnyAddress, Prefix, ServiceTag, AsgReference, Unknown {}
