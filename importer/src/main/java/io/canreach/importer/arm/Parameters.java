package io.canreach.importer.arm;

import io.canreach.importer.arm.expression.ExpressionException;
import io.canreach.importer.arm.expression.Unknowns;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The parameters of a deployment: what is given, else the default, else a value that is not known. */
final class Parameters {
    private final Frame frame;
    private final Map<String, Declared> declared = new LinkedHashMap<>();
    private final Map<String, Given> given;
    private final Memo values;

    /**
     * A parameter as the template declares it.
     *
     * @param name its name as written
     * @param json its declaration
     * @param spot where that stands
     */
    private record Declared(String name, JsonNode json, Spot spot) {}

    Parameters(Frame frame, JsonNode parameters, Spot spot, Map<String, Given> given) {
        this.frame = frame;
        this.values = new Memo("parameter", frame.run().budget());
        this.given = new LinkedHashMap<>(given);
        if (parameters.isObject()) {
            parameters
                    .properties()
                    .forEach(each -> declared.put(
                            Json.lower(each.getKey()),
                            new Declared(each.getKey(), each.getValue(), spot.field(each.getKey()))));
        }
    }

    /** Parameters of a function, which are all given. */
    static Parameters ofFunction(Frame frame, Map<String, Given> given) {
        Parameters parameters = new Parameters(frame, Json.MAKE.objectNode(), frame.spot(), given);
        given.forEach((name, value) ->
                parameters.declared.put(name, new Declared(name, Json.MAKE.objectNode(), value.spot())));
        return parameters;
    }

    /** Notes values for parameters that the template does not have. */
    void checkGiven() {
        given.forEach((name, value) -> {
            if (!declared.containsKey(name)) {
                frame.run()
                        .warn(
                                value.spot(),
                                "the template has no parameter '" + name + "'",
                                "the value is left out; Azure refuses such a deployment");
            }
        });
    }

    /** The value; for names, what stands in where there is none. */
    JsonNode value(String name, boolean naming) {
        Declared parameter = declared.get(Json.lower(name));
        if (parameter == null) {
            throw new ExpressionException("the template has no parameter '" + name + "'");
        }
        return values.value(name, naming, () -> checked(parameter, worked(Json.lower(name), parameter, naming)));
    }

    private JsonNode worked(String key, Declared parameter, boolean naming) {
        Given value = given.get(key);
        if (value != null) {
            JsonNode worked = value.worked(naming);
            if (Json.isThere(worked)) {
                return worked;
            }
        }
        JsonNode standard = Json.get(parameter.json(), "defaultValue");
        if (!standard.isMissingNode()) {
            Spot spot = parameter.spot().field("defaultValue");
            return frame.run().evaluator().value(standard, frame.place().naming(naming), spot);
        }
        return withoutValue(parameter, naming);
    }

    private JsonNode withoutValue(Declared parameter, boolean naming) {
        if (naming && Json.lower(Json.text(parameter.json(), "type")).equals("string")) {
            frame.run().notGiven(parameter.spot(), parameter.name());
            return Json.text(parameter.name() + Settings.NOT_GIVEN);
        }
        return Json.is(parameter.json(), "nullable")
                ? Json.MAKE.nullNode()
                : Unknowns.of("parameter '" + parameter.name() + "' has no value");
    }

    private JsonNode checked(Declared parameter, JsonNode value) {
        return new ParameterCheck(frame.run(), parameter.name(), parameter.json(), parameter.spot()).checked(value);
    }
}
