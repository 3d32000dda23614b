package io.canreach.dsl;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.reach.Traffic;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A virtual machine, and a handle to ask about it. Addresses and groups said here are those of its primary interface,
 * named {@code <machine>-nic}; a machine that is given interfaces by {@link #nic} alone has those only. In a classic
 * virtual network the machine is classic, and has endpoints on its cloud service's public address.
 *
 * <pre>{@code
 * vm("sql-vm").privateIp("10.0.1.6").nsg(nsg("data"))
 * vm("sql-vm").privateIp("10.0.1.6").endpoint("mssql", tcp(1433)).acl(acl().permit(100, "10.0.0.0/16"))
 * vm("nva").privateIp("10.0.0.4").ipv6("ace:cab:deca:1::4").appliance(router().snatToInternet())
 * }</pre>
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/network-overview">Networks and machines</a>
 */
public sealed class VmDeclaration extends Value implements Place, PoolMember permits InputEndpointDeclaration {
    private final VmFacts facts;

    VmDeclaration(VmFacts facts) {
        this.facts = facts;
    }

    /**
     * Says a private address; each further call adds one. Without any, the machine has one unknown address of its subnet.
     *
     * @param text such as {@code 10.0.1.6}; an IPv6 one may stand beside an IPv4 one
     * @return a new declaration
     */
    public final VmDeclaration privateIp(String text) {
        return primary(nic -> nic.privateIp(text));
    }

    /**
     * Adds an IPv6 address that is not known, beside the IPv4 one.
     *
     * @return a new declaration
     */
    public final VmDeclaration ipv6() {
        return primary(NicFacts::ipv6);
    }

    /**
     * Says the IPv6 address beside the IPv4 one.
     *
     * @param text such as {@code ace:cab:deca:1::4}
     * @return a new declaration
     */
    public final VmDeclaration ipv6(String text) {
        return primary(nic -> nic.ipv6(text));
    }

    /**
     * Attaches a Standard public IP, whose address is not known, to the address said last; after {@code ipv6()} it is an IPv6 one.
     *
     * @return a new declaration
     */
    public final VmDeclaration publicIp() {
        return primary(nic -> nic.publicIp(nic.ownPublicIp()));
    }

    /**
     * Attaches a Standard public IP.
     *
     * @param address such as {@code 20.1.2.3}
     * @return a new declaration
     */
    public final VmDeclaration publicIp(String address) {
        return primary(nic -> nic.publicIp(nic.ownPublicIp().address(address)));
    }

    /**
     * Attaches a public IP to the address of its family said last; where it says neither an address nor a family, to the address
     * said last, of either family.
     *
     * @param ip the public IP
     * @return a new declaration
     */
    public final VmDeclaration publicIp(PublicIpDeclaration ip) {
        return primary(nic -> nic.publicIp(ip));
    }

    /**
     * Attaches a network security group to the primary interface; to a classic machine itself.
     *
     * @param group the group
     * @return a new declaration
     */
    public final VmDeclaration nsg(NsgDeclaration group) {
        return primary(nic -> nic.with(group));
    }

    /**
     * Makes the primary interface a member of application security groups.
     *
     * @param names the groups' names
     * @return a new declaration
     */
    public final VmDeclaration asg(String... names) {
        return primary(nic -> nic.withAsgs(List.of(names)));
    }

    /**
     * Gives the machine an interface, after those it has.
     *
     * @param networkInterface the interface, in the machine's subnet unless it says another
     * @return a new declaration
     */
    public final VmDeclaration nic(NicDeclaration networkInterface) {
        return new VmDeclaration(facts.with(networkInterface));
    }

    /**
     * Lets all interfaces of the machine send and receive packets that are not for their own addresses.
     *
     * @return a new declaration
     */
    public final VmDeclaration ipForwarding() {
        return new VmDeclaration(facts.with(VmFacts.Conduct::withForwarding));
    }

    /**
     * Says what the machine forwards, and lets all its interfaces do so. Of a machine without this nothing is known.
     *
     * @param appliance such as {@code router()}
     * @return a new declaration
     */
    public final VmDeclaration appliance(ApplianceDeclaration appliance) {
        return new VmDeclaration(facts.with(conduct -> conduct.as(appliance)));
    }

    /**
     * Says that the machine does not run.
     *
     * @return a new declaration
     */
    public final VmDeclaration stopped() {
        return new VmDeclaration(facts.with(VmFacts.Conduct::stopped));
    }

    /**
     * Puts a classic machine into a cloud service; without this it has one of its own name.
     *
     * @param name the cloud service's name
     * @return a new declaration
     */
    public final VmDeclaration cloudService(String name) {
        return new VmDeclaration(facts.inCloudService(name));
    }

    /**
     * Says the public address of the classic machine's cloud service.
     *
     * @param address such as {@code 40.1.2.3}
     * @return a new declaration
     */
    public final VmDeclaration vip(String address) {
        return new VmDeclaration(facts.withVip(address));
    }

    /**
     * Gives a classic machine an endpoint that has the same port on both sides; what follows guards it.
     *
     * @param name the endpoint's name
     * @param traffic one TCP or UDP port
     * @return a new declaration
     */
    public final InputEndpointDeclaration endpoint(String name, Traffic traffic) {
        return with(InputEndpointFacts.of(name, Optional.empty(), traffic));
    }

    /**
     * Gives a classic machine an endpoint; what follows guards it.
     *
     * @param name the endpoint's name
     * @param publicPort the port on the cloud service's public address, 1 to 65535
     * @param traffic the port on the machine, one TCP or UDP port
     * @return a new declaration
     */
    public final InputEndpointDeclaration endpoint(String name, int publicPort, Traffic traffic) {
        return with(InputEndpointFacts.of(name, Optional.of(publicPort), traffic));
    }

    @Override
    public final Endpoint endpoint() {
        return new Endpoint.Named(Endpoint.Kind.VM, facts.name());
    }

    @Override
    public final Endpoint endpointIn(Network network) {
        new Handle(network, endpoint()).checkMachine(facts);
        return endpoint();
    }

    @Override
    final VmFacts facts() {
        return facts;
    }

    @Override
    public final String toString() {
        return facts.label();
    }

    private VmDeclaration primary(UnaryOperator<NicFacts> change) {
        return new VmDeclaration(facts.primary(change));
    }

    private InputEndpointDeclaration with(InputEndpointFacts endpoint) {
        return new InputEndpointDeclaration(facts.with(endpoint));
    }
}
