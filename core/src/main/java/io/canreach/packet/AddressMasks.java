package io.canreach.packet;

import java.util.ArrayList;
import java.util.List;

/** Tells of up to 64 sets of addresses which of them have an address of another set, looking at no set for it. */
public final class AddressMasks {
    /** So many sets at most. */
    public static final int MOST = Long.SIZE;

    private final LevelMasks v4;
    private final LevelMasks v6;

    private AddressMasks(List<IpSet> sets) {
        this.v4 = new LevelMasks(nodes(sets, Layout.V4), Level.IPV4);
        this.v6 = new LevelMasks(nodes(sets, Layout.V6), Level.IPV6_HALF);
    }

    private static List<Node> nodes(List<IpSet> sets, Layout layout) {
        List<Node> nodes = new ArrayList<>(sets.size());
        for (IpSet set : sets) {
            nodes.add(set.node(layout));
        }
        return nodes;
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

    /**
     * The sets that have an address of another one.
     *
     * @param addresses the other set
     * @return a bit for each set, the lowest for the first; not set for those that have none of the addresses
     */
    public long touching(IpSet addresses) {
        return v4.touching(addresses.node(Layout.V4)) | v6.touching(addresses.node(Layout.V6));
    }
}
