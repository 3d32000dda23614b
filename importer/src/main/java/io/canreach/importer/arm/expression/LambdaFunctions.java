package io.canreach.importer.arm.expression;

import static io.canreach.importer.arm.expression.Function.atLeast;
import static io.canreach.importer.arm.expression.Function.between;
import static io.canreach.importer.arm.expression.Function.exactly;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Functions that are given a function. */
final class LambdaFunctions {
    static final List<Function> ALL = List.of(
            exactly(2, "filter", LambdaFunctions::filter),
            exactly(2, "map", LambdaFunctions::map),
            exactly(2, "mapValues", LambdaFunctions::mapValues),
            exactly(3, "reduce", LambdaFunctions::reduce),
            exactly(2, "sort", LambdaFunctions::sort),
            exactly(2, "groupBy", LambdaFunctions::groupBy),
            between(2, 3, "toObject", LambdaFunctions::toObject),
            exactly(1, "lambdaVariables", arguments -> arguments.evaluation().variable(arguments.text(0))),
            atLeast(0, "lambda", arguments -> {
                throw arguments.refuse("it may stand only as an argument of filter, map, mapValues, reduce, sort, "
                        + "groupBy and toObject");
            }));

    private LambdaFunctions() {}

    private static JsonNode filter(Arguments arguments) {
        Lambda lambda = arguments.lambda(1);
        ArrayNode kept = Values.list();
        int index = 0;
        for (JsonNode each : arguments.list(0)) {
            if (lambda.holds(each, Values.number(index++))) {
                kept.add(each);
            }
        }
        return arguments.made(kept);
    }

    private static JsonNode map(Arguments arguments) {
        Lambda lambda = arguments.lambda(1);
        ArrayNode results = Values.list();
        int index = 0;
        for (JsonNode each : arguments.list(0)) {
            arguments.budget().elements(1);
            results.add(lambda.of(each, Values.number(index++)));
        }
        return arguments.made(results);
    }

    private static JsonNode mapValues(Arguments arguments) {
        Lambda lambda = arguments.lambda(1);
        ObjectNode results = Values.object();
        for (Map.Entry<String, JsonNode> each : arguments.object(0).properties()) {
            arguments.budget().elements(1);
            results.set(each.getKey(), lambda.of(each.getValue()));
        }
        return arguments.made(results);
    }

    private static JsonNode reduce(Arguments arguments) {
        Lambda lambda = arguments.lambda(2);
        JsonNode result = arguments.any(1);
        int index = 0;
        for (JsonNode each : arguments.list(0)) {
            result = lambda.of(result, each, Values.number(index++));
        }
        return result;
    }

    /** By merging: whatever a lambda says, it ends, and elements that are alike keep their order. */
    private static JsonNode sort(Arguments arguments) {
        List<JsonNode> elements = new ArrayList<>();
        arguments.list(0).forEach(elements::add);
        return arguments.made(Values.list(sorted(elements, arguments.lambda(1))));
    }

    private static List<JsonNode> sorted(List<JsonNode> elements, Lambda before) {
        if (elements.size() < 2) {
            return elements;
        }
        int middle = elements.size() / 2;
        return merged(
                sorted(elements.subList(0, middle), before),
                sorted(elements.subList(middle, elements.size()), before),
                before);
    }

    private static List<JsonNode> merged(List<JsonNode> left, List<JsonNode> right, Lambda before) {
        List<JsonNode> merged = new ArrayList<>(left.size() + right.size());
        int l = 0;
        int r = 0;
        while (l < left.size() && r < right.size()) {
            merged.add(before.holds(right.get(r), left.get(l)) ? right.get(r++) : left.get(l++));
        }
        merged.addAll(left.subList(l, left.size()));
        merged.addAll(right.subList(r, right.size()));
        return merged;
    }

    private static JsonNode groupBy(Arguments arguments) {
        Lambda lambda = arguments.lambda(1);
        ObjectNode groups = Values.object();
        int index = 0;
        for (JsonNode each : arguments.list(0)) {
            String name = Values.nameIn(groups, lambda.name(each, Values.number(index++)), arguments.budget());
            groups.withArrayProperty(name).add(each);
        }
        return arguments.made(groups);
    }

    private static JsonNode toObject(Arguments arguments) {
        Lambda key = arguments.lambda(1);
        ObjectNode object = Values.object();
        for (JsonNode each : arguments.list(0)) {
            arguments.budget().elements(1);
            String name = Values.nameIn(object, key.name(each), arguments.budget());
            object.set(name, arguments.has(2) ? arguments.lambda(2).of(each) : each);
        }
        return arguments.made(object);
    }
}
