package io.canreach.importer.arm.expression;

import static io.canreach.importer.arm.expression.Function.atLeast;
import static io.canreach.importer.arm.expression.Function.exactly;

import java.util.List;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Arrays, and what works on strings as it does on arrays. Unknown elements are elements like others. */
final class ArrayFunctions {
    static final List<Function> ALL = List.of(
            exactly(1, "array", ArrayFunctions::array),
            atLeast(0, "createArray", arguments -> arguments.made(Values.list(arguments.all()))),
            atLeast(0, "concat", ArrayFunctions::concat),
            exactly(1, "empty", ArrayFunctions::empty),
            exactly(1, "length", ArrayFunctions::length),
            exactly(1, "first", arguments -> end(arguments, true)),
            exactly(1, "last", arguments -> end(arguments, false)),
            exactly(2, "take", ArrayFunctions::take),
            exactly(2, "skip", ArrayFunctions::skip),
            exactly(2, "range", ArrayFunctions::range),
            exactly(1, "flatten", ArrayFunctions::flatten),
            exactly(2, "indexFromEnd", ArrayFunctions::fromEnd),
            atLeast(2, "tryIndexFromEnd", ArrayFunctions::triedFromEnd));

    /** What Azure allows. */
    private static final int LONGEST_RANGE = 10_000;

    private ArrayFunctions() {}

    private static JsonNode array(Arguments arguments) {
        JsonNode value = arguments.known(0);
        return value.isArray() ? value : arguments.made(Values.list(List.of(value)));
    }

    private static JsonNode concat(Arguments arguments) {
        if (arguments.has(0) && arguments.known(0).isArray()) {
            return concatOfLists(arguments);
        }
        Texts text = new Texts(arguments.budget());
        for (int i = 0; i < arguments.count(); i++) {
            text.add(arguments.scalar(i));
        }
        return text.made();
    }

    private static JsonNode concatOfLists(Arguments arguments) {
        ArrayNode all = Values.list();
        for (int i = 0; i < arguments.count(); i++) {
            arguments.budget().elements(arguments.list(i).size());
            all.addAll(arguments.list(i));
        }
        return arguments.made(all);
    }

    private static JsonNode empty(Arguments arguments) {
        JsonNode value = arguments.known(0);
        if (value.isString()) {
            return Values.truth(value.stringValue().isEmpty());
        }
        if (!value.isContainer() && !value.isNull()) {
            throw arguments.refuse(0, "an array, an object, a string or null");
        }
        return Values.truth(value.isEmpty());
    }

    private static JsonNode length(Arguments arguments) {
        JsonNode value = arguments.known(0);
        if (!value.isContainer() && !value.isString()) {
            throw arguments.refuse(0, "an array, an object or a string");
        }
        return Values.number(value.isString() ? value.stringValue().length() : value.size());
    }

    private static JsonNode end(Arguments arguments, boolean first) {
        int length = lengthOf(arguments);
        if (arguments.known(0) instanceof ArrayNode list) {
            return length == 0 ? Values.nothing() : list.get(first ? 0 : length - 1);
        }
        String text = arguments.text(0);
        return length == 0 ? Values.text("") : Values.text(String.valueOf(text.charAt(first ? 0 : length - 1)));
    }

    private static JsonNode take(Arguments arguments) {
        return part(arguments, 0, within(arguments));
    }

    private static JsonNode skip(Arguments arguments) {
        return part(arguments, within(arguments), lengthOf(arguments));
    }

    /** How many elements or characters are meant, of those that are there. */
    private static int within(Arguments arguments) {
        return (int) Math.max(0, Math.min(arguments.whole(1), lengthOf(arguments)));
    }

    private static int lengthOf(Arguments arguments) {
        JsonNode value = arguments.known(0);
        if (!value.isArray() && !value.isString()) {
            throw arguments.refuse(0, "an array or a string");
        }
        return value.isString() ? value.stringValue().length() : value.size();
    }

    private static JsonNode part(Arguments arguments, int from, int to) {
        if (arguments.known(0) instanceof ArrayNode list) {
            arguments.budget().elements(to - from);
            ArrayNode part = Values.list();
            for (int i = from; i < to; i++) {
                part.add(list.get(i));
            }
            return arguments.made(part);
        }
        return arguments.made(arguments.text(0).substring(from, to));
    }

    private static JsonNode range(Arguments arguments) {
        long first = arguments.whole(0);
        long count = arguments.whole(1);
        if (count < 0 || count > LONGEST_RANGE) {
            throw arguments.refuse(1, "0 to " + LONGEST_RANGE);
        }
        if (first + count > Integer.MAX_VALUE || first < Integer.MIN_VALUE) {
            throw arguments.refuse(0, "a start that, with the count added, is at most " + Integer.MAX_VALUE);
        }
        arguments.budget().elements(count);
        return Values.list(
                LongStream.range(first, first + count).mapToObj(Values::number).toList());
    }

    private static JsonNode flatten(Arguments arguments) {
        ArrayNode flat = Values.list();
        for (ArrayNode each : arguments.elements(0, ArrayNode.class, "an array of arrays")) {
            arguments.budget().elements(each.size());
            flat.addAll(each);
        }
        return arguments.made(flat);
    }

    private static JsonNode fromEnd(Arguments arguments) {
        ArrayNode list = arguments.list(0);
        long index = arguments.whole(1);
        if (index < 1 || index > list.size()) {
            throw arguments.refuse(1, "1 for the last to " + list.size() + " for the first element");
        }
        return list.get(list.size() - (int) index);
    }

    private static JsonNode triedFromEnd(Arguments arguments) {
        if (arguments.known(0).isNull()) {
            return Values.nothing();
        }
        ArrayNode list = arguments.list(0);
        long index = arguments.whole(1);
        JsonNode found = index < 1 || index > list.size() ? Values.nothing() : list.get(list.size() - (int) index);
        return ObjectFunctions.tried(found, arguments, 2);
    }
}
