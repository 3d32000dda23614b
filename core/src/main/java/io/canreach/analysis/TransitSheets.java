package io.canreach.analysis;

import io.canreach.packet.AddressPairs;
import io.canreach.packet.ColumnSheet;
import io.canreach.packet.PairSheet;
import io.canreach.packet.Rewrite;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What flows meet between regions, by numbers: of what lies between two addresses, and of what becomes of flows there. */
final class TransitSheets {
    private final AddressPairs pairs;
    private final IdentityHashMap<TransitSets, Sheet> sheets = new IdentityHashMap<>();
    private final Map<List<Rewrite>, Integer> numbers = new HashMap<>();

    private TransitSheets(AddressPairs pairs) {
        this.pairs = pairs;
    }

    /**
     * What flows meet from one region to others.
     *
     * @param pairs all that is met
     * @param arrivals the numbers of what became of them where they arrive
     */
    record Sheet(PairSheet pairs, List<Integer> arrivals) {
        /** What rules at the end make of flows of each arrival, in the same order. */
        ColumnSheet[] in(KindSheets kind) {
            ColumnSheet[] sheets = new ColumnSheet[arrivals.size()];
            for (int i = 0; i < sheets.length; i++) {
                sheets[i] = kind.in(arrivals.get(i));
            }
            return sheets;
        }
    }

    static TransitSheets of(Crossings crossings, AddressPairs pairs) {
        TransitSheets all = new TransitSheets(pairs);
        int[] everyone = IntStream.range(0, pairs.addresses().size()).toArray();
        all.sheets.put(TransitSets.STRAIGHT, all.sheet(TransitSets.STRAIGHT, everyone));
        crossings.regions().parallelStream().forEach(from -> {
            int[] places = all.places(from);
            crossings.from(from).forEach(sets -> all.add(sets, all.sheet(sets, places)));
        });
        return all;
    }

    private int[] places(Region region) {
        return region.kinds().stream()
                .flatMap(kind -> kind.ends().stream())
                .flatMap(end -> end.ips().stream())
                .mapToInt(pairs::indexOf)
                .sorted()
                .toArray();
    }

    /** What flows from a region meet. */
    Sheet sheet(TransitSets sets, Region from) {
        return sheet(sets, places(from));
    }

    /** What flows from addresses at some places meet. */
    Sheet sheet(TransitSets sets, int[] places) {
        List<Integer> arrivals =
                sets.arrivals().stream().map(each -> number(each.rewrites())).toList();
        return new Sheet(pairs.sheet(sets.sets(), places), arrivals);
    }

    /** The number of what may become of flows on their way. */
    int number(List<Rewrite> some) {
        synchronized (numbers) {
            return numbers.computeIfAbsent(some, any -> numbers.size());
        }
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
