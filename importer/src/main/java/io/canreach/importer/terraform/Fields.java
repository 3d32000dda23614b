package io.canreach.importer.terraform;

import io.canreach.importer.arm.expression.Unknowns;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The kinds of lines that mappings are made of. What Terraform does not say is left out, so that Azure's default holds. */
final class Fields {
    private Fields() {}

    /** Attributes that Azure has under the same name, in its own way of writing names. */
    static Field same(String... attributes) {
        return all(Stream.of(attributes).map(each -> copy(each, camel(each))).toList());
    }

    static Field copy(String attribute, String path) {
        return (from, to) -> Tree.put(to, path, from.value(attribute));
    }

    /** A flag that says the opposite in Azure. */
    static Field inverted(String attribute, String path) {
        return words(attribute, path, Map.of("true", false, "false", true));
    }

    /** A flag for which Azure has two words. */
    static Field either(String attribute, String path, String ifTrue, String ifFalse) {
        return words(attribute, path, Map.of("true", ifTrue, "false", ifFalse));
    }

    private static Field words(String attribute, String path, Map<String, Object> words) {
        return (from, to) -> {
            JsonNode value = from.value(attribute);
            Object word = words.get(value.asString("").toLowerCase(Locale.ROOT));
            Tree.put(to, path, word == null ? value : node(word));
        };
    }

    private static JsonNode node(Object word) {
        return word instanceof Boolean flag ? BooleanNode.valueOf(flag) : StringNode.valueOf(word.toString());
    }

    /** A reference to another resource, as an object with its id. */
    static Field ref(String attribute, String path, String type) {
        return (from, to) -> from.id(attribute, type).ifPresent(id -> Tree.put(to, path, Tree.reference(id)));
    }

    /** References to other resources, added to a list. */
    static Field refs(String attribute, String path, String type) {
        return (from, to) -> {
            if (from.has(attribute) && !from.isUnknown()) {
                ArrayNode list = Tree.list(to, path);
                from.ids(attribute, type).forEach(id -> list.add(Tree.reference(id)));
            }
        };
    }

    /** The id of another resource, as a text. */
    static Field id(String attribute, String path, String type) {
        return (from, to) -> from.id(attribute, type).ifPresent(id -> Tree.put(to, path, StringNode.valueOf(id)));
    }

    /** Ids of other resources, as texts. */
    static Field ids(String attribute, String path, String type) {
        return (from, to) -> from.ids(attribute, type).forEach(Tree.list(to, path)::add);
    }

    /** Blocks that Azure shows as resources with a name and properties. */
    static Field resources(String blocks, String path, Field... fields) {
        return (from, to) -> {
            ArrayNode list = Tree.list(to, path);
            from.blocks(blocks).forEach(block -> list.add(resource(block, fields)));
        };
    }

    private static ObjectNode resource(Block block, Field... fields) {
        ObjectNode element = Tree.empty();
        block.known("id").ifPresent(id -> element.put("id", id));
        element.put("name", block.text("name").orElseGet(() -> Ids.plain(block.instance() + "-" + block.place())));
        ObjectNode properties = element.putObject("properties");
        Stream.of(fields).forEach(each -> each.put(block, properties));
        return element;
    }

    /** Blocks that Azure shows as plain objects. */
    static Field objects(String blocks, String path, Field... fields) {
        return (from, to) -> {
            ArrayNode list = Tree.list(to, path);
            for (Block block : from.blocks(blocks)) {
                ObjectNode element = Tree.empty();
                Stream.of(fields).forEach(each -> each.put(block, element));
                if (!element.isEmpty()) {
                    list.add(element);
                }
            }
        };
    }

    /** The only block of a name, as an object; an empty path is the place itself. */
    static Field object(String block, String path, Field... fields) {
        return (from, to) -> from.blocks(block).stream().limit(1).forEach(only -> {
            ObjectNode inner = path.isEmpty() ? to : Tree.object(to, path);
            Stream.of(fields).forEach(each -> each.put(only, inner));
        });
    }

    /** Texts, each of which becomes an object. */
    static Field each(String attribute, String path, String key) {
        return (from, to) -> {
            JsonNode value = from.value(attribute);
            if (!value.isMissingNode()) {
                ArrayNode list = Tree.list(to, path);
                List<JsonNode> items = value.isArray() ? List.copyOf(value.values()) : List.of(value);
                items.forEach(item -> list.addObject().set(key, item));
            }
        };
    }

    /** One text that Azure wants as a list. */
    static Field listed(String attribute, String path) {
        return (from, to) -> {
            if (from.has(attribute)) {
                Tree.list(to, path).add(from.value(attribute));
            }
        };
    }

    /** Texts that Azure wants as one, with commas. */
    static Field joined(String attribute, String path) {
        return (from, to) -> {
            JsonNode value = from.value(attribute);
            boolean known = value.isArray() && value.values().stream().noneMatch(Unknowns::isUnknown);
            Tree.put(to, path, known ? StringNode.valueOf(join(value)) : value);
        };
    }

    private static String join(JsonNode list) {
        return list.values().stream().map(each -> each.asString("")).collect(Collectors.joining(", "));
    }

    /** The id of what a name means in the same parent resource. */
    static Field sibling(String attribute, String path, String list) {
        return (from, to) -> from.text(attribute)
                .ifPresent(name -> Tree.put(to, path, Tree.reference(from.holder() + "/" + list + "/" + name)));
    }

    static Field constant(String path, String value) {
        return (from, to) -> Tree.put(to, path, StringNode.valueOf(value));
    }

    /** What is so when the plan creates the resource and says nothing else. */
    static Field created(String path, JsonNode value) {
        return (from, to) -> {
            if (from.instance().fresh()) {
                Tree.put(to, path, value.deepCopy());
            }
        };
    }

    static JsonNode none() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** A list that is empty where nothing is said of it. */
    static Field orEmpty(String path) {
        return (from, to) -> Tree.list(to, path);
    }

    static Field all(List<Field> fields) {
        return (from, to) -> fields.forEach(each -> each.put(from, to));
    }

    static Field all(Field... fields) {
        return all(List.of(fields));
    }

    private static String camel(String snake) {
        StringBuilder camel = new StringBuilder();
        for (String each : snake.split("_", -1)) {
            camel.append(camel.isEmpty() ? each : each.substring(0, 1).toUpperCase(Locale.ROOT) + each.substring(1));
        }
        return camel.toString();
    }
}
