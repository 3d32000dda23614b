package io.canreach.reach;

import io.canreach.model.InputEndpoint;
import io.canreach.model.InterfaceAddress;
import io.canreach.model.IpConfiguration;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualMachine;
import io.canreach.packet.IpSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An interface with what walks ask of it again and again: where it stands, and whose it is. */
final class Stand {
    private final NetworkInterface nic;
    private final List<Place.Interface> places;
    private final Optional<VirtualMachine> machine;
    private final IpSet known;
    private final IpSet ofMachine;
    private final List<InputEndpoint> guarded;

    Stand(Network network, NetworkInterface nic) {
        this.nic = nic;
        this.places = nic.ipConfigurations().stream()
                .map(each -> made(network, new InterfaceAddress(nic, each)))
                .toList();
        this.machine = nic.virtualMachine().flatMap(id -> network.find(VirtualMachine.class, id));
        this.known = known(Stream.of(nic));
        this.ofMachine = machine.map(it -> known(it.networkInterfaces().stream()
                        .flatMap(id -> network.find(NetworkInterface.class, id).stream())))
                .orElse(known);
        this.guarded = machine.map(VirtualMachine::inputEndpoints).orElse(List.of()).stream()
                .filter(endpoint -> endpoint.acl().isPresent())
                .toList();
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

    private static IpSet known(Stream<NetworkInterface> interfaces) {
        List<IpSet> known = interfaces
                .flatMap(each -> each.ipConfigurations().stream())
                .map(IpConfiguration::privateAddress)
                .filter(KnownAddress.class::isInstance)
                .map(address -> IpSet.of(((KnownAddress) address).ip()))
                .toList();
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
    Place.Interface place(Network network, InterfaceAddress address) {
        int index = nic.ipConfigurations().indexOf(address.configuration());
        return index < 0 ? made(network, address) : places.get(index);
    }

    /** Whose it is. */
    Optional<VirtualMachine> machine() {
        return machine;
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
