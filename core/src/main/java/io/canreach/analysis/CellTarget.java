package io.canreach.analysis;

import io.canreach.packet.AddressPairs;
import io.canreach.packet.ColumnSheet;
import java.util.Arrays;

/** Destinations of one kind, with what gets lost on the way to each from the source that was looked at last. */
final class CellTarget {
    private final AddressPairs pairs;
    private final ColumnSheet[] in;
    private final CellWay[] ways;
    private final int[] places;
    private final int[] owners;
    private final int[] stretches;
    /** What the rules at the end make of each arrival, by destination. */
    private final int[][] numbers;
    /** For each word, destination by destination. */
    private final long[][] away;

    private final long[][] left;

    CellTarget(AddressPairs pairs, CellWay[] ways, TransitSheets.Sheet sheet, KindSheets kind) {
        this.pairs = pairs;
        this.ways = ways;
        this.in = sheet.in(kind);
        this.places = kind.places();
        this.owners = kind.owners();
        this.stretches = new int[in.length];
        this.numbers = new int[in.length][];
        this.away = new long[ways.length][places.length];
        this.left = new long[ways.length][places.length];
        Arrays.fill(stretches, -1);
    }

    /**
     * Goes to another source; of neighbours mostly the same holds.
     *
     * @param source its place
     * @param moved whether it meets something else between than the source before
     * @param between the numbers of what it meets
     * @param start the place of the first of them
     */
    void look(int source, boolean moved, int[] between, int start) {
        boolean others = moved;
        for (int i = 0; i < in.length; i++) {
            int stretch = in[i].stretch(source, Math.max(0, stretches[i]));
            if (stretch != stretches[i]) {
                stretches[i] = stretch;
                numbers[i] = in[i].numbers(stretch);
                others = true;
            }
        }
        if (others) {
            meet(source, between, start);
        }
    }

    /** Looks at the destinations that the source may call: of others nothing is known, nor asked for. */
    private void meet(int source, int[] between, int start) {
        for (int word = 0; word < ways.length; word++) {
            CellWay way = ways[word];
            for (int i = 0; i < places.length; i++) {
                if (pairs.areOfOneFamily(source, places[i])) {
                    way.meet(between[places[i] - start]);
                    away[word][i] = way.away(numbers, i);
                    left[word][i] = way.left(numbers, i);
                }
            }
        }
    }

    /** The places of the destinations, ascending. */
    int[] places() {
        return places;
    }

    /** Their columns. */
    int[] owners() {
        return owners;
    }

    /** Of each destination the bits of a word that do not surely arrive. */
    long[] away(int word) {
        return away[word];
    }

    /** Of each destination the bits of a word that may arrive, or may end nobody knows where. */
    long[] left(int word) {
        return left[word];
    }
}
