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

    private boolean isLoop(Strand strand, Device device) {
        return strand.wasAt(device.id())
                || isItself(device)
                || strand.crossings().size() > MOST_CROSSINGS;
    }

    private boolean isItself(Device device) {
        Optional<ResourceId> machine = from instanceof Place.Interface it
                ? it.address().networkInterface().virtualMachine().or(it::resource)
                : from.resource();
        return machine.filter(device.id()::equals).isPresent();
    }
}
