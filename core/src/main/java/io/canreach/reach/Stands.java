package io.canreach.reach;

import io.canreach.model.InterfaceAddress;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.ResourceId;
import io.canreach.model.VirtualMachine;
import io.canreach.packet.IpSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Rewrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Where the interfaces and machines of a network stand, put together once for each. */
final class Stands {
    private final Network network;
    private final Map<ResourceId, Stand> interfaces = new ConcurrentHashMap<>();
    private @Nullable Stand recent; // who asks about a stand mostly asks again at once; any thread may take its place
    private final Map<ResourceId, OfMachine> machines = new ConcurrentHashMap<>();
    private final Map<String, OfMachine> named = new ConcurrentHashMap<>();
    private final Map<IpSet, Rewrite> hiding = new ConcurrentHashMap<>();
    private final Map<IpSet, String> words = new ConcurrentHashMap<>();

    private Stands(Network network) {
        this.network = network;
    }

    static Stands of(Network network) {
        return network.derived(Stands.class, Stands::new);
    }

    private record OfMachine(VirtualMachine machine, List<Place> places, List<Target> targets) {
        @SuppressWarnings("ReferenceEquality") // another object may have the same id and other interfaces
        boolean isOf(VirtualMachine other) {
            return machine == other;
        }
    }

    /** The stand of an interface, kept where it is the network's own. */
    Stand at(NetworkInterface nic) {
        Stand last = recent;
        if (last != null && last.isOf(nic)) {
            return last;
        }
        Stand known = interfaces.get(nic.id());
        if (known != null && known.isOf(nic)) {
            recent = known;
            return known;
        }
        Stand made = new Stand(network, nic);
        Optional<NetworkInterface> own = network.find(NetworkInterface.class, nic.id());
        if (own.isPresent() && made.isOf(own.get())) {
            interfaces.put(nic.id(), made);
        }
        return made;
    }

    Place.Interface place(InterfaceAddress address) {
        return at(address.networkInterface()).place(network, address);
    }

    /** The stand at a place, where an interface stands there. */
    Optional<Stand> at(Place place) {
        return place instanceof Place.Interface it
                ? Optional.of(at(it.address().networkInterface()))
                : Optional.empty();
    }

    /** The machine at a place. */
    Optional<VirtualMachine> machine(Place place) {
        return place instanceof Place.Interface it
                ? at(it.address().networkInterface()).machine()
                : Optional.empty();
    }

    /** The translation that puts one of some addresses in the place of the source. */
    Rewrite hiding(IpSet addresses) {
        return hiding.computeIfAbsent(
                addresses, any -> Rewrite.none().source(any).sourcePort(PortSet.all()));
    }

    /** Addresses in words, as steps tell of them. */
    String words(IpSet addresses) {
        return words.computeIfAbsent(addresses, Words::addresses);
    }

    /** All places of a machine that is named by this name or id. */
    List<Place> places(String machine) {
        return named(machine).places();
    }

    /** A machine that is named by this name or id, as it is called at its private addresses. */
    List<Target> targets(String machine) {
        return named(machine).targets();
    }

    /** The names that machines bear as they are written are remembered, of which there are no more than machines. */
    private OfMachine named(String name) {
        OfMachine known = named.get(name);
        if (known != null) {
            return known;
        }
        OfMachine found = of(new Lookup(network).machine(name));
        if (found.machine().name().equals(name)) {
            named.put(name, found);
        }
        return found;
    }

    private OfMachine of(VirtualMachine machine) {
        OfMachine known = machines.get(machine.id());
        if (known != null && known.isOf(machine)) {
            return known;
        }
        List<Place> places = new ArrayList<>();
        for (ResourceId id : machine.networkInterfaces()) {
            Optional<NetworkInterface> nic = network.find(NetworkInterface.class, id);
            if (nic.isPresent()) {
                places.addAll(at(nic.get()).places());
            }
        }
        OfMachine made = new OfMachine(machine, List.copyOf(places), privately(places));
        machines.put(machine.id(), made);
        return made;
    }

    /** Interfaces as they are called at their private addresses. */
    static List<Target> privately(List<Place> interfaces) {
        List<Target> targets = new ArrayList<>();
        for (Place place : interfaces) {
            Place.Interface nic = (Place.Interface) place;
            ResourceId id = nic.address().networkInterface().id();
            targets.add(new Target(
                    nic.label(),
                    nic.addresses(),
                    nic.isChoice(),
                    Set.of(id),
                    Optional.of(nic.address()),
                    Optional.empty()));
        }
        return List.copyOf(targets);
    }
}
