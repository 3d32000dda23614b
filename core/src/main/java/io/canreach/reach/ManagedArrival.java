package io.canreach.reach;

import io.canreach.model.ApplicationGateway;
import io.canreach.model.AzureFirewall;
import io.canreach.model.BastionHost;
import io.canreach.model.PrivateEndpoint;
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
        } else if (place.owner() instanceof PrivateEndpoint endpoint) {
            new PrivateAccess(walk).arrive(strand, place, endpoint);
        } else if (place.owner() instanceof ApplicationGateway gateway) {
            new GatewayListeners(walk).arrive(strand, place, gateway);
        } else if (place.owner() instanceof BastionHost bastion) {
            new BastionSessions(walk).arrive(strand, place, bastion);
        } else {
            String text = "what " + place.label() + " of " + vnet.label() + " does with what arrives from " + arrival
                    + " is not modelled yet";
            walk.undetermined(strand, Stage.END, new Unknown(text));
        }
    }
}
