package io.canreach.packet;

import java.util.AbstractList;
import java.util.Collection;
import java.util.RandomAccess;

/**
 * Many blocks in little memory: an unmodifiable list that keeps numbers and makes each block when it is asked for. The
 * IPv4 blocks come first, otherwise the order is kept.
 */
public final class CidrList extends AbstractList<Cidr> implements RandomAccess {
    private final int[] v4;
    private final long[] v6; // two for each block
    private final byte[] lengths;

    private CidrList(int[] v4, long[] v6, byte[] lengths) {
        this.v4 = v4;
        this.v6 = v6;
        this.lengths = lengths;
    }

    /**
     * The list of some blocks.
     *
     * @param blocks the blocks
     * @return the same blocks, those of IPv4 first
     */
    public static CidrList of(Collection<Cidr> blocks) {
        int size4 = (int)
                blocks.stream().filter(each -> each.family() == IpFamily.IPV4).count();
        CidrList list = new CidrList(new int[size4], new long[2 * (blocks.size() - size4)], new byte[blocks.size()]);
        int next4 = 0;
        int next6 = size4;
        for (Cidr each : blocks) {
            list.put(each.family() == IpFamily.IPV4 ? next4++ : next6++, each);
        }
        return list;
    }

    private void put(int index, Cidr block) {
        lengths[index] = (byte) block.prefixLength();
        if (index < v4.length) {
            v4[index] = (int) block.first().low();
        } else {
            int at = 2 * (index - v4.length);
            v6[at] = block.first().high();
            v6[at + 1] = block.first().low();
        }
    }

    @Override
    public Cidr get(int index) {
        int length = Byte.toUnsignedInt(lengths[index]);
        if (index < v4.length) {
            return Cidr.of(Ip.ofIpv4(Integer.toUnsignedLong(v4[index])), length);
        }
        int at = 2 * (index - v4.length);
        return Cidr.of(Ip.ofIpv6(v6[at], v6[at + 1]), length);
    }

    @Override
    public int size() {
        return lengths.length;
    }
}
