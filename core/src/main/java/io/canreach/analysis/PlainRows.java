package io.canreach.analysis;

import io.canreach.packet.AddressPairs;
import java.util.List;

/** Fills rows of fates: what plain machines of some kinds do to others. */
final class PlainRows {
    /** So many kinds are met at a time: what is known of them fits the cache while all sources look at it. */
    private static final int TOGETHER = 64;

    private final AddressPairs pairs;
    private final CellBits cells;
    private final Crossings crossings;
    private final TransitSheets transits;
    private final byte[][] rows;

    PlainRows(AddressPairs pairs, CellBits cells, Crossings crossings, TransitSheets transits, byte[][] rows) {
        this.pairs = pairs;
        this.cells = cells;
        this.crossings = crossings;
        this.transits = transits;
        this.rows = rows;
    }

    /**
     * Fills the rows of machines of some kinds, as far as their cells are about plain machines that no walk is needed for.
     *
     * @param from the region of the sources
     * @param kinds their kinds
     * @param targets the kinds of destinations, by the number of their region
     */
    void fill(Region from, List<KindSheets> kinds, List<List<KindSheets>> targets) {
        for (Region to : crossings.regions()) {
            List<KindSheets> all = targets.get(to.number());
            for (int start = 0; start < all.size(); start += TOGETHER) {
                fill(from, to, kinds, all.subList(start, Math.min(start + TOGETHER, all.size())));
            }
        }
    }

    private void fill(Region from, Region to, List<KindSheets> kinds, List<KindSheets> targets) {
        switch (crossings.way(from, to)) {
            case DIRECT, TRANSIT -> {
                CellTile tile = new CellTile(
                        pairs, cells, transits.of(crossings.sets(from, to).orElseThrow()), targets);
                kinds.forEach(kind -> tile.fill(kind, rows));
            }
            case NONE -> kinds.forEach(kind -> targets.forEach(target -> drop(kind, target)));
            case OTHER -> {}
        }
    }

    /** Nothing reaches one kind from another. */
    private void drop(KindSheets kind, KindSheets target) {
        for (int i = 0; i < kind.places().length; i++) {
            byte[] row = rows[kind.owners()[i]];
            for (int j = 0; j < target.places().length; j++) {
                boolean meant = pairs.areOfOneFamily(kind.places()[i], target.places()[j]);
                row[target.owners()[j]] |= (byte) (CellBits.KNOWN | (meant ? CellBits.DROPPED : 0));
            }
        }
    }
}
