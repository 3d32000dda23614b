package io.canreach.packet;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
        return inBlock(ranges, HOST_BITS, FIRST_HOST)
                .or(() -> inBlock(ranges, SMALLEST_BITS, 1))
                .or(() -> single(ranges))
                .orElseGet(() -> ranges.get(0).first());
    }

    /** The address behind the first ones of a block, where neither the network's own address nor a broadcast one stands. */
    private static Optional<Ip> inBlock(List<IpRange> ranges, int hostBits, int offset) {
        return ranges.stream()
                .flatMap(range -> range.cidrs().stream())
                .filter(block -> block.family().bits() - block.prefixLength() >= hostBits)
                .map(block -> block.first().plus(offset))
                .findFirst();
    }

    /** An end of a range that is not the first or last address of a network of the usual size. */
    private static Optional<Ip> single(List<IpRange> ranges) {
        return ranges.stream()
                .flatMap(range -> Stream.of(range.first(), range.last()))
                .filter(IpExample::isHost)
                .findFirst();
    }

    private static boolean isHost(Ip ip) {
        int last = (int) ip.low() & LAST_OCTET;
        return last != 0 && (last != LAST_OCTET || ip.family() == IpFamily.IPV6);
    }
}
