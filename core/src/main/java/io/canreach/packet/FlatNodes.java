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

    private static final int HEADER = 2;
    private static final int LEVEL = 7;
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
    private long[] knownPairs;
    private int[] knownResults;

    /** An empty table with room for a list of so many lines, as far as one can tell. */
    FlatNodes(int budget, int lines) {
        this.budget = budget;
        int room = room(lines);
        data = new int[INTS_FOR_A_NODE * room];
        unique = new int[room];
        knownPairs = new long[room];
        knownResults = new int[room];
        Arrays.fill(unique, NONE);
        Arrays.fill(knownPairs, NONE);
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
        return leaf == NONE ? -1 : -2 - leaf;
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

    /** How many ints are in use. */
    int size() {
        return end;
    }

    /** Begins a node; what is added from now on until {@link #build} belongs to it. */
    int begin() {
        return pendingEnd;
    }

    void add(int begun, int upper, int child) {
        int at = pendingEnd;
        if (at > begun && pending[at - 1] == child) {
            pending[at - 2] = upper;
            return;
        }
        reserve(2);
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
        return mark >>> 3 & (unique.length - 1);
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
            int term = (intervals[i] ^ intervals[i + 1] * 0x9E3779B1) * 0x85EBCA6B;
            hash += term ^ (term >>> 15);
        }
        hash *= 0xC2B2AE35;
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
        growKnown();
    }

    private void growKnown() {
        long[] oldPairs = knownPairs;
        int[] oldResults = knownResults;
        knownPairs = new long[unique.length];
        knownResults = new int[unique.length];
        Arrays.fill(knownPairs, NONE);
        for (int i = 0; i < oldPairs.length; i++) {
            if (oldPairs[i] != NONE) {
                int slot = slot(oldPairs[i]);
                knownPairs[slot] = oldPairs[i];
                knownResults[slot] = oldResults[i];
            }
        }
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
        int slot = slot(pair);
        if (knownPairs[slot] == pair) {
            return knownResults[slot];
        }
        int result = merge(a, b);
        slot = slot(pair); // the table may have grown
        knownPairs[slot] = pair;
        knownResults[slot] = result;
        return result;
    }

    /** The one slot a pair may be in: what was there before is forgotten, and computed again if need be. */
    private int slot(long pair) {
        return (int) ((pair * 0x9E3779B97F4A7C15L) >>> 32) & (knownPairs.length - 1);
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

    /** Adds the intervals of two nodes of one level. Where one of them says nothing, those of the other are copied. */
    private void merge(int begun, int first, int second) {
        int i = first;
        int j = second;
        int last = first + 2 * data[first - HEADER];
        while (i < last) {
            int a = data[i];
            int b = data[j];
            if (a < b && data[j + 1] == NONE) {
                i = copy(begun, i, b);
            } else if (b < a && data[i + 1] == NONE) {
                j = copy(begun, j, a);
            } else {
                int child = first(data[i + 1], data[j + 1]);
                add(begun, Math.min(a, b), child);
                i += a <= b ? 2 : 0;
                j += b <= a ? 2 : 0;
            }
        }
    }

    /** Adds intervals as they are, up to the last that ends before a key; what comes next. */
    private int copy(int begun, int from, int key) {
        add(begun, data[from], data[from + 1]);
        int end = from + 2;
        while (data[end] < key) {
            end += 2;
        }
        int length = end - from - 2;
        reserve(length);
        System.arraycopy(data, from + 2, pending, pendingEnd, length);
        pendingEnd += length;
        return end;
    }
}
