package io.canreach.naive;

import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.Resource;
import io.canreach.model.Route;
import io.canreach.model.RouteTable;
import io.canreach.model.SecurityRule;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualMachine;
import io.canreach.model.VirtualMachine.PowerState;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VnetPeering;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;

/** A random single change of a network: a rule, a route, an NSG, a peering, or a machine that is started or stopped. */
final class WildChange {
    private static final int TRIES = 20;

    private final Random random;
    private final WildRules rules;

    WildChange(long seed) {
        random = new Random(seed);
        rules = new WildRules(random, false, true);
    }

    /** The network after a change; as it is where chance finds none that is allowed. */
    Network of(Network network) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Network> changed = tried(network);
            if (changed.isPresent()) {
                return changed.get();
            }
        }
        return network;
    }

    private Optional<Network> tried(Network network) {
        List<Supplier<Optional<? extends Resource>>> kinds = List.of(
                () -> changed(network, NetworkSecurityGroup.class, this::withRule),
                () -> changed(network, NetworkSecurityGroup.class, this::withoutRule),
                () -> changed(network, RouteTable.class, this::withOtherRoutes),
                () -> changed(network, RouteTable.class, this::withoutRoute),
                () -> changed(network, VirtualMachine.class, WildChange::switched),
                () -> changed(network, VirtualNetwork.class, this::withOtherPeering),
                () -> changed(network, VirtualNetwork.class, each -> withGroup(network, each)),
                () -> changed(network, NetworkInterface.class, each -> withGroup(network, each)),
                () -> changed(network, NetworkInterface.class, each -> Optional.of(each.withIpForwarding())));
        try {
            return rules.pick(kinds)
                    .get()
                    .map(resource -> network.toBuilder().replace(resource).build());
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a change that Azure would refuse
        }
    }

    private <T extends Resource> Optional<T> changed(Network network, Class<T> kind, Function<T, Optional<T>> change) {
        List<T> all = List.copyOf(network.all(kind));
        return all.isEmpty() ? Optional.empty() : change.apply(rules.pick(all));
    }

    private Optional<NetworkSecurityGroup> withRule(NetworkSecurityGroup group) {
        List<SecurityRule> more = new ArrayList<>(group.rules());
        more.add(rules.rule(90));
        return group.isUnknown() ? Optional.empty() : Optional.of(NetworkSecurityGroup.of(group.id(), more));
    }

    private Optional<NetworkSecurityGroup> withoutRule(NetworkSecurityGroup group) {
        return group.isUnknown() || group.rules().isEmpty()
                ? Optional.empty()
                : Optional.of(NetworkSecurityGroup.of(group.id(), withoutOne(group.rules())));
    }

    private <T> List<T> withoutOne(List<T> values) {
        List<T> fewer = new ArrayList<>(values);
        fewer.remove(random.nextInt(fewer.size()));
        return fewer;
    }

    private Optional<RouteTable> withOtherRoutes(RouteTable table) {
        return Optional.of(new RouteTable(table.id(), table.location(), List.of(rules.routes()), random.nextBoolean()));
    }

    private Optional<RouteTable> withoutRoute(RouteTable table) {
        List<Route> routes = table.routes();
        return routes.isEmpty()
                ? Optional.empty()
                : Optional.of(new RouteTable(
                        table.id(), table.location(), withoutOne(routes), table.disableBgpRoutePropagation()));
    }

    private static Optional<VirtualMachine> switched(VirtualMachine machine) {
        boolean stopped = machine.powerState() == PowerState.STOPPED;
        return Optional.of(machine.withPowerState(stopped ? PowerState.RUNNING : PowerState.STOPPED));
    }

    private Optional<VirtualNetwork> withOtherPeering(VirtualNetwork vnet) {
        if (vnet.peerings().isEmpty()) {
            return Optional.empty();
        }
        List<VnetPeering> peerings = new ArrayList<>(vnet.peerings());
        VnetPeering old = peerings.get(0);
        peerings.set(
                0,
                random.nextBoolean()
                        ? old.withVirtualNetworkAccess(!old.allowVirtualNetworkAccess())
                        : old.withForwardedTraffic(!old.allowForwardedTraffic()));
        return Optional.of(vnet.withPeerings(peerings));
    }

    private Optional<NetworkInterface> withGroup(Network network, NetworkInterface nic) {
        return group(network).map(each -> nic.withNetworkSecurityGroup(each.id()));
    }

    private Optional<VirtualNetwork> withGroup(Network network, VirtualNetwork vnet) {
        List<Subnet> subnets = new ArrayList<>(vnet.subnets());
        int one = random.nextInt(subnets.size());
        return group(network).map(each -> {
            subnets.set(one, subnets.get(one).withNetworkSecurityGroup(each.id()));
            return new VirtualNetwork(
                    vnet.id(),
                    vnet.model(),
                    vnet.location(),
                    vnet.addressSpace(),
                    vnet.dnsServers(),
                    subnets,
                    vnet.peerings());
        });
    }

    private Optional<NetworkSecurityGroup> group(Network network) {
        List<NetworkSecurityGroup> all = List.copyOf(network.all(NetworkSecurityGroup.class));
        return all.isEmpty() ? Optional.empty() : Optional.of(rules.pick(all));
    }
}
