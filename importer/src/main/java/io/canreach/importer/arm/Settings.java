package io.canreach.importer.arm;

import io.canreach.importer.arm.expression.Budget;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Where and how templates are deployed, as far as somebody says it.
 *
 * @param subscription the id of the subscription; empty for a stand-in
 * @param resourceGroup the name of the resource group; empty for a stand-in
 * @param location the region of the resource group; empty where it is not known
 * @param parameters values of parameters by their names
 * @param limits how much may be made
 */
public record Settings(
        Optional<String> subscription,
        Optional<String> resourceGroup,
        Optional<String> location,
        Map<String, JsonNode> parameters,
        Limits limits) {
    static final String STAND_IN_ID = "00000000-0000-0000-0000-000000000000";
    static final String NOT_GIVEN = "-not-given";
    static final String STAND_IN_GROUP = "resource-group";

    /** Nothing said. */
    public static final Settings NONE =
            new Settings(Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Limits.STANDARD);

    /** Copies the parameters. */
    public Settings {
        parameters = new LinkedHashMap<>(parameters);
    }

    /**
     * How much templates may make.
     *
     * @param resources resources of all templates together
     * @param deployments how deep deployments may be nested
     * @param budget what expressions may take
     */
    public record Limits(int resources, int deployments, Budget.Limits budget) {
        /** More than Azure allows a deployment (800 resources), and little for a machine. */
        public static final Limits STANDARD = new Limits(50_000, 20, Budget.Limits.STANDARD);
    }
}
