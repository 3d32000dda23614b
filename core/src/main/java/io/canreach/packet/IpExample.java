package io.canreach.packet;

import java.util.List;
import java.util.Optional;

/** Chooses an address to show: one a machine could have, so neither a network's own nor a multicast address. */
final class IpExample {
    private static final int HOST_BITS = 3;
    private static final int FIRST_HOST = 4;
    private static final IpSet PLAUSIBLE = IpSet.parse(
            "1.0.0.0-126.255.255.255, 128.0.0.0-223.255.255.255, " + "2000::-fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");

    private IpExample() {}

    static Optional<Ip> of(IpSet addresses) {
        for (IpFamily family : IpFamily.values()) {
            IpSet part = addresses.restrictTo(family);
            if (!part.isEmpty()) {
                IpSet plausible = part.intersect(PLAUSIBLE);
                return Optional.of(host((plausible.isEmpty() ? part : plausible).ranges()));
            }
        }
        return Optional.empty();
    }

    private static Ip host(List<IpRange> ranges) {
        for (IpRange range : ranges) {
            for (Cidr block : range.cidrs()) {
                if (block.family().bits() - block.prefixLength() >= HOST_BITS) {
                    return block.first().plus(FIRST_HOST);
                }
            }
        }
        return firstButZero(ranges);
    }

    private static Ip firstButZero(List<IpRange> ranges) {
        IpRange range = ranges.get(0);
        boolean zero = range.first().trailingZeros() == range.first().family().bits();
        if (!zero) {
            return range.first();
        }
        if (!range.first().equals(range.last())) {
            return range.first().plus(1);
        }
        return ranges.size() > 1 ? ranges.get(1).first() : range.first();
    }
}
