package io.canreach.analysis;

import io.canreach.packet.AddressPairs;
import io.canreach.packet.PairSheet;
import io.canreach.packet.Rewrite;
import java.util.IdentityHashMap;
import java.util.List;

/** What flows meet between regions, by numbers. */
final class TransitSheets {
    private final IdentityHashMap<TransitSets, Sheet> sheets = new IdentityHashMap<>();

    /** What flows meet from one region to others, and what became of them where they arrive. */
    record Sheet(PairSheet pairs, List<List<Rewrite>> rewrites) {}

    static TransitSheets of(Crossings crossings, AddressPairs pairs) {
        TransitSheets all = new TransitSheets();
        crossings.regions().parallelStream().forEach(from -> {
            int[] places = places(from, pairs);
            crossings.from(from).forEach(sets -> all.add(sets, sheet(sets, pairs, places)));
        });
        return all;
    }

    private static int[] places(Region region, AddressPairs pairs) {
        return region.kinds().stream()
                .flatMap(kind -> kind.ends().stream())
                .flatMap(end -> end.ips().stream())
                .mapToInt(pairs::indexOf)
                .sorted()
                .toArray();
    }

    /** What flows from a region meet. */
    static Sheet sheet(TransitSets sets, AddressPairs pairs, Region from) {
        return sheet(sets, pairs, places(from, pairs));
    }

    /** What flows from addresses at some places meet. */
    static Sheet sheet(TransitSets sets, AddressPairs pairs, int[] places) {
        List<List<Rewrite>> rewrites =
                sets.arrivals().stream().map(TransitSets.Arrival::rewrites).toList();
        return new Sheet(pairs.sheet(sets.sets(), places), rewrites);
    }

    private void add(TransitSets sets, Sheet sheet) {
        synchronized (sheets) {
            sheets.put(sets, sheet);
        }
    }

    Sheet of(TransitSets sets) {
        Sheet sheet = sheets.get(sets);
        if (sheet == null) {
            throw new IllegalStateException("nothing is known of the way " + sets);
        }
        return sheet;
    }
}
