package io.canreach.importer.arm;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A file with values for parameters. */
final class ParameterFile {
    private ParameterFile() {}

    /** The values by the names of their parameters in lower case. */
    static Map<String, Given> of(JsonNode file, Spot spot) {
        Map<String, Given> given = new LinkedHashMap<>();
        JsonNode parameters = Json.get(file, "parameters");
        boolean wrapped = parameters.isObject();
        JsonNode all = wrapped ? parameters : file;
        Spot at = wrapped ? spot.field("parameters") : spot;
        if (all.isObject()) {
            all.properties()
                    .forEach(each -> given.put(
                            Json.lower(each.getKey()),
                            Given.entry(each.getKey(), each.getValue(), null, at.field(each.getKey()))));
        }
        return given;
    }
}
