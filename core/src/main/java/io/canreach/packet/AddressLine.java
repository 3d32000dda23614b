package io.canreach.packet;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Some addresses in their order, which diagrams are laid against. */
final class AddressLine {
    private final List<Ip> addresses;
    private final int ipv4;
    private final long[] highs;
    private final long[] lows;

    AddressLine(Collection<Ip> some) {
        this.addresses = some.stream().sorted().distinct().toList();
        this.ipv4 = (int)
                addresses.stream().filter(ip -> ip.family() == IpFamily.IPV4).count();
        this.highs = new long[addresses.size()];
        this.lows = new long[addresses.size()];
        for (int i = 0; i < lows.length; i++) {
            Ip ip = addresses.get(i);
            highs[i] = i < ipv4 ? 0 : Level.flip(ip.high());
            lows[i] = i < ipv4 ? ip.low() : Level.flip(ip.low());
        }
    }

    List<Ip> addresses() {
        return addresses;
    }

    /** The number of the first address of a family, and behind its last one. */
    int first(IpFamily family) {
        return family == IpFamily.IPV4 ? 0 : ipv4;
    }

    int end(IpFamily family) {
        return family == IpFamily.IPV4 ? ipv4 : lows.length;
    }

    Layout layout(int index) {
        return index < ipv4 ? Layout.V4 : Layout.V6;
    }

    /**
     * What nodes of a level of addresses hold below one of the addresses.
     *
     * @param nodes the nodes
     * @param index the number of the address
     * @param below where to put what is below each node
     * @return the number behind the last address of which the same is known to hold
     */
    int below(Node[] nodes, int index, Node[] below) {
        return index < ipv4 ? belowIpv4(nodes, index, below) : belowIpv6(nodes, index, below);
    }

    private int belowIpv4(Node[] nodes, int index, Node[] below) {
        long upper = Long.MAX_VALUE;
        for (int i = 0; i < nodes.length; i++) {
            Node node = nodes[i];
            below[i] = node;
            if (!node.isEmpty()) {
                int interval = node.index(lows[index]);
                below[i] = node.child(interval);
                upper = Math.min(upper, node.upper(interval));
            }
        }
        int found = Arrays.binarySearch(lows, index, ipv4, upper);
        return found < 0 ? -found - 1 : found + 1;
    }

    /** Within one half of an address intervals end with it at the latest: that is less than could be said, but simple. */
    private int belowIpv6(Node[] nodes, int index, Node[] below) {
        long upper = Long.MAX_VALUE;
        boolean same = true;
        for (int i = 0; i < nodes.length; i++) {
            Node half = nodes[i].find(highs[index]);
            below[i] = half;
            if (!half.isEmpty()) {
                int interval = half.index(lows[index]);
                below[i] = half.child(interval);
                upper = Math.min(upper, half.upper(interval));
            }
            same &= nodes[i].isEmpty();
        }
        return same ? lows.length : endWithin(index, upper);
    }

    private int endWithin(int index, long upper) {
        int end = index + 1;
        while (end < lows.length && highs[end] == highs[index] && lows[end] <= upper) {
            end++;
        }
        return end;
    }
}
