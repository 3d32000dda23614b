package io.canreach.importer.terraform;

import io.canreach.importer.arm.expression.Unknowns;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** The attributes of an instance, or of a block in it, with what is not known of them. */
final class Block {
    private static final int MOST_NAMED = 5;

    /** What Azure fills in, where there is no configuration to tell. */
    private static final Set<String> FILLED_IN = Set.of(
            "security_rule",
            "route",
            "subnet",
            "dns_servers",
            "address_prefix",
            "network_rules",
            "private_endpoint_network_policies",
            "private_endpoint_network_policies_enabled",
            "enforce_private_link_endpoint_network_policies",
            "private_link_service_network_policies_enabled",
            "enforce_private_link_service_network_policies");

    private final Ids ids;
    private final Instance instance;
    private final String path;
    private final JsonNode values;
    private final JsonNode unknown;
    private final JsonNode expressions;

    Block(Ids ids, Instance instance) {
        this(
                ids,
                instance,
                "",
                instance.values(),
                instance.unknown(),
                instance.config().path("expressions"));
    }

    private Block(Ids ids, Instance instance, String path, JsonNode values, JsonNode unknown, JsonNode expressions) {
        this.ids = ids;
        this.instance = instance;
        this.path = path;
        this.values = values;
        this.unknown = unknown;
        this.expressions = expressions;
    }

    Instance instance() {
        return instance;
    }

    /** Where the block stands in its resource. */
    String place() {
        return path;
    }

    /** The id of the resource in which Azure shows this: its own, or its parent's. */
    String holder() {
        return ids.holder(instance);
    }

    /** What an id could be. */
    record Resolved(String id, List<Instance> candidates) {
        boolean isCertain() {
            return candidates.size() == 1;
        }
    }

    /** The value of an attribute: known, not yet known, or missing. */
    JsonNode value(String name) {
        JsonNode value = values.path(name);
        JsonNode flags = isTrue(unknown) ? unknown : unknown.path(name);
        if (isTrue(flags)) {
            return isComputed(name) ? MissingNode.getInstance() : Unknowns.of(reason(name));
        }
        if (!value.isMissingNode() && !value.isNull()) {
            return merged(value, flags, name);
        }
        boolean later = !instance.told() && hasReferences(expressions.path(name));
        return later ? Unknowns.of(reason(name)) : MissingNode.getInstance();
    }

    /**
     * An attribute that is not known and not in the configuration is one that Azure fills in. Blocks that are generated are
     * not in the configuration either, nor is what stands in them.
     */
    private boolean isComputed(String name) {
        boolean silent = expressions.isObject() || (path.isEmpty() && FILLED_IN.contains(name));
        return silent && !expressions.has(name);
    }

    /** Whether nothing is known of it, as of blocks whose number is not known. */
    boolean isUnknown() {
        return isTrue(unknown);
    }

    private static boolean isTrue(JsonNode node) {
        return node.isBoolean() && node.booleanValue();
    }

    private static boolean hasReferences(JsonNode expression) {
        return expression.path("references").size() > 0;
    }

    private JsonNode merged(JsonNode value, JsonNode flags, String name) {
        if (isTrue(flags)) {
            return Unknowns.of(reason(name));
        }
        if (value.isArray() && flags.isArray()) {
            return mergedList(value, flags, name);
        }
        return value.isObject() && flags.isObject() && !flags.isEmpty()
                ? mergedObject((ObjectNode) value, flags, name)
                : value;
    }

    private JsonNode mergedList(JsonNode value, JsonNode flags, String name) {
        ArrayNode merged = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < Math.max(value.size(), flags.size()); i++) {
            merged.add(merged(value.path(i), flags.path(i), name));
        }
        return merged;
    }

    private JsonNode mergedObject(ObjectNode value, JsonNode flags, String name) {
        ObjectNode merged = value.deepCopy();
        flags.properties().forEach(each -> {
            JsonNode inner = merged(value.path(each.getKey()), each.getValue(), name);
            if (!inner.isMissingNode()) {
                merged.set(each.getKey(), inner);
            }
        });
        return merged;
    }

    private String reason(String name) {
        String named = names(expressions.path(name));
        return instance.address() + " has a " + path + name + " that is known only after apply"
                + (named.isEmpty() ? "" : ": it refers to " + named);
    }

    private static String names(JsonNode expression) {
        return expression.path("references").values().stream()
                .map(each -> each.asString(""))
                .limit(MOST_NAMED)
                .collect(Collectors.joining(", "));
    }

    /** A known text. */
    Optional<String> text(String name) {
        return Optional.of(value(name).asString("").strip()).filter(text -> !text.isEmpty() && !is(name));
    }

    private boolean is(String name) {
        return Unknowns.isUnknown(value(name));
    }

    /** A known id. */
    Optional<String> known(String name) {
        return text(name).filter(text -> text.startsWith("/"));
    }

    /** The id that an attribute holds, or one that stands for it; empty where it holds none. */
    Optional<String> id(String name, String type) {
        JsonNode value = value(name);
        if (Unknowns.isUnknown(value)) {
            return Optional.of(resolved(name, type).id());
        }
        return Optional.of(value.asString("").strip()).filter(text -> !text.isEmpty());
    }

    /** All ids of a list. */
    List<String> ids(String name, String type) {
        JsonNode value = value(name);
        if (!value.isArray()) {
            return id(name, type).map(List::of).orElse(List.of());
        }
        long missing = value.values().stream().filter(Unknowns::isUnknown).count();
        List<String> all = new ArrayList<>(missing > 0 ? resolved(name, type, missing) : List.of());
        value.values().stream()
                .filter(each -> each.isString() && !each.stringValue().isBlank())
                .forEach(each -> all.add(each.stringValue().strip()));
        return all;
    }

    /** As many ids as are not known, where the expression names just as many. */
    private List<String> resolved(String name, String type, long count) {
        References.Found found = follow(name, type);
        if (found.candidates().size() == count && !found.open()) {
            checkCounted(found, name);
            return found.candidates().stream().map(ids::of).toList();
        }
        return List.of(unresolved(name, type, found));
    }

    /** What an attribute refers to whose value is not known. */
    Resolved resolved(String name, String type) {
        References.Found found = follow(name, type);
        List<Instance> candidates = List.copyOf(found.candidates());
        if (found.isCertain()) {
            checkCounted(found, name);
            return new Resolved(ids.of(candidates.get(0)), candidates);
        }
        boolean none = candidates.isEmpty() || found.open();
        return new Resolved(unresolved(name, type, found), none ? ids.all(type) : candidates);
    }

    private References.Found follow(String name, String type) {
        boolean peering =
                ids.type(instance).equals(Azure.PEERING) && type.equals(Azure.VNET) && name.startsWith("remote");
        String own = peering ? ids.holder(instance) : "";
        return ids.references()
                .follow(
                        instance,
                        expressions.path(name),
                        each -> ids.isOf(each, type)
                                && !(peering && ids.of(each).equals(own)));
    }

    private void checkCounted(References.Found found, String name) {
        if (found.counted()) {
            Instance taken = found.candidates().iterator().next();
            ids.notes()
                    .warn(
                            instance.address(),
                            path + name + " is known only after apply and taken to be that of " + taken
                                    + ", which has the same index",
                            "an expression that computes another index would look the same");
        }
    }

    private String unresolved(String name, String type, References.Found found) {
        String named = found.names().stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        String maybe = found.candidates().stream()
                .limit(MOST_NAMED)
                .map(Instance::toString)
                .collect(Collectors.joining(" or "));
        ids.notes()
                .warn(
                        instance.address(),
                        path + name + " is known only after apply"
                                + (named.isEmpty() ? "" : "; it refers to " + named)
                                + (maybe.isEmpty() ? "" : " and may be " + maybe),
                        "what hangs on it is undetermined");
        return Ids.unresolved(type, instance, path + name);
    }

    /** The blocks of a name, or this one itself for no name; one of which nothing is known where not even their number is. */
    List<Block> blocks(String name) {
        if (name.isEmpty()) {
            return List.of(this);
        }
        JsonNode flags = isTrue(unknown) ? unknown : unknown.path(name);
        if (isTrue(flags)) {
            return isComputed(name) ? List.of() : List.of(block(name, -1, MissingNode.getInstance(), flags, 1));
        }
        JsonNode list = values.path(name);
        return list.isObject() ? List.of(block(name, -1, list, flags, 1)) : elements(name, list, flags);
    }

    private List<Block> elements(String name, JsonNode list, JsonNode flags) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            blocks.add(block(name, i, list.path(i), flags.path(i), list.size()));
        }
        return blocks;
    }

    private Block block(String name, int index, JsonNode value, JsonNode flags, int count) {
        JsonNode inner = Expressions.of(expressions.path(name), name, value, index, count);
        String step = index < 0 ? "." : "[" + index + "].";
        return new Block(ids, instance, path + name + step, value, flags, inner);
    }

    /** Whether an attribute is said in any way, or may be. */
    boolean has(String name) {
        return !value(name).isMissingNode();
    }

    /** The names of all attributes. */
    Set<String> names() {
        Set<String> names = new HashSet<>(values.propertyNames());
        names.addAll(unknown.propertyNames());
        return names;
    }

    /** Whether an attribute is a list of blocks. */
    boolean holdsBlocks(String name) {
        return values.path(name).path(0).isObject();
    }

    /** Says that the JSON that a resource holds is not known. */
    void checkBody(boolean unknown) {
        if (unknown) {
            ids.notes()
                    .warn(
                            instance.address(),
                            "its body is known only after apply",
                            "the resource is read without its properties");
        }
    }
}
