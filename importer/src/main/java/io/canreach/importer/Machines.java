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
    private final Map<ResourceId, Map<ResourceId, Node>> missing = new LinkedHashMap<>();

    Machines(Assembly assembly) {
        this.assembly = assembly;
        for (NetworkInterface nic : assembly.all(NetworkInterface.class)) {
            nic.virtualMachine()
                    .ifPresent(id -> byMachine
                            .computeIfAbsent(id, any -> new LinkedHashSet<>())
                            .add(nic.id()));
        }
        for (String type : List.of(Types.NIC, Types.SCALE_SET_NIC)) {
            assembly.inventory().ofType(type).forEach(this::noteLeftOut);
        }
    }

    /** An interface that could not be placed still is a way to its machine. */
    private void noteLeftOut(ResourceId nic, List<Node> nodes) {
        if (!assembly.has(NetworkInterface.class, nic)) {
            nodes.forEach(node -> node.reference("virtualMachine").ifPresent(id -> missing(id, nic, node)));
        }
    }

    private void missing(ResourceId machine, ResourceId nic, Node node) {
        missing.computeIfAbsent(machine, any -> new LinkedHashMap<>()).putIfAbsent(nic, node);
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
        missing.forEach((machine, nics) -> nics.forEach((nic, node) -> leaveOpen(machine, nic, node)));
    }

    /** What comes in or goes out by an interface that is not known reaches the machine all the same. */
    private void leaveOpen(ResourceId id, ResourceId nic, Node node) {
        String met = "'" + id.name() + "' has another interface '" + nic.name() + "' of which nothing is known";
        assembly.find(VirtualMachine.class, id)
                .ifPresent(vm -> vm.networkInterfaces().forEach(each -> assembly.wayInAndOut(each, node, met)));
    }

    private Optional<VirtualMachine> machine(ResourceId id, Node node) {
        Set<ResourceId> nics = new LinkedHashSet<>();
        node.get("networkProfile").objects("networkInterfaces").stream()
                .sorted(Interfaces.PRIMARY_FIRST)
                .forEach(each -> interfaceOf(id, each).ifPresent(nics::add));
        PowerState.check(id, node);
        nics.addAll(byMachine.getOrDefault(id, Set.of()));
        String location = node.location();
        return Optional.of(new VirtualMachine(
                id,
                DeploymentModel.RESOURCE_MANAGER,
                location,
                List.copyOf(nics),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                VirtualMachine.PowerState.RUNNING));
    }

    private Optional<ResourceId> interfaceOf(ResourceId machine, Node reference) {
        if (SecurityGroups.reference(reference).isExpression()) {
            ResourceId standIn = machine.child("networkInterfaces", "unknown");
            assembly.put(Interfaces.somewhere(assembly, standIn, reference));
            return Optional.of(standIn);
        }
        return reference.reference().filter(nic -> isThere(machine, nic, reference));
    }

    private boolean isThere(ResourceId machine, ResourceId nic, Node node) {
        boolean there = assembly.has(NetworkInterface.class, nic);
        if (!there) {
            missing(machine, nic, node);
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
