package io.canreach.importer.arm.expression;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values of the language, made and looked into as Azure does. */
final class Values {
    private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;

    /** How many names can be compared in the time of a step. */
    private static final int SCANNED = 64;

    private static final BigDecimal BEYOND = BigDecimal.TEN.pow(400);

    private Values() {}

    static JsonNode text(String text) {
        return FACTORY.stringNode(text);
    }

    /** A number in the form in which a JSON reader makes it, so that equal numbers are equal nodes. */
    static JsonNode number(long number) {
        return (int) number == number ? FACTORY.numberNode((int) number) : FACTORY.numberNode(number);
    }

    /** A number to compare and to write; one that no reader can hold is larger than all others. */
    static BigDecimal decimal(JsonNode number) {
        boolean endless = number.isDouble() && !Double.isFinite(number.doubleValue());
        return endless ? BEYOND.multiply(BigDecimal.valueOf(Math.signum(number.doubleValue()))) : number.decimalValue();
    }

    static JsonNode truth(boolean truth) {
        return FACTORY.booleanNode(truth);
    }

    static JsonNode nothing() {
        return FACTORY.nullNode();
    }

    static ArrayNode list() {
        return FACTORY.arrayNode();
    }

    static ArrayNode list(Iterable<? extends JsonNode> elements) {
        ArrayNode list = list();
        elements.forEach(list::add);
        return list;
    }

    static ObjectNode object() {
        return FACTORY.objectNode();
    }

    /** A property by its name without regard to case; one that is written exactly so comes first. */
    static @Nullable JsonNode property(JsonNode object, String name, Budget budget) {
        return object.get(nameIn(object, name, budget));
    }

    /** The name under which an object has a property, without regard to case; the name given if it has none. */
    static String nameIn(JsonNode object, String name, Budget budget) {
        if (object.has(name)) {
            return name;
        }
        budget.steps(object.size() / SCANNED);
        return object.propertyNames().stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElse(name);
    }
}
