package io.canreach.reach;

import io.canreach.model.AddressIndex;
import io.canreach.model.InterfaceAddress;
import io.canreach.model.Network;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who has an address in a virtual network, put together once for each address that anybody has. */
final class AddressPlaces {
    private final Network network;
    private final Map<ResourceId, Map<Ip, List<Place>>> places = new ConcurrentHashMap<>();

    private AddressPlaces(Network network) {
        this.network = network;
    }

    static AddressPlaces of(Network network) {
        return network.derived(AddressPlaces.class, AddressPlaces::new);
    }

    /** What Azure manages comes first, since Azure lists an interface for a private endpoint, too; nobody, or one or two. */
    List<Place> at(VirtualNetwork vnet, Ip ip) {
        Map<Ip, List<Place>> known = in(vnet);
        List<Place> there = known.get(ip);
        if (there == null) {
            there = find(vnet, ip);
            if (!there.isEmpty()) { // of free addresses there is no end
                known.put(ip, there);
            }
        }
        return there;
    }

    private Map<Ip, List<Place>> in(VirtualNetwork vnet) {
        Map<Ip, List<Place>> known = places.get(vnet.id());
        if (known != null) {
            return known;
        }
        Map<Ip, List<Place>> made = new ConcurrentHashMap<>();
        Map<Ip, List<Place>> other = places.putIfAbsent(vnet.id(), made);
        return other == null ? made : other;
    }

    private List<Place> find(VirtualNetwork vnet, Ip ip) {
        AddressIndex addresses = network.addresses();
        List<Place> there = new ArrayList<>();
        Optional<Resource> holder = addresses.holder(vnet.id(), ip);
        if (holder.isPresent()) {
            List<Subnet> subnets = SubnetPlaces.of(network).meeting(vnet, IpSet.of(ip));
            if (!subnets.isEmpty()) {
                there.add(new Place.Managed(holder.get(), subnets.get(0), IpSet.of(ip), false));
            }
        }
        Optional<InterfaceAddress> owner = addresses.owner(vnet.id(), ip);
        if (owner.isPresent()) {
            there.add(Stands.of(network).place(owner.get()));
        }
        return List.copyOf(there);
    }
}
