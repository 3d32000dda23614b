package io.canreach.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Things that have something in common, put together by that. */
final class Grouped {
    private Grouped() {}

    /** Puts a thing into the group of a key, which is made when it gets its first one. */
    static <K, T> void add(Map<K, List<T>> groups, K key, T thing) {
        groups.computeIfAbsent(key, any -> new ArrayList<>(1)).add(thing);
    }
}
