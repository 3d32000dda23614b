package io.canreach.reach;

import io.canreach.model.Appliance;
import io.canreach.model.KnownAddress;
import io.canreach.model.NetworkInterface;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.Rewrite;
import java.util.ArrayList;
import java.util.List;

/**
 * How an appliance sends on what it forwards: by which of its interfaces, and with which source. The machine's own routes
 * are not declared, so that every interface is tried unless one of them is next to the destination.
 */
final class ApplianceExits {
    private final Walk walk;
    private final Device device;
    private final Appliance behaviour;
    private final List<NetworkInterface> interfaces;

    ApplianceExits(Walk walk, Device device, Appliance behaviour, List<NetworkInterface> interfaces) {
        this.walk = walk;
        this.device = device;
        this.behaviour = behaviour;
        this.interfaces = interfaces;
    }

    /** Sends flows by one exit with one way to treat their source. */
    private interface Sender {
        void send(Strand strand, Place.Interface exit, SourceNat nat);
    }

    /** Sends on flows that are for somebody else. */
    void send(Strand strand) {
        through(
                strand,
                strand.now().destinations(),
                (part, exit, nat) ->
                        nat.apply(part, hidden -> walk.leave(exit, hidden), plain -> untranslated(plain, exit)));
    }

    /** Sends on flows that were for the machine itself, to somebody else. */
    void send(Strand strand, Rewrite rewrite, KnownAddress to) {
        IpSet destination = IpSet.of(to.ip());
        through(strand, destination, (part, exit, nat) -> {
            if (nat.hidden().encloses(destination)) {
                walk.leave(
                        exit,
                        part.crossing(Crossing.through(device, Crossing.Translation.SOURCE))
                                .then(nat.step())
                                .rewritten(nat.hide(rewrite)));
            } else {
                Crossing crossing = Crossing.through(device, Crossing.Translation.DESTINATION);
                untranslated(part.crossing(crossing).rewritten(rewrite), exit);
            }
        });
    }

    private void through(Strand strand, IpSet destinations, Sender sender) {
        for (IpFamily family : IpFamily.values()) {
            Strand part = strand.narrow(PacketSet.all().restrictTo(family));
            if (part.isEmpty()) {
                continue;
            }
            List<Place.Interface> exits = exits(family, destinations.restrictTo(family));
            if (exits.isEmpty()) {
                String text = device.label() + ", which has no " + family + " address";
                walk.drop(part, Stage.APPLIANCE, Decider.of(Decider.Kind.APPLIANCE, "", device.id(), text));
            } else {
                walk.choose(
                        part,
                        natting(),
                        nat -> "source translation " + nat,
                        (each, nat) -> walk.choose(
                                each,
                                exits,
                                exit -> exit.address().networkInterface().label(),
                                (out, exit) -> sender.send(out, exit, sourceNat(nat, exit))));
            }
        }
    }

    /** A machine of which nothing is known may put its own address as source, or not. */
    private List<Appliance.SourceNat> natting() {
        return behaviour.forwarding() == Appliance.Forwarding.UNKNOWN
                ? List.of(Appliance.SourceNat.NONE, Appliance.SourceNat.ALWAYS)
                : List.of(behaviour.sourceNat());
    }

    private SourceNat sourceNat(Appliance.SourceNat where, Place.Interface exit) {
        IpSet hidden = switch (where) {
            case NONE -> IpSet.empty();
            case INTERNET -> InternetPlace.routed();
            case ALWAYS -> IpSet.all();
        };
        return new SourceNat(
                walk, device, hidden, exit, () -> walk.view().stands().words(exit.addresses()));
    }

    /** Azure lets an interface send from others' addresses only while IP forwarding is on at it. */
    private void untranslated(Strand strand, Place.Interface exit) {
        NetworkInterface nic = exit.address().networkInterface();
        if (nic.ipForwarding()) {
            walk.leave(exit, strand);
        } else {
            String text = device.label() + ", whose " + nic.label() + " sends from its own address only (IP forwarding"
                    + " is off)";
            Decider decider = Decider.of(Decider.Kind.APPLIANCE, "", device.id(), text);
            walk.refuse(strand, Stage.APPLIANCE, decider, open -> walk.leave(exit, open));
        }
    }

    /** The interface that is next to the destination, or else any that has an address of the family. */
    private List<Place.Interface> exits(IpFamily family, IpSet destinations) {
        Stands stands = walk.view().stands();
        List<Place.Interface> exits = new ArrayList<>();
        for (NetworkInterface each : interfaces) {
            stands.at(each).place(family).ifPresent(exits::add);
        }
        if (exits.size() < 2) {
            return exits;
        }
        return exits.stream()
                .filter(exit -> exit.inSubnet().addresses().encloses(destinations))
                .findFirst()
                .map(List::of)
                .orElse(exits);
    }
}
