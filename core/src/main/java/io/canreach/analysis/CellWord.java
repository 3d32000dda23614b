package io.canreach.analysis;

import io.canreach.packet.ServiceBits;

/** One word of the bits that lie between pairs of addresses. What a pair shares with the one before is kept in hand. */
final class CellWord {
    private final ServiceBits bits;
    private final int word;
    private final long all;
    private int out = -1;
    private long allowed;
    private long denied;

    CellWord(ServiceBits bits, int asked, int word) {
        this.bits = bits;
        this.word = word;
        this.all = bits.word(asked, 0, word);
    }

    /**
     * The fates of a pair.
     *
     * @param sent the number of what the rules of the source make of flows
     * @param away which flows get lost behind them
     * @param left which may not
     */
    int fates(int sent, long away, long left) {
        if (sent != out) {
            out = sent;
            allowed = bits.word(sent, CellBits.ALLOWED, word);
            denied = bits.word(sent, CellBits.DENIED, word);
        }
        return CellBits.fates(all, all & allowed & ~away, all & (denied | ~left));
    }
}
