package io.canreach.analysis;

import io.canreach.packet.ColumnSheet;
import io.canreach.packet.ServiceBits;
import java.util.Arrays;

/** Destinations of one kind, with what their rules make of each arrival of the source that was looked at last. */
final class CellTarget {
    private final ServiceBits bits;
    private final ColumnSheet[] in;
    private final int[] places;
    private final int[] owners;
    private final int[] stretches;
    /** For each arrival, what is allowed and denied of it: the words of one destination after another. */
    private final long[][] allowed;

    private final long[][] denied;

    CellTarget(ServiceBits bits, TransitSheets.Sheet sheet, KindSheets kind) {
        this.bits = bits;
        this.in = sheet.in(kind);
        this.places = kind.places();
        this.owners = kind.owners();
        this.stretches = new int[in.length];
        this.allowed = new long[in.length][places.length * bits.words()];
        this.denied = new long[in.length][places.length * bits.words()];
        Arrays.fill(stretches, -1);
    }

    /** Goes to another source; of neighbours mostly the same holds. */
    void look(int source) {
        for (int i = 0; i < in.length; i++) {
            int stretch = in[i].stretch(source, Math.max(0, stretches[i]));
            if (stretch != stretches[i]) {
                stretches[i] = stretch;
                put(in[i].numbers(stretch), CellBits.ALLOWED, allowed[i]);
                put(in[i].numbers(stretch), CellBits.DENIED, denied[i]);
            }
        }
    }

    private void put(int[] numbers, int set, long[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = bits.word(numbers[i / bits.words()], set, i % bits.words());
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

    long[][] allowed() {
        return allowed;
    }

    long[][] denied() {
        return denied;
    }
}
