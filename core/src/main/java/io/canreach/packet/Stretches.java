package io.canreach.packet;

import java.util.Arrays;
import java.util.List;

/** The IPv4 addresses cut into stretches that no bound of given sets splits. */
final class Stretches {
    private final long[] uppers;

    private Stretches(long[] uppers) {
        this.uppers = uppers;
    }

    static Stretches of(List<IpSet> sets) {
        int count = 1;
        for (IpSet set : sets) {
            count += set.node(Layout.V4).count();
        }
        long[] all = new long[count];
        all[0] = Level.IPV4.max();
        int next = 1;
        for (IpSet set : sets) {
            Node node = set.node(Layout.V4);
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

    /** The last address of a stretch. */
    long upper(int index) {
        return uppers[index];
    }

    /** The stretch that an address is in. */
    int index(long address) {
        int index = Arrays.binarySearch(uppers, address);
        return index < 0 ? -index - 1 : index;
    }
}
