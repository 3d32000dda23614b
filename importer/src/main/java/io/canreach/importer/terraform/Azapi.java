package io.canreach.importer.terraform;

import io.canreach.importer.arm.expression.Unknowns;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Resources of the azapi provider, which hold Azure's own JSON: as a text in its first version, as an object later. */
final class Azapi {
    static final String RESOURCE = "azapi_resource";

    private Azapi() {}

    /** The mapping of one such resource; empty where it does not say its type. */
    static Optional<Mapping> mapping(Instance instance) {
        String type = instance.text("type").replaceAll("@.*", "");
        int slash = type.lastIndexOf('/');
        if (slash <= 0) {
            return Optional.empty();
        }
        Optional<Parent> parent = type.indexOf('/') == slash
                ? Optional.empty()
                : Optional.of(
                        new Parent("parent_id", false, type.substring(0, slash), type.substring(slash + 1), false));
        return Optional.of(new Mapping(RESOURCE, type, parent, List.of(Azapi::envelope), List.of(Azapi::properties)));
    }

    private static void envelope(Block from, ObjectNode to) {
        body(from).properties().stream()
                .filter(each -> !each.getKey().equals("properties"))
                .forEach(each -> to.putIfAbsent(each.getKey(), each.getValue()));
    }

    private static void properties(Block from, ObjectNode to) {
        JsonNode properties = body(from).path("properties");
        properties.properties().forEach(each -> to.set(each.getKey(), each.getValue()));
        from.checkBody(Unknowns.isUnknown(from.value("body")) || Unknowns.isUnknown(properties));
    }

    private static JsonNode body(Block from) {
        JsonNode body = from.value("body");
        JsonNode said = body.isMissingNode() ? from.value("output") : body;
        return said.isString() ? parsed(said.stringValue()) : said.deepCopy();
    }

    private static JsonNode parsed(String text) {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException noJson) {
            return MissingNode.getInstance();
        }
    }
}
