package io.canreach.reach;

import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualNetwork;
import io.canreach.routing.EffectiveRoute;
import java.util.Optional;

/**
 * A route to a virtual appliance: who stands there, and what that does with the flows.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview">Virtual appliances</a>
 */
final class ApplianceHop {
    private static final int MOST_CROSSINGS = 40;

    private final Walk walk;
    private final Place from;
    private final Subnet subnet;

    ApplianceHop(Walk walk, Place from, Subnet subnet) {
        this.walk = walk;
        this.from = from;
        this.subnet = subnet;
    }

    void follow(Strand strand, EffectiveRoute route) {
        NextHops hops = new NextHops(walk);
        for (Strand piece : hops.pieces(subnet, route, strand)) {
            follow(piece, hops.find(subnet, route, piece));
        }
    }

    private void follow(Strand strand, NextHops.Found found) {
        found.unknown().ifPresent(why -> walk.undetermined(strand, Stage.APPLIANCE, why));
        found.nobody().ifPresent(why -> walk.drop(strand, Stage.APPLIANCE, why));
        found.vnet().ifPresent(vnet -> {
            VirtualNetwork here = walk.network().virtualNetworkOf(subnet);
            if (vnet.id().equals(here.id())) {
                choose(strand, found);
            } else {
                new PeeringCrossing(walk).cross(strand, from, vnet.id(), (next, there) -> choose(next, found));
            }
        });
    }

    private void choose(Strand strand, NextHops.Found found) {
        walk.choose(strand, found.devices(), Device::label, this::forward);
    }

    private void forward(Strand strand, Device device) {
        if (isLoop(strand, device)) {
            String text = "a loop: " + subnet.label() + " sends it to " + device.label() + " again";
            walk.drop(strand, Stage.APPLIANCE, Decider.of(Decider.Kind.LOOP, "", device.id(), text));
        } else {
            device.forward(strand);
        }
    }

    /** Whether the same flows, translated by nobody since, were at a device before; or came from it just now. */
    private boolean isLoop(Strand strand, Device device) {
        boolean back = strand.crossings().stream()
                .anyMatch(each -> each.isThrough(device.id()) && each.rewritesBefore() >= rewrites(strand, each));
        return back || isItself(device) || strand.crossings().size() > MOST_CROSSINGS;
    }

    /** A translation of its own does not make flows others to the device. */
    private static int rewrites(Strand strand, Crossing crossing) {
        int own = crossing.translation() == Crossing.Translation.NONE ? 0 : 1;
        return strand.rewrites().size() - own;
    }

    private boolean isItself(Device device) {
        Optional<ResourceId> machine = from instanceof Place.Interface it
                ? it.address().networkInterface().virtualMachine().or(it::resource)
                : from.resource();
        return machine.filter(device.id()::equals).isPresent();
    }
}
