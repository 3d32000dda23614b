package io.canreach.analysis;

import io.canreach.model.Endpoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Every pair of some sources and some destinations, for which the same holds. */
record Product<T>(List<Endpoint> from, List<Endpoint> to, List<T> items) {
    /** Items as few products: of items alike, the destinations that have the same sources stand together. */
    static <T> List<Product<T>> of(
            Collection<T> all, Function<T, ?> alike, Function<T, Endpoint> from, Function<T, Endpoint> to) {
        Map<Object, List<T>> byLikeness = new LinkedHashMap<>();
        all.forEach(item -> byLikeness
                .computeIfAbsent(alike.apply(item), key -> new ArrayList<>())
                .add(item));
        List<Product<T>> products = new ArrayList<>();
        byLikeness.values().forEach(items -> products.addAll(alike(items, from, to)));
        return products;
    }

    private static <T> List<Product<T>> alike(List<T> items, Function<T, Endpoint> from, Function<T, Endpoint> to) {
        Map<Endpoint, List<T>> byTarget = new LinkedHashMap<>();
        items.forEach(item -> byTarget.computeIfAbsent(to.apply(item), key -> new ArrayList<>())
                .add(item));
        Map<LinkedHashSet<Endpoint>, List<T>> bySources = new LinkedHashMap<>();
        byTarget.values()
                .forEach(some -> bySources
                        .computeIfAbsent(distinct(some, from), key -> new ArrayList<>())
                        .addAll(some));
        return bySources.values().stream()
                .map(some -> new Product<>(
                        List.copyOf(distinct(some, from)), List.copyOf(distinct(some, to)), List.copyOf(some)))
                .toList();
    }

    private static <T> LinkedHashSet<Endpoint> distinct(List<T> items, Function<T, Endpoint> end) {
        LinkedHashSet<Endpoint> ends = new LinkedHashSet<>();
        items.forEach(item -> ends.add(end.apply(item)));
        return ends;
    }
}
