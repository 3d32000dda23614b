package io.canreach.packet;

import java.util.Arrays;

/** What is said below one level of a diagram, on spans of its keys that may overlap. */
final class FlatSpans {
    private final FlatNodes nodes;
    private final int level;
    /** The upper keys of all spans and of the gaps between them, each with its number. */
    private long[] uppers = new long[1 << 5];

    private int count;
    /** For each span, the numbers of the upper key before it, or -1, and of its own; later the places of these keys. */
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
        for (int i = 0; i < nodes.count(node); i++) {
            int child = nodes.child(node, i);
            if (child != FlatNodes.NONE) {
                first.add(i == 0 ? -1 : count - 1);
                last.add(count);
                children.add(diagram == FlatNodes.NONE ? child : diagram);
            }
            addUpper(nodes.upper(node, i));
        }
    }

    private void addUpper(int upper) {
        if (count == uppers.length) {
            uppers = Arrays.copyOf(uppers, 2 * count);
        }
        uppers[count] = (long) upper << Integer.SIZE | count;
        count++;
    }

    /** The node that says all of it, and what another diagram says too. */
    int over(int diagram) {
        int[] places = new int[count];
        int[] bounds = bounds(places);
        IntArray all = new IntArray();
        for (int span = 0; span < children.size(); span++) {
            int before = first.get(span);
            first.set(span, before < 0 ? 0 : places[before] + 1);
            last.set(span, places[last.get(span)]);
            all.add(span);
        }
        int begun = nodes.begin();
        new Halves(begun, bounds, all).add(0, bounds.length - 1, 0, diagram);
        return nodes.build(begun, level);
    }

    /** The different upper keys in their order; where each of all stands among them goes to an array. */
    private int[] bounds(int[] places) {
        Arrays.sort(uppers, 0, count);
        int[] bounds = new int[count];
        int end = 0;
        for (int i = 0; i < count; i++) {
            int upper = (int) (uppers[i] >> Integer.SIZE);
            if (end == 0 || bounds[end - 1] != upper) {
                bounds[end++] = upper;
            }
            places[(int) uppers[i]] = end - 1;
        }
        return Arrays.copyOf(bounds, end);
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
