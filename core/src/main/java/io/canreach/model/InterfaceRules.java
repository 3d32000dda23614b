package io.canreach.model;

import io.canreach.packet.Ip;
import io.canreach.packet.IpFamily;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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
    private static final int MAX_ADDRESSES = 65536;

    private final NetworkRules rules;
    private final Map<ResourceId, Subnet> subnets = new HashMap<>();
    private final Map<ResourceId, Map<Ip, String>> taken = new HashMap<>();
    private final Map<ResourceId, Integer> counts = new HashMap<>();

    InterfaceRules(NetworkRules rules) {
        this.rules = rules;
        rules.all(Subnet.class).forEach(subnet -> subnets.put(subnet.id(), subnet));
    }

    void check() {
        Map<ResourceId, NetworkInterface> interfaces = new HashMap<>();
        for (NetworkInterface nic : rules.all(NetworkInterface.class)) {
            interfaces.put(nic.id(), nic);
            check(nic);
        }
        counts.forEach((vnet, count) -> {
            if (count > MAX_ADDRESSES) {
                rules.problem("vnet '" + vnet.name() + "' has " + count + " private addresses; at most " + MAX_ADDRESSES
                        + " are allowed");
            }
        });
        rules.all(VirtualMachine.class).forEach(vm -> check(vm, interfaces));
    }

    private void check(NetworkInterface nic) {
        String owner = owner(nic);
        if (nic.ipConfigurations().stream().noneMatch(each -> each.family() == IpFamily.IPV4)) {
            rules.problem(owner + " has no IPv4 address; Azure needs at least one on every interface");
        }
        Set<ResourceId> vnets = new HashSet<>();
        for (IpConfiguration each : nic.ipConfigurations()) {
            Subnet subnet = subnets.get(each.subnet());
            if (subnet == null) {
                rules.mustExist(Subnet.class, "subnet", each.subnet(), owner);
            } else {
                vnets.add(subnet.virtualNetwork());
                check(owner, each, subnet);
            }
        }
        if (vnets.size() > 1) {
            rules.problem(owner + " has addresses in " + vnets.size() + " virtual networks; only one is allowed");
        }
    }

    private void check(String owner, IpConfiguration configuration, Subnet subnet) {
        counts.merge(subnet.virtualNetwork(), 1, Integer::sum);
        if (subnet.prefixes().isEmpty()) {
            return; // its network has said so, or that it should have
        }
        if (!(configuration.privateAddress() instanceof KnownAddress known)) {
            if (!subnet.has(configuration.family())) {
                rules.problem(owner + " wants an " + configuration.family() + " address of " + subnet.label()
                        + ", which has none");
            }
            return;
        }
        Ip ip = known.ip();
        if (!subnet.contains(ip)) {
            rules.problem(owner + " has the address " + ip + ", which is not in subnet '" + subnet.name() + "' "
                    + subnet.addresses());
        } else if (subnet.reservedAddresses().contains(ip)) {
            rules.problem(owner + " has the address " + ip + ", which Azure reserves in subnet '" + subnet.name() + "' "
                    + subnet.addresses() + " (the first four and the last)");
        }
        String other = taken.computeIfAbsent(subnet.virtualNetwork(), id -> new HashMap<>())
                .putIfAbsent(ip, owner);
        if (other != null) {
            rules.problem(owner + " has the address " + ip + ", which " + other + " has already");
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
    private static String owner(NetworkInterface nic) {
        List<ResourceId> machine = nic.virtualMachine().stream().toList();
        Optional<ResourceId> only = machine.stream().findFirst();
        return only.map(id -> "vm '" + id.name() + "'").orElse(nic.label());
    }
}
