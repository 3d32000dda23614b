package io.canreach.importer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Every place where one resource stands, those of equal content once. */
final class Sightings {
    private final List<Node> different = new ArrayList<>(1);
    private final Set<JsonNode> contents = new HashSet<>(0);

    /** Hardly any resource is met twice, so whole trees are hashed only where one is. */
    void add(Node node) {
        if (different.isEmpty()) {
            different.add(node);
            return;
        }
        if (contents.isEmpty()) {
            contents.add(different.get(0).json());
        }
        if (contents.add(node.json())) {
            different.add(node);
        }
    }

    List<Node> list() {
        return List.copyOf(different);
    }
}
