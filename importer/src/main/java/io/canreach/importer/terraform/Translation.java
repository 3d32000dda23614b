package io.canreach.importer.terraform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns the instances of one side into resources in Azure's shape: each by its mapping, then what ties them together. */
final class Translation {
    private final Mappings mappings;
    private final Ids ids;
    private final Notes notes;
    private final Map<String, Planned> byId = new LinkedHashMap<>();
    private final Set<String> nested = new HashSet<>();

    Translation(Mappings mappings, Ids ids, Notes notes) {
        this.mappings = mappings;
        this.ids = ids;
        this.notes = notes;
    }

    List<Planned> of(Instances instances) {
        List<Instance> here = new ArrayList<>(instances.here());
        here.sort((a, b) -> Boolean.compare(a.address().data(), b.address().data()));
        here.forEach(this::resource);
        new Children(this).join(here, instances.gone());
        new Attachments(this).attach(here, instances.gone());
        byId.keySet().removeAll(nested);
        List<Planned> made = new ArrayList<>(byId.values());
        detach(instances.gone(), made);
        complete(made);
        made.addAll(new Others(mappings, ids, notes).of(here));
        return made;
    }

    private void complete(List<Planned> made) {
        new PeeringStates(made).complete();
        List<Rule> rules = Rule.of(made);
        Stars.settle(rules, notes);
        new Ties(rules, notes).settle();
    }

    /** An interface remembers its machine until it is read again. */
    private void detach(List<Instance> gone, List<Planned> made) {
        Set<String> machines = new HashSet<>();
        gone.forEach(each -> machines.add(key(ids.of(each))));
        machines.removeAll(byId.keySet());
        made.stream()
                .map(Planned::properties)
                .filter(each ->
                        machines.contains(key(each.at("/virtualMachine/id").asString(""))))
                .forEach(each -> each.remove("virtualMachine"));
    }

    Mappings mappings() {
        return mappings;
    }

    Ids ids() {
        return ids;
    }

    Notes notes() {
        return notes;
    }

    Optional<Planned> find(String id) {
        return Optional.ofNullable(byId.get(key(id)));
    }

    /** Takes a resource off the list, since it is shown in its parent. */
    void nest(Planned planned) {
        nested.add(key(planned.id()));
    }

    private static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    private void resource(Instance instance) {
        mappings.of(instance).ifPresent(mapping -> {
            Planned made = planned(instance, mapping);
            Planned other = byId.putIfAbsent(key(made.id()), made);
            if (other != null && !instance.address().data()) {
                second(made, other);
            }
        });
    }

    /** Of two resources of one name Azure refuses the second; both are kept, so that neither is silently missing. */
    private void second(Planned made, Planned other) {
        notes.error(
                made.address(),
                "'" + made.json().path("name").asString("") + "' is the name of " + other.address() + ", too",
                "Azure refuses the second of them, so the plan cannot be applied; both are read");
        String name = Ids.plain(made.json().path("name").asString("") + "-" + made.address());
        String id = made.id().substring(0, made.id().lastIndexOf('/') + 1) + name;
        made.json().put("name", name).put("id", id);
        byId.put(key(id), new Planned(made.address(), made.type(), id, made.json()));
    }

    Planned planned(Instance instance, Mapping mapping) {
        ObjectNode json = Tree.empty();
        String id = ids.of(instance);
        json.put("id", id).put("name", Ids.name(instance)).put("type", mapping.type());
        Block block = new Block(ids, instance);
        Fields.same("location").put(block, json);
        mapping.envelope().forEach(each -> each.put(block, json));
        ObjectNode properties = json.putObject("properties");
        mapping.fields().forEach(each -> each.put(block, properties));
        return new Planned(instance.toString(), mapping.type(), id, json);
    }

    /** The elements of a list, each an object. */
    static List<ObjectNode> objects(JsonNode list) {
        return list.values().stream()
                .filter(JsonNode::isObject)
                .map(ObjectNode.class::cast)
                .toList();
    }

    static boolean isNamed(JsonNode element, String name) {
        return element.path("name").asString("").equalsIgnoreCase(name);
    }

    static void drop(ArrayNode list, String name) {
        for (int i = list.size() - 1; i >= 0; i--) {
            if (isNamed(list.path(i), name)) {
                list.remove(i);
            }
        }
    }
}
