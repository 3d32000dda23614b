package io.canreach.importer;

import io.canreach.model.DeploymentModel;
import io.canreach.model.NetworkInterface;
import io.canreach.model.ResourceId;
import io.canreach.model.VirtualMachine;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads virtual machines; one that only its interfaces mention is made from them. */
final class Machines {
    private final Assembly assembly;
    private final Map<ResourceId, Set<ResourceId>> byMachine = new LinkedHashMap<>();

    Machines(Assembly assembly) {
        this.assembly = assembly;
        for (NetworkInterface nic : assembly.all(NetworkInterface.class)) {
            nic.virtualMachine()
                    .ifPresent(id -> byMachine
                            .computeIfAbsent(id, any -> new LinkedHashSet<>())
                            .add(nic.id()));
        }
    }

    void read() {
        assembly.make(Types.VM, this::machine).forEach(made -> {
            assembly.put(made.value());
            made.value()
                    .networkInterfaces()
                    .forEach(nic -> attach(nic, made.value().id()));
        });
        byMachine.keySet().stream()
                .filter(id -> !assembly.has(VirtualMachine.class, id))
                .forEach(id -> assembly.put(VirtualMachine.of(id, List.copyOf(byMachine.getOrDefault(id, Set.of())))));
    }

    private Optional<VirtualMachine> machine(ResourceId id, Node node) {
        Set<ResourceId> nics = new LinkedHashSet<>();
        node.get("networkProfile").objects("networkInterfaces").stream()
                .sorted(Interfaces.PRIMARY_FIRST)
                .forEach(each ->
                        each.reference().filter(nic -> isThere(nic, each)).ifPresent(nics::add));
        nics.addAll(byMachine.getOrDefault(id, Set.of()));
        String location = node.text("location", "");
        return Optional.of(new VirtualMachine(
                id, DeploymentModel.RESOURCE_MANAGER, location, List.copyOf(nics), Optional.empty(), List.of()));
    }

    private boolean isThere(ResourceId nic, Node node) {
        boolean there = assembly.has(NetworkInterface.class, nic);
        if (!there) {
            node.warn(
                    "network interface '" + nic.name() + "' " + Missing.why(assembly, Types.NIC, nic),
                    "the machine has no address by it; questions about a machine without any address fail");
        }
        return there;
    }

    private void attach(ResourceId nic, ResourceId machine) {
        assembly.find(NetworkInterface.class, nic)
                .filter(each -> each.virtualMachine().isEmpty())
                .ifPresent(each -> assembly.put(each.withVirtualMachine(machine)));
    }
}
