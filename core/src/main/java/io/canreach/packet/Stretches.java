package io.canreach.packet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The keys of one level of addresses, cut into stretches that no bound of given nodes splits. */
final class Stretches {
    private final long[] uppers;

    private Stretches(long[] uppers) {
        this.uppers = uppers;
    }

    /** The stretches of the IPv4 addresses of sets. */
    static Stretches of(List<IpSet> sets) {
        List<Node> nodes = new ArrayList<>(sets.size());
        for (IpSet set : sets) {
            nodes.add(set.node(Layout.V4));
        }
        return of(nodes, Level.IPV4);
    }

    static Stretches of(List<Node> nodes, Level level) {
        int count = 1;
        for (Node node : nodes) {
            count += node.count();
        }
        long[] all = new long[count];
        all[0] = level.max();
        int next = 1;
        for (Node node : nodes) {
            for (int i = 0; i < node.count(); i++) {
                all[next++] = node.upper(i);
            }
        }
        Arrays.sort(all);
        return new Stretches(distinct(all));
    }

    private static long[] distinct(long[] sorted) {
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[count++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    int count() {
        return uppers.length;
    }

    /** The last key of a stretch. */
    long upper(int index) {
        return uppers[index];
    }

    /** The stretch that a key is in. */
    int index(long key) {
        int index = Arrays.binarySearch(uppers, key);
        return index < 0 ? -index - 1 : index;
    }
}
