package io.canreach.importer.arm.expression;

import static io.canreach.importer.arm.expression.Function.exactly;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.POJONode;

/** What is in something, and where. */
final class SearchFunctions {
    static final List<Function> ALL = List.of(
            exactly(2, "contains", SearchFunctions::contains),
            exactly(2, "indexOf", arguments -> index(arguments, false)),
            exactly(2, "lastIndexOf", arguments -> index(arguments, true)),
            exactly(2, "startsWith", arguments -> affix(arguments, true)),
            exactly(2, "endsWith", arguments -> affix(arguments, false)));

    /** How many characters are compared in the time of a step. */
    private static final long COMPARED = 4096;

    private SearchFunctions() {}

    /** Strings are compared with regard to case, names of properties without. */
    private static JsonNode contains(Arguments arguments) {
        if (arguments.any(0) instanceof POJONode node && node.getPojo() instanceof Partial partial) {
            return inPartial(arguments, partial);
        }
        JsonNode container = arguments.known(0);
        if (container instanceof ArrayNode list) {
            return inList(arguments, list, arguments.any(1));
        }
        return container.isObject()
                ? Values.truth(hasProperty(container, arguments))
                : inText(arguments, arguments.scalar(1).asString());
    }

    private static boolean hasProperty(JsonNode object, Arguments arguments) {
        return Values.property(object, arguments.scalar(1).asString(), arguments.budget()) != null;
    }

    private static JsonNode inText(Arguments arguments, String wanted) {
        if (!arguments.known(0).isString()) {
            throw arguments.refuse(0, "an array, an object or a string");
        }
        search(arguments.budget(), arguments.text(0), wanted);
        return Values.truth(arguments.text(0).contains(wanted));
    }

    private static JsonNode inPartial(Arguments arguments, Partial partial) {
        boolean there = partial.known().isObject() && hasProperty(partial.known(), arguments);
        return there ? Values.truth(true) : arguments.any(0);
    }

    /** One element that is surely the one is enough. */
    private static JsonNode inList(Arguments arguments, ArrayNode list, JsonNode wanted) {
        JsonNode result = Values.truth(false);
        Sameness sameness = new Sameness(arguments.budget());
        for (JsonNode each : list) {
            Maybe same = sameness.of(each, wanted);
            if (same == Maybe.YES) {
                return Values.truth(true);
            }
            result = same == Maybe.UNSURE ? Sameness.between(each, wanted) : result;
        }
        return result;
    }

    private static JsonNode index(Arguments arguments, boolean last) {
        if (arguments.known(0) instanceof ArrayNode list) {
            return indexInList(arguments, list, last);
        }
        String text = arguments.text(0);
        String wanted = arguments.text(1);
        search(arguments.budget(), text, wanted);
        IntPredicate there = place -> text.regionMatches(true, place, wanted, 0, wanted.length());
        return Values.number(places(text.length() - wanted.length() + 1, last)
                .filter(there)
                .findFirst()
                .orElse(-1));
    }

    /** Places from zero on, or from the last one back. */
    private static IntStream places(int count, boolean last) {
        return IntStream.range(0, count).map(i -> last ? count - 1 - i : i);
    }

    private static JsonNode indexInList(Arguments arguments, ArrayNode list, boolean last) {
        JsonNode wanted = arguments.any(1);
        Sameness sameness = new Sameness(arguments.budget());
        int place = places(list.size(), last)
                .filter(i -> sameness.of(list.get(i), wanted) != Maybe.NO)
                .findFirst()
                .orElse(-1);
        boolean sure = place < 0 || sameness.of(list.get(place), wanted) == Maybe.YES;
        return sure ? Values.number(place) : Sameness.between(list.get(place), wanted);
    }

    private static JsonNode affix(Arguments arguments, boolean start) {
        String text = arguments.text(0);
        String wanted = arguments.text(1);
        int place = start ? 0 : text.length() - wanted.length();
        return Values.truth(text.regionMatches(true, place, wanted, 0, wanted.length()));
    }

    /** Counts a search before it is made: in the worst case each place is compared with all that is wanted. */
    static void search(Budget budget, String text, String wanted) {
        budget.steps((long) text.length() * wanted.length() / COMPARED);
    }
}
