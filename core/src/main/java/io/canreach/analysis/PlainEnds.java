package io.canreach.analysis;

import io.canreach.model.AddressClass;
import io.canreach.model.DeploymentModel;
import io.canreach.model.Direction;
import io.canreach.model.Endpoint;
import io.canreach.model.Gap;
import io.canreach.model.IpConfiguration;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualMachine;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.Ip;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.security.AdminRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the machines about which nothing is special. It is careful rather than complete: whatever it does not know to be
 * plain is asked about by the walk.
 */
final class PlainEnds {
    private static final IpSet PRIVATE = AddressClass.RFC_1918.addresses().union(IpSet.all(IpFamily.IPV6));

    private final Network network;
    private final boolean plainNetwork;
    private final NextHopInterfaces nextHops;
    private final Map<ResourceId, Boolean> plainSubnets = new HashMap<>();

    PlainEnds(Network network) {
        this.network = network;
        this.plainNetwork = network.addresses().isComplete();
        this.nextHops = NextHopInterfaces.of(network);
    }

    Optional<PlainEnd> of(Endpoint endpoint, VirtualMachine machine) {
        boolean plain = plainNetwork
                && machine.model() == DeploymentModel.RESOURCE_MANAGER
                && machine.powerState() != VirtualMachine.PowerState.STOPPED
                && machine.appliance().isEmpty()
                && machine.inputEndpoints().isEmpty()
                && machine.networkInterfaces().size() == 1;
        return plain
                ? network.find(
                                NetworkInterface.class,
                                machine.networkInterfaces().get(0))
                        .filter(nic -> !nic.ipForwarding())
                        .flatMap(nic -> of(endpoint, nic))
                : Optional.empty();
    }

    private Optional<PlainEnd> of(Endpoint endpoint, NetworkInterface nic) {
        List<Ip> ips = new ArrayList<>();
        Set<ResourceId> subnets = new HashSet<>();
        for (IpConfiguration each : nic.ipConfigurations()) {
            subnets.add(each.subnet());
            if (each.privateAddress() instanceof KnownAddress known) {
                ips.add(known.ip());
            }
        }
        boolean known = ips.size() == nic.ipConfigurations().size() && subnets.size() == 1;
        if (!known || !hasNoGaps(nic)) {
            return Optional.empty();
        }
        Subnet subnet = network.get(Subnet.class, subnets.iterator().next());
        IpSet all = IpSet.unionOf(ips.stream().map(IpSet::of).toList());
        boolean plain = isPlain(subnet) && PRIVATE.encloses(all) && isFree(subnet, all) && !nextHops.contains(nic, ips);
        return plain
                ? Optional.of(new PlainEnd(endpoint, nic.id(), subnet, nic.networkSecurityGroup(), all, ips))
                : Optional.empty();
    }

    private boolean hasNoGaps(NetworkInterface nic) {
        for (Gap.Effect effect : Gap.Effect.values()) {
            if (!network.gapsAround(nic, effect).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing that Azure manages holds one of the addresses. */
    private boolean isFree(Subnet subnet, IpSet addresses) {
        return network.addresses().holders(subnet.virtualNetwork()).keySet().stream()
                .noneMatch(addresses::contains);
    }

    private boolean isPlain(Subnet subnet) {
        return plainSubnets.computeIfAbsent(subnet.id(), any -> judge(subnet));
    }

    private boolean judge(Subnet subnet) {
        VirtualNetwork vnet = network.virtualNetworkOf(subnet);
        boolean plain = vnet.model() == DeploymentModel.RESOURCE_MANAGER
                && subnet.serviceEndpoints().isEmpty()
                && subnet.delegations().isEmpty()
                && network.addresses().environmentsIn(subnet.id()).isEmpty();
        for (Gap.Effect effect : Gap.Effect.values()) {
            plain = plain && network.gapsAround(subnet, effect).isEmpty();
        }
        for (Direction direction : Direction.values()) {
            plain = plain && hasNoAdminRules(subnet, direction);
        }
        return plain;
    }

    private boolean hasNoAdminRules(Subnet subnet, Direction direction) {
        AdminRules rules = AdminRules.of(network, subnet, direction);
        return rules.isEmpty() && !rules.isDisputed();
    }
}
