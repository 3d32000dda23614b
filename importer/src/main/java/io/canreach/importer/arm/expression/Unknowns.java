package io.canreach.importer.arm.expression;

import io.canreach.model.Unknown;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.POJONode;

/** Values that only the deployment knows, as they travel through JSON. */
public final class Unknowns {
    private Unknowns() {}

    /**
     * A value that only the deployment knows.
     *
     * @param reason why it is not known, naming what it comes from
     * @return the value
     */
    public static JsonNode of(String reason) {
        return of(new Unknown(reason));
    }

    static JsonNode of(Unknown unknown) {
        return JsonNodeFactory.instance.pojoNode(unknown);
    }

    /**
     * A list or object of which something is known before deployment, as the state of a resource in the template is:
     * what is accessed in it and not there is unknown, not missing.
     *
     * @param known what is known of it, however deep
     * @param reason why the rest is not known
     * @return the value; for a text, number, bool or null that same value
     */
    public static JsonNode partly(JsonNode known, String reason) {
        return partly(known, new Unknown(reason));
    }

    static JsonNode partly(JsonNode known, Unknown rest) {
        return known.isContainer() ? JsonNodeFactory.instance.pojoNode(new Partial(known, rest)) : known;
    }

    /**
     * What is known of a value.
     *
     * @param value any value
     * @return the known part of one that is {@linkplain #partly partly} known, else the same
     */
    public static JsonNode known(JsonNode value) {
        return value instanceof POJONode node && node.getPojo() instanceof Partial partial ? partial.known() : value;
    }

    /**
     * Whether this very value is unknown.
     *
     * @param value any value
     * @return whether it is, or is only {@linkplain #partly partly} known; false for a list or object that holds unknown
     *     values
     */
    public static boolean isUnknown(JsonNode value) {
        return value instanceof POJONode node
                && (node.getPojo() instanceof Unknown || node.getPojo() instanceof Partial);
    }

    /**
     * The first unknown value that is this value or lies in it.
     *
     * @param value any value
     * @return the unknown, or nothing when all of the value is known
     */
    public static Optional<Unknown> in(JsonNode value) {
        if (value instanceof POJONode node) {
            return reason(node);
        }
        return value.isContainer()
                ? value.valueStream()
                        .map(Unknowns::in)
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<Unknown> reason(POJONode node) {
        if (node.getPojo() instanceof Partial partial) {
            return Optional.of(partial.rest());
        }
        return node.getPojo() instanceof Unknown unknown ? Optional.of(unknown) : Optional.empty();
    }

    /**
     * Whether this value or anything in it is unknown.
     *
     * @param value any value
     * @return whether something is not known
     */
    public static boolean isIn(JsonNode value) {
        return in(value).isPresent();
    }

    /**
     * A value as messages show it. Nodes must not be asked for their text themselves: Jackson would look into what it does
     * not know by reflection.
     *
     * @param value any value
     * @return its JSON, or in words what it is when something in it is unknown
     */
    public static String shown(JsonNode value) {
        return isIn(value) ? Words.of(value) : value.toString();
    }
}
