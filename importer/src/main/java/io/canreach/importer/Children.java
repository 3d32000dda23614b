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
import java.util.function.Function;

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
    private final Function<Node, Optional<T>> later;
    private final Map<ResourceId, List<Made<T>>> standalone = new LinkedHashMap<>();

    /** For children whose two descriptions must agree; where one exists only on deployment, their parent is in doubt. */
    static <T> Children<T> agreeing(
            Assembly assembly, String type, String field, BiFunction<ResourceId, Node, Optional<T>> reader) {
        return agreeing(assembly, type, field, reader, Children::parentInDoubt);
    }

    /** For children whose two descriptions must agree, with what stands for one that exists only on deployment. */
    static <T> Children<T> agreeing(
            Assembly assembly,
            String type,
            String field,
            BiFunction<ResourceId, Node, Optional<T>> reader,
            Function<Node, Optional<T>> later) {
        return new Children<>(
                assembly,
                type,
                field,
                reader,
                (nested, other) -> {
                    assembly.mustAgree(nested, other);
                    return nested;
                },
                later);
    }

    /** For children whose parent is in doubt where one of them exists only on deployment. */
    static <T> Optional<T> parentInDoubt(Node child) {
        child.doubt();
        return Optional.empty();
    }

    Children(
            Assembly assembly,
            String type,
            String field,
            BiFunction<ResourceId, Node, Optional<T>> reader,
            BinaryOperator<Made<T>> both,
            Function<Node, Optional<T>> later) {
        this.assembly = assembly;
        this.field = field;
        this.reader = reader;
        this.both = both;
        this.later = later;
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
        List<Node> children = node.list(field);
        for (Node child : children.stream().filter(each -> !each.isExpression()).toList()) {
            child.mustBeObject();
            assembly.attempt(id(parent, child), child, reader)
                    .ifPresent(made -> byId.merge(made.id(), made, (one, other) -> {
                        assembly.mustAgree(one, other);
                        return one;
                    }));
        }
        for (Made<T> each : standalone.getOrDefault(parent, List.of())) {
            byId.merge(each.id(), each, both);
        }
        List<T> all = new ArrayList<>(byId.values().stream().map(Made::value).toList());
        children.stream()
                .filter(Node::isExpression)
                .forEach(each -> later.apply(each).ifPresent(all::add));
        return all;
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
        ResourceId unnamed = parent.child(field, child.standInName());
        ResourceId expected = parent.child(field, child.name(given.orElse(unnamed)));
        given.ifPresent(
                id -> child.warn("the id " + id + " is not one below its parent's", "it is read as " + expected));
        return expected;
    }
}
