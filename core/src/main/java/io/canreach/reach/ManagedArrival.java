package io.canreach.reach;

import io.canreach.model.AzureFirewall;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;

/** Private addresses of what Azure manages: frontends of internal load balancers, private endpoints, firewalls and others. */
final class ManagedArrival {
    private final Walk walk;
    private final VirtualNetwork vnet;
    private final Arrival arrival;

    ManagedArrival(Walk walk, VirtualNetwork vnet, Arrival arrival) {
        this.walk = walk;
        this.vnet = vnet;
        this.arrival = arrival;
    }

    void letIn(Strand strand, Place.Managed place) {
        if (place.owner() instanceof AzureFirewall firewall) {
            new FirewallTranslations(walk, new FirewallDevice(walk, firewall)).fromInside(strand);
            return;
        }
        String text = "what " + place.label() + " of " + vnet.label() + " does with what arrives from " + arrival
                + " is not modelled yet";
        walk.undetermined(strand, Stage.END, new Unknown(text));
    }
}
