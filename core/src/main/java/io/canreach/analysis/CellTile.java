package io.canreach.analysis;

import io.canreach.packet.AddressPairs;
import java.util.List;

/** The cells of sources of one region with neighbouring kinds of destinations, which all meet the same sheet. */
final class CellTile {
    private final AddressPairs pairs;
    private final TransitSheets.Sheet sheet;
    private final List<CellTarget> targets;
    private final CellWord[] words;
    private final int[] out;
    private final int[] between;
    private final int start;
    private int last = -1;

    CellTile(AddressPairs pairs, CellBits cells, TransitSheets.Sheet sheet, List<KindSheets> kinds) {
        this.pairs = pairs;
        this.sheet = sheet;
        CellWay[] ways = cells.ways(sheet.arrivals().size());
        this.targets = kinds.stream()
                .map(kind -> new CellTarget(pairs, ways, sheet, kind))
                .toList();
        this.words = cells.words();
        int end = 0;
        int first = pairs.addresses().size();
        for (KindSheets each : kinds) {
            first = Math.min(first, each.places()[0]);
            end = Math.max(end, each.places()[each.places().length - 1] + 1);
        }
        this.start = first;
        this.out = new int[end - first];
        this.between = new int[end - first];
    }

    /** Fills the cells of all machines of a kind in their rows. */
    void fill(KindSheets kind, byte[][] rows) {
        for (int i = 0; i < kind.places().length; i++) {
            int source = kind.places()[i];
            kind.out().fill(source, out, start);
            boolean moved = last < 0 || !sheet.pairs().isLike(source, last);
            if (moved) {
                sheet.pairs().fill(source, between, start);
            }
            last = source;
            for (CellTarget target : targets) {
                target.look(source, moved, between, start);
                for (int word = 0; word < words.length; word++) {
                    fill(source, target, word, rows[kind.owners()[i]]);
                }
            }
        }
    }

    private void fill(int source, CellTarget target, int number, byte[] row) {
        CellWord word = words[number];
        long[] away = target.away(number);
        long[] left = target.left(number);
        int[] places = target.places();
        int[] owners = target.owners();
        for (int i = 0; i < places.length; i++) {
            boolean meant = pairs.areOfOneFamily(source, places[i]);
            int fates = meant ? word.fates(out[places[i] - start], away[i], left[i]) : 0;
            row[owners[i]] |= (byte) (CellBits.KNOWN | fates);
        }
    }
}
