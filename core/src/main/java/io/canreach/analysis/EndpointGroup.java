package io.canreach.analysis;

import io.canreach.model.ApplicationSecurityGroup;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.model.Suggestions;
import io.canreach.model.VirtualMachine;
import io.canreach.model.VirtualNetwork;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Endpoints that a rule treats alike.
 *
 * @param name how messages name it
 * @param members the endpoints, at least one
 */
public record EndpointGroup(String name, List<Endpoint> members) {
    /** What may have public addresses beside those by which others in a network call it. */
    private static final Set<Endpoint.Kind> FACES = EnumSet.of(
            Endpoint.Kind.VM,
            Endpoint.Kind.NETWORK_INTERFACE,
            Endpoint.Kind.ASE,
            Endpoint.Kind.SUBNET,
            Endpoint.Kind.LOAD_BALANCER,
            Endpoint.Kind.APPLICATION_GATEWAY,
            Endpoint.Kind.BASTION,
            Endpoint.Kind.FIREWALL,
            Endpoint.Kind.SQL_MANAGED_INSTANCE);

    /**
     * Removes repeated members and checks that one is left.
     *
     * @param name how messages name it
     * @param members the endpoints
     * @throws IllegalArgumentException when there is none: a rule about nothing would hold for nothing
     */
    public EndpointGroup {
        members = new Endpoint.Group(name, members).members();
        if (members.isEmpty()) {
            throw new IllegalArgumentException(name + " is empty: it has no endpoint to ask about");
        }
    }

    /**
     * A group of endpoints.
     *
     * @param name how messages name it
     * @param members at least one
     * @return the group
     * @throws IllegalArgumentException when there is none
     */
    public static EndpointGroup of(String name, Endpoint... members) {
        return new EndpointGroup(name, List.of(members));
    }

    /**
     * The endpoints in a subnet.
     *
     * @param network the network
     * @param subnet its path such as {@code hub/web}, its id, or its name where only one has it
     * @return the group
     * @throws IllegalArgumentException when the network does not have the subnet, or nothing is in it
     */
    public static EndpointGroup inSubnet(Network network, String subnet) {
        Subnet found = one(
                network,
                Subnet.class,
                "subnet",
                subnet,
                each -> isNamed(each, subnet) || each.path().equalsIgnoreCase(subnet));
        return where(
                network,
                found.label(),
                member -> member.subnet().filter(found.id()::equals).isPresent());
    }

    /**
     * The endpoints in all subnets of a virtual network.
     *
     * @param network the network
     * @param vnet its name or id
     * @return the group
     * @throws IllegalArgumentException when the network does not have it, or nothing is in it
     */
    public static EndpointGroup inVirtualNetwork(Network network, String vnet) {
        VirtualNetwork found = one(network, VirtualNetwork.class, "vnet", vnet, each -> isNamed(each, vnet));
        List<ResourceId> subnets = found.subnets().stream().map(Subnet::id).toList();
        return where(
                network,
                found.label(),
                member -> member.subnet().filter(subnets::contains).isPresent());
    }

    /**
     * The machines and interfaces in an application security group.
     *
     * @param network the network
     * @param asg its name or id
     * @return the group
     * @throws IllegalArgumentException when the network does not have it, or nothing is in it
     */
    public static EndpointGroup inApplicationSecurityGroup(Network network, String asg) {
        ApplicationSecurityGroup found =
                one(network, ApplicationSecurityGroup.class, "asg", asg, each -> isNamed(each, asg));
        return where(
                network,
                found.label(),
                member -> groups(network, member.resource()).anyMatch(found.id()::equals));
    }

    /**
     * The endpoints for whose resource something holds.
     *
     * @param network the network
     * @param name how messages name the group
     * @param condition what holds of a machine, an interface, a private endpoint, ...
     * @return the group
     * @throws IllegalArgumentException when it holds of none
     */
    public static EndpointGroup matching(Network network, String name, Predicate<Resource> condition) {
        return where(network, name, member -> condition.test(member.resource()));
    }

    /**
     * The same members, and as targets their public faces as well: public addresses of their own, public frontends of load
     * balancers and what firewalls and appliances translate to them.
     *
     * @return a larger group
     */
    public EndpointGroup withPublicFaces() {
        List<Endpoint> all = new ArrayList<>(members);
        members.stream()
                .filter(each -> each instanceof Endpoint.Named named && FACES.contains(named.kind()))
                .map(Endpoint.PublicFace::new)
                .forEach(all::add);
        return new EndpointGroup(name, all);
    }

    /** {@return the group as an end of a question} */
    public Endpoint.Group endpoint() {
        return new Endpoint.Group(name, members);
    }

    private static EndpointGroup where(Network network, String name, Predicate<Members.Member> condition) {
        return new EndpointGroup(
                name,
                Members.of(network).stream()
                        .filter(condition)
                        .<Endpoint>map(Members.Member::endpoint)
                        .toList());
    }

    private static <T extends Resource> T one(
            Network network, Class<T> type, String noun, String name, Predicate<T> isIt) {
        List<T> found = network.all(type).stream().filter(isIt).toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "no " + noun + " '" + name + "' in the network" + Suggestions.of(noun, network.all(type)));
        }
        if (found.size() > 1) {
            throw new IllegalArgumentException("several of the name " + noun + " '" + name + "'; there are: "
                    + found.stream().map(each -> each.id().value()).toList());
        }
        return found.get(0);
    }

    private static boolean isNamed(Resource resource, String name) {
        return resource.name().equalsIgnoreCase(name)
                || resource.id().value().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT));
    }

    private static Stream<ResourceId> groups(Network network, Resource resource) {
        Stream<NetworkInterface> interfaces = resource instanceof VirtualMachine vm
                ? vm.networkInterfaces().stream().flatMap(id -> network.find(NetworkInterface.class, id).stream())
                : Stream.of(resource).filter(NetworkInterface.class::isInstance).map(NetworkInterface.class::cast);
        return interfaces
                .flatMap(nic -> nic.ipConfigurations().stream())
                .flatMap(configuration -> configuration.applicationSecurityGroups().stream());
    }

    @Override
    public String toString() {
        return name;
    }
}
