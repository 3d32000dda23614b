package io.canreach.packet;

import java.util.Arrays;
import java.util.List;

/** Tells of sets of addresses in order which of them is the first that has given addresses, looking at no set for it. */
public final class AddressOwners {
    /** No set has any of the addresses. */
    public static final int NONE = -1;
    /** Several sets have some of the addresses, or that is not known, as for IPv6 ones. */
    public static final int SEVERAL = -2;

    private final Stretches stretches;
    private final int[] owners;

    private AddressOwners(List<IpSet> sets) {
        this.stretches = Stretches.of(sets);
        this.owners = new int[stretches.count()];
        Arrays.fill(owners, NONE);
        for (int i = 0; i < sets.size(); i++) {
            take(sets.get(i).node(Layout.V4), i);
        }
    }

    /**
     * Makes sets ready.
     *
     * @param sets the sets, the first one before all others
     * @return the object to ask
     */
    public static AddressOwners of(List<IpSet> sets) {
        return new AddressOwners(sets);
    }

    private void take(Node node, int owner) {
        int at = 0;
        for (int i = 0; i < node.count(); i++) {
            for (; at < owners.length && stretches.upper(at) <= node.upper(i); at++) {
                if (owners[at] == NONE && !node.child(i).isEmpty()) {
                    owners[at] = owner;
                }
            }
        }
    }

    /**
     * The set that is the first for all of some addresses.
     *
     * @param addresses the addresses
     * @return its position from 0, {@link #NONE} or {@link #SEVERAL}
     */
    public int of(IpSet addresses) {
        Node node = addresses.node(Layout.V4);
        if (node.isEmpty() || !addresses.node(Layout.V6).isEmpty()) {
            return SEVERAL;
        }
        int first = SEVERAL;
        for (int i = 0; i < node.count(); i++) {
            if (!node.child(i).isEmpty()) {
                int owner = between(node.lower(i), node.upper(i));
                if (owner == SEVERAL || (first != SEVERAL && owner != first)) {
                    return SEVERAL;
                }
                first = owner;
            }
        }
        return first;
    }

    private int between(long lower, long upper) {
        int at = stretches.index(lower);
        int owner = owners[at];
        while (stretches.upper(at) < upper) {
            if (owners[++at] != owner) {
                return SEVERAL;
            }
        }
        return owner;
    }
}
