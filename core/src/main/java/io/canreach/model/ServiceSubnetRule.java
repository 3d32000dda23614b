package io.canreach.model;

/**
 * A rule of a service's firewall that lets in what comes from a subnet by a service endpoint. Without an endpoint it has no effect.
 *
 * @param subnet the subnet's id
 * @param ignoresMissingEndpoint whether the rule may be made before the subnet has an endpoint
 *     ({@code ignoreMissingVnetServiceEndpoint}); it lets in no more for that
 * @see <a href="https://learn.microsoft.com/azure/azure-sql/database/vnet-service-endpoint-rule-overview">Virtual network
 *     rules</a>
 */
public record ServiceSubnetRule(ResourceId subnet, boolean ignoresMissingEndpoint) {
    /**
     * A rule for a subnet that has an endpoint.
     *
     * @param subnet the subnet's id
     * @return the rule
     */
    public static ServiceSubnetRule of(ResourceId subnet) {
        return new ServiceSubnetRule(subnet, false);
    }
}
