package io.canreach.reach;

import io.canreach.model.Appliance;
import io.canreach.model.Direction;
import io.canreach.model.InterfaceAddress;
import io.canreach.model.NetworkInterface;
import io.canreach.model.ResourceId;
import io.canreach.model.VirtualMachine;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A machine that a route leads to. Azure hands it packets that are not for it only while IP forwarding is on at its
 * interface; what it does with them is what the model is told of the machine.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview">Virtual appliances</a>
 */
final class ApplianceDevice implements Device {
    private final Walk walk;
    private final Place.Interface place;
    private final Optional<VirtualMachine> machine;
    private final Optional<ResourceId> via;

    private ApplianceDevice(
            Walk walk, Place.Interface place, Optional<VirtualMachine> machine, Optional<ResourceId> via) {
        this.walk = walk;
        this.place = place;
        this.machine = machine;
        this.via = via;
    }

    static Device of(Walk walk, InterfaceAddress address, Optional<ResourceId> via) {
        return at(walk, address, via);
    }

    static ApplianceDevice at(Walk walk, InterfaceAddress address, Optional<ResourceId> via) {
        Stand stand = walk.view().stands().at(address.networkInterface());
        return new ApplianceDevice(walk, stand.place(walk.network(), address), stand.machine(), via);
    }

    @Override
    public ResourceId id() {
        return machine.map(VirtualMachine::id).orElse(nic().id());
    }

    @Override
    public String label() {
        return machine.map(VirtualMachine::label).orElse(nic().label());
    }

    @Override
    public Place.Interface place() {
        return place;
    }

    @Override
    public Optional<ResourceId> via() {
        return via;
    }

    @Override
    public Appliance.State state() {
        return behaviour().state();
    }

    @Override
    public boolean forwards() {
        return nic().ipForwarding();
    }

    private NetworkInterface nic() {
        return place.address().networkInterface();
    }

    private Appliance behaviour() {
        return machine.flatMap(VirtualMachine::appliance).orElse(Appliance.UNKNOWN);
    }

    @Override
    public void forward(Strand strand) {
        Strand own = isCalled(strand) ? strand : strand.to(ownAddresses());
        letIn(own);
        Strand others = strand.without(own.asked());
        pass(walk.target().isChoice() ? others : perhapsOwn(others));
    }

    /** Tries both with flows to addresses of which it may have one, and gives back the others. */
    private Strand perhapsOwn(Strand strand) {
        Strand perhaps = place.isChoice() ? strand.to(place.addresses()) : strand.share(PacketSet.empty());
        if (perhaps.isEmpty()) {
            return strand;
        }
        walk.tryAll(perhaps, List.of(this::letIn, this::pass), List.of(Device.addressOf(place)));
        return strand.without(perhaps.asked());
    }

    private void letIn(Strand own) {
        if (!own.isEmpty()) {
            walk.arrivalAt(place.inSubnet()).letIn(own, place);
        }
    }

    private void pass(Strand foreign) {
        if (!foreign.isEmpty()) {
            Strand here = foreign.passing(new Hop("VirtualAppliance", place.addresses(), place.resource()));
            new SecurityGate(walk).pass(here, Direction.INBOUND, place).forEach(this::take);
        }
    }

    /** Whether these flows are for the interface itself, though nobody knows which of their destinations is its address. */
    private boolean isCalled(Strand strand) {
        return walk.target().isChoice()
                && !strand.isTranslated()
                && walk.target().nic().filter(this::isOwn).isPresent()
                && walk.target().addresses().encloses(strand.now().destinations());
    }

    private boolean isOwn(InterfaceAddress address) {
        return address.networkInterface().id().equals(nic().id());
    }

    @Override
    public boolean standsAt(Place other) {
        return other.isChoice() && other instanceof Place.Interface it && isOwn(it.address());
    }

    /** The known addresses of the interface; another one's are foreign to it. */
    @Override
    public IpSet ownAddresses() {
        return known(nic());
    }

    private IpSet known(NetworkInterface nic) {
        return walk.view().stands().at(nic).known();
    }

    private void take(Strand strand) {
        if (!forwards()) {
            String text = label() + ", to whose interface Azure hands only what is for it (IP forwarding is off)";
            walk.refuse(strand, Stage.APPLIANCE, Decider.of(Decider.Kind.APPLIANCE, "", id(), text), this::judge);
        } else {
            whileRunning(strand, this::judge);
        }
    }

    @Override
    public void whileRunning(Strand strand, Consumer<Strand> next) {
        Optional<VirtualMachine> stopped = machine.filter(Stopped::is);
        if (stopped.isPresent()) {
            new Stopped(walk).refuse(strand, stopped.get(), next);
        } else {
            next.accept(strand);
        }
    }

    private void judge(Strand strand) {
        rules().judge(strand, this::forOthers);
    }

    /** What follows connections does not ask its rules again; what judges each packet by itself does. */
    @Override
    public void answer(Strand strand, Consumer<Strand> next) {
        boolean asks = behaviour().forwarding() == Appliance.Forwarding.BY_RULES && state() != Appliance.State.STATEFUL;
        if (asks) {
            rules().judgeReply(strand, next);
        } else {
            next.accept(strand);
        }
    }

    private ApplianceRules rules() {
        return new ApplianceRules(walk, behaviour(), this, walk.view().stands().at(nic()));
    }

    /** What is for another interface of the same machine has arrived; the rest is sent on. */
    private void forOthers(Strand strand) {
        Strand rest = strand;
        for (NetworkInterface each : interfaces()) {
            Strand own = rest.to(known(each));
            if (!own.isEmpty()) {
                rest = rest.without(own.asked());
                arrive(own, each);
            }
        }
        if (!rest.isEmpty()) {
            exits().send(rest);
        }
    }

    /** By which of the two interfaces the machine answers is its own choice. */
    private void arrive(Strand strand, NetworkInterface other) {
        Place there = walk.view().stands().at(other).places().get(0);
        VnetArrival arrival = walk.arrivalAt(place.inSubnet());
        walk.choose(
                strand,
                List.of(place, there),
                Place::label,
                (each, answering) -> arrival.accept(each, there, answering));
    }

    private List<NetworkInterface> interfaces() {
        return walk.view().stands().at(nic()).ofSameMachine();
    }

    /** How it sends flows on. */
    ApplianceExits exits() {
        return new ApplianceExits(walk, this, behaviour(), interfaces());
    }
}
