package io.canreach.importer.terraform;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the expressions of a block. Terraform sorts the blocks of sets, so a block of a set is found by its name; where that
 * says nothing, its expressions are those of all blocks together. The configuration does not show blocks that are generated.
 */
final class Expressions {
    private static final Set<String> SETS =
            Set.of("security_rule", "subnet", "route", "backend_address_pool", "http_listener");

    private Expressions() {}

    static JsonNode of(JsonNode written, String list, JsonNode block, int index, int blocks) {
        if (!written.isArray()) {
            return written;
        }
        if (written.size() != Math.max(blocks, 1)) {
            return named(written, block.path("name"), MissingNode.getInstance());
        }
        return SETS.contains(list)
                ? named(written, block.path("name"), together(written))
                : written.path(Math.max(index, 0));
    }

    private static JsonNode named(JsonNode written, JsonNode name, JsonNode otherwise) {
        return written.values().stream()
                .filter(each -> name.isString()
                        && each.path("name").path("constant_value").equals(name))
                .findFirst()
                .orElse(otherwise);
    }

    private static JsonNode together(JsonNode written) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        for (JsonNode each : written.values()) {
            each.properties().forEach(field -> {
                JsonNode sofar = all.path(field.getKey());
                ArrayNode both = sofar.isArray() ? (ArrayNode) sofar : JsonNodeFactory.instance.arrayNode();
                all.set(field.getKey(), both.add(field.getValue()));
            });
        }
        return all;
    }
}
