package io.canreach.importer.arm.expression;

import static io.canreach.importer.arm.expression.Function.atLeast;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Arrays as sets, and objects laid over each other. */
final class SetFunctions {
    static final List<Function> ALL =
            List.of(atLeast(1, "union", SetFunctions::union), atLeast(1, "intersection", SetFunctions::intersection));

    private SetFunctions() {}

    private static JsonNode union(Arguments arguments) {
        return arguments.made(arguments.known(0).isArray() ? unionOfLists(arguments) : unionOfObjects(arguments));
    }

    /** Elements that may be the same as others, but are not surely so, are kept. */
    private static ArrayNode unionOfLists(Arguments arguments) {
        ArrayNode all = Values.list();
        for (int i = 0; i < arguments.count(); i++) {
            for (JsonNode each : arguments.list(i)) {
                if (in(all, each, arguments) != Maybe.YES) {
                    all.add(each);
                }
            }
        }
        return all;
    }

    private static ObjectNode unionOfObjects(Arguments arguments) {
        ObjectNode all = Values.object();
        for (int i = 0; i < arguments.count(); i++) {
            all = merged(all, arguments.object(i), arguments.budget());
        }
        return all;
    }

    /** The later one wins, except that objects in both are merged in turn; arrays are not. */
    private static ObjectNode merged(ObjectNode one, ObjectNode other, Budget budget) {
        budget.elements(one.size() + other.size());
        ObjectNode merged = Values.object();
        merged.setAll(one);
        for (Map.Entry<String, JsonNode> each : other.properties()) {
            String name = Values.nameIn(merged, each.getKey(), budget);
            merged.set(name, later(merged.get(name), each.getValue(), budget));
        }
        return merged;
    }

    private static JsonNode later(@Nullable JsonNode before, JsonNode value, Budget budget) {
        return before instanceof ObjectNode one && value instanceof ObjectNode other
                ? merged(one, other, budget)
                : value;
    }

    private static JsonNode intersection(Arguments arguments) {
        return arguments.made(
                arguments.known(0).isArray() ? intersectionOfLists(arguments) : intersectionOfObjects(arguments));
    }

    private static ArrayNode intersectionOfLists(Arguments arguments) {
        ArrayNode common = Values.list();
        for (JsonNode each : arguments.list(0)) {
            Maybe inAll = others(arguments, other -> in(arguments.list(other), each, arguments));
            if (decided(inAll, each, arguments) && in(common, each, arguments) == Maybe.NO) {
                common.add(each);
            }
        }
        return common;
    }

    private static ObjectNode intersectionOfObjects(Arguments arguments) {
        ObjectNode common = Values.object();
        for (Map.Entry<String, JsonNode> each : arguments.object(0).properties()) {
            Maybe inAll = others(arguments, other -> in(arguments.object(other), each, arguments.budget()));
            if (decided(inAll, each.getValue(), arguments)) {
                common.set(each.getKey(), each.getValue());
            }
        }
        return common;
    }

    /** Whether something holds for all arguments but the first. */
    private static Maybe others(Arguments arguments, IntFunction<Maybe> holds) {
        Maybe all = Maybe.YES;
        for (int i = 1; i < arguments.count(); i++) {
            all = all.and(holds.apply(i));
        }
        return all;
    }

    private static Maybe in(ObjectNode object, Map.Entry<String, JsonNode> property, Budget budget) {
        JsonNode counterpart = Values.property(object, property.getKey(), budget);
        return counterpart == null ? Maybe.NO : new Sameness(budget).of(property.getValue(), counterpart);
    }

    private static Maybe in(ArrayNode list, JsonNode wanted, Arguments arguments) {
        Maybe found = Maybe.NO;
        Sameness sameness = new Sameness(arguments.budget());
        for (JsonNode each : list) {
            Maybe same = sameness.of(each, wanted);
            if (same == Maybe.YES) {
                return same;
            }
            found = same == Maybe.UNSURE ? same : found;
        }
        return found;
    }

    /** Whether a value surely belongs to all; the whole intersection is unknown when that is not known. */
    private static boolean decided(Maybe inAll, JsonNode value, Arguments arguments) {
        if (inAll == Maybe.UNSURE) {
            JsonNode all = Values.list(arguments.all());
            throw new Undecided(Unknowns.in(value)
                    .or(() -> Unknowns.in(all))
                    .map(Unknowns::of)
                    .orElse(value));
        }
        return inAll == Maybe.YES;
    }
}
