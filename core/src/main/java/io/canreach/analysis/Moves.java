package io.canreach.analysis;

import io.canreach.model.Endpoint;
import io.canreach.model.IpConfiguration;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualMachine;
import io.canreach.packet.IpSet;
import java.util.stream.Stream;

/**
 * Addresses that an endpoint has in one network only because others were given away: the Internet is what nobody here has,
 * and a machine of unknown address has one that is free. That somebody took one is no change of either.
 */
record Moves(Network before, Network after) {
    IpSet ignored(Endpoint endpoint, IpSet was, IpSet is) {
        if (endpoint instanceof Endpoint.Internet) {
            return was.isEmpty() || is.isEmpty() ? IpSet.empty() : either(was, is);
        }
        IpSet free = free(before, endpoint);
        IpSet freeNow = free(after, endpoint);
        return free.overlaps(freeNow) ? either(free, freeNow) : IpSet.empty();
    }

    private static IpSet either(IpSet one, IpSet other) {
        return one.minus(other).union(other.minus(one));
    }

    private static IpSet free(Network network, Endpoint endpoint) {
        return IpSet.unionOf(configurations(network, endpoint)
                .filter(each -> !(each.privateAddress() instanceof KnownAddress))
                .map(each -> network.addresses().free(network.get(Subnet.class, each.subnet()), each.family()))
                .toList());
    }

    private static Stream<IpConfiguration> configurations(Network network, Endpoint endpoint) {
        if (!(endpoint instanceof Endpoint.Named named)) {
            return Stream.empty();
        }
        return switch (named.kind()) {
            case VM ->
                Members.named(network, VirtualMachine.class, named.name()).stream()
                        .flatMap(vm -> Members.configurations(network, vm).stream());
            case NETWORK_INTERFACE ->
                Members.named(network, NetworkInterface.class, named.name()).stream()
                        .flatMap(nic -> nic.ipConfigurations().stream());
            default -> Stream.<IpConfiguration>empty();
        };
    }
}
