package io.canreach.importer.terraform;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings parents and children together. A state repeats in a parent what its children were when it was last read, so what a
 * child itself says counts, and a child that the plan takes away is taken from its parent, too.
 */
final class Children {
    private final Translation translation;

    Children(Translation translation) {
        this.translation = translation;
    }

    void join(List<Instance> here, List<Instance> gone) {
        Set<String> stay = here.stream().map(Children::key).collect(Collectors.toSet());
        gone.stream()
                .filter(each -> !stay.contains(key(each)))
                .forEach(each -> parent(each).ifPresent(parent -> remove(each, parent)));
        here.forEach(each -> parent(each).ifPresent(parent -> join(each, parent)));
    }

    /** What changes and keeps its name is not taken away. */
    private static String key(Instance instance) {
        return instance + " " + Ids.name(instance);
    }

    private Optional<Parent> parent(Instance instance) {
        return translation.mappings().of(instance).flatMap(Mapping::parent);
    }

    private void remove(Instance child, Parent parent) {
        translation
                .find(translation.ids().parent(child, parent))
                .ifPresent(holder -> Translation.drop(list(holder, parent), Ids.name(child)));
    }

    private static ArrayNode list(Planned holder, Parent parent) {
        return Tree.list(holder.properties(), parent.list());
    }

    private void join(Instance child, Parent parent) {
        Optional<Planned> made = translation.find(translation.ids().of(child));
        String holderId = translation.ids().parent(child, parent);
        Optional<Planned> holder = translation.find(holderId);
        if (made.isPresent() && holder.isPresent()) {
            join(made.get(), holder.get(), parent);
        }
        if (holder.isEmpty()) {
            new Strays(translation).place(child, parent, made);
        }
    }

    private void join(Planned child, Planned holder, Parent parent) {
        ArrayNode list = list(holder, parent);
        String name = child.json().path("name").asString("");
        Translation.objects(list).stream()
                .filter(each -> Translation.isNamed(each, name))
                .forEach(each -> complete(child.properties(), each.path("properties")));
        Translation.drop(list, name);
        if (parent.nested()) {
            list.add(child.json());
            translation.nest(child);
        }
    }

    /** What only the parent's copy of a child says is kept, such as the NSG of a subnet that something else attached. */
    private static void complete(ObjectNode child, JsonNode copy) {
        copy.properties().forEach(each -> child.putIfAbsent(each.getKey(), each.getValue()));
    }
}
