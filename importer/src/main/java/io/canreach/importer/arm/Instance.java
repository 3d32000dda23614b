package io.canreach.importer.arm;

import io.canreach.importer.arm.expression.ExpressionException;
import io.canreach.importer.arm.expression.Unknowns;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A resource that a template deploys or refers to; its values are worked out when they are asked for. */
final class Instance {
    static final String DEPLOYMENTS = "Microsoft.Resources/deployments";

    private static final Set<String> OF_THE_TEMPLATE = Set.of(
            "condition",
            "copy",
            "dependson",
            "resources",
            "comments",
            "name",
            "type",
            "id",
            "existing",
            "import",
            "metadata");

    private final Frame frame;
    private final Place place;
    private final JsonNode raw;
    private final Spot spot;
    private final Key key;
    private final Optional<String> doubt;
    private @Nullable JsonNode full;
    private boolean working;
    private @Nullable Frame inner;
    private boolean declared;

    /**
     * What the resource is called.
     *
     * @param type its full type
     * @param name its full name
     * @param id its id
     * @param symbol its symbolic name, or empty
     * @param loop the loop that makes it, or empty
     * @param existing whether it is there already and only referred to
     * @param nameless whether its name stands in for one that is not known
     */
    record Key(String type, String name, String id, String symbol, String loop, boolean existing, boolean nameless) {}

    Instance(Frame frame, Place place, JsonNode raw, Spot spot, Key key, Optional<String> doubt) {
        this.frame = frame;
        this.place = place;
        this.raw = raw;
        this.spot = spot;
        this.key = key;
        this.doubt = doubt;
    }

    Frame frame() {
        return frame;
    }

    Place place() {
        return place;
    }

    JsonNode raw() {
        return raw;
    }

    Spot spot() {
        return spot;
    }

    Key key() {
        return key;
    }

    String type() {
        return key.type();
    }

    String name() {
        return key.name();
    }

    String id() {
        return key.id();
    }

    String symbol() {
        return key.symbol();
    }

    String loop() {
        return key.loop();
    }

    boolean existing() {
        return key.existing();
    }

    /** Why it is not known whether it is deployed at all; empty where it is. */
    Optional<String> doubt() {
        return doubt;
    }

    boolean isDeployment() {
        return key.type().equalsIgnoreCase(DEPLOYMENTS);
    }

    /** The deployment that it is, declared when it is first asked for; empty where its template is not there. */
    Optional<Frame> inner() {
        if (isDeployment() && !declared && !existing()) {
            declared = true;
            frame.run().budget().nested(new Nested(this)::declared);
        }
        return Optional.ofNullable(inner);
    }

    void is(Frame deployment) {
        this.inner = deployment;
    }

    /** The resource in the shape in which Azure's REST interface shows it. */
    JsonNode full() {
        JsonNode known = full;
        if (known == null) {
            known = worked();
            full = known;
        }
        return known;
    }

    boolean isWorking() {
        return working;
    }

    private JsonNode worked() {
        if (working) {
            throw new ExpressionException("what '" + name() + "' is made of refers back to it");
        }
        working = true;
        try {
            return frame.run().budget().nested(this::evaluated);
        } finally {
            working = false;
        }
    }

    private JsonNode evaluated() {
        ObjectNode made = Json.MAKE.objectNode();
        made.put("id", id());
        made.put("name", name());
        made.put("type", type());
        doubt.ifPresent(why -> made.set("condition", Unknowns.of(why)));
        for (Map.Entry<String, JsonNode> each : raw.properties()) {
            String field = Json.lower(each.getKey());
            if (!OF_THE_TEMPLATE.contains(field) && !(isDeployment() && field.equals("properties"))) {
                Spot at = spot.field(each.getKey());
                made.set(each.getKey(), frame.run().evaluator().value(each.getValue(), place, at));
            }
        }
        return Shapes.adapted(type(), made);
    }

    @Override
    public String toString() {
        return type() + " '" + name() + "'";
    }
}
