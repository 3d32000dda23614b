package io.canreach.importer.terraform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a plan or state without what no network needs: resources of other clouds, what is sensitive, what is said twice or
 * three times. A plan is mostly that. Any other JSON is read as it is.
 */
public final class Slim {
    private static final Set<String> MARKS = Set.of("format_version", "terraform_version");
    private static final Set<String> KEPT =
            Set.of("address", "module", "mode", "type", "name", "index_key", "deposed", "provider_config_key");
    private static final Set<String> LARGE =
            Set.of("values", "attributes", "expressions", "count_expression", "for_each_expression");
    private static final Set<String> CHANGE = Set.of("actions", "before", "after", "after_unknown");

    private final Nodes nodes;
    private final Set<String> changed;
    private final List<String> repeated = new ArrayList<>();
    private final boolean again;
    private boolean lean;

    private Slim(boolean strict, Set<String> changed, boolean again) {
        this.nodes = new Nodes(strict);
        this.changed = changed;
        this.again = again;
    }

    /**
     * The value that a text holds. What a plan says in its planned values alone is read in a second pass, which hardly any
     * plan needs.
     *
     * @param strict whether a field that stands twice is refused as it is by Jackson; otherwise the latter counts
     * @param parsers gives parsers that stand before the text
     * @return the value; missing where the text holds none
     */
    public static JsonNode read(boolean strict, Supplier<JsonParser> parsers) {
        Slim first = new Slim(strict, new HashSet<>(), false);
        JsonNode document = first.document(parsers.get());
        return first.changed.containsAll(first.repeated)
                ? document
                : new Slim(strict, first.changed, true).document(parsers.get());
    }

    private JsonNode document(JsonParser parser) {
        try (parser) {
            if (parser.nextToken() == null) {
                return MissingNode.getInstance();
            }
            JsonNode document = parser.currentToken() == JsonToken.START_OBJECT ? root(parser) : nodes.whole(parser);
            if (parser.nextToken() != null) {
                throw new StreamReadException(parser, "Trailing token", parser.currentTokenLocation());
            }
            return document;
        }
    }

    private JsonNode root(JsonParser parser) {
        boolean[] terraform = {false};
        return nodes.object(parser, name -> {
            terraform[0] |= MARKS.contains(name);
            return terraform[0] ? part(name, parser) : nodes.whole(parser);
        });
    }

    private JsonNode part(String name, JsonParser parser) {
        lean = name.equals("planned_values") || name.equals("prior_state");
        return switch (name) {
            case "resource_changes", "resources" -> nodes.list(parser, () -> resource(parser));
            case "planned_values", "values" -> state(parser);
            case "prior_state" -> nodes.object(parser, inner -> inner.equals("values") ? state(parser) : skip(parser));
            case "configuration" -> configuration(parser);
            case "variables", "output_changes", "resource_drift", "relevant_attributes", "checks" -> skip(parser);
            default -> nodes.whole(parser);
        };
    }

    private static JsonNode skip(JsonParser parser) {
        parser.skipChildren();
        return MissingNode.getInstance();
    }

    private JsonNode state(JsonParser parser) {
        return nodes.object(parser, name -> name.equals("root_module") ? module(parser) : skip(parser));
    }

    private JsonNode module(JsonParser parser) {
        return nodes.object(parser, name -> switch (name) {
            case "resources" -> nodes.list(parser, () -> resource(parser));
            case "child_modules" -> nodes.list(parser, () -> module(parser));
            default -> skip(parser);
        });
    }

    private JsonNode configuration(JsonParser parser) {
        return nodes.object(parser, name -> switch (name) {
            case "root_module" -> configured(parser);
            case "provider_config" -> nodes.value(parser);
            default -> skip(parser);
        });
    }

    private JsonNode configured(JsonParser parser) {
        return nodes.object(parser, name -> switch (name) {
            case "resources" -> nodes.list(parser, () -> resource(parser));
            case "module_calls" -> nodes.object(parser, call -> call(parser));
            case "outputs" -> nodes.value(parser);
            default -> skip(parser);
        });
    }

    private JsonNode call(JsonParser parser) {
        return nodes.object(parser, name -> name.equals("module") ? configured(parser) : nodes.value(parser));
    }

    private JsonNode resource(JsonParser parser) {
        String[] type = {""};
        JsonNode resource = nodes.object(parser, name -> {
            JsonNode value = field(name, type[0], parser);
            type[0] = name.equals("type") ? value.asString("") : type[0];
            return value;
        });
        return known(resource) ? MissingNode.getInstance() : resource;
    }

    private JsonNode field(String name, String type, JsonParser parser) {
        boolean foreign = !type.isEmpty() && !Others.isAzure(type);
        return switch (name) {
            case "change" -> foreign ? foreign(parser) : change(parser);
            case "instances" -> nodes.list(parser, () -> resource(parser));
            default -> KEPT.contains(name) ? nodes.value(parser) : large(name, foreign, parser);
        };
    }

    private JsonNode large(String name, boolean foreign, JsonParser parser) {
        if (!LARGE.contains(name)) {
            return skip(parser);
        }
        return foreign ? empty(parser) : nodes.value(parser);
    }

    private static JsonNode empty(JsonParser parser) {
        parser.skipChildren();
        return Tree.empty();
    }

    private static JsonNode foreign(JsonParser parser) {
        parser.skipChildren();
        return Tree.empty().set("after", Tree.empty());
    }

    private JsonNode change(JsonParser parser) {
        JsonNode change = nodes.object(parser, name -> CHANGE.contains(name) ? nodes.value(parser) : skip(parser));
        if (change.isObject() && change.path("before").equals(change.path("after"))) {
            ((ObjectNode) change).set("before", change.path("after"));
        }
        return change;
    }

    /** Whether a resource is one that the changes hold as well; the first pass supposes that of all. */
    private boolean known(JsonNode resource) {
        String address = resource.path("address").asString("");
        if (resource.has("change")) {
            changed.add(address);
        }
        boolean azure = Others.isAzure(resource.path("type").asString(""));
        boolean managed = !resource.path("mode").asString("").equals("data");
        if (lean && managed && azure && !again) {
            repeated.add(address);
        }
        return lean && managed && azure && (!again || changed.contains(address));
    }
}
