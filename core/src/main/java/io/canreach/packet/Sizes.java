package io.canreach.packet;

import java.math.BigInteger;

/**
 * Arithmetic on numbers of packets. A part of a level's keys is taken as a fraction of all of them, so that levels at which
 * nothing changes need no step.
 *
 * @param <N> a number of packets
 */
interface Sizes<N> {
    /** All packets of a family, with 8 protocols for the sake of even numbers. */
    N all(Layout layout);

    N plus(N a, N b);

    /** The packets that have one of some keys of a level; 0 keys stand for all 2 to the power of 64. */
    N part(N whole, long keys, Level level);

    /** The number of bits of the packets of a family. */
    static int bits(Layout layout) {
        return layout == Layout.V4 ? 99 : 291;
    }

    /** The number of bits of a level's keys. */
    static int bits(Level level) {
        return switch (level) {
            case PROTOCOL -> 3;
            case IPV4 -> 32;
            case IPV6_HALF -> 64;
            case PORT -> 16;
        };
    }

    /** Quick, and knows whether a number was rounded. */
    final class Rounded implements Sizes<Double> {
        private static final long MOST_EXACT = 1L << 53;

        private boolean exact = true;

        /** Forgets what was rounded so far. */
        void begin() {
            exact = true;
        }

        boolean isExact() {
            return exact;
        }

        @Override
        public Double all(Layout layout) {
            return Math.scalb(1.0, bits(layout));
        }

        @Override
        public Double plus(Double a, Double b) {
            double sum = a + b;
            exact &= sum - Math.max(a, b) == Math.min(a, b);
            return sum;
        }

        @Override
        public Double part(Double whole, long keys, Level level) {
            double width = Math.scalb(width(keys), -bits(level));
            double product = whole * width;
            exact &= Math.fma(whole, width, -product) == 0;
            return product;
        }

        private double width(long keys) {
            if (keys == 0) {
                return 0x1p64;
            }
            exact &= Long.bitCount(keys) == 1 || (keys > 0 && keys <= MOST_EXACT);
            return keys > 0 ? keys : 2.0 * (keys >>> 1);
        }
    }

    /** Slow and never rounded. */
    final class Exact implements Sizes<BigInteger> {
        @Override
        public BigInteger all(Layout layout) {
            return BigInteger.ONE.shiftLeft(bits(layout));
        }

        @Override
        public BigInteger plus(BigInteger a, BigInteger b) {
            return a.add(b);
        }

        @Override
        public BigInteger part(BigInteger whole, long keys, Level level) {
            BigInteger width =
                    keys == 0 ? BigInteger.ONE.shiftLeft(Long.SIZE) : new BigInteger(Long.toUnsignedString(keys));
            return whole.multiply(width).shiftRight(bits(level));
        }
    }
}
