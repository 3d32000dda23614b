package io.canreach.model;

import io.canreach.packet.IpFamily;
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
        Map<ResourceId, NetworkInterface> interfaces = rules.byId(NetworkInterface.class);
        for (NetworkInterface nic : interfaces.values()) {
            check(nic);
        }
        for (VirtualMachine vm : rules.all(VirtualMachine.class)) {
            check(vm, interfaces);
        }
    }

    private void check(NetworkInterface nic) {
        String owner = owner(nic);
        boolean alone = nic.virtualMachine().isEmpty();
        AddressBook.Holder holder = new AddressBook.Holder(owner, false, alone);
        if (!hasIpv4(nic)) {
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

    private static boolean hasIpv4(NetworkInterface nic) {
        for (IpConfiguration each : nic.ipConfigurations()) {
            if (each.family() == IpFamily.IPV4) {
                return true;
            }
        }
        return false;
    }

    private void check(VirtualMachine vm, Map<ResourceId, NetworkInterface> interfaces) {
        Set<ResourceId> vnets = new HashSet<>();
        for (ResourceId id : vm.networkInterfaces()) {
            NetworkInterface nic = interfaces.get(id);
            if (nic == null) {
                rules.mustExist(NetworkInterface.class, "network interface", id, vm.label());
            } else {
                Optional<ResourceId> vnet = nic.subnet().parent();
                vnet.ifPresent(vnets::add);
            }
        }
        if (vnets.size() > 1) {
            rules.problem(vm.label() + " has interfaces in " + vnets.size() + " virtual networks; only one is allowed");
        }
    }

    /** The machine where there is one, since people know it better than its interface. */
    static String owner(NetworkInterface nic) {
        Optional<ResourceId> machine = nic.virtualMachine();
        return machine.isPresent() ? "vm '" + machine.get().name() + "'" : nic.label();
    }
}
