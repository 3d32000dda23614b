package io.canreach.importer;

import io.canreach.model.ResourceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;

/**
 * Reads one kind of child resource, which may stand in its parent, by itself, or in both places.
 *
 * @param <T> what is made of a child
 */
final class Children<T> {
    private final Assembly assembly;
    private final String field;
    private final BiFunction<ResourceId, Node, Optional<T>> reader;
    private final BinaryOperator<Made<T>> both;
    private final Map<ResourceId, List<Made<T>>> standalone = new LinkedHashMap<>();

    /** For children whose two descriptions must agree. */
    static <T> Children<T> agreeing(
            Assembly assembly, String type, String field, BiFunction<ResourceId, Node, Optional<T>> reader) {
        return new Children<>(assembly, type, field, reader, (nested, other) -> {
            assembly.mustAgree(nested, other);
            return nested;
        });
    }

    Children(
            Assembly assembly,
            String type,
            String field,
            BiFunction<ResourceId, Node, Optional<T>> reader,
            BinaryOperator<Made<T>> both) {
        this.assembly = assembly;
        this.field = field;
        this.reader = reader;
        this.both = both;
        for (Made<T> each : assembly.make(type, reader)) {
            each.id()
                    .parent()
                    .ifPresent(parent -> standalone
                            .computeIfAbsent(parent, id -> new ArrayList<>())
                            .add(each));
        }
    }

    /** Whether anything says what children a parent has: its own list, even an empty one, or a child by itself. */
    boolean areSaid(ResourceId parent, Node node) {
        return node.get(field).isPresent() || standalone.containsKey(parent);
    }

    /** Whether a sighting of a parent without its list adds nothing, since another sighting has it. */
    boolean areSaidElsewhere(String type, ResourceId parent) {
        return assembly.inventory().sightings(type, parent).stream()
                .anyMatch(each -> each.get(field).isPresent());
    }

    /** The children of one parent, those that stand in it and those that stand by themselves. */
    List<T> of(ResourceId parent, Node node) {
        Map<ResourceId, Made<T>> byId = new LinkedHashMap<>();
        for (Node child : node.objects(field)) {
            assembly.attempt(id(parent, child), child, reader)
                    .ifPresent(made -> byId.merge(made.id(), made, (one, other) -> {
                        assembly.mustAgree(one, other);
                        return one;
                    }));
        }
        for (Made<T> each : standalone.getOrDefault(parent, List.of())) {
            byId.merge(each.id(), each, both);
        }
        return byId.values().stream().map(Made::value).toList();
    }

    /** Children that stand by themselves and whose parent is not among those given. */
    List<Made<T>> orphans(Set<ResourceId> parents) {
        List<Made<T>> orphans = new ArrayList<>();
        standalone.forEach((parent, children) -> {
            if (!parents.contains(parent)) {
                orphans.addAll(children);
            }
        });
        return orphans;
    }

    private ResourceId id(ResourceId parent, Node child) {
        Optional<ResourceId> given = child.reference("id");
        if (given.isPresent() && given.get().isChildOf(parent)) {
            return given.get();
        }
        ResourceId expected = parent.child(field, child.name(given.orElse(parent.child(field, "unnamed"))));
        given.ifPresent(
                id -> child.warn("the id " + id + " is not one below its parent's", "it is read as " + expected));
        return expected;
    }
}
