package io.canreach.packet;

import java.util.Arrays;

/**
 * The nodes of diagrams whose leaves are line numbers, in one array of ints: the number of intervals, the level with most of
 * the hash, then for each interval its upper key and its child.
 *
 * <p>A node is its place in the array; a line is a negative number. Levels at which nothing changes are left out, and equal
 * nodes are one.
 */
final class FlatNodes {
    /** What no line has. */
    static final int NONE = -1;

    static final int HEADER = 2;
    private static final int LEVEL_BITS = 3;
    /** The bits of a mark that are a level. */
    static final int LEVEL = (1 << LEVEL_BITS) - 1;

    private static final int SMALLEST_ROOM = 1 << 8;
    private static final int LARGEST_ROOM = 1 << 18;
    private static final int ROOM_FOR_A_LINE = 1 << 5;
    private static final int LINES_FOR_AN_OVERLAP = 8;
    private static final int INTS_FOR_A_NODE = 8;

    private final int budget;
    private int[] data;
    private int end;
    /** The intervals of the nodes under construction. */
    private int[] pending = new int[1 << 8];

    private int pendingEnd;
    private int[] unique;
    private int uniqueCount;
    private final FlatPairs known;

    /** An empty table with room for a list of so many lines, as far as one can tell. */
    FlatNodes(int budget, int lines) {
        this.budget = budget;
        int room = room(lines);
        data = new int[INTS_FOR_A_NODE * room];
        unique = new int[room];
        known = new FlatPairs(room);
        Arrays.fill(unique, NONE);
    }

    /** Lines overlap the more often the more they are; tables that must grow cost a fifth of the time. */
    private static int room(int lines) {
        long size = Integer.highestOneBit(lines);
        return (int) Math.max(
                SMALLEST_ROOM, Math.min(LARGEST_ROOM, size * Math.max(ROOM_FOR_A_LINE, size / LINES_FOR_AN_OVERLAP)));
    }

    /** Thrown when the diagrams outgrow their budget. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("too large", null, false, false);
        }
    }

    static int leaf(int line) {
        return -2 - line;
    }

    /** The line of a leaf, or -1 for {@link #NONE}. */
    static int line(int leaf) {
        return -2 - leaf;
    }

    int count(int node) {
        return data[node];
    }

    int level(int node) {
        return node < 0 ? Integer.MAX_VALUE : data[node + 1] & LEVEL;
    }

    int upper(int node, int index) {
        return data[node + HEADER + 2 * index];
    }

    int child(int node, int index) {
        return data[node + HEADER + 1 + 2 * index];
    }

    /** What a node says of a key. */
    int below(int node, int key) {
        int index = 0;
        while (upper(node, index) < key) {
            index++;
        }
        return child(node, index);
    }

    /** What a node says, if it says one thing only; otherwise {@link #NONE}. */
    int onlyChild(int node) {
        int only = NONE;
        for (int i = 0; i < count(node); i++) {
            int child = child(node, i);
            if (only != NONE && child != NONE && child != only) {
                return NONE;
            }
            only = child == NONE ? only : child;
        }
        return only;
    }

    /** A node that says always the same wherever another says something. */
    int shape(int node) {
        int begun = begin();
        for (int i = 0; i < count(node); i++) {
            add(begun, upper(node, i), child(node, i) == NONE ? NONE : leaf(0));
        }
        return build(begun, level(node));
    }

    /** How many ints there is room for. */
    int room() {
        return data.length;
    }

    /** The nodes as they are, for a diagram that takes them over. */
    int[] ints() {
        return data;
    }

    /** Leaves word of a node's new place where its hash was, once all nodes are made. */
    void move(int node, int place) {
        data[node + 1] = place << LEVEL_BITS | level(node);
    }

    /** The new place of a node. */
    int place(int node) {
        return data[node + 1] >>> LEVEL_BITS;
    }

    /** Begins a node; what is added from now on until {@link #build} belongs to it. */
    int begin() {
        return pendingEnd;
    }

    void add(int begun, int upper, int child) {
        reserve(2);
        append(begun, upper, child);
    }

    /** Adds an interval for which there is room. */
    private void append(int begun, int upper, int child) {
        int at = pendingEnd;
        if (at > begun && pending[at - 1] == child) {
            pending[at - 2] = upper;
            return;
        }
        pending[at] = upper;
        pending[at + 1] = child;
        pendingEnd = at + 2;
    }

    private void reserve(int length) {
        if (pendingEnd + length > pending.length) {
            pending = Arrays.copyOf(pending, 2 * pending.length + length);
        }
    }

    int build(int begun, int level) {
        int length = pendingEnd - begun;
        pendingEnd = begun;
        if (length == 2) {
            return pending[begun + 1];
        }
        int mark = mark(begun, length, level);
        int slot = slot(begun, length, mark);
        if (unique[slot] != NONE) {
            return unique[slot];
        }
        int node = store(begun, length, mark);
        unique[slot] = node;
        if (2 * ++uniqueCount > unique.length) {
            growTables();
        }
        return node;
    }

    private int store(int begun, int length, int mark) {
        int node = end;
        if (node + HEADER + length > budget) {
            throw new TooLarge();
        }
        if (node + HEADER + length > data.length) {
            data = Arrays.copyOf(data, Math.max(node + HEADER + length, data.length + data.length / 2));
        }
        data[node] = length / 2;
        data[node + 1] = mark;
        System.arraycopy(pending, begun, data, node + HEADER, length);
        end += HEADER + length;
        return node;
    }

    /** Where the node under construction is, or may be put. */
    private int slot(int begun, int length, int mark) {
        int slot = first(mark);
        while (unique[slot] != NONE && !isSame(unique[slot], begun, length, mark)) {
            slot = (slot + 1) & (unique.length - 1);
        }
        return slot;
    }

    private int first(int mark) {
        return mark >>> LEVEL_BITS & (unique.length - 1);
    }

    private boolean isSame(int node, int begun, int length, int mark) {
        int start = node + HEADER;
        return data[start - 1] == mark
                && 2 * data[start - HEADER] == length
                && Arrays.equals(data, start, start + length, pending, begun, begun + length);
    }

    /**
     * The level and a hash. The hash is a sum, whose terms need not wait for each other; that keys ascend makes up for its
     * having no order.
     */
    private int mark(int begun, int length, int level) {
        int[] intervals = pending;
        int hash = 31 * level + length;
        for (int i = begun; i < begun + length; i += 2) {
            hash += (intervals[i] ^ 0x85EBCA6B) * (intervals[i + 1] + 0x9E3779B1);
        }
        hash = (hash ^ (hash >>> 15)) * 0xC2B2AE35;
        return ((hash ^ (hash >>> 16)) & ~LEVEL) | level;
    }

    private int free(int mark) {
        int slot = first(mark);
        while (unique[slot] != NONE) {
            slot = (slot + 1) & (unique.length - 1);
        }
        return slot;
    }

    private void growTables() {
        int[] old = unique;
        unique = new int[2 * old.length];
        Arrays.fill(unique, NONE);
        for (int node : old) {
            if (node != NONE) {
                unique[free(data[node + 1])] = node;
            }
        }
        known.grow();
    }

    /** What some diagrams say together. */
    int first(IntArray diagrams, int from, int to) {
        if (to - from < 2) {
            return from == to ? NONE : diagrams.get(from);
        }
        int middle = (from + to) >>> 1;
        int first = first(diagrams, from, middle);
        return first(first, first(diagrams, middle, to));
    }

    /** What two diagrams say together: the first line that either has for a packet, which is the larger leaf. */
    int first(int a, int b) {
        if (a == NONE || a == b) {
            return b;
        }
        if (b == NONE) {
            return a;
        }
        return (a & b) < 0 ? Math.max(a, b) : firstKnown(Math.max(a, b), Math.min(a, b));
    }

    private int firstKnown(int a, int b) {
        long pair = (long) a << Integer.SIZE | Integer.toUnsignedLong(b);
        int result = known.get(pair);
        if (result == FlatPairs.NOT_KNOWN) {
            result = merge(a, b);
            known.put(pair, result);
        }
        return result;
    }

    private int merge(int a, int b) {
        int level = level(a);
        int other = level(b);
        int begun = begin();
        if (level == other) {
            merge(begun, a + HEADER, b + HEADER);
        } else if (level < other) {
            addTo(begun, a, b);
        } else {
            addTo(begun, b, a);
        }
        return build(begun, Math.min(level, other));
    }

    /** Adds the intervals of a node, with a diagram that says the same in all of them. */
    private void addTo(int begun, int node, int diagram) {
        for (int i = 0; i < count(node); i++) {
            int child = first(child(node, i), diagram);
            add(begun, upper(node, i), child);
        }
    }

    /**
     * Adds the intervals of two nodes of one level. Where one of them says nothing, those of the other are copied. Most of
     * the time goes by here, and most of what is laid over each other are lines: all that takes no look at a field.
     */
    private void merge(int begun, int first, int second) {
        int i = first;
        int j = second;
        int last = first + 2 * data[first - HEADER];
        reserve(2 * (data[first - HEADER] + data[second - HEADER]));
        int[] from = data;
        int[] to = pending;
        int at = begun - 2;
        int said = FlatPairs.NOT_KNOWN;
        while (i < last) {
            int a = from[i];
            int b = from[j];
            int x = from[i + 1];
            int y = from[j + 1];
            if ((a < b && y == NONE) || (b < a && x == NONE)) {
                pendingEnd = at + 2;
                i = a < b ? copy(begun, i, b) : i;
                j = b < a ? copy(begun, j, a) : j;
                at = pendingEnd - 2;
                said = to[at + 1];
                continue;
            }
            int child;
            if ((x & y) < 0) {
                child = firstLine(x, y);
            } else {
                pendingEnd = at + 2;
                child = first(x, y);
                from = data;
                to = pending;
            }
            at += child == said ? 0 : 2;
            said = child;
            to[at] = Math.min(a, b);
            to[at + 1] = child;
            i += a <= b ? 2 : 0;
            j += b <= a ? 2 : 0;
        }
        pendingEnd = at + 2;
    }

    /** The first of two lines, either of which may be {@link #NONE}: the larger number, if that stood for the smallest. */
    private static int firstLine(int a, int b) {
        return Math.max(a + Integer.MIN_VALUE + 1, b + Integer.MIN_VALUE + 1) + Integer.MAX_VALUE;
    }

    /** Adds intervals as they are, up to the last that ends before a key; what comes next. There is room for them. */
    private int copy(int begun, int from, int key) {
        append(begun, data[from], data[from + 1]);
        int end = from + 2;
        while (data[end] < key) {
            end += 2;
        }
        int length = end - from - 2;
        System.arraycopy(data, from + 2, pending, pendingEnd, length);
        pendingEnd += length;
        return end;
    }
}
