package io.canreach.packet;

import java.util.Arrays;

/** What packet sets hold from some addresses to all of the same family, by number; {@link AddressPairs} tells more. */
public final class PairSheet {
    private final int[] sources;
    private final Row[] rows;

    PairSheet(int[] sources, Row[] rows) {
        this.sources = sources;
        this.rows = rows;
    }

    /** The numbers of one source or several: each up to a place of a destination. */
    static final class Row {
        private final Node[] nodes;
        private final Layout layout;
        private final int first;
        private final int[] ends;
        private final int[] numbers;

        Row(Node[] nodes, Layout layout, int first, int[] ends, int[] numbers) {
            this.nodes = nodes;
            this.layout = layout;
            this.first = first;
            this.ends = ends;
            this.numbers = numbers;
        }

        boolean isOf(Node[] others, Layout other) {
            return layout == other && Arrays.equals(nodes, others);
        }
    }

    private Row row(int source) {
        int place = Arrays.binarySearch(sources, source);
        if (place < 0) {
            throw new IllegalArgumentException("address " + source + " is no source of this sheet");
        }
        return rows[place];
    }

    /**
     * The number of a pair.
     *
     * @param source the place of a source of this sheet
     * @param destination the place of an address of the same family
     * @return what the sets hold of protocols and ports between them, as a number
     * @throws IllegalArgumentException if the source is none of this sheet
     */
    public int number(int source, int destination) {
        Row row = row(source);
        int place = Arrays.binarySearch(row.ends, destination + 1);
        return row.numbers[place < 0 ? -place - 1 : place];
    }

    /**
     * Whether two sources surely have the same numbers with all destinations.
     *
     * @param source the place of a source of this sheet
     * @param other the place of another one
     * @return whether what is kept of them is one and the same
     * @throws IllegalArgumentException if one is no source of this sheet
     */
    public boolean isLike(int source, int other) {
        return row(source) == row(other);
    }

    /**
     * Writes down the numbers of one source with neighbouring addresses.
     *
     * @param source the place of a source of this sheet
     * @param into where to put them, each at the place of its destination; those of another family are left as they are
     * @param start the place of the first destination
     * @throws IllegalArgumentException if the source is none of this sheet
     */
    public void fill(int source, int[] into, int start) {
        Row row = row(source);
        int next = Math.max(row.first, start);
        int end = start + into.length;
        int found = Arrays.binarySearch(row.ends, next + 1);
        for (int i = found < 0 ? -found - 1 : found; i < row.ends.length && next < end; i++) {
            int upper = Math.min(row.ends[i], end);
            Arrays.fill(into, next - start, upper - start, row.numbers[i]);
            next = upper;
        }
    }
}
