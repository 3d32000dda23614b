package io.canreach.analysis;

import io.canreach.packet.AddressPairs;
import io.canreach.packet.IpFamily;

/** The cells of one source address. What is the same as in the cell before is not looked up again. */
final class RowCells {
    private final CellBits cells;
    private final int place;
    private final byte[] row;
    private final int[] out;
    private final int[] between;
    private final int first;
    private final int end;
    private int arrivals;

    RowCells(AddressPairs pairs, CellBits cells, KindSheets kind, int i, byte[] row) {
        this.cells = cells;
        this.place = kind.places()[i];
        this.row = row;
        this.out = new int[pairs.addresses().size()];
        this.between = new int[out.length];
        IpFamily family = pairs.addresses().get(place).family();
        this.first = pairs.first(family);
        this.end = pairs.end(family);
        kind.out().fill(place, out);
    }

    int place() {
        return place;
    }

    /** From now on flows meet what is on this sheet. */
    void meet(TransitSheets.Sheet sheet) {
        sheet.pairs().fill(place, between);
        arrivals = sheet.arrivals().size();
    }

    /** Nothing reaches machines of a kind. */
    void drop(KindSheets kind) {
        int[] places = kind.places();
        for (int i = 0; i < places.length; i++) {
            row[kind.owners()[i]] |= (byte) (CellBits.KNOWN | (isMeant(places[i]) ? CellBits.DROPPED : 0));
        }
    }

    private boolean isMeant(int destination) {
        return destination >= first && destination < end;
    }

    /** What reaches machines of a kind, whose rules go by these numbers, for each arrival those of all its addresses. */
    void fill(KindSheets kind, int[][] in) {
        int[] places = kind.places();
        int[] owners = kind.owners();
        for (int word = 0; word < cells.words(); word++) {
            CellWord bits = cells.word(word, arrivals);
            for (int i = 0; i < places.length; i++) {
                int to = places[i];
                int fates = isMeant(to) ? bits.fates(out[to], between[to], in, i) : 0;
                row[owners[i]] |= (byte) (CellBits.KNOWN | fates);
            }
        }
    }
}
