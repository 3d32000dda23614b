package io.canreach.dsl;

import io.canreach.model.Assumption;
import io.canreach.model.DeploymentModel;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.model.ServiceTags;
import java.util.List;

/**
 * The nouns: what a network is declared of, and what a rule is about. To be imported statically, with {@link Reach}.
 *
 * <pre>{@code
 * var ase = ase("web-ase");
 * var sql = vm("sql-vm").privateIp("10.0.1.6");
 * var network = network(
 *     vnet("testVNet").addressSpace("10.0.0.0/16")
 *         .subnet("Subnet-1", "10.0.1.0/24").nsg(nsg("testNSGexample")).vm(sql)
 *         .subnet("Subnet-ASE", "10.0.2.0/24").ase(ase));
 * }</pre>
 *
 * <p>A string is a resource's name, except where the method says that it is an address, a prefix or a region.
 */
public final class Azure extends SubnetNouns {
    private Azure() {}

    /**
     * Builds a network of what was declared.
     *
     * @param parts virtual networks, peerings, and what stands by itself
     * @return the network, as Azure would accept it
     * @throws io.canreach.model.InvalidNetworkException when Azure would not, with all problems at once
     */
    public static Network network(Declaration... parts) {
        for (Declaration part : Given.value("declarations", parts)) {
            Given.value("declaration", part);
        }
        return Draft.of(List.of(parts));
    }

    /**
     * {@return a virtual network}
     *
     * @param name its name
     */
    public static VnetDeclaration vnet(String name) {
        return new VnetDeclaration(VnetFacts.of(Given.name("vnet", name), DeploymentModel.RESOURCE_MANAGER));
    }

    /**
     * {@return a classic virtual network, in which machines and NSGs are classic too}
     *
     * @param name its name
     */
    public static VnetDeclaration classicVnet(String name) {
        return new VnetDeclaration(VnetFacts.of(Given.name("vnet", name), DeploymentModel.CLASSIC));
    }

    /**
     * {@return a virtual machine}
     *
     * @param name its name
     */
    public static VmDeclaration vm(String name) {
        return new VmDeclaration(VmFacts.of(Given.name("vm", name)));
    }

    /**
     * {@return a network interface}
     *
     * @param name its name
     */
    public static NicDeclaration nic(String name) {
        return new NicDeclaration(NicFacts.of(Given.name("network interface", name), name));
    }

    /**
     * {@return an App Service Environment of version 1 with a public VIP}
     *
     * @param name its name
     */
    public static AseDeclaration ase(String name) {
        return AseDeclaration.of(Given.name("ase", name));
    }

    /**
     * {@return a network security group that has only its default rules}
     *
     * @param name its name
     */
    public static NsgDeclaration nsg(String name) {
        return NsgDeclaration.of(Given.name("NSG", name));
    }

    /**
     * {@return an application security group}
     *
     * @param name its name
     */
    public static AsgDeclaration asg(String name) {
        return new AsgDeclaration(Given.name("ASG", name));
    }

    /**
     * {@return a route table without a route}
     *
     * @param name its name
     */
    public static RouteTableDeclaration routeTable(String name) {
        return RouteTableDeclaration.of(Given.name("route table", name));
    }

    /**
     * {@return a Standard public IP whose address is not known}
     *
     * @param name its name
     */
    public static PublicIpDeclaration publicIp(String name) {
        return PublicIpDeclaration.of(Given.name("public IP", name));
    }

    /**
     * {@return a Standard public IP}
     *
     * @param name its name
     * @param address such as {@code 20.1.2.3}
     */
    public static PublicIpDeclaration publicIp(String name, String address) {
        return PublicIpDeclaration.of(Given.name("public IP", name)).address(address);
    }

    /** {@return an ACL for a classic endpoint, without a rule} */
    public static AclDeclaration acl() {
        return AclDeclaration.empty();
    }

    /**
     * {@return a network outside Azure}
     *
     * @param name its name
     * @param prefixes its prefixes; none to refer to a site that is declared elsewhere
     */
    public static OnPremisesDeclaration onPremises(String name, String... prefixes) {
        return new OnPremisesDeclaration(Given.name("on-premises network", name), List.of(prefixes));
    }

    /**
     * {@return a peering of two virtual networks, both sides of it}
     *
     * @param one the name of one
     * @param other the name of the other
     */
    public static PeeringDeclaration peering(String one, String other) {
        return PeeringDeclaration.between(Given.name("vnet", one), Given.name("vnet", other));
    }

    /**
     * {@return service-tag data, to be handed to {@link #network}}
     *
     * @param data the data
     */
    public static Declaration serviceTags(ServiceTags data) {
        return new Setting(Given.value("service-tag data", data).toString(), draft -> draft.tags(data));
    }

    /**
     * {@return the prefixes of one service tag, to be handed to {@link #network}}
     *
     * @param name such as {@code Storage.WestEurope}
     * @param prefixes such as {@code 20.60.0.0/16}
     */
    public static Declaration serviceTag(String name, String... prefixes) {
        return new Setting(
                "service tag " + Given.name("service tag", name), draft -> draft.tag(name, List.of(prefixes)));
    }

    /**
     * {@return how a disputed point is read, to be handed to {@link #network}}
     *
     * @param assumption the point
     * @param reading how to read it
     */
    public static Declaration assume(Assumption assumption, Assumption.Reading reading) {
        return new Setting(assumption + " " + reading, draft -> draft.assume(assumption, reading));
    }

    /**
     * {@return an address}
     *
     * @param address such as {@code 10.0.1.6}
     */
    public static AddressRange ip(String address) {
        return new AddressRange(Given.value("address", address), true);
    }

    /**
     * {@return all addresses of a prefix}
     *
     * @param prefix such as {@code 10.0.0.0/24}
     */
    public static AddressRange cidr(String prefix) {
        return new AddressRange(Given.value("prefix", prefix), false);
    }

    /** {@return the Internet} */
    public static InternetPlace internet() {
        return InternetPlace.INSTANCE;
    }

    /** {@return any address, in a security rule} */
    public static RuleAddress any() {
        return new NamedAddress("*");
    }

    /**
     * {@return the addresses of a service tag, in a security rule or a route}
     *
     * @param name such as {@code VirtualNetwork} or {@code Storage.WestEurope}
     */
    public static RuleAddress tag(String name) {
        return new NamedAddress(Given.name("service tag", name));
    }

    /**
     * {@return all addresses of a subnet}
     *
     * @param name {@code vnet/subnet}, or the subnet's name where only one has it
     */
    public static Place subnet(String name) {
        return NamedPlace.of(Endpoint.Kind.SUBNET, Given.name("subnet", name));
    }

    /**
     * {@return the public face of a machine: its public addresses, or its endpoints on its cloud service}
     *
     * @param machine the machine's name
     */
    public static Place publicEndpoint(String machine) {
        return publicEndpoint(vm(machine));
    }

    /**
     * {@return the public face of a machine, an interface or an App Service Environment}
     *
     * @param of what has it
     */
    public static Place publicEndpoint(Place of) {
        return new PublicPlace(Given.value("machine", of));
    }

    /**
     * {@return the server that a SQL Server connection string calls, and the port; 1433 unless it says another}
     *
     * @param connectionString such as {@code Server=tcp:10.0.1.6;Database=MyDatabase}, or {@code jdbc:sqlserver://...}
     * @throws IllegalArgumentException when it names no server, or a port that cannot be known
     */
    public static Destination sql(String connectionString) {
        return ConnectionString.destination(Given.value("connection string", connectionString));
    }
}
