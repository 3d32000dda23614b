package io.canreach.importer;

import io.canreach.importer.arm.Evaluated;
import io.canreach.importer.arm.Template;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A template that is deployed before another one, as the quickstart templates have it: parameter files write
 * {@code GET-PREREQ-name} for an output of the template in the folder {@code prereqs}.
 */
final class Prerequisites {
    private static final String MARK = "GET-PREREQ-";

    private Prerequisites() {}

    /** Where the template to deploy before stands. */
    static Path before(String file) {
        return Path.of(file).resolveSibling("prereqs").resolve("prereq.azuredeploy.json");
    }

    static boolean areWanted(List<Template.Values> values) {
        return values.stream().anyMatch(each -> isMarked(each.json()));
    }

    private static boolean isMarked(JsonNode node) {
        return node.isString()
                ? node.stringValue().startsWith(MARK)
                : node.valueStream().anyMatch(Prerequisites::isMarked);
    }

    /** The values with outputs in the place of marks. */
    static List<Template.Values> filled(List<Template.Values> values, Evaluated before) {
        return values.stream()
                .map(each -> new Template.Values(each.file(), filled(each.json(), before)))
                .toList();
    }

    private static JsonNode filled(JsonNode node, Evaluated before) {
        if (node.isString() && node.stringValue().startsWith(MARK)) {
            return before.output(node.stringValue().substring(MARK.length())).orElse(node);
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode filled = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(each -> filled.set(each.getKey(), filled(each.getValue(), before)));
        return filled;
    }
}
