package io.canreach.importer.terraform;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts values into a tree by paths with dots. */
final class Tree {
    /** Stands for a dot in a name. */
    static final String DOT = "\u0000";

    private Tree() {}

    /** Sets a value where nothing stands yet, so that of several names of one thing the first counts. */
    static void put(ObjectNode tree, String path, JsonNode value) {
        int dot = path.lastIndexOf('.');
        ObjectNode holder = dot < 0 ? tree : object(tree, path.substring(0, dot));
        if (!value.isMissingNode()) {
            holder.putIfAbsent(path.substring(dot + 1).replace(DOT, "."), value);
        }
    }

    static ObjectNode object(ObjectNode tree, String path) {
        ObjectNode at = tree;
        for (String each : path.split("\\.", -1)) {
            JsonNode inner = at.path(each);
            at = inner.isObject() ? (ObjectNode) inner : at.putObject(each);
        }
        return at;
    }

    static ArrayNode list(ObjectNode tree, String path) {
        int dot = path.lastIndexOf('.');
        ObjectNode holder = dot < 0 ? tree : object(tree, path.substring(0, dot));
        JsonNode list = holder.path(path.substring(dot + 1));
        return list.isArray() ? (ArrayNode) list : holder.putArray(path.substring(dot + 1));
    }

    static ObjectNode reference(String id) {
        return JsonNodeFactory.instance.objectNode().put("id", id);
    }

    static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }
}
