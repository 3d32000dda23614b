package io.canreach.reach;

import io.canreach.model.AzureFirewall;
import io.canreach.model.Resource;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.Ip;
import java.util.List;

/** The next hops that Azure itself manages: of these, firewalls alone forward. */
final class ManagedHops {
    private final Walk walk;

    ManagedHops(Walk walk) {
        this.walk = walk;
    }

    NextHops.Found find(VirtualNetwork vnet, Resource resource, Ip ip) {
        return resource instanceof AzureFirewall firewall
                ? NextHops.Found.of(vnet, List.of(new FirewallDevice(walk, firewall)))
                : NextHops.Found.nobody("the next hop " + ip + " is " + resource.label() + ", which forwards nothing");
    }
}
