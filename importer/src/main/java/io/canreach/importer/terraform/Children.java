package io.canreach.importer.terraform;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    /** What Azure would fill in when the configuration says nothing. */
    private static final Map<String, List<String>> LISTS =
            Map.of("azurerm_network_security_group", List.of("security_rule"), "azurerm_route_table", List.of("route"));

    private final Translation translation;
    private final Strays strays;
    private final Set<String> full = new HashSet<>();

    Children(Translation translation) {
        this.translation = translation;
        this.strays = new Strays(translation);
    }

    void join(List<Instance> here, List<Instance> gone) {
        Set<String> stay = here.stream().map(Children::key).collect(Collectors.toSet());
        gone.stream()
                .filter(each -> !stay.contains(key(each)))
                .forEach(each -> parent(each).ifPresent(parent -> remove(each, parent)));
        here.forEach(each -> parent(each).ifPresent(parent -> join(each, parent)));
        here.forEach(each -> LISTS.getOrDefault(each.type(), List.of()).forEach(list -> checkSaid(each, list)));
        here.stream().filter(each -> each.address().data()).forEach(this::checkSubnets);
    }

    /** A data source names the subnets of its network and shows nothing of them. */
    private void checkSubnets(Instance network) {
        for (JsonNode each : network.values().path("subnets").values()) {
            String name = each.asString("");
            if (translation
                    .find(translation.ids().of(network) + "/subnets/" + name)
                    .isEmpty()) {
                String met = "its subnet '" + name + "' is not in the plan";
                translation.notes().warn(network.address(), met, "who has which address there is not known");
            }
        }
    }

    /**
     * A new parent whose list is not known is one without a list, which is filled by what stands by itself; the
     * configuration does not tell that from blocks that are generated.
     */
    private void checkSaid(Instance parent, String list) {
        boolean unknown = parent.unknown().path(list).asBoolean(false);
        if (unknown && !full.contains(translation.ids().of(parent).toLowerCase(Locale.ROOT))) {
            translation
                    .notes()
                    .warn(
                            parent.address(),
                            list + " is known only after apply, and its configuration shows none",
                            "it is read as empty; blocks that are generated from what is not known look the same");
        }
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
        full.add(holderId.toLowerCase(Locale.ROOT));
        Optional<Planned> holder = translation.find(holderId);
        if (made.isPresent() && holder.isPresent()) {
            join(made.get(), holder.get(), parent);
        }
        if (holder.isEmpty()) {
            strays.place(child, parent, made);
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
