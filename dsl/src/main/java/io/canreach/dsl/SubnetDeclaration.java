package io.canreach.dsl;

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
     * Puts an App Service Environment of version 1 with a public VIP into the subnet.
     *
     * @param name the environment's name
     * @return a new declaration
     */
    public SubnetDeclaration ase(String name) {
        return with(Azure.ase(name));
    }

    private SubnetDeclaration with(Value content) {
        return new SubnetDeclaration(facts().withLastSubnet(subnet -> subnet.with(content)));
    }
}
