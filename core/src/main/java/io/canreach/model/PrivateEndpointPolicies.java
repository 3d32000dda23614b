package io.canreach.model;

/**
 * Which policies of a subnet apply to its private endpoints.
 *
 * @see <a href="https://learn.microsoft.com/azure/private-link/disable-private-endpoint-network-policy">Network policies for
 *     private endpoints</a>
 */
public enum PrivateEndpointPolicies {
    /** None, which is Azure's default. */
    DISABLED("Disabled", false, false),
    /** NSGs. */
    NETWORK_SECURITY_GROUP_ENABLED("NetworkSecurityGroupEnabled", true, false),
    /** User-defined routes. */
    ROUTE_TABLE_ENABLED("RouteTableEnabled", false, true),
    /** Both. */
    ENABLED("Enabled", true, true);

    private final String text;
    private final boolean filters;
    private final boolean routes;

    PrivateEndpointPolicies(String text, boolean filters, boolean routes) {
        this.text = text;
        this.filters = filters;
        this.routes = routes;
    }

    /**
     * Whether the NSG of the subnet filters what its private endpoints receive.
     *
     * @return true when it does
     */
    public boolean appliesNetworkSecurityGroups() {
        return filters;
    }

    /**
     * Whether user-defined routes can take the place of the endpoints' own.
     *
     * @return true when they can
     */
    public boolean appliesRouteTables() {
        return routes;
    }

    @Override
    public String toString() {
        return text;
    }
}
