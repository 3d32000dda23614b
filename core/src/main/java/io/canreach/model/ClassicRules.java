package io.canreach.model;

import io.canreach.packet.IpFamily;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Azure's rules for classic machines, their input endpoints and ACLs.
 *
 * @see <a href="https://learn.microsoft.com/previous-versions/azure/virtual-network/virtual-networks-acl">Endpoint
 *     access control lists</a>
 */
final class ClassicRules {
    private static final String ONLY = ", which only Resource Manager networks have";

    private final NetworkRules rules;
    private final Occupants occupants;
    private final Map<ResourceId, NetworkInterface> interfaces;
    private final Map<ResourceId, Subnet> subnets;
    private final Map<ResourceId, NetworkSecurityGroup> groups;

    ClassicRules(NetworkRules rules, Occupants occupants) {
        this.rules = rules;
        this.occupants = occupants;
        this.interfaces = rules.byId(NetworkInterface.class);
        this.subnets = rules.byId(Subnet.class);
        this.groups = rules.byId(NetworkSecurityGroup.class);
    }

    void check() {
        for (VirtualNetwork vnet : rules.all(VirtualNetwork.class)) {
            if (vnet.model() == DeploymentModel.CLASSIC) {
                vnet.subnets().forEach(subnet -> check(vnet, subnet));
            }
        }
        Map<String, Listener> ports = new HashMap<>();
        Map<String, EndpointAcl> acls = new HashMap<>();
        for (VirtualMachine vm : rules.all(VirtualMachine.class)) {
            checkModel(vm);
            checkAclOrNsg(vm);
            Set<String> names = new HashSet<>();
            for (InputEndpoint endpoint : vm.inputEndpoints()) {
                if (!names.add(endpoint.name().toLowerCase(Locale.ROOT))) {
                    rules.problem("two endpoints of " + vm.label() + " are named '" + endpoint.name() + "'");
                }
                checkPort(vm, endpoint, ports);
                checkSharedAcl(vm, endpoint, acls);
            }
        }
    }

    private void check(VirtualNetwork vnet, Subnet subnet) {
        String place = subnet.label() + " of the classic " + vnet.label() + " has ";
        if (subnet.natGateway().isPresent()) {
            rules.problem(place + "a NAT gateway" + ONLY);
        }
        if (!subnet.serviceEndpoints().isEmpty()) {
            rules.problem(place + "service endpoints" + ONLY);
        }
        if (subnet.has(IpFamily.IPV6)) {
            rules.problem(place + "an IPv6 prefix" + ONLY);
        }
        occupants.of(subnet.id()).stream()
                .filter(each -> !(each instanceof NetworkInterface || each instanceof AppServiceEnvironment))
                .forEach(each -> rules.problem(each.label() + " stands in classic " + vnet.label()
                        + "; only a Resource Manager network has such a resource"));
    }

    /** An endpoint with its machine. */
    private record Listener(VirtualMachine machine, InputEndpoint endpoint) {
        boolean sharesSetWith(Listener other) {
            Optional<String> set = endpoint.loadBalancedSet();
            return set.isPresent()
                    && other.endpoint
                            .loadBalancedSet()
                            .filter(set.get()::equalsIgnoreCase)
                            .isPresent();
        }
    }

    private void checkModel(VirtualMachine vm) {
        boolean classic = vm.model() == DeploymentModel.CLASSIC;
        if (!classic && !vm.inputEndpoints().isEmpty()) {
            rules.problem(vm.label() + " has input endpoints, which only classic machines have");
        }
        if (vm.cloudService().isPresent()) {
            rules.mustExist(
                    CloudService.class, "cloud service", vm.cloudService().get(), vm.label());
        } else if (classic) {
            rules.problem(vm.label() + " is classic and belongs to no cloud service");
        }
    }

    private void checkAclOrNsg(VirtualMachine vm) {
        if (vm.inputEndpoints().isEmpty() || vm.inputEndpoints().stream().noneMatch(ClassicRules::hasAcl)) {
            return;
        }
        Optional<ResourceId> nsg = vm.networkInterfaces().stream()
                .flatMap(id -> Stream.ofNullable(interfaces.get(id)))
                .flatMap(this::groupsOf)
                .filter(id -> !isUnknown(groups.get(id)))
                .findFirst();
        if (nsg.isPresent()) {
            rules.problem(vm.label() + " has an endpoint ACL and NSG '"
                    + nsg.get().name() + "'; Azure allows one or the other");
        }
    }

    private static boolean isUnknown(@Nullable NetworkSecurityGroup group) {
        return group != null && group.isUnknown();
    }

    /** An endpoint of whose list nothing is known may have none. */
    private static boolean hasAcl(InputEndpoint endpoint) {
        return endpoint.acl().filter(each -> !each.isUnknown()).isPresent();
    }

    private Stream<ResourceId> groupsOf(NetworkInterface nic) {
        Stream<ResourceId> ofSubnets = nic.ipConfigurations().stream()
                .map(IpConfiguration::subnet)
                .flatMap(id -> Stream.ofNullable(subnets.get(id)))
                .flatMap(subnet -> subnet.networkSecurityGroup().stream());
        return Stream.concat(nic.networkSecurityGroup().stream(), ofSubnets);
    }

    private void checkPort(VirtualMachine vm, InputEndpoint endpoint, Map<String, Listener> ports) {
        String service =
                vm.cloudService().map(ResourceId::toString).orElse(vm.id().toString());
        String key = service.toLowerCase(Locale.ROOT) + " " + endpoint.protocol() + " " + endpoint.publicPort();
        Listener listener = new Listener(vm, endpoint);
        Listener other = ports.putIfAbsent(key, listener);
        if (other != null && !listener.sharesSetWith(other)) {
            rules.problem(vm.label() + " " + endpoint + " uses a public port that "
                    + other.machine().label()
                    + " uses in the same cloud service; only a load-balanced set shares a port");
        }
    }

    private void checkSharedAcl(VirtualMachine vm, InputEndpoint endpoint, Map<String, EndpointAcl> acls) {
        if (endpoint.loadBalancedSet().isEmpty() || endpoint.acl().isEmpty()) {
            return;
        }
        String key = (vm.cloudService().map(ResourceId::toString).orElse("") + " "
                        + endpoint.loadBalancedSet().get())
                .toLowerCase(Locale.ROOT);
        EndpointAcl other = acls.putIfAbsent(key, endpoint.acl().get());
        if (other != null && !other.equals(endpoint.acl().get())) {
            rules.problem("load-balanced set '" + endpoint.loadBalancedSet().get()
                    + "' has different ACLs on its members; a set has one ACL");
        }
    }
}
