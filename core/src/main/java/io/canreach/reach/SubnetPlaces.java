package io.canreach.reach;

import io.canreach.model.Network;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.Cidr;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The subnets of virtual networks by their addresses: of thousands, only those that flows are for are looked at. */
final class SubnetPlaces {
    private final Map<ResourceId, Places> places = new ConcurrentHashMap<>();

    static SubnetPlaces of(Network network) {
        return network.derived(SubnetPlaces.class, any -> new SubnetPlaces());
    }

    /**
     * The subnets that have some of the addresses, in the order of their network, and behind them those of which no prefix is
     * known.
     */
    List<Subnet> meeting(VirtualNetwork vnet, IpSet addresses) {
        return places.computeIfAbsent(vnet.id(), any -> new Places(vnet)).meeting(addresses);
    }

    /** A prefix of a subnet, which has a number in its network. */
    private record Place(Cidr prefix, int number) {}

    private static final class Places {
        private final List<Subnet> subnets;
        private final List<Subnet> anywhere;
        private final List<Place> sorted = new ArrayList<>();
        /** The last address of all prefixes up to each. */
        private final List<Ip> ends = new ArrayList<>();

        Places(VirtualNetwork vnet) {
            subnets = vnet.subnets();
            anywhere =
                    subnets.stream().filter(each -> each.prefixes().isEmpty()).toList();
            for (int i = 0; i < subnets.size(); i++) {
                for (Cidr prefix : subnets.get(i).prefixes()) {
                    sorted.add(new Place(prefix, i));
                }
            }
            sorted.sort(Comparator.comparing(place -> place.prefix().first()));
            sorted.forEach(place -> ends.add(later(place.prefix().last())));
        }

        private Ip later(Ip last) {
            Ip before = ends.isEmpty() ? last : ends.get(ends.size() - 1);
            return before.compareTo(last) > 0 ? before : last;
        }

        List<Subnet> meeting(IpSet addresses) {
            BitSet met = new BitSet();
            for (Cidr block : addresses.cidrs()) {
                for (int i = firstEndingFrom(block.first()); i < sorted.size() && isFrom(block.last(), i); i++) {
                    if (sorted.get(i).prefix().overlaps(block)) {
                        met.set(sorted.get(i).number());
                    }
                }
            }
            List<Subnet> found = new ArrayList<>(anywhere.size());
            met.stream().forEach(number -> found.add(subnets.get(number)));
            found.addAll(anywhere);
            return found;
        }

        private boolean isFrom(Ip last, int place) {
            return sorted.get(place).prefix().first().compareTo(last) <= 0;
        }

        private int firstEndingFrom(Ip first) {
            int place = Collections.binarySearch(ends, first);
            while (place > 0 && ends.get(place - 1).equals(first)) {
                place--;
            }
            return place < 0 ? -place - 1 : place;
        }
    }
}
