package io.canreach.reach;

import io.canreach.model.AddressClass;
import io.canreach.model.Network;
import io.canreach.model.OnPremisesNetwork;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.IpSet;
import io.canreach.security.InternetTag;
import java.util.ArrayList;
import java.util.List;

/** Which addresses are hosts on the Internet, seen from one network. */
final class InternetPlace {
    private static final IpSet ROUTED = AddressClass.PUBLIC
            .addresses()
            .union(AddressClass.DOCUMENTATION.addresses())
            .union(InternetTag.addresses())
            .minus(AddressClass.AZURE_PLATFORM.addresses());

    private final IpSet hosts;
    private final IpSet callers;
    private final IpSet virtualNetworks;

    InternetPlace(Network network) {
        this.virtualNetworks = spaces(network);
        List<IpSet> inside = new ArrayList<>();
        inside.add(virtualNetworks);
        for (OnPremisesNetwork site : network.all(OnPremisesNetwork.class)) {
            inside.add(SiteSpace.known(network, site));
        }
        inside.add(network.addresses().publicAddresses());
        IpSet outside = InternetTag.addresses().minus(IpSet.unionOf(inside));
        this.hosts = outside.intersect(AddressClass.PUBLIC.addresses());
        this.callers = hosts.union(outside.intersect(AddressClass.DOCUMENTATION.addresses()));
    }

    private static IpSet spaces(Network network) {
        List<IpSet> spaces = new ArrayList<>();
        for (VirtualNetwork vnet : network.all(VirtualNetwork.class)) {
            spaces.add(vnet.addresses());
        }
        return IpSet.unionOf(spaces);
    }

    /** Who is on the Internet; prefixes for documentation count, since people use them as examples of public addresses. */
    IpSet callers() {
        return callers;
    }

    /** What may be given as a public address that is not declared: neither in the network nor on-premises. */
    IpSet hosts() {
        return hosts;
    }

    /** The address spaces of all virtual networks. */
    IpSet virtualNetworks() {
        return virtualNetworks;
    }

    /** What the Internet routes; documentation prefixes count, since people use them as examples of public addresses. */
    static IpSet routed() {
        return ROUTED;
    }
}
