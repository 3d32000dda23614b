package io.canreach.model;

import io.canreach.packet.IpFamily;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Azure's rules for network interfaces, their addresses and their machines.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/ip-services/virtual-network-network-interface-addresses">
 *     IP configurations</a>
 */
final class InterfaceRules {
    private final NetworkRules rules;
    private final AddressBook addresses;

    InterfaceRules(NetworkRules rules, AddressBook addresses) {
        this.rules = rules;
        this.addresses = addresses;
    }

    void check() {
        Map<ResourceId, NetworkInterface> interfaces = new HashMap<>();
        for (NetworkInterface nic : rules.all(NetworkInterface.class)) {
            interfaces.put(nic.id(), nic);
            check(nic);
        }
        rules.all(VirtualMachine.class).forEach(vm -> check(vm, interfaces));
    }

    private void check(NetworkInterface nic) {
        String owner = owner(nic);
        boolean alone = nic.virtualMachine().isEmpty();
        AddressBook.Holder holder = new AddressBook.Holder(owner, false, alone);
        if (nic.ipConfigurations().stream().noneMatch(each -> each.family() == IpFamily.IPV4)) {
            rules.problem(owner + " has no IPv4 address; Azure needs at least one on every interface");
        }
        Set<ResourceId> vnets = new HashSet<>();
        for (IpConfiguration each : nic.ipConfigurations()) {
            Optional<Subnet> subnet = rules.find(Subnet.class, each.subnet());
            if (subnet.isEmpty()) {
                rules.mustExist(Subnet.class, "subnet", each.subnet(), owner);
            } else {
                vnets.add(subnet.get().virtualNetwork());
                addresses.take(holder, subnet.get(), each.family(), each.privateAddress());
            }
        }
        if (vnets.size() > 1) {
            rules.problem(owner + " has addresses in " + vnets.size() + " virtual networks; only one is allowed");
        }
    }

    private void check(VirtualMachine vm, Map<ResourceId, NetworkInterface> interfaces) {
        Set<ResourceId> vnets = new HashSet<>();
        for (ResourceId id : vm.networkInterfaces()) {
            NetworkInterface nic = interfaces.get(id);
            if (nic == null) {
                rules.mustExist(NetworkInterface.class, "network interface", id, vm.label());
            } else {
                nic.subnet().parent().ifPresent(vnets::add);
            }
        }
        if (vnets.size() > 1) {
            rules.problem(vm.label() + " has interfaces in " + vnets.size() + " virtual networks; only one is allowed");
        }
    }

    /** The machine where there is one, since people know it better than its interface. */
    static String owner(NetworkInterface nic) {
        return nic.virtualMachine().map(id -> "vm '" + id.name() + "'").orElse(nic.label());
    }
}
