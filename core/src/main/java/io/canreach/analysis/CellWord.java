package io.canreach.analysis;

import io.canreach.packet.ServiceBits;

/** One word of the bits that lie between pairs of addresses. What a pair shares with the one before is kept in hand. */
final class CellWord {
    private static final int LOST = 0;
    private static final int UNKNOWN = 1;
    private static final int ARRIVALS = 2;

    private final ServiceBits bits;
    private final int word;
    private final long all;
    private final long[] sure;
    private final long[] possible;
    private int out = -1;
    private long allowed;
    private long denied;
    private int transit = -1;
    private long lost;
    private long open;

    CellWord(ServiceBits bits, int asked, int word, int arrivals) {
        this.bits = bits;
        this.word = word;
        this.all = bits.word(asked, 0, word);
        this.sure = new long[arrivals];
        this.possible = new long[arrivals];
    }

    /** The fates of a pair whose rules and what lies between them have these numbers, with one of the destinations. */
    int fates(int sent, int between, CellTarget target, int destination) {
        return fates(sent, between, target.allowed(), target.denied(), destination * bits.words() + word);
    }

    /** Likewise, where the rules at the end allow and deny of each arrival what stands at a place. */
    int fates(int sent, int between, long[][] allowedIn, long[][] deniedIn, int place) {
        if (sent != out) {
            out = sent;
            allowed = bits.word(sent, CellBits.ALLOWED, word);
            denied = bits.word(sent, CellBits.DENIED, word);
        }
        if (between != transit) {
            meet(between);
        }
        long away = lost;
        long left = open;
        for (int i = 0; i < sure.length; i++) {
            away |= sure[i] & ~allowedIn[i][place];
            left |= possible[i] & ~deniedIn[i][place];
        }
        return CellBits.fates(all, all & allowed & ~away, all & (denied | ~left));
    }

    private void meet(int between) {
        transit = between;
        lost = bits.word(between, LOST, word);
        open = bits.word(between, UNKNOWN, word);
        for (int i = 0; i < sure.length; i++) {
            sure[i] = bits.word(between, ARRIVALS + 2 * i, word);
            possible[i] = bits.word(between, ARRIVALS + 2 * i + 1, word);
        }
    }
}
