package io.canreach.analysis;

import io.canreach.model.Network;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.Rewrite;
import io.canreach.reach.Crowd;
import io.canreach.reach.Transit;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What lies between any two regions. */
final class Crossings {
    private final List<Region> regions;
    private final PlainWay[][] ways;
    private final TransitSets[][] transits;
    private final boolean[] alone;

    private Crossings(List<Region> regions, PlainWay[][] ways, TransitSets[][] transits, boolean[] alone) {
        this.regions = regions;
        this.ways = ways;
        this.transits = transits;
        this.alone = alone;
    }

    static Crossings of(Network network, List<Region> regions) {
        PlainWay[][] ways = new PlainWay[regions.size()][];
        TransitSets[][] transits = new TransitSets[regions.size()][];
        boolean[] alone = new boolean[regions.size()];
        regions.forEach(region -> alone[region.number()] = sharesAddresses(network, region));
        regions.parallelStream().forEach(from -> {
            ways[from.number()] = regions.stream()
                    .map(to -> PlainWay.between(network, from, to))
                    .toArray(PlainWay[]::new);
            transits[from.number()] = transits(network, from, regions, ways[from.number()], alone);
        });
        return new Crossings(regions, ways, transits, alone);
    }

    /** The same between regions of which only NSGs of machines have changed that flows do not pass. */
    Crossings with(List<Region> changed) {
        return new Crossings(changed, ways, transits, alone);
    }

    private static boolean sharesAddresses(Network network, Region region) {
        VirtualNetwork own = network.get(VirtualNetwork.class, region.virtualNetwork());
        return network.all(VirtualNetwork.class).stream()
                .anyMatch(other ->
                        !other.id().equals(own.id()) && other.addresses().overlaps(own.addresses()));
    }

    private static TransitSets[] transits(
            Network network, Region from, List<Region> regions, PlainWay[] ways, boolean[] alone) {
        List<Region> met = regions.stream()
                .filter(to -> ways[to.number()] == PlainWay.TRANSIT)
                .toList();
        TransitSets[] found = new TransitSets[regions.size()];
        groups(met, alone).forEach(group -> {
            TransitSets sets = TransitSets.of(Transit.between(network, from.crowd(), crowds(group)));
            group.forEach(to -> found[to.number()] = sets);
        });
        return found;
    }

    /** Regions that share no addresses with other networks are all asked about at once. */
    private static Collection<List<Region>> groups(List<Region> regions, boolean[] alone) {
        return regions.stream()
                .collect(Collectors.groupingBy(to -> alone[to.number()] ? to.number() : -1))
                .values();
    }

    /** All regions, those together that may be asked about at once. */
    Collection<List<Region>> groups() {
        return groups(regions, alone);
    }

    static List<Crowd> crowds(List<Region> regions) {
        return regions.stream().map(Region::crowd).toList();
    }

    List<Region> regions() {
        return regions;
    }

    PlainWay way(Region from, Region to) {
        return ways[from.number()][to.number()];
    }

    /** What flows meet from one region to another; nothing where they go nowhere, or each pair has to be asked about. */
    Optional<TransitSets> sets(Region from, Region to) {
        return switch (way(from, to)) {
            case DIRECT -> Optional.of(TransitSets.STRAIGHT);
            case TRANSIT -> Optional.of(transits[from.number()][to.number()]);
            case NONE, OTHER -> Optional.empty();
        };
    }

    /** The translations with which flows come to a region. */
    Set<List<Rewrite>> rewrites(Region to) {
        Set<List<Rewrite>> found = new LinkedHashSet<>(Set.of(List.of()));
        for (Region from : regions) {
            sets(from, to).ifPresent(sets -> sets.arrivals().forEach(each -> found.add(each.rewrites())));
        }
        return found;
    }

    /** All that is asked about at once of what flows meet from a region. */
    Set<TransitSets> from(Region from) {
        Set<TransitSets> found = Collections.newSetFromMap(new IdentityHashMap<>());
        for (TransitSets sets : transits[from.number()]) {
            if (sets != null) {
                found.add(sets);
            }
        }
        return found;
    }
}
