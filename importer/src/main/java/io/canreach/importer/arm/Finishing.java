package io.canreach.importer.arm;

import io.canreach.importer.arm.expression.Unknowns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is seen only when all resources are there: children that stand twice, and the states of peerings. */
final class Finishing {
    private final Run run;
    private final List<Instance> instances;
    private final List<JsonNode> made = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();

    Finishing(Run run, List<Instance> instances, List<Deployed> made) {
        this.run = run;
        this.instances = instances;
        for (int i = 0; i < instances.size(); i++) {
            this.made.add(made.get(i).json());
            places.put(Json.lower(instances.get(i).id()), i);
        }
    }

    List<Deployed> finished() {
        for (int i = 0; i < instances.size(); i++) {
            child(instances.get(i));
        }
        List<JsonNode> connected = new PeeringStates(made).said();
        List<Deployed> finished = new ArrayList<>();
        for (int i = 0; i < instances.size(); i++) {
            finished.add(new Deployed(connected.get(i), instances.get(i).spot()));
        }
        return finished;
    }

    private void child(Instance child) {
        if (child.type().chars().filter(each -> each == '/').count() < 2) {
            return;
        }
        String list = child.type().substring(child.type().lastIndexOf('/') + 1);
        if (child.key().nameless()) {
            doubtParents(child);
            return;
        }
        String parent =
                child.id().substring(0, child.id().lastIndexOf('/', child.id().lastIndexOf('/') - 1));
        Optional.ofNullable(places.get(Json.lower(parent))).ifPresent(place -> drop(place, list, child));
    }

    /** A child of which the parent's name is not known may be one of any parent. */
    private void doubtParents(Instance child) {
        String type = child.type().substring(0, child.type().lastIndexOf('/'));
        for (int i = 0; i < instances.size(); i++) {
            if (instances.get(i).type().equalsIgnoreCase(type)) {
                ObjectNode copy = made.get(i).deepCopy() instanceof ObjectNode object ? object : Json.MAKE.objectNode();
                copy.set("condition", Unknowns.of("whether '" + child.name() + "', whose name is not known, is in it"));
                made.set(i, copy);
            }
        }
    }

    /** A child by itself is deployed after its parent, so what the parent says of it holds no more. */
    private void drop(int parent, String list, Instance child) {
        JsonNode properties = Json.get(made.get(parent), "properties");
        JsonNode children = Json.get(properties, list);
        ArrayNode kept = without(children, child.name().substring(child.name().lastIndexOf('/') + 1));
        if (!children.isArray() || kept.size() == children.size()) {
            return;
        }
        run.info(
                child.spot(),
                child + " stands in its parent as well",
                "what stands here is deployed later, and is read");
        ObjectNode copy = (ObjectNode) made.get(parent).deepCopy();
        ((ObjectNode) Json.get(copy, "properties")).set(fieldOf(properties, list), kept);
        made.set(parent, copy);
    }

    private static ArrayNode without(JsonNode children, String name) {
        ArrayNode kept = Json.MAKE.arrayNode();
        children.forEach(each -> {
            if (!Json.text(each, "name").equalsIgnoreCase(name)) {
                kept.add(each);
            }
        });
        return kept;
    }

    private static String fieldOf(JsonNode object, String name) {
        return object.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElse(name);
    }
}
