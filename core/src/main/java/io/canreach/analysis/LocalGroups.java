package io.canreach.analysis;

import io.canreach.model.Network;
import io.canreach.model.NetworkChange;
import io.canreach.model.NetworkInterface;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The NSGs in which two networks differ, where they differ in nothing else and nobody but plain machines stands behind these:
 * then no flow of others meets them.
 */
final class LocalGroups {
    private final Network network;
    private final Set<ResourceId> plainInterfaces;

    private LocalGroups(Network network, PlainPairs plain) {
        this.network = network;
        this.plainInterfaces = plain.interfaces();
    }

    static Optional<Set<ResourceId>> changed(Network before, Network after, PlainPairs plain) {
        if (!NetworkChange.isOnlyIn(before, after, NetworkSecurityGroup.class)) {
            return Optional.empty();
        }
        Set<ResourceId> changed = after.all(NetworkSecurityGroup.class).stream()
                .filter(group -> !group.equals(before.get(NetworkSecurityGroup.class, group.id())))
                .map(NetworkSecurityGroup::id)
                .collect(Collectors.toSet());
        return Optional.of(changed).filter(new LocalGroups(before, plain)::areLocal);
    }

    private boolean areLocal(Set<ResourceId> groups) {
        Stream<Subnet> subnets = network.all(Subnet.class).stream()
                .filter(subnet ->
                        subnet.networkSecurityGroup().filter(groups::contains).isPresent());
        return subnets.allMatch(this::isLocal)
                && network.all(NetworkInterface.class).stream()
                        .filter(nic -> nic.networkSecurityGroup()
                                .filter(groups::contains)
                                .isPresent())
                        .allMatch(nic -> plainInterfaces.contains(nic.id()));
    }

    private boolean isLocal(Subnet subnet) {
        boolean plain = network.addresses().inSubnet(subnet.id()).stream()
                .allMatch(address ->
                        plainInterfaces.contains(address.networkInterface().id()));
        return plain
                && network.addresses().holders(subnet.virtualNetwork()).keySet().stream()
                        .noneMatch(subnet::contains);
    }
}
