package io.canreach.packet;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes grids of what a diagram says of ports. */
final class PortGridCopy {
    private static final int LAST_PORT = 0xFFFF;

    private final FlatDiagram diagram;
    /** The level of source ports; that of destination ports is the last one. */
    private final int sources;

    private long[] data = new long[1 << 8];
    private int end;
    /** The longs that grids of all nodes would take, or more than any room where one has too many bounds. */
    private long room;

    private PortGridCopy(FlatDiagram diagram) {
        this.diagram = diagram;
        sources = diagram.keys().order().first(Field.SOURCE_PORT);
    }

    /** Nothing where ports do not come last, some node has too many bounds, or grids are more longs than the diagram is ints. */
    static @Nullable PortGridCopy of(FlatDiagram diagram) {
        if (!diagram.keys().order().fields().equals(LevelOrder.NATURAL)) {
            return null;
        }
        PortGridCopy copy = new PortGridCopy(diagram);
        diagram.forEachNode(copy::measure);
        return copy.room <= diagram.size() ? copy : null;
    }

    /** How many ints the grids of all nodes take. */
    long room() {
        return room * Long.BYTES / Integer.BYTES;
    }

    private void measure(int node) {
        if (diagram.level(node) >= sources && room <= diagram.size()) {
            int[] rows = bounds(node, sources);
            int[] columns = bounds(node, sources + 1);
            boolean fits = Math.max(rows.length, columns.length) <= PortGrids.MOST_BOUNDS;
            room += fits ? size(rows, columns) : Integer.MAX_VALUE;
        }
    }

    private static int size(int[] rows, int[] columns) {
        return PortGrids.HEADER + (rows.length + 1) * (columns.length + 1);
    }

    /** The bounds that a node, or one below it, has at a level. */
    private int[] bounds(int node, int level) {
        IntArray bounds = new IntArray();
        addBounds(node, level, bounds);
        return sorted(bounds.toArray());
    }

    /** Each of some numbers once. */
    private static int[] sorted(int[] all) {
        Arrays.sort(all);
        int count = 0;
        for (int each : all) {
            if (count == 0 || all[count - 1] != each) {
                all[count++] = each;
            }
        }
        return Arrays.copyOf(all, count);
    }

    private void addBounds(int node, int level, IntArray bounds) {
        for (int i = 0; node >= 0 && i < diagram.count(node); i++) {
            if (diagram.level(node) == level && i < diagram.count(node) - 1) {
                bounds.add((int) diagram.upper(node, i));
            }
            addBounds(diagram.child(node, i), level, bounds);
        }
    }

    /** The place of a new grid that says what a node or a leaf says. */
    int add(int node) {
        int[] rows = bounds(node, sources);
        int[] columns = bounds(node, sources + 1);
        int grid = reserve(size(rows, columns));
        data[grid] = PortGrids.firstBounds(rows, columns.length + 1);
        data[grid + 1] = PortGrids.bounds(rows, PortGrids.BOUNDS_BY_LONG);
        data[grid + 2] = PortGrids.bounds(columns, 0);
        data[grid + 3] = PortGrids.bounds(columns, PortGrids.BOUNDS_BY_LONG);
        int cell = grid + PortGrids.HEADER;
        for (int row = 0; row <= rows.length; row++) {
            for (int column = 0; column <= columns.length; column++) {
                data[cell++] = leaf(node, last(rows, row), last(columns, column));
            }
        }
        return grid;
    }

    private static int last(int[] bounds, int interval) {
        return interval < bounds.length ? bounds[interval] : LAST_PORT;
    }

    private int leaf(int node, int source, int destination) {
        int below = node;
        while (below >= 0) {
            below = diagram.child(below, diagram.index(below, diagram.level(below) == sources ? source : destination));
        }
        return below;
    }

    private int reserve(int length) {
        int start = end;
        end += length;
        if (end > data.length) {
            data = Arrays.copyOf(data, Math.max(end, 2 * data.length));
        }
        return start;
    }

    PortGrids grids() {
        return new PortGrids(Arrays.copyOf(data, end));
    }
}
