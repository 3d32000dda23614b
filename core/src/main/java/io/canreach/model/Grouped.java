package io.canreach.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Things that have something in common, put together by that. */
final class Grouped {
    private Grouped() {}

    /** Puts a thing into the group of a key, which is made when it gets its first one. */
    static <K, T> void add(Map<K, List<T>> groups, K key, T thing) {
        groups.computeIfAbsent(key, any -> new ArrayList<>(1)).add(thing);
    }

    /** The resources of each kind by their names in lower case. */
    static Map<Class<?>, Map<String, List<Resource>>> byName(Map<Class<?>, Map<ResourceId, Resource>> resources) {
        Map<Class<?>, Map<String, List<Resource>>> names = new LinkedHashMap<>();
        for (Map.Entry<Class<?>, Map<ResourceId, Resource>> kind : resources.entrySet()) {
            Map<String, List<Resource>> ofKind = new HashMap<>();
            for (Resource each : kind.getValue().values()) {
                add(ofKind, each.name().toLowerCase(Locale.ROOT), each);
            }
            names.put(kind.getKey(), ofKind);
        }
        return names;
    }
}
