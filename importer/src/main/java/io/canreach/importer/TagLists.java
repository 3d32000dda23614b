package io.canreach.importer;

import io.canreach.model.Problem;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A list of service tags among other files: data for the network that the others describe. */
final class TagLists implements Format {
    @Override
    public boolean recognises(Node document) {
        if (!document.isObject()) {
            return false;
        }
        JsonNode first = document.peek("values").json().path(0);
        boolean published = isTag(first) && (has(document, "cloud") || has(document, "changeNumber"));
        return published || isInformation(document.peek("value").json().path(0));
    }

    private static boolean has(Node document, String name) {
        return document.peek(name).isPresent();
    }

    private static boolean isTag(JsonNode node) {
        return field(field(node, "properties"), "addressPrefixes").isArray();
    }

    /** The answer about single tags has a tag's change number and service beside prefixes; a subnet has not. */
    private static boolean isInformation(JsonNode node) {
        return isTag(node) && field(field(node, "properties"), "systemService").isString();
    }

    private static JsonNode field(JsonNode node, String name) {
        return node.properties().stream()
                .filter(each -> each.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(node.path(name));
    }

    @Override
    public void read(Node document, Inventory inventory) {
        Path file = Path.of(document.file());
        TagList.Builder builder = new TagList.Builder(Objects.toString(file.getFileName(), document.file()));
        try (JsonParser json = JsonMapper.shared().treeAsTokens(document.json())) {
            new TagListParser(json, builder).read();
        }
        TagList list = builder.build();
        report(list, document);
        inventory.add(document, list.tags());
    }

    private static void report(TagList list, Node document) {
        for (Problem problem : list.problems()) {
            document.warn(
                    problem.toString(), "the tag is left out, and what rules and routes with it decide undetermined");
        }
        if (list.more() > 0) {
            document.warn(list.more() + " more problems of this kind", "the tags are left out");
        }
    }
}
