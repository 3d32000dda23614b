package io.canreach.importer.terraform;

import io.canreach.model.Unknown;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A value that exists only once a plan is applied, as a value in a JSON tree. */
final class NotYet {
    private NotYet() {}

    static JsonNode of(String reason) {
        return JsonNodeFactory.instance.pojoNode(new Unknown(reason));
    }

    static boolean is(JsonNode node) {
        return node.isPojo();
    }
}
