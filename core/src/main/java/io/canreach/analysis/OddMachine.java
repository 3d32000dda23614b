package io.canreach.analysis;

import io.canreach.model.Endpoint;
import io.canreach.model.IpConfiguration;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.VirtualMachine;
import io.canreach.packet.AddressPairs;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import io.canreach.reach.Transit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A machine that is not plain, an appliance for example. It is walked from to all plain machines at once, and from each
 * region to it.
 *
 * @param endpoint the machine
 * @param row its row
 * @param ips its private addresses
 * @param from what its flows meet on the way to each region
 * @param to what flows from each region meet on the way to it; empty where each machine has to be asked about
 */
record OddMachine(Endpoint endpoint, int row, List<Ip> ips, List<TransitSets> from, List<Optional<TransitSets>> to) {
    /** All machines that are not plain and whose addresses are known. */
    static List<OddMachine> of(Network network, PlainPairs plain, Map<Endpoint, Integer> rows) {
        if (!network.addresses().isComplete()) {
            return List.of();
        }
        return network.all(VirtualMachine.class).parallelStream()
                .filter(machine -> !plain.isPlain(Ends.of(network, Endpoint.Kind.VM, machine)))
                .flatMap(machine -> of(network, plain.crossings(), machine, rows).stream())
                .toList();
    }

    private static Optional<OddMachine> of(
            Network network, Crossings crossings, VirtualMachine machine, Map<Endpoint, Integer> rows) {
        Endpoint endpoint = Ends.of(network, Endpoint.Kind.VM, machine);
        List<Ip> ips = machine.networkInterfaces().stream()
                .flatMap(id -> network.find(NetworkInterface.class, id).stream())
                .flatMap(nic -> nic.ipConfigurations().stream())
                .map(IpConfiguration::privateAddress)
                .filter(KnownAddress.class::isInstance)
                .map(address -> ((KnownAddress) address).ip())
                .toList();
        return ips.isEmpty()
                ? Optional.empty()
                : Optional.of(new OddMachine(
                        endpoint,
                        rows.getOrDefault(endpoint, 0),
                        ips,
                        from(network, endpoint, crossings),
                        to(network, endpoint, ips, crossings)));
    }

    private static List<TransitSets> from(Network network, Endpoint endpoint, Crossings crossings) {
        TransitSets[] found = new TransitSets[crossings.regions().size()];
        crossings.groups().forEach(group -> {
            TransitSets sets = TransitSets.of(Transit.from(network, endpoint, Crossings.crowds(group)));
            group.forEach(region -> found[region.number()] = sets);
        });
        return List.of(found);
    }

    private static List<Optional<TransitSets>> to(
            Network network, Endpoint endpoint, List<Ip> ips, Crossings crossings) {
        IpSet addresses = IpSet.unionOf(ips.stream().map(IpSet::of).toList());
        List<Optional<TransitSets>> found = new ArrayList<>();
        for (Region region : crossings.regions()) {
            found.add(
                    PlainWay.staysInside(region, addresses)
                            ? Optional.of(TransitSets.of(Transit.to(network, region.crowd(), endpoint)))
                            : Optional.empty());
        }
        return found;
    }

    int[] places(AddressPairs pairs) {
        return ips.stream().mapToInt(pairs::indexOf).sorted().distinct().toArray();
    }
}
