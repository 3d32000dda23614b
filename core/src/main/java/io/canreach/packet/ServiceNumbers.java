package io.canreach.packet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Numbers what sets hold of protocols and ports between two addresses: the same has the same number. */
final class ServiceNumbers {
    private final Map<Key, Integer> numbers = new ConcurrentHashMap<>();
    private final List<Node[]> known = new ArrayList<>();

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

    int number(Node[] nodes) {
        Integer number = numbers.get(new Key(nodes));
        return number != null ? number : numbers.computeIfAbsent(new Key(nodes.clone()), this::add);
    }

    private int add(Key key) {
        synchronized (known) {
            known.add(key.nodes);
            return known.size() - 1;
        }
    }

    List<Node[]> known() {
        synchronized (known) {
            return List.copyOf(known);
        }
    }
}
