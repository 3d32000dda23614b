package io.canreach.importer.arm.expression;

import static io.canreach.importer.arm.expression.Function.atLeast;
import static io.canreach.importer.arm.expression.Function.exactly;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Objects; the names of properties are compared without regard to case. */
final class ObjectFunctions {
    static final List<Function> ALL = List.of(
            atLeast(0, "createObject", ObjectFunctions::createObject),
            exactly(1, "items", ObjectFunctions::items),
            exactly(1, "objectKeys", ObjectFunctions::objectKeys),
            exactly(1, "shallowMerge", ObjectFunctions::shallowMerge),
            atLeast(2, "tryGet", arguments -> tried(arguments.any(0), arguments, 1)));

    private static final Comparator<Map.Entry<String, JsonNode>> BY_NAME = Map.Entry.<String, JsonNode>comparingByKey(
                    String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Map.Entry.comparingByKey());

    private ObjectFunctions() {}

    private static JsonNode createObject(Arguments arguments) {
        if (arguments.count() % 2 != 0) {
            throw arguments.refuse(
                    "the number of arguments is " + arguments.count() + "; allowed are pairs of name and value");
        }
        ObjectNode object = Values.object();
        for (int i = 0; i < arguments.count(); i += 2) {
            object.set(Values.nameIn(object, arguments.text(i), arguments.budget()), arguments.any(i + 1));
        }
        return arguments.made(object);
    }

    private static JsonNode items(Arguments arguments) {
        ArrayNode items = Values.list();
        arguments.object(0).properties().stream().sorted(BY_NAME).forEach(each -> {
            ObjectNode item = Values.object();
            item.put("key", each.getKey());
            item.set("value", each.getValue());
            items.add(item);
        });
        return arguments.made(items);
    }

    private static JsonNode objectKeys(Arguments arguments) {
        ArrayNode keys = Values.list();
        arguments.object(0).properties().stream().sorted(BY_NAME).forEach(each -> keys.add(each.getKey()));
        return arguments.made(keys);
    }

    private static JsonNode shallowMerge(Arguments arguments) {
        ObjectNode merged = Values.object();
        for (ObjectNode each : arguments.elements(0, ObjectNode.class, "an array of objects")) {
            arguments.budget().elements(each.size());
            each.properties()
                    .forEach(property -> merged.set(
                            Values.nameIn(merged, property.getKey(), arguments.budget()), property.getValue()));
        }
        return arguments.made(merged);
    }

    /** What the arguments from one on lead to, step by step; null as soon as something is not there. */
    static JsonNode tried(JsonNode start, Arguments arguments, int first) {
        JsonNode found = start;
        for (int i = first; i < arguments.count(); i++) {
            found = Access.tried(found, arguments.any(i), arguments.budget());
        }
        return found;
    }
}
