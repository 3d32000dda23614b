package io.canreach.importer;

import io.canreach.model.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What several places say of one resource: its sightings, and the resources below it that hold its settings. Lists leave out
 * what answers about one resource hold, so each field is taken from where it is said.
 *
 * @param id the resource
 * @param places where it is described, at least one, the resource itself first
 */
record Facts(ResourceId id, List<Node> places) {
    Facts {
        places = List.copyOf(places);
    }

    /** The resources of a type, each made of all its sightings. */
    static <T> List<Made<T>> make(Assembly assembly, String type, BiFunction<ResourceId, Facts, Optional<T>> reader) {
        List<Made<T>> made = new ArrayList<>();
        assembly.inventory().ofType(type).forEach((id, nodes) -> {
            Facts facts = new Facts(id, nodes);
            assembly.attempt(id, facts.node(), (any, node) -> reader.apply(id, facts))
                    .ifPresent(made::add);
        });
        return made;
    }

    /** Where it was met first. */
    Node node() {
        return places.get(0);
    }

    /** These and further places. */
    Facts and(List<Node> more) {
        List<Node> all = new ArrayList<>(places);
        all.addAll(more);
        return new Facts(id, all);
    }

    /** The field, from whichever place says it; those that say it differently are refused. */
    Node get(String name) {
        Node found = node().get(name);
        for (Node place : places) {
            Node each = place.get(name);
            if (!found.isPresent()) {
                found = each;
            } else if (each.isPresent() && !each.json().equals(found.json())) {
                each.refuse(
                        "'" + id.name() + "' is described otherwise than in " + found.place(),
                        "which of the two holds is not known; import files of one time");
            }
        }
        return found;
    }

    String location() {
        Node place = get("location");
        return place.isExpression() ? "" : place.text().orElse("");
    }

    /** A value that is there in Azure and not in any input. */
    Node absent() {
        return node().get("");
    }
}
