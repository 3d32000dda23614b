package io.canreach.dsl;

import io.canreach.model.Appliance;

/** The nouns of {@link Azure} for what stands in or on subnets beside machines, and for what machines forward. */
abstract class SubnetNouns extends ServiceNouns {
    SubnetNouns() {}

    /**
     * {@return a Standard NAT gateway without an address}
     *
     * @param name its name
     */
    public static NatGatewayDeclaration natGateway(String name) {
        return NatGatewayDeclaration.of(Given.name("NAT gateway", name));
    }

    /**
     * {@return a private endpoint}
     *
     * @param name its name
     */
    public static PrivateEndpointDeclaration privateEndpoint(String name) {
        return PrivateEndpointDeclaration.of(Given.name("private endpoint", name));
    }

    /**
     * {@return an Azure Firewall without a rule, which denies everything}
     *
     * @param name its name
     */
    public static AzureFirewallDeclaration azureFirewall(String name) {
        return new AzureFirewallDeclaration(FirewallFacts.of(Given.name("firewall", name)));
    }

    /**
     * {@return a Standard bastion}
     *
     * @param name its name
     */
    public static BastionDeclaration bastion(String name) {
        return BastionDeclaration.of(Given.name("bastion", name));
    }

    /**
     * {@return an application gateway of version 2 that listens nowhere yet}
     *
     * @param name its name
     */
    public static ApplicationGatewayDeclaration applicationGateway(String name) {
        return ApplicationGatewayDeclaration.of(Given.name("application gateway", name));
    }

    /**
     * {@return a SQL managed instance without a public endpoint}
     *
     * @param name its name
     */
    public static SqlManagedInstanceDeclaration sqlManagedInstance(String name) {
        return SqlManagedInstanceDeclaration.of(Given.name("sql managed instance", name));
    }

    /** {@return what a machine forwards: everything, in both directions, each packet by itself} */
    public static ApplianceDeclaration router() {
        return ApplianceDeclaration.like(Appliance.ROUTER);
    }

    /** {@return what a machine forwards: nothing until rules allow it; it follows connections} */
    public static ApplianceDeclaration appliance() {
        return ApplianceDeclaration.byRules();
    }

    /** {@return what a machine forwards: nobody knows, so that answers through it are undetermined} */
    public static ApplianceDeclaration unknownAppliance() {
        return ApplianceDeclaration.like(Appliance.UNKNOWN);
    }
}
