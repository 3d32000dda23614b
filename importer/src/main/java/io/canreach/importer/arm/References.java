package io.canreach.importer.arm;

import io.canreach.importer.arm.expression.ExpressionException;
import io.canreach.importer.arm.expression.Unknowns;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code reference(...)} gives: of resources of the template what it says of them, and of all others nothing. */
final class References {
    private final Frame frame;
    private final boolean naming;

    References(Frame frame, boolean naming) {
        this.frame = frame;
        this.naming = naming;
    }

    JsonNode reference(List<JsonNode> arguments) {
        JsonNode first = arguments.isEmpty() ? Json.MAKE.nullNode() : arguments.get(0);
        if (Unknowns.isUnknown(first)) {
            return Unknowns.of("what is referred to is not known: " + Json.reason(first));
        }
        if (!first.isString()) {
            throw new ExpressionException("reference() takes the name or id of a resource");
        }
        boolean full = arguments.size() > 2 && arguments.get(2).asString("").equalsIgnoreCase("full");
        return of(first.stringValue(), full);
    }

    private JsonNode of(String name, boolean full) {
        Optional<Instance> found = find(name);
        if (found.filter(each -> !each.isWorking() && !each.existing()).isPresent()) {
            return made(found.get(), full);
        }
        return child(name.startsWith("/") ? name : Ids.absolute(name, frame.scope()))
                .map(child -> Unknowns.partly(
                        full ? child : Json.get(child, "properties"),
                        "'" + name + "' has this only when it is deployed"))
                .orElseGet(() -> missing(name, found));
    }

    private JsonNode made(Instance instance, boolean full) {
        Optional<String> doubt = instance.doubt();
        return doubt.isPresent() ? Unknowns.of(doubt.get()) : state(instance, full);
    }

    /** What was there before the deployment is not known; a resource that refers back to itself by name is refused. */
    private JsonNode missing(String name, Optional<Instance> found) {
        if (found.isEmpty()) {
            return Unknowns.of("'" + name + "' is not in the template, so its state is known to Azure alone");
        }
        if (found.get().existing() || name.startsWith("/")) {
            return Unknowns.of("'" + found.get().name() + "' was there before, and its state is known to Azure alone");
        }
        return made(found.get(), false);
    }

    /** A child that stands in its parent, such as a subnet in its network. */
    private Optional<JsonNode> child(String id) {
        int name = id.lastIndexOf('/');
        int type = id.lastIndexOf('/', name - 1);
        return Optional.of(type)
                .filter(at -> at > 0)
                .flatMap(at -> frame.run().find(id.substring(0, at)))
                .filter(parent -> !parent.existing() && !parent.isWorking())
                .stream()
                .flatMap(parent -> Json.at(parent.full(), "properties", id.substring(type + 1, name))
                        .valueStream())
                .filter(each -> Json.text(each, "name").equalsIgnoreCase(id.substring(name + 1)))
                .findFirst();
    }

    /** The resource of a symbolic name, an id, a type with a name, or a name alone. */
    Optional<Instance> find(String name) {
        return frame.symbol(name)
                .or(() -> frame.run().find(name))
                .or(() -> frame.run().find(Ids.absolute(name, frame.scope())))
                .or(() -> frame.named(name));
    }

    JsonNode state(Instance instance, boolean full) {
        String reason = "'" + instance.name() + "' has this only when it is deployed";
        Optional<Frame> inner = instance.inner();
        JsonNode properties = inner.isPresent()
                ? Outputs.of(inner.get(), naming)
                : withIds(instance.id(), Json.get(instance.full(), "properties"));
        if (!full) {
            return Unknowns.partly(Json.isThere(properties) ? properties : Json.MAKE.objectNode(), reason);
        }
        return Unknowns.partly(whole(instance, properties), reason);
    }

    private static JsonNode whole(Instance instance, JsonNode properties) {
        ObjectNode all = Json.MAKE.objectNode();
        instance.full().properties().forEach(each -> all.set(each.getKey(), each.getValue()));
        all.set("properties", properties);
        all.put("resourceId", instance.id());
        return all;
    }

    /** Children that stand in their parent have ids, which the template does not write. */
    private static JsonNode withIds(String id, JsonNode properties) {
        if (!properties.isObject()) {
            return properties;
        }
        ObjectNode copy = Json.MAKE.objectNode();
        properties.properties().forEach(each -> {
            JsonNode value = each.getValue();
            copy.set(each.getKey(), value.isArray() ? children(id + "/" + each.getKey(), value) : value);
        });
        return copy;
    }

    private static JsonNode children(String id, JsonNode list) {
        var copy = Json.MAKE.arrayNode();
        for (JsonNode each : list) {
            JsonNode name = Json.get(each, "name");
            if (name.isString() && Json.get(each, "id").isMissingNode()) {
                ObjectNode child = (ObjectNode) each.deepCopy();
                child.put("id", id + "/" + name.stringValue());
                copy.add(child);
            } else {
                copy.add(each);
            }
        }
        return copy;
    }
}
