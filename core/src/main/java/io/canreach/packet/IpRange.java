package io.canreach.packet;

import java.util.ArrayList;
import java.util.List;

/** The addresses of one family from a first to a last one. */
record IpRange(Ip first, Ip last) {
    IpRange {
        if (first.family() != last.family() || first.compareTo(last) > 0) {
            throw new IllegalArgumentException(
                    "a range of addresses goes upwards in one family, but starts at " + first + " and ends at " + last);
        }
    }

    Node node() {
        return Layout.of(first.family()).range(first, last);
    }

    /** Whether another range starts right behind this one's end. */
    boolean meets(IpRange next) {
        boolean atEnd = last.equals(last.withLastBitsSet(last.family().bits()));
        return !atEnd && last.family() == next.first.family() && last.plus(1).equals(next.first);
    }

    /** The fewest blocks with these addresses. */
    List<Cidr> cidrs() {
        List<Cidr> cidrs = new ArrayList<>();
        Ip next = first;
        while (true) {
            int bits = largestBlock(next);
            cidrs.add(Cidr.of(next, next.family().bits() - bits));
            Ip end = next.withLastBitsSet(bits);
            if (end.equals(last)) {
                return cidrs;
            }
            next = end.plus(1);
        }
    }

    private int largestBlock(Ip start) {
        int bits = start.trailingZeros();
        while (start.withLastBitsSet(bits).compareTo(last) > 0) {
            bits--;
        }
        return bits;
    }

    /** One or two blocks, or the ends with a hyphen between them, whichever is shorter to read. */
    @Override
    public String toString() {
        List<Cidr> cidrs = cidrs();
        if (cidrs.size() > 2) {
            return first + "-" + last;
        }
        String shown = cidrs.get(0).toShortString();
        return cidrs.size() == 1 ? shown : shown + ", " + cidrs.get(1).toShortString();
    }
}
