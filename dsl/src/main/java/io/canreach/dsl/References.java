package io.canreach.dsl;

import io.canreach.model.HostAddress;
import io.canreach.model.IpConfiguration;
import io.canreach.model.KnownAddress;
import io.canreach.model.NetworkInterface;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import io.canreach.model.Suggestions;
import io.canreach.model.VirtualMachine;
import io.canreach.model.VirtualNetwork;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what one declaration names of another. What is not there is noted, with what is; what is there and wrong was noted
 * already, and is only left out.
 */
record References(Draft draft, String referrer) {
    Optional<ResourceId> vnet(String name) {
        List<VnetFacts> named = draft.vnets().stream()
                .filter(vnet -> vnet.name().equalsIgnoreCase(name))
                .toList();
        if (named.isEmpty()) {
            missing("vnet", name, draft.vnets().stream().map(VnetFacts::name).toList());
        }
        return named.stream().findFirst().map(vnet -> ResourceId.of("virtualNetworks", vnet.name()));
    }

    /** A subnet by {@code vnet/subnet}, or by its name where only one has it. */
    Optional<ResourceId> subnet(String name) {
        List<String> paths = paths();
        List<String> named = paths.stream()
                .filter(path -> path.equalsIgnoreCase(name)
                        || path.substring(path.indexOf('/') + 1).equalsIgnoreCase(name))
                .toList();
        if (named.isEmpty()) {
            missing("subnet", name, paths);
        } else if (named.size() > 1) {
            draft.problem(referrer + " refers to subnet '" + name + "', of which there are several"
                    + Names.there("subnet", named));
        }
        return named.size() == 1 ? made(named.get(0)) : Optional.empty();
    }

    private List<String> paths() {
        return draft.vnets().stream()
                .flatMap(vnet -> vnet.subnetNames().stream().map(subnet -> vnet.name() + "/" + subnet))
                .toList();
    }

    /** The interface by which a member answers. */
    Optional<NetworkInterface> networkInterface(PoolMember member) {
        Optional<NetworkInterface> found = member instanceof VmDeclaration vm
                ? primary(vm.facts())
                : made(
                        NetworkInterface.class,
                        "networkInterfaces",
                        ((NicDeclaration) member).facts().name());
        found.ifPresent(nic -> checkSaid(member, nic));
        return found;
    }

    private Optional<NetworkInterface> primary(VmFacts vm) {
        return made(VirtualMachine.class, "virtualMachines", vm.name()).stream()
                .flatMap(machine -> machine.networkInterfaces().stream())
                .findFirst()
                .flatMap(id -> draft.made(NetworkInterface.class, id));
    }

    private <T extends Resource> Optional<T> made(Class<T> kind, String type, String name) {
        ResourceId id = ResourceId.of(type, name);
        if (!draft.isDeclared(id)) {
            String noun = kind == VirtualMachine.class ? "vm" : "network interface";
            draft.problem(referrer + " refers to " + noun + " '" + name + "', which is not in the network"
                    + Suggestions.of(noun, draft.made(kind)));
        }
        return draft.made(kind, id);
    }

    private Optional<ResourceId> made(String path) {
        int slash = path.indexOf('/');
        ResourceId vnet = ResourceId.of("virtualNetworks", path.substring(0, slash));
        ResourceId id = vnet.child("subnets", path.substring(slash + 1));
        return draft.made(VirtualNetwork.class, vnet)
                .filter(made ->
                        made.subnets().stream().anyMatch(subnet -> subnet.id().equals(id)))
                .map(made -> id);
    }

    /** A handle that says another address than the network has would be a handle of something else. */
    private void checkSaid(PoolMember member, NetworkInterface nic) {
        List<HostAddress> there = nic.ipConfigurations().stream()
                .map(IpConfiguration::privateAddress)
                .toList();
        boolean allKnown = there.stream().allMatch(KnownAddress.class::isInstance);
        said(member)
                .flatMap(text -> draft.attempt(referrer, () -> KnownAddress.parse(text)).stream())
                .filter(address -> allKnown && !there.contains(address))
                .forEach(address -> draft.problem(referrer + ": " + member + " is said to have the address " + address
                        + ", but in the network it is " + joined(there)));
    }

    private static Stream<String> said(PoolMember member) {
        NicFacts nic =
                member instanceof VmDeclaration vm ? vm.facts().interfaces().get(0) : ((NicDeclaration) member).facts();
        return nic.addresses().stream().flatMap(each -> each.privateIp().stream());
    }

    private static String joined(List<HostAddress> addresses) {
        return addresses.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private void missing(String noun, String name, List<String> there) {
        draft.problem(referrer + " refers to " + noun + " '" + name + "', which is not in the network"
                + Names.there(noun, there));
    }
}
