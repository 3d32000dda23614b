package io.canreach.packet;

import java.util.Arrays;

/** What is said below one level of a diagram, on spans of its keys that may overlap. */
final class FlatSpans {
    private final FlatNodes nodes;
    private final int level;
    /** The upper keys of all spans and of the gaps between them. */
    private final IntArray uppers = new IntArray();

    private final IntArray first = new IntArray();
    private final IntArray last = new IntArray();
    private final IntArray children = new IntArray();

    FlatSpans(FlatNodes nodes, int level) {
        this.nodes = nodes;
        this.level = level;
    }

    /** Adds what a node says. */
    void add(int node) {
        add(node, FlatNodes.NONE);
    }

    /** Adds a diagram wherever a node says something. */
    void add(int node, int diagram) {
        int next = Integer.MIN_VALUE;
        for (int i = 0; i < nodes.count(node); i++) {
            int upper = nodes.upper(node, i);
            int child = nodes.child(node, i);
            uppers.add(upper);
            if (child != FlatNodes.NONE) {
                first.add(next);
                last.add(upper);
                children.add(diagram == FlatNodes.NONE ? child : diagram);
            }
            next = upper + 1;
        }
    }

    /** The node that says all of it, and what another diagram says too. */
    int over(int diagram) {
        int[] bounds = bounds();
        IntArray all = new IntArray();
        for (int span = 0; span < children.size(); span++) {
            int found = Arrays.binarySearch(bounds, first.get(span));
            first.set(span, found < 0 ? -found - 1 : found);
            last.set(span, Arrays.binarySearch(bounds, last.get(span)));
            all.add(span);
        }
        int begun = nodes.begin();
        new Halves(begun, bounds).add(0, bounds.length - 1, all, diagram);
        return nodes.build(begun, level);
    }

    private int[] bounds() {
        int[] sorted = uppers.toArray();
        Arrays.sort(sorted);
        int count = 0;
        for (int upper : sorted) {
            if (count == 0 || sorted[count - 1] != upper) {
                sorted[count++] = upper;
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    /** Halves the keys until each span has all of a part or nothing, so that what many keys share is made once. */
    private final class Halves {
        private final int begun;
        private final int[] bounds;

        Halves(int begun, int[] bounds) {
            this.begun = begun;
            this.bounds = bounds;
        }

        void add(int from, int to, IntArray spans, int diagram) {
            IntArray whole = new IntArray();
            IntArray parts = new IntArray();
            for (int i = 0; i < spans.size(); i++) {
                int span = spans.get(i);
                if (first.get(span) <= from && last.get(span) >= to) {
                    whole.add(children.get(span));
                } else if (first.get(span) <= to && last.get(span) >= from) {
                    parts.add(span);
                }
            }
            int said = nodes.first(diagram, nodes.first(whole, 0, whole.size()));
            if (parts.size() == 0) {
                nodes.add(begun, bounds[to], said);
            } else {
                int middle = (from + to) >>> 1;
                add(from, middle, parts, said);
                add(middle + 1, to, parts, said);
            }
        }
    }
}
