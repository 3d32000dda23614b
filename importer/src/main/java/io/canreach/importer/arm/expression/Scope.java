package io.canreach.importer.arm.expression;

/**
 * Where a template is deployed: what resource ids begin with when an expression does not say.
 *
 * @param kind what it is deployed to
 * @param subscriptionId the subscription, or an empty text above subscriptions
 * @param resourceGroup the resource group, or an empty text above resource groups
 */
public record Scope(Kind kind, String subscriptionId, String resourceGroup) {
    /** What a template can be deployed to. */
    public enum Kind {
        /** A resource group, as most templates are. */
        RESOURCE_GROUP,
        /** A subscription. */
        SUBSCRIPTION,
        /** A management group. */
        MANAGEMENT_GROUP,
        /** The whole tenant. */
        TENANT
    }
}
