package io.canreach.dsl;

import io.canreach.model.AzureFirewall;
import io.canreach.model.BastionHost;
import io.canreach.model.DefaultOutboundAccess;
import io.canreach.model.PrivateEndpointPolicies;
import io.canreach.model.ServiceEndpoint;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A virtual network in which a subnet was declared last: what follows stands in that subnet or is attached to it.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-subnet">Subnets</a>
 */
public final class SubnetDeclaration extends VnetDeclaration {
    SubnetDeclaration(VnetFacts facts) {
        super(facts);
    }

    /**
     * Attaches a network security group to the subnet.
     *
     * @param group the group
     * @return a new declaration
     */
    public SubnetDeclaration nsg(NsgDeclaration group) {
        return with(group);
    }

    /**
     * Attaches a route table to the subnet.
     *
     * @param table the table
     * @return a new declaration
     */
    public SubnetDeclaration routeTable(RouteTableDeclaration table) {
        return with(table);
    }

    /**
     * Attaches a NAT gateway to the subnet; one gateway may serve several subnets.
     *
     * @param gateway the gateway
     * @return a new declaration
     */
    public SubnetDeclaration natGateway(NatGatewayDeclaration gateway) {
        return with(gateway);
    }

    /**
     * Makes it a private subnet: default outbound access is off.
     *
     * @return a new declaration
     */
    public SubnetDeclaration privateSubnet() {
        return with(settings -> settings.with(DefaultOutboundAccess.OFF));
    }

    /**
     * Says that default outbound access is on; what a subnet that says nothing has depends on when it was made.
     *
     * @return a new declaration
     */
    public SubnetDeclaration defaultOutbound() {
        return with(settings -> settings.with(DefaultOutboundAccess.ON));
    }

    /**
     * Turns on the direct way from the subnet to one Azure service; several calls add up.
     *
     * @param service such as {@code Microsoft.Storage}
     * @param locations the regions it is on for, such as {@code westeurope}; none for those that Azure chooses
     * @return a new declaration
     */
    public SubnetDeclaration serviceEndpoint(String service, String... locations) {
        return with(settings -> settings.with(new ServiceEndpoint(service, List.of(locations))));
    }

    /**
     * Delegates the subnet to a service.
     *
     * @param service such as {@code Microsoft.Sql/managedInstances}
     * @return a new declaration
     */
    public SubnetDeclaration delegatedTo(String service) {
        return with(settings -> settings.delegatedTo(service));
    }

    /**
     * Says which policies apply to the private endpoints in the subnet; unless said none does.
     *
     * @param policies which
     * @return a new declaration
     */
    public SubnetDeclaration privateEndpointPolicies(PrivateEndpointPolicies policies) {
        return with(settings -> settings.with(policies));
    }

    /**
     * Puts a machine into the subnet; in a classic network it is a classic one.
     *
     * @param machine the machine
     * @return a new declaration
     */
    public SubnetDeclaration vm(VmDeclaration machine) {
        return with(machine);
    }

    /**
     * Puts a machine into the subnet whose address is not declared.
     *
     * @param name the machine's name
     * @return a new declaration
     */
    public SubnetDeclaration vm(String name) {
        return with(Azure.vm(name));
    }

    /**
     * Puts a network interface without a machine into the subnet.
     *
     * @param networkInterface the interface
     * @return a new declaration
     */
    public SubnetDeclaration nic(NicDeclaration networkInterface) {
        return with(networkInterface);
    }

    /**
     * Puts an App Service Environment into the subnet.
     *
     * @param environment the environment
     * @return a new declaration
     */
    public SubnetDeclaration ase(AseDeclaration environment) {
        return with(environment);
    }

    /**
     * Puts a private endpoint into the subnet.
     *
     * @param endpoint the private endpoint
     * @return a new declaration
     */
    public SubnetDeclaration privateEndpoint(PrivateEndpointDeclaration endpoint) {
        return with(endpoint);
    }

    /**
     * Puts an Azure Firewall into the subnet, which must bear the name {@value AzureFirewall#SUBNET}.
     *
     * @param firewall the firewall
     * @return a new declaration
     */
    public SubnetDeclaration firewall(AzureFirewallDeclaration firewall) {
        return with(firewall);
    }

    /**
     * Puts a SQL managed instance into the subnet.
     *
     * @param instance the instance
     * @return a new declaration
     */
    public SubnetDeclaration sqlManagedInstance(SqlManagedInstanceDeclaration instance) {
        return with(instance);
    }

    /**
     * Puts a bastion into the subnet, which must bear the name {@value BastionHost#SUBNET}.
     *
     * @param bastion the bastion
     * @return a new declaration
     */
    public SubnetDeclaration bastion(BastionDeclaration bastion) {
        return with(bastion);
    }

    /**
     * Puts an application gateway into the subnet.
     *
     * @param gateway the gateway
     * @return a new declaration
     */
    public SubnetDeclaration applicationGateway(ApplicationGatewayDeclaration gateway) {
        return with(gateway);
    }

    /**
     * Puts an App Service Environment of version 1 with a public VIP into the subnet.
     *
     * @param name the environment's name
     * @return a new declaration
     */
    public SubnetDeclaration ase(String name) {
        return with(Azure.ase(name));
    }

    private SubnetDeclaration with(UnaryOperator<SubnetSettings> change) {
        return new SubnetDeclaration(facts().withLastSubnet(subnet -> subnet.with(change)));
    }

    private SubnetDeclaration with(Value content) {
        return new SubnetDeclaration(facts().withLastSubnet(subnet -> subnet.with(content)));
    }
}
