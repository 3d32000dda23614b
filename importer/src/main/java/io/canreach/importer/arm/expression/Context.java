package io.canreach.importer.arm.expression;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What an expression can ask of the template and the deployment around it. Names are to be compared without regard to
 * case. A value that only the deployment knows is {@linkplain Unknowns an unknown}; a name that is not there is an
 * {@link ExpressionException}. Values are shared, so whoever receives one must not change it.
 */
public interface Context {
    /**
     * The value of a parameter.
     *
     * @param name its name as written
     * @return its value
     */
    JsonNode parameter(String name);

    /**
     * The value of a variable.
     *
     * @param name its name as written
     * @return its value
     */
    JsonNode variable(String name);

    /**
     * How far a copy loop has come.
     *
     * @param loop the loop's name; empty for the innermost loop
     * @param offset what to add
     * @return the index, from zero, with the offset added
     */
    JsonNode copyIndex(String loop, long offset);

    /**
     * The state of a resource: {@code reference(...)}.
     *
     * @param arguments the arguments; an unknown one is handed on as it is
     * @return what is known of the state
     */
    JsonNode reference(List<JsonNode> arguments);

    /**
     * What a resource lists: {@code listKeys(...)} and its like.
     *
     * @param function the function's name as written
     * @param arguments the arguments
     * @return the answer, as a rule unknown
     */
    JsonNode list(String function, List<JsonNode> arguments);

    /**
     * What only the deployment can say: {@code resourceGroup()}, {@code subscription()}, {@code tenant()},
     * {@code managementGroup()}, {@code deployment()}, {@code deployer()}, {@code environment()}, {@code providers(...)},
     * {@code pickZones(...)}, {@code references(...)} and others.
     *
     * @param name the function's name as in Microsoft's documentation, for example {@code resourceGroup}
     * @param arguments the arguments
     * @return the answer, unknown where it cannot be known
     */
    JsonNode deploymentFunction(String name, List<JsonNode> arguments);

    /**
     * A function that the template defines.
     *
     * @param namespace the name before the dot
     * @param name the name after the dot
     * @param arguments the arguments
     * @return the function's result
     */
    JsonNode userFunction(String namespace, String name, List<JsonNode> arguments);

    /**
     * Where the template is deployed.
     *
     * @return the scope
     */
    Scope scope();

    /**
     * What evaluations may still take.
     *
     * @return the budget, the same for all that belongs together
     */
    Budget budget();

    /**
     * Told of each value that stands in for one that Azure would make up: {@code newGuid}, {@code utcNow},
     * {@code uniqueString}. It travels on as ordinary text, because names are made of it.
     *
     * @param function the function's name
     * @param value the value that stands in
     */
    default void standIn(String function, JsonNode value) {}
}
