package io.canreach.importer.arm;

import io.canreach.importer.arm.expression.BudgetException;
import io.canreach.importer.arm.expression.Expression;
import io.canreach.importer.arm.expression.ExpressionException;
import io.canreach.importer.arm.expression.Unknowns;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Works out JSON whose texts and field names may be expressions, and in which copy loops may stand. */
final class Evaluator {
    private final Run run;

    Evaluator(Run run) {
        this.run = run;
    }

    /** The value of a tree; what is wrong in it is noted and unknown. */
    JsonNode value(JsonNode raw, Place place, Spot spot) {
        JsonNode value = inner(raw, place, spot);
        return raw.isContainer() ? run.budget().made(value) : value;
    }

    private JsonNode inner(JsonNode raw, Place place, Spot spot) {
        if (raw.isString()) {
            return text(raw, place, spot);
        }
        if (!raw.isContainer()) {
            return raw;
        }
        return run.budget().nested(() -> raw.isObject() ? object(raw, place, spot) : list(raw, place, spot));
    }

    private JsonNode text(JsonNode raw, Place place, Spot spot) {
        String text = raw.stringValue();
        if (!Expression.isExpression(text)) {
            return text.startsWith("[[") ? Json.text(Expression.literal(text)) : raw;
        }
        try {
            return run.parsed(text).evaluate(place);
        } catch (BudgetException exceeded) {
            throw new TemplateException(spot, String.valueOf(exceeded.getMessage()), exceeded);
        } catch (ExpressionException refused) {
            String met = shortened(text) + ": " + refused.getMessage();
            if (!place.isNaming()) { // what is wrong with a stand-in is wrong with no value
                run.refuse(spot, met);
            }
            return Unknowns.of(met);
        }
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "...";
    }

    private JsonNode list(JsonNode raw, Place place, Spot spot) {
        ArrayNode list = Json.MAKE.arrayNode();
        for (JsonNode each : raw) {
            list.add(inner(each, place, spot.element(list.size())));
        }
        return list;
    }

    private JsonNode object(JsonNode raw, Place place, Spot spot) {
        ObjectNode object = Json.MAKE.objectNode();
        for (Map.Entry<String, JsonNode> each : raw.properties()) {
            Spot field = spot.field(each.getKey());
            if (PropertyLoop.isOne(each.getKey(), each.getValue())) {
                new PropertyLoop(run, place).unroll(each.getValue(), field, object);
            } else {
                object.set(name(each.getKey(), place, field), field(each, raw, place, field));
            }
        }
        return object;
    }

    private JsonNode field(Map.Entry<String, JsonNode> field, JsonNode object, Place place, Spot spot) {
        JsonNode value = inner(field.getValue(), place, spot);
        if (!field.getValue().isString() || place.isNaming() || !Unknowns.isIn(value)) {
            return value;
        }
        boolean child = field.getKey().equalsIgnoreCase("name")
                && Json.get(object, "properties").isObject();
        JsonNode named = text(field.getValue(), place.naming(true), spot);
        return Naming.merged(value, named, child || Naming.isId(field.getKey()));
    }

    /** A name, or what stands in for one that is not known only because a parameter has no value. */
    JsonNode named(JsonNode raw, Place place, Spot spot) {
        JsonNode value = value(raw, place, spot);
        return Unknowns.isUnknown(value) ? Naming.merged(value, value(raw, place.naming(true), spot), true) : value;
    }

    /** Names of fields may be expressions too, as those of identities are. */
    private String name(String raw, Place place, Spot spot) {
        if (!Expression.isExpression(raw)) {
            return raw;
        }
        JsonNode name = text(Json.text(raw), place, spot);
        return name.isString() ? name.stringValue() : run.standInName();
    }
}
