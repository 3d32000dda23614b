package io.canreach.reach;

import io.canreach.model.InputEndpoint;
import io.canreach.model.InterfaceAddress;
import io.canreach.model.IpConfiguration;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualMachine;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An interface with what walks ask of it again and again: where it stands, and whose it is. */
final class Stand {
    private final NetworkInterface nic;
    private final List<Place.Interface> places;
    private final Optional<VirtualMachine> machine;
    private final List<NetworkInterface> ofSameMachine;
    private final IpSet known;
    private final IpSet ofMachine;
    private final List<InputEndpoint> guarded;
    private @Nullable Unknown undeclared; // made when first asked for; to make it twice does no harm

    Stand(Network network, NetworkInterface nic) {
        this.nic = nic;
        List<Place.Interface> made = new ArrayList<>();
        for (IpConfiguration each : nic.ipConfigurations()) {
            made.add(made(network, new InterfaceAddress(nic, each)));
        }
        this.places = List.copyOf(made);
        Optional<ResourceId> owner = nic.virtualMachine();
        this.machine = owner.isPresent() ? network.find(VirtualMachine.class, owner.get()) : Optional.empty();
        this.known = known(List.of(nic));
        List<NetworkInterface> all = machine.isPresent() ? interfaces(network, machine.get()) : List.of();
        this.ofMachine = machine.isPresent() ? known(all) : known;
        this.ofSameMachine = all.isEmpty() ? List.of(nic) : all;
        this.guarded = machine.isPresent() ? guarded(machine.get()) : List.of();
    }

    private static List<NetworkInterface> interfaces(Network network, VirtualMachine machine) {
        List<NetworkInterface> interfaces = new ArrayList<>();
        for (ResourceId id : machine.networkInterfaces()) {
            Optional<NetworkInterface> found = network.find(NetworkInterface.class, id);
            found.ifPresent(interfaces::add);
        }
        return List.copyOf(interfaces);
    }

    private static List<InputEndpoint> guarded(VirtualMachine machine) {
        List<InputEndpoint> guarded = new ArrayList<>();
        for (InputEndpoint endpoint : machine.inputEndpoints()) {
            if (endpoint.acl().isPresent()) {
                guarded.add(endpoint);
            }
        }
        return List.copyOf(guarded);
    }

    private static Place.Interface made(Network network, InterfaceAddress address) {
        IpConfiguration configuration = address.configuration();
        Subnet subnet = network.get(Subnet.class, configuration.subnet());
        if (configuration.privateAddress() instanceof KnownAddress it) {
            return new Place.Interface(address, subnet, IpSet.of(it.ip()), false);
        }
        IpSet free = network.addresses().free(subnet, configuration.family());
        return new Place.Interface(address, subnet, free, true);
    }

    private static IpSet known(List<NetworkInterface> interfaces) {
        List<IpSet> known = new ArrayList<>();
        for (NetworkInterface each : interfaces) {
            for (IpConfiguration configuration : each.ipConfigurations()) {
                if (configuration.privateAddress() instanceof KnownAddress address) {
                    known.add(IpSet.of(address.ip()));
                }
            }
        }
        return known.size() == 1 ? known.get(0) : IpSet.unionOf(known);
    }

    /** Whether it is that of an interface, which is the same object. */
    @SuppressWarnings("ReferenceEquality") // another object may have the same id and stand elsewhere
    boolean isOf(NetworkInterface other) {
        return nic == other;
    }

    /** A place for each address, in their order. */
    List<Place.Interface> places() {
        return places;
    }

    /** The place of one address of the interface. */
    @SuppressWarnings(
            "ReferenceEquality") // to compare all that a configuration says takes longer than to make the place
    Place.Interface place(Network network, InterfaceAddress address) {
        for (Place.Interface each : places) {
            if (each.address().configuration() == address.configuration()) {
                return each;
            }
        }
        return made(network, address);
    }

    /** The place of the interface's first address of a family. */
    Optional<Place.Interface> place(IpFamily family) {
        for (int i = 0; i < places.size(); i++) {
            if (nic.ipConfigurations().get(i).family() == family) {
                return Optional.of(places.get(i));
            }
        }
        return Optional.empty();
    }

    /** Whose it is. */
    Optional<VirtualMachine> machine() {
        return machine;
    }

    /** The words for whose it is. */
    String label() {
        return machine.map(VirtualMachine::label).orElse(nic.label());
    }

    /** What is not known of a machine that is told to forward, but not what. */
    Unknown undeclared() {
        Unknown known = undeclared;
        if (known == null) {
            known = new Unknown("what " + label() + " forwards is not declared");
            undeclared = known;
        }
        return known;
    }

    /** All interfaces of its machine; it alone where it belongs to none. */
    List<NetworkInterface> ofSameMachine() {
        return ofSameMachine;
    }

    /** Its known addresses. */
    IpSet known() {
        return known;
    }

    /** All known addresses of its machine. */
    IpSet ofMachine() {
        return ofMachine;
    }

    /** The public endpoints of its machine that have an ACL. */
    List<InputEndpoint> guarded() {
        return guarded;
    }

    @Override
    public String toString() {
        return "stand of " + nic.label();
    }
}
