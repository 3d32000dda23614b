package io.canreach.packet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lines of one family cut into cells, which have one range of keys on each level: the lower keys of a cell, then the
 * upper ones. The cells of a line stand together, and lines are in their order.
 */
final class Cells {
    private final LevelOrder order;
    private final List<long[]> cells = new ArrayList<>();
    /** Where the cells of each line begin; one more for the end. */
    private final int[] starts;

    private Cells(LevelOrder order, List<ListLine> lines, int most) {
        this.order = order;
        starts = new int[lines.size() + 1];
        for (int i = 0; i < lines.size(); i++) {
            add(lines.get(i).packets().node(order.layout()), 0, new long[2 * order.count()], most);
            starts[i + 1] = cells.size();
        }
    }

    /**
     * Cuts lines into cells.
     *
     * @throws FlatNodes.TooLarge if there are more cells than asked for
     */
    static Cells of(Layout layout, List<ListLine> lines, int most) {
        return new Cells(new LevelOrder(layout, LevelOrder.NATURAL), lines, most);
    }

    private void add(Node node, int level, long[] cell, int most) {
        if (node.height() == 0) {
            if (cells.size() == most) {
                throw new FlatNodes.TooLarge();
            }
            cells.add(cell.clone());
        }
        for (int i = 0; i < node.count(); i++) {
            cell[level] = node.lower(i);
            cell[order.count() + level] = node.upper(i);
            add(node.child(i), level + 1, cell, most);
        }
    }

    int lines() {
        return starts.length - 1;
    }

    int start(int line) {
        return starts[line];
    }

    long[] cell(int index) {
        return cells.get(index);
    }

    /** The first line that has a flow, or -1. */
    int line(Flow flow) {
        long[] point = new long[order.count()];
        Arrays.setAll(point, level -> order.key(flow, level));
        for (int i = 0; i < cells.size(); i++) {
            if (has(cells.get(i), point)) {
                return lineOf(i);
            }
        }
        return -1;
    }

    private boolean has(long[] cell, long[] point) {
        for (int level = point.length - 1; level >= 0; level--) {
            if (point[level] < cell[level] || point[level] > cell[point.length + level]) {
                return false;
            }
        }
        return true;
    }

    private int lineOf(int cell) {
        int low = 0;
        int high = lines() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts[middle] <= cell) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Whether the lines before one have all that it has in this family. */
    boolean isCovered(int line) {
        for (int i = starts[line]; i < starts[line + 1]; i++) {
            if (!Subtraction.covers(overlapping(cells.get(i), starts[line]), cells.get(i))) {
                return false;
            }
        }
        return true;
    }

    private List<long[]> overlapping(long[] cell, int before) {
        List<long[]> overlapping = new ArrayList<>();
        for (int i = 0; i < before; i++) {
            if (Subtraction.overlap(cells.get(i), cell)) {
                overlapping.add(cells.get(i));
            }
        }
        return overlapping;
    }
}
