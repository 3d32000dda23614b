package io.canreach.analysis;

import io.canreach.packet.ServiceBits;

/** What a word of the bits keeps of flows on their way and at its end, behind the rules of the source. */
final class CellWay {
    private static final int LOST = 0;
    private static final int UNKNOWN = 1;
    private static final int ARRIVALS = 2;

    private final ServiceBits bits;
    private final int word;
    private final long[] sure;
    private final long[] possible;
    private int between = -1;
    private long lost;
    private long open;

    CellWay(ServiceBits bits, int word, int arrivals) {
        this.bits = bits;
        this.word = word;
        this.sure = new long[arrivals];
        this.possible = new long[arrivals];
    }

    /** Goes to flows that have something between their ends. */
    void meet(int number) {
        if (number != between) {
            between = number;
            lost = bits.word(number, LOST, word);
            open = bits.word(number, UNKNOWN, word);
            for (int i = 0; i < sure.length; i++) {
                sure[i] = bits.word(number, ARRIVALS + 2 * i, word);
                possible[i] = bits.word(number, ARRIVALS + 2 * i + 1, word);
            }
        }
    }

    /** Those that do not surely arrive, where the rules at the end have a number for each arrival, at a place of its own. */
    long away(int[][] in, int place) {
        long away = lost;
        for (int i = 0; i < sure.length; i++) {
            away |= sure[i] & ~bits.word(in[i][place], CellBits.ALLOWED, word);
        }
        return away;
    }

    /** Those that may arrive, or may end nobody knows where. */
    long left(int[][] in, int place) {
        long left = open;
        for (int i = 0; i < possible.length; i++) {
            left |= possible[i] & ~bits.word(in[i][place], CellBits.DENIED, word);
        }
        return left;
    }
}
