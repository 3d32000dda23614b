package io.canreach.packet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Numbers what sets hold of protocols and ports between two addresses: the same has the same number. */
final class ServiceNumbers {
    private final Map<Key, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<Node, Integer> places = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<int[]> known = new ArrayList<>();

    /** Nodes of the level of source ports, those of all protocols of a set side by side. */
    private static final class Key {
        private final Node[] nodes;

        Key(Node[] nodes) {
            this.nodes = nodes;
        }

        @Override
        public boolean equals(Object object) {
            return object instanceof Key other && Arrays.equals(nodes, other.nodes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(nodes);
        }
    }

    /**
     * The numbers given last, for one sheet: its sets mostly share the nodes themselves, and to see that is quicker than to
     * compare what they hold.
     */
    final class Recent {
        private static final int SLOTS = 256;

        private final Node[][] some = new Node[SLOTS][];
        private final int[] given = new int[SLOTS];

        int number(Node[] wanted) {
            int slot = slot(wanted);
            Node[] known = some[slot];
            if (known == null || !areSame(known, wanted)) {
                some[slot] = wanted.clone();
                given[slot] = ServiceNumbers.this.number(wanted);
            }
            return given[slot];
        }

        private static int slot(Node[] nodes) {
            long hash = 0;
            for (Node node : nodes) {
                hash = 31 * hash + node.hash();
            }
            return (int) (hash ^ hash >>> 32) & SLOTS - 1;
        }

        private static boolean areSame(Node[] some, Node[] others) {
            for (int i = 0; i < some.length; i++) {
                if (!some[i].is(others[i])) {
                    return false;
                }
            }
            return true;
        }
    }

    int number(Node[] some) {
        Integer number = numbers.get(new Key(some));
        return number != null ? number : numbers.computeIfAbsent(new Key(some.clone()), this::add);
    }

    private int add(Key key) {
        synchronized (known) {
            known.add(Arrays.stream(key.nodes).mapToInt(this::place).toArray());
            return known.size() - 1;
        }
    }

    private int place(Node node) {
        Integer place = places.putIfAbsent(node, nodes.size());
        if (place == null) {
            nodes.add(node);
            return nodes.size() - 1;
        }
        return place;
    }

    /** What all numbers given so far stand for. */
    ServiceBits bits(int protocols) {
        synchronized (known) {
            return ServiceBits.of(List.copyOf(nodes), List.copyOf(known), protocols);
        }
    }
}
