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

    /** Where a gate has what it allows and what it denies. */
    static final int ALLOWED = 0;

    static final int DENIED = 1;

    private final ServiceBits bits;
    private final int asked;

    CellBits(ServiceBits bits, int asked) {
        this.bits = bits;
        this.asked = asked;
    }

    /** The words that a set takes. */
    CellWord[] words() {
        CellWord[] words = new CellWord[bits.words()];
        for (int word = 0; word < words.length; word++) {
            words[word] = new CellWord(bits, asked, word);
        }
        return words;
    }

    /** What is met between, in as many words, where flows come out as so many arrivals. */
    CellWay[] ways(int arrivals) {
        CellWay[] ways = new CellWay[bits.words()];
        for (int word = 0; word < ways.length; word++) {
            ways[word] = new CellWay(bits, word, arrivals);
        }
        return ways;
    }

    /** The fates of a pair with something between it, which flows come out of as arrivals with these numbers at the end. */
    int through(int out, int between, int[] in) {
        int[][] numbers = new int[in.length][];
        for (int i = 0; i < in.length; i++) {
            numbers[i] = new int[] {in[i]};
        }
        int fates = 0;
        CellWord[] words = words();
        CellWay[] ways = ways(in.length);
        for (int word = 0; word < words.length; word++) {
            ways[word].meet(between);
            fates |= words[word].fates(out, ways[word].away(numbers, 0), ways[word].left(numbers, 0));
        }
        return fates;
    }

    static int fates(long all, long delivered, long dropped) {
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
