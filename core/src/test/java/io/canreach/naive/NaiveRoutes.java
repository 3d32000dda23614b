package io.canreach.naive;

import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.NextHopType;
import io.canreach.model.Prefix;
import io.canreach.model.ResourceId;
import io.canreach.model.Route;
import io.canreach.model.RouteTable;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VnetPeering;
import io.canreach.packet.Cidr;
import io.canreach.packet.Ip;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The routes of a subnet, gathered and searched from the first to the last for every packet. */
final class NaiveRoutes {
    private static final List<Cidr> RESERVED = Stream.of(
                    "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10")
            .map(Cidr::parse)
            .toList();

    private final Network network;
    private final Map<Subnet, List<Entry>> gathered = new HashMap<>();

    NaiveRoutes(Network network) {
        this.network = network;
    }

    /** A route; a user's stands before Azure's, and what is near before what is far. */
    record Entry(Cidr prefix, NextHopType type, Optional<Ip> hop, Optional<ResourceId> vnet, int rank) {}

    Optional<Entry> choose(Subnet subnet, Ip destination) {
        Entry best = null;
        for (Entry each : gathered.computeIfAbsent(subnet, this::all)) {
            if (each.prefix().contains(destination) && (best == null || isBetter(each, best))) {
                best = each;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean isBetter(Entry one, Entry other) {
        int lengths = one.prefix().prefixLength() - other.prefix().prefixLength();
        return lengths > 0 || (lengths == 0 && one.rank() < other.rank());
    }

    private List<Entry> all(Subnet subnet) {
        VirtualNetwork vnet = network.virtualNetworkOf(subnet);
        List<Entry> entries = new ArrayList<>();
        for (Route route : userRoutes(subnet)) {
            Optional<Ip> hop = route.nextHopAddress().map(address -> ((KnownAddress) address).ip());
            entries.add(new Entry(cidr(route), route.nextHopType(), hop, Optional.empty(), 0));
        }
        vnet.addressSpace().forEach(prefix -> entries.add(system(prefix, NextHopType.VNET_LOCAL, vnet.id(), 1)));
        for (VirtualNetwork peer : peers(network, vnet)) {
            peer.addressSpace().forEach(prefix -> entries.add(system(prefix, NextHopType.VNET_PEERING, peer.id(), 1)));
        }
        entries.add(system(Cidr.ANY_IPV4, NextHopType.INTERNET, vnet.id(), 2));
        if (entries.stream().noneMatch(each -> each.rank() == 0 && each.prefix().equals(Cidr.ANY_IPV4))) {
            RESERVED.forEach(prefix -> entries.add(system(prefix, NextHopType.NONE, vnet.id(), 2)));
        }
        return entries;
    }

    private static Entry system(Cidr prefix, NextHopType type, ResourceId vnet, int rank) {
        return new Entry(prefix, type, Optional.empty(), Optional.of(vnet), rank);
    }

    List<Route> userRoutes(Subnet subnet) {
        return subnet.routeTable()
                .map(id -> network.get(RouteTable.class, id).routes())
                .orElse(List.of());
    }

    static Cidr cidr(Route route) {
        return ((Prefix) route.destination()).cidr();
    }

    /** The networks with which a peering is connected on both sides. */
    static List<VirtualNetwork> peers(Network network, VirtualNetwork vnet) {
        List<VirtualNetwork> peers = new ArrayList<>();
        for (VnetPeering mine : vnet.peerings()) {
            VirtualNetwork other = network.get(VirtualNetwork.class, mine.remote());
            for (VnetPeering theirs : other.peerings()) {
                boolean both = mine.state() == VnetPeering.State.CONNECTED
                        && theirs.state() == VnetPeering.State.CONNECTED
                        && theirs.remote().equals(vnet.id());
                if (both) {
                    peers.add(other);
                }
            }
        }
        return peers;
    }
}
