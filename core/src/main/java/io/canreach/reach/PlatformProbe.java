package io.canreach.reach;

import io.canreach.model.VirtualNetwork;
import io.canreach.packet.IpFamily;
import io.canreach.packet.PacketSet;

/** Flows from the platform itself, such as health probes: they arrive in whichever virtual network holds the address. */
final class PlatformProbe {
    private final Walk walk;

    PlatformProbe(Walk walk) {
        this.walk = walk;
    }

    /** The platform needs no route. */
    void send(Strand strand) {
        Strand rest = strand;
        for (VirtualNetwork vnet : walk.network().all(VirtualNetwork.class)) {
            Strand here = rest.narrow(isAimed(vnet) ? Walk.to(vnet.addresses()) : PacketSet.empty());
            if (!here.isEmpty()) {
                new VnetArrival(walk, vnet, "AzureLoadBalancer", Arrival.PLATFORM).arrive(here);
            }
            rest = rest.without(here.asked());
        }
        String text = "the Azure platform, which probes machines in virtual networks only";
        walk.drop(rest, Stage.END, Decider.of(Decider.Kind.NOT_ON_THE_INTERNET, text));
    }

    /** What of the probes for a place counts: those of IPv6 fail where no NSG is active. */
    Strand heard(Strand strand, Place place) {
        if (SecurityGate.isGuarded(place)) {
            return strand;
        }
        Strand lost = strand.narrow(PacketSet.all().restrictTo(IpFamily.IPV6));
        String text = "no NSG on " + place.label() + ": IPv6 health probes fail without one";
        walk.drop(lost, Stage.INBOUND, Decider.of(Decider.Kind.NO_NSG, text));
        return strand.without(lost.asked());
    }

    private boolean isAimed(VirtualNetwork vnet) {
        return walk.target()
                .nic()
                .flatMap(nic -> nic.configuration().subnet().parent())
                .map(vnet.id()::equals)
                .orElse(true);
    }
}
