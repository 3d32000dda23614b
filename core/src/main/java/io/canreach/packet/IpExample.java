package io.canreach.packet;

import java.util.List;
import java.util.Optional;

/** Chooses an address to show: one a machine could have, so neither a network's own nor a multicast address. */
final class IpExample {
    private static final int HOST_BITS = 3;
    private static final int FIRST_HOST = 4;
    private static final int SMALLEST_BITS = 2;
    private static final int LAST_OCTET = 0xff;
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
        Optional<Ip> host = inBlock(ranges, HOST_BITS, FIRST_HOST);
        if (host.isEmpty()) {
            host = inBlock(ranges, SMALLEST_BITS, 1);
        }
        return host.isPresent() ? host.get() : single(ranges);
    }

    /** The address behind the first ones of a block, where neither the network's own address nor a broadcast one stands. */
    private static Optional<Ip> inBlock(List<IpRange> ranges, int hostBits, int offset) {
        for (IpRange range : ranges) {
            for (Cidr block : range.cidrs()) {
                if (block.family().bits() - block.prefixLength() >= hostBits) {
                    return Optional.of(block.first().plus(offset));
                }
            }
        }
        return Optional.empty();
    }

    /** An end of a range that is not the first or last address of a network of the usual size, or any address. */
    private static Ip single(List<IpRange> ranges) {
        for (IpRange range : ranges) {
            if (isHost(range.first())) {
                return range.first();
            }
            if (isHost(range.last())) {
                return range.last();
            }
        }
        return ranges.get(0).first();
    }

    private static boolean isHost(Ip ip) {
        int last = (int) ip.low() & LAST_OCTET;
        return last != 0 && (last != LAST_OCTET || ip.family() == IpFamily.IPV6);
    }
}
