package io.canreach.analysis;

import io.canreach.packet.ServiceBits;
import io.canreach.reach.Verdict;

/** Finds which fates the flows of a pair of addresses have, from numbers of what lies between them. */
final class CellBits {
    static final int DELIVERED = 1;
    static final int DROPPED = 2;
    static final int UNDETERMINED = 4;
    /** The cell has been looked at. */
    static final int KNOWN = 8;
    /** It was asked about by itself. */
    static final int ASKED = 16;
    /** What of a cell is its fates. */
    static final int FATES = 7;

    private static final int ALLOWED = 0;
    private static final int DENIED = 1;
    private static final int LOST = 0;
    private static final int UNKNOWN = 1;

    private final ServiceBits bits;
    private final int asked;

    CellBits(ServiceBits bits, int asked) {
        this.bits = bits;
        this.asked = asked;
    }

    /** The fates of a pair with nothing between it but the rules at both ends. */
    int direct(int out, int in) {
        int fates = 0;
        for (int word = 0; word < bits.words(); word++) {
            long all = bits.word(asked, 0, word);
            long delivered = all & bits.word(out, ALLOWED, word) & bits.word(in, ALLOWED, word);
            long dropped = all & (bits.word(out, DENIED, word) | bits.word(in, DENIED, word));
            fates |= fates(all, delivered, dropped);
        }
        return fates;
    }

    /** The fates of a pair with something between it, which flows come out of as these arrivals. */
    int through(int out, int transit, int[] in) {
        int fates = 0;
        for (int word = 0; word < bits.words(); word++) {
            long all = bits.word(asked, 0, word);
            long lost = bits.word(transit, LOST, word);
            long open = bits.word(transit, UNKNOWN, word);
            for (int i = 0; i < in.length; i++) {
                lost |= bits.word(transit, 2 + 2 * i, word) & ~bits.word(in[i], ALLOWED, word);
                open |= bits.word(transit, 3 + 2 * i, word) & ~bits.word(in[i], DENIED, word);
            }
            long delivered = all & bits.word(out, ALLOWED, word) & ~lost;
            fates |= fates(all, delivered, all & (bits.word(out, DENIED, word) | ~open));
        }
        return fates;
    }

    private static int fates(long all, long delivered, long dropped) {
        return (delivered != 0 ? DELIVERED : 0)
                | (dropped != 0 ? DROPPED : 0)
                | ((all & ~delivered & ~dropped) != 0 ? UNDETERMINED : 0);
    }

    /** The fates of some flows. */
    static byte of(Fates fates) {
        return (byte) (KNOWN
                | (fates.delivered().isEmpty() ? 0 : DELIVERED)
                | (fates.dropped().isEmpty() ? 0 : DROPPED)
                | (fates.undetermined().isEmpty() ? 0 : UNDETERMINED));
    }

    /** The verdict on flows of these fates together. */
    static Verdict verdict(int fates) {
        if ((fates & (DELIVERED | DROPPED)) == (DELIVERED | DROPPED)) {
            return Verdict.PARTIAL;
        }
        if ((fates & UNDETERMINED) != 0) {
            return Verdict.UNDETERMINED;
        }
        return (fates & DELIVERED) != 0 ? Verdict.REACHABLE : Verdict.BLOCKED;
    }
}
