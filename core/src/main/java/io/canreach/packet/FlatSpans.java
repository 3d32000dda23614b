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
        new Halves(begun, bounds, all).add(0, bounds.length - 1, 0, diagram);
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
        /** The spans of each part in hand, those of the smallest part last. */
        private final IntArray spans;

        private final IntArray whole = new IntArray();

        Halves(int begun, int[] bounds, IntArray spans) {
            this.begun = begun;
            this.bounds = bounds;
            this.spans = spans;
        }

        /** Adds what is said of some keys, by the spans from one of them on. */
        void add(int from, int to, int firstSpan, int diagram) {
            int end = spans.size();
            whole.cut(0);
            for (int i = firstSpan; i < end; i++) {
                int span = spans.get(i);
                int start = first.get(span);
                int stop = last.get(span);
                if (start <= from && stop >= to) {
                    whole.add(children.get(span));
                } else if (start <= to && stop >= from) {
                    spans.add(span);
                }
            }
            int said = nodes.first(diagram, nodes.first(whole, 0, whole.size()));
            if (spans.size() == end) {
                nodes.add(begun, bounds[to], said);
            } else {
                int middle = (from + to) >>> 1;
                add(from, middle, end, said);
                add(middle + 1, to, end, said);
                spans.cut(end);
            }
        }
    }
}
