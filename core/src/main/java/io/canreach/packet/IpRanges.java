package io.canreach.packet;

import java.util.ArrayList;
import java.util.List;

/** Reads the ranges of addresses out of a diagram, in ascending order. */
final class IpRanges {
    private final List<IpRange> ranges = new ArrayList<>();

    private IpRanges() {}

    static List<IpRange> of(Node v4, Node v6) {
        IpRanges result = new IpRanges();
        for (int i = 0; i < v4.count(); i++) {
            if (!v4.child(i).isEmpty()) {
                result.add(new IpRange(Ip.ofIpv4(v4.lower(i)), Ip.ofIpv4(v4.upper(i))));
            }
        }
        for (int i = 0; i < v6.count(); i++) {
            result.addHighs(v6.lower(i), v6.upper(i), v6.child(i));
        }
        return result.ranges;
    }

    private void addHighs(long first, long last, Node lows) {
        if (lows.isEmpty()) {
            return;
        }
        if (lows.count() == 1) {
            add(new IpRange(ip(first, Long.MIN_VALUE), ip(last, Long.MAX_VALUE)));
            return;
        }
        addLows(first, lows);
        for (long high = first; high != last; ) {
            addLows(++high, lows);
        }
    }

    private void addLows(long high, Node lows) {
        for (int i = 0; i < lows.count(); i++) {
            if (!lows.child(i).isEmpty()) {
                add(new IpRange(ip(high, lows.lower(i)), ip(high, lows.upper(i))));
            }
        }
    }

    private static Ip ip(long high, long low) {
        return Ip.ofIpv6(Level.flip(high), Level.flip(low));
    }

    private void add(IpRange range) {
        int end = ranges.size() - 1;
        if (end >= 0 && ranges.get(end).meets(range)) {
            ranges.set(end, new IpRange(ranges.get(end).first(), range.last()));
        } else {
            ranges.add(range);
        }
    }
}
