package io.canreach.packet;

/**
 * What comes of both ports of a flow, told in one step. A grid has a row for each interval of source ports, a column for each
 * interval of destination ports, and a leaf for each cell. Its bounds stand in front, three in a long, and above each of them a
 * bit that is still there when a port not above the bound was subtracted: the bits that are gone are counted, so that no step
 * is a guess and a port needs no rank.
 */
final class PortGrids {
    /** So many bounds a grid may have in each direction. */
    static final int MOST_BOUNDS = 6;

    /** Two longs for the bounds of rows, two for those of columns. */
    static final int HEADER = 4;

    static final int BOUNDS_BY_LONG = 3;
    private static final int PORT_BITS = 16;
    private static final int LANE = PORT_BITS + 1;
    private static final int LAST_PORT = (1 << PORT_BITS) - 1;
    private static final long EACH = 1L | (1L << LANE) | (1L << (2 * LANE));
    private static final long GUARDS = EACH << PORT_BITS;
    /** Where the number of columns is, beside the first bounds. */
    private static final int COLUMNS = BOUNDS_BY_LONG * LANE;

    private final long[] data;

    PortGrids(long[] data) {
        this.data = data;
    }

    static PortGrids none() {
        return new PortGrids(new long[0]);
    }

    boolean isNone() {
        return data.length == 0;
    }

    /** The leaf of a flow in the grid at a place. */
    int leaf(int grid, Flow flow) {
        long first = data[grid];
        int row = below(first, data[grid + 1], flow.sourcePort() * EACH);
        int column = below(data[grid + 2], data[grid + 3], flow.destinationPort() * EACH);
        return (int) data[grid + HEADER + row * (int) (first >>> COLUMNS) + column];
    }

    private static int below(long first, long second, long port) {
        return Long.bitCount((~(first - port) & GUARDS) | ((~(second - port) & GUARDS) >>> 1));
    }

    /** The bounds of rows or columns, from one of them on, as they stand in front of a grid. */
    static long bounds(int[] ports, int from) {
        long bounds = GUARDS;
        for (int i = 0; i < BOUNDS_BY_LONG; i++) {
            long port = from + i < ports.length ? ports[from + i] : LAST_PORT;
            bounds |= port << (i * LANE);
        }
        return bounds;
    }

    /** The first bounds of rows, and how many columns there are. */
    static long firstBounds(int[] rows, int columns) {
        return bounds(rows, 0) | (long) columns << COLUMNS;
    }
}
