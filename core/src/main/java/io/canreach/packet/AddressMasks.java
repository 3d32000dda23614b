package io.canreach.packet;

import java.util.List;

/**
 * Tells of up to 64 sets of addresses which of them have an address of another set, looking at no set for it. IPv6 addresses are
 * not told apart: each set that has any counts.
 */
public final class AddressMasks {
    /** So many sets at most. */
    public static final int MOST = Long.SIZE;

    private final Stretches stretches;
    private final long[] masks;
    private long v6;

    private AddressMasks(List<IpSet> sets) {
        this.stretches = Stretches.of(sets);
        this.masks = new long[stretches.count()];
        for (int i = 0; i < sets.size(); i++) {
            mark(sets.get(i).node(Layout.V4), 1L << i);
            v6 |= sets.get(i).node(Layout.V6).isEmpty() ? 0 : 1L << i;
        }
    }

    /**
     * Makes sets ready.
     *
     * @param sets at most {@value #MOST}
     * @return the object to ask
     */
    public static AddressMasks of(List<IpSet> sets) {
        return new AddressMasks(sets);
    }

    private void mark(Node node, long bit) {
        int at = 0;
        for (int i = 0; i < node.count(); i++) {
            while (at < masks.length && stretches.upper(at) <= node.upper(i)) {
                masks[at++] |= node.child(i).isEmpty() ? 0 : bit;
            }
        }
    }

    /**
     * The sets that may have an address of another one.
     *
     * @param addresses the other set
     * @return a bit for each set, the lowest for the first; not set for those that surely have none
     */
    public long touching(IpSet addresses) {
        long touched = addresses.node(Layout.V6).isEmpty() ? 0 : v6;
        Node node = addresses.node(Layout.V4);
        for (int i = 0; i < node.count(); i++) {
            if (!node.child(i).isEmpty()) {
                touched |= between(node.lower(i), node.upper(i));
            }
        }
        return touched;
    }

    private long between(long lower, long upper) {
        int at = stretches.index(lower);
        long touched = masks[at];
        while (stretches.upper(at) < upper) {
            touched |= masks[++at];
        }
        return touched;
    }
}
