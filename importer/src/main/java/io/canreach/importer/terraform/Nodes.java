package io.canreach.importer.terraform;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Builds small trees: nothing is said of what is null, and texts that come again and again are there once. */
final class Nodes {
    private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;
    private static final int LONGEST_SHARED = 200;
    private static final int MOST_SHARED = 50_000;

    private final Map<String, StringNode> shared = new HashMap<>();
    private final boolean strict;

    /** Strict ones refuse a field that stands twice; of others the latter counts. */
    Nodes(boolean strict) {
        this.strict = strict;
    }

    /** An object of which a function reads each value; anything else is read over and missing. */
    JsonNode object(JsonParser parser, Function<String, JsonNode> values) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return MissingNode.getInstance();
        }
        ObjectNode object = FACTORY.objectNode();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            mustBeNew(object, name, parser);
            parser.nextToken();
            JsonNode value = values.apply(name);
            if (!value.isMissingNode()) {
                object.set(name, value);
            }
        }
        return object;
    }

    /** A list of which a function reads each element; anything else is read over and missing. */
    JsonNode list(JsonParser parser, Supplier<JsonNode> elements) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return MissingNode.getInstance();
        }
        ArrayNode list = FACTORY.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode element = elements.get();
            if (!element.isMissingNode()) {
                list.add(element);
            }
        }
        return list;
    }

    /** Everything, nulls too: what a mapper of Jackson's makes of it, without the hundreds of classes of a mapper. */
    JsonNode whole(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> wholeObject(parser);
            case START_ARRAY -> wholeList(parser);
            case VALUE_STRING -> FACTORY.stringNode(parser.getString());
            case VALUE_NULL -> FACTORY.nullNode();
            default -> number(parser);
        };
    }

    private void mustBeNew(ObjectNode object, String name, JsonParser parser) {
        if (strict && object.has(name)) {
            throw new StreamReadException(
                    parser, "Duplicate Object property \"" + name + "\"", parser.currentTokenLocation());
        }
    }

    private JsonNode wholeObject(JsonParser parser) {
        ObjectNode object = FACTORY.objectNode();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            mustBeNew(object, name, parser);
            parser.nextToken();
            object.set(name, whole(parser));
        }
        return object;
    }

    private JsonNode wholeList(JsonParser parser) {
        ArrayNode list = FACTORY.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(whole(parser));
        }
        return list;
    }

    JsonNode value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, name -> value(parser));
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> text(parser.getString());
            default -> number(parser);
        };
    }

    private static JsonNode number(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> FACTORY.booleanNode(true);
            case VALUE_FALSE -> FACTORY.booleanNode(false);
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> FACTORY.numberNode(parser.getDoubleValue());
            default -> MissingNode.getInstance();
        };
    }

    /** Elements keep their places, so what is null stays. */
    private JsonNode array(JsonParser parser) {
        ArrayNode list = FACTORY.arrayNode(1);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode element = value(parser);
            list.add(element.isMissingNode() ? FACTORY.nullNode() : element);
        }
        return list;
    }

    private static JsonNode integer(JsonParser parser) {
        return switch (parser.getNumberType()) {
            case INT -> FACTORY.numberNode(parser.getIntValue());
            case LONG -> FACTORY.numberNode(parser.getLongValue());
            default -> FACTORY.numberNode(parser.getBigIntegerValue());
        };
    }

    private StringNode text(String text) {
        StringNode known = text.length() > LONGEST_SHARED ? null : shared.get(text);
        if (known != null) {
            return known;
        }
        StringNode made = StringNode.valueOf(text);
        if (shared.size() < MOST_SHARED && text.length() <= LONGEST_SHARED) {
            shared.put(text, made);
        }
        return made;
    }
}
