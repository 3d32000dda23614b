package io.canreach.model;

import io.canreach.packet.PortSet;

/**
 * A SQL managed instance: a database server that Azure runs inside a subnet of a virtual network.
 *
 * @param id the instance's id
 * @param location the region, or empty where it is not known
 * @param subnet the subnet it stands in
 * @param privateAddress its VNet-local endpoint; where it is not known, any address of the subnet that nobody else has
 * @param publicDataEndpoint whether its public endpoint is on
 * @param publicAddress the address of its public endpoint
 * @param proxyOverride how clients talk to its VNet-local endpoint
 * @see <a href="https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview">Connectivity
 *     architecture of managed instances</a>
 */
public record SqlManagedInstance(
        ResourceId id,
        String location,
        ResourceId subnet,
        HostAddress privateAddress,
        boolean publicDataEndpoint,
        HostAddress publicAddress,
        ConnectionPolicy proxyOverride)
        implements Resource {
    /** What a subnet for managed instances is delegated to. */
    public static final String DELEGATION = "Microsoft.Sql/managedInstances";

    /** The TCP port of the VNet-local endpoint. */
    public static final int PORT = 1433;

    /** The TCP port of the public endpoint. */
    public static final int PUBLIC_PORT = 3342;

    /** The TCP ports of the nodes, to which clients are redirected. */
    public static final PortSet REDIRECT_PORTS = PortSet.parse("11000-11999");

    /**
     * An instance without a public endpoint, of which no address is declared.
     *
     * @param id the instance's id
     * @param subnet the subnet it stands in
     * @return the instance
     */
    public static SqlManagedInstance of(ResourceId id, ResourceId subnet) {
        String of = " of sql managed instance '" + id.name() + "' is not declared";
        return new SqlManagedInstance(
                id,
                "",
                subnet,
                new Unknown("the address" + of),
                false,
                new Unknown("the public address" + of),
                ConnectionPolicy.DEFAULT);
    }

    @Override
    public String kind() {
        return "sql managed instance";
    }

    @Override
    public String toString() {
        return label();
    }
}
