package io.canreach.packet;

import java.util.Arrays;
import java.util.List;

/** What packet sets hold to some addresses from all of the same family, by number; {@link AddressPairs} tells more. */
public final class ColumnSheet {
    private final int[] destinations;
    private final int[] ends;
    private final int[][] numbers;

    ColumnSheet(int[] destinations, int[] ends, List<int[]> numbers) {
        this.destinations = destinations;
        this.ends = ends;
        this.numbers = numbers.toArray(new int[0][]);
    }

    /**
     * The numbers of one source with all destinations of this sheet.
     *
     * @param source the place of any address
     * @return what the sets hold of protocols and ports from there to each destination of the same family, in the order of
     *     these; not to be changed
     */
    public int[] from(int source) {
        return numbers(stretch(source, 0));
    }

    /**
     * The stretch that a source is in: neighbours in one stretch have the same numbers.
     *
     * @param source the place of any address
     * @param last a stretch, 0 for example, that is looked at first: the one of the neighbour before is often right
     * @return the number of the stretch, from 0
     */
    public int stretch(int source, int last) {
        if (source < ends[last] && (last == 0 || source >= ends[last - 1])) {
            return last;
        }
        int place = Arrays.binarySearch(ends, source + 1);
        return place < 0 ? -place - 1 : place;
    }

    /**
     * The numbers of the sources of a stretch with all destinations of this sheet.
     *
     * @param stretch the number of the stretch
     * @return as {@link #from}
     */
    public int[] numbers(int stretch) {
        return numbers[stretch];
    }

    /**
     * The number of a pair.
     *
     * @param source the place of an address of the same family
     * @param destination the place of a destination of this sheet
     * @return what the sets hold of protocols and ports between them, as a number
     * @throws IllegalArgumentException if the destination is none of this sheet
     */
    public int number(int source, int destination) {
        int column = Arrays.binarySearch(destinations, destination);
        if (column < 0) {
            throw new IllegalArgumentException("address " + destination + " is no destination of this sheet");
        }
        return from(source)[column];
    }
}
