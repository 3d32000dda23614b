package io.canreach.dsl;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import java.util.List;

/**
 * A network interface: a further one of a machine, or one without a machine.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-network-network-interface">Network
 *     interfaces</a>
 */
public final class NicDeclaration extends Value implements Place, PoolMember {
    private final NicFacts facts;

    NicDeclaration(NicFacts facts) {
        this.facts = facts;
    }

    /**
     * Puts the interface into another subnet than its machine, of the same virtual network.
     *
     * @param name the subnet's name
     * @return a new declaration
     */
    public NicDeclaration subnet(String name) {
        return new NicDeclaration(facts.inSubnet(name));
    }

    /**
     * Says a private address; each further call adds one.
     *
     * @param text such as {@code 10.0.1.6}
     * @return a new declaration
     */
    public NicDeclaration privateIp(String text) {
        return new NicDeclaration(facts.privateIp(text));
    }

    /**
     * Adds an IPv6 address that is not known, beside the IPv4 one.
     *
     * @return a new declaration
     */
    public NicDeclaration ipv6() {
        return new NicDeclaration(facts.ipv6());
    }

    /**
     * Says the IPv6 address beside the IPv4 one.
     *
     * @param text such as {@code ace:cab:deca:1::4}
     * @return a new declaration
     */
    public NicDeclaration ipv6(String text) {
        return new NicDeclaration(facts.ipv6(text));
    }

    /**
     * Attaches a Standard public IP, whose address is not known, to the address said last.
     *
     * @return a new declaration
     */
    public NicDeclaration publicIp() {
        return publicIp(facts.ownPublicIp());
    }

    /**
     * Attaches a Standard public IP to the address said last.
     *
     * @param address such as {@code 20.1.2.3}
     * @return a new declaration
     */
    public NicDeclaration publicIp(String address) {
        return publicIp(facts.ownPublicIp().address(address));
    }

    /**
     * Attaches a public IP to the address said last.
     *
     * @param ip the public IP
     * @return a new declaration
     */
    public NicDeclaration publicIp(PublicIpDeclaration ip) {
        return new NicDeclaration(facts.publicIp(ip));
    }

    /**
     * Attaches a network security group.
     *
     * @param group the group
     * @return a new declaration
     */
    public NicDeclaration nsg(NsgDeclaration group) {
        return new NicDeclaration(facts.with(group));
    }

    /**
     * Makes the interface a member of application security groups.
     *
     * @param names the groups' names
     * @return a new declaration
     */
    public NicDeclaration asg(String... names) {
        return new NicDeclaration(facts.withAsgs(List.of(names)));
    }

    /**
     * Lets the interface send and receive packets that are not for its own addresses.
     *
     * @return a new declaration
     */
    public NicDeclaration ipForwarding() {
        return new NicDeclaration(facts.withForwarding());
    }

    @Override
    public Endpoint endpoint() {
        return new Endpoint.Named(Endpoint.Kind.NETWORK_INTERFACE, facts.name());
    }

    @Override
    public Endpoint endpointIn(Network network) {
        new Handle(network, endpoint()).checkInterface(facts);
        return endpoint();
    }

    @Override
    NicFacts facts() {
        return facts;
    }

    @Override
    public String toString() {
        return endpoint().toString();
    }
}
