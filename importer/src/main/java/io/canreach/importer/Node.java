package io.canreach.importer;

import io.canreach.importer.Finding.Severity;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A value in a JSON document that knows its place and says what is wrong with it. Fields are found in any letter case,
 * and those below {@code properties} as if they stood beside it, as {@code az} prints them.
 */
final class Node {
    private static final Set<String> ENVELOPE =
            Set.of("id", "name", "type", "location", "kind", "sku", "etag", "tags", "resourcegroup", "properties");

    private static final int NO_ELEMENT = -1;

    private final JsonNode json;
    private final String file;
    private final @Nullable Node parent;
    private final String key;
    private final int element;
    private final Findings findings;
    private @Nullable List<Node> fields;
    private @Nullable Node properties;

    private Node(JsonNode json, String file, @Nullable Node parent, String key, int element, Findings findings) {
        this.json = json;
        this.file = file;
        this.parent = parent;
        this.key = key;
        this.element = element;
        this.findings = findings;
    }

    /** What a file holds; of a value of which nothing around is of interest, with its path or place. */
    static Node document(String file, String path, JsonNode json, Findings findings) {
        return new Node(json, file, null, path, NO_ELEMENT, findings);
    }

    /** Another value of the same file, whose place has a name of its own. */
    Node at(String place, JsonNode value) {
        return new Node(value, file, null, place, NO_ELEMENT, findings);
    }

    String file() {
        return file;
    }

    /** Where it stands in its file; put together on demand, since hardly any value is ever named. */
    String path() {
        return parent != null ? parent.path() + step() : key.isEmpty() ? "$" : key;
    }

    private String step() {
        return element != NO_ELEMENT ? "[" + element + "]" : Steps.of(key);
    }

    String place() {
        return file + " " + path();
    }

    /** The key it stands under in its parent, or empty. */
    String key() {
        return key;
    }

    JsonNode json() {
        return json;
    }

    /** The same place holding another value, for rows of a table. */
    Node holding(JsonNode value) {
        return new Node(value, file, parent, key, element, findings);
    }

    /** Whether it holds anything: null and the empty string are nothing. */
    boolean isPresent() {
        return !json.isMissingNode()
                && !json.isNull()
                && !(json.isString() && json.stringValue().isBlank());
    }

    boolean isObject() {
        return json.isObject();
    }

    boolean isArray() {
        return json.isArray();
    }

    boolean isText() {
        return json.isString();
    }

    /** Whether its value exists only on deployment: it is unknown, or an expression that nobody evaluated. */
    boolean isExpression() {
        return Later.isOne(json);
    }

    /** Why the value is not known before deployment; empty where it is known. */
    Optional<Unknown> later() {
        return Later.of(json);
    }

    /** Why it is not known whether the resource is deployed at all; empty for one that is. */
    Optional<Unknown> condition() {
        return Later.doubt(field("condition").json);
    }

    /** Notes that a value which exists only on deployment was asked for, so that its resource is in doubt. */
    void doubt() {
        later().ifPresent(reason -> {
            warn(shown(), "what depends on it is undetermined");
            findings.doubt(reason);
        });
    }

    /** The field of an object, here or below {@code properties}; absent where there is none. */
    Node get(String name) {
        Node own = asObject(name);
        if (own.isPresent() && ENVELOPE.contains(name.toLowerCase(Locale.ROOT))) {
            return own;
        }
        Node inner = properties().asObject(name);
        return inner.isPresent() || !own.isPresent() ? inner : own;
    }

    private Node asObject(String name) {
        if (isExpression()) {
            return child(name, json);
        }
        mustBeObject();
        return field(name);
    }

    /** As {@link #get}, of something that need not be a resource at all and is not blamed for that. */
    Node peek(String name) {
        Node own = field(name);
        return own.isPresent() ? own : properties().field(name);
    }

    private Node properties() {
        if (properties == null) {
            properties = field("properties");
        }
        return properties;
    }

    Node at(String... names) {
        Node node = this;
        for (String name : names) {
            node = node.get(name);
        }
        return node;
    }

    void mustBeObject() {
        if (isPresent() && !isObject()) {
            wrongType("an object");
        }
    }

    private Node field(String name) {
        Node met = null;
        int length = name.length(); // most keys differ in it, which is told sooner in a fresh JVM
        for (Node each : fields()) {
            if (each.key.length() == length && each.key.equalsIgnoreCase(name)) {
                mustAgree(met, each);
                met = each;
            }
        }
        return met == null ? child(name, MissingNode.getInstance()) : met;
    }

    private void mustAgree(@Nullable Node met, Node other) {
        if (met != null && !met.json.equals(other.json)) {
            refuse(
                    "both '" + met.key + "' and '" + other.key + "' stand here, with different values",
                    "Azure ignores letter case, so which of them holds is not known");
        }
    }

    private Node child(String name, JsonNode value) {
        return new Node(value, file, this, name, NO_ELEMENT, findings);
    }

    /** All fields of an object, made once, since each is looked for many times. */
    List<Node> fields() {
        if (fields == null) {
            fields = madeFields();
        }
        return fields;
    }

    private List<Node> madeFields() {
        if (!json.isObject()) {
            return List.of();
        }
        List<Node> made = new ArrayList<>(json.size());
        for (Map.Entry<String, JsonNode> each : json.properties()) {
            made.add(child(each.getKey(), each.getValue()));
        }
        return Collections.unmodifiableList(made);
    }

    /** The elements of a list; none where it is absent. */
    List<Node> items() {
        List<Node> items = new ArrayList<>();
        if (isPresent() && !isArray()) {
            wrongType("a list");
        }
        for (JsonNode each : json.isArray() ? json.values() : List.<JsonNode>of()) {
            items.add(new Node(each, file, this, "", items.size(), findings));
        }
        return items;
    }

    List<Node> list(String name) {
        return get(name).items();
    }

    /** Why a list is not known completely: the list itself or one of its elements exists only on deployment. */
    Optional<Unknown> laterIn(String name) {
        Node list = get(name);
        return list.isArray()
                ? list.items().stream().flatMap(each -> each.later().stream()).findFirst()
                : list.later();
    }

    /** The objects of a list; whatever else stands in it is refused. */
    List<Node> objects(String name) {
        List<Node> items = list(name);
        items.stream().filter(each -> !each.isObject()).forEach(each -> each.wrongType("an object"));
        return items.stream().filter(Node::isObject).toList();
    }

    /** The values of a singular and a plural field together, each once; either may be one value or a list. */
    List<Node> values(String singular, String plural) {
        List<Node> values = new ArrayList<>(get(singular).elements());
        values.addAll(get(plural).elements());
        if (values.size() > 1) {
            Set<JsonNode> seen = new HashSet<>();
            values.removeIf(each -> !seen.add(each.json));
        }
        return values;
    }

    /** The elements of a list, or the one value that stands for a list of it; null in a list is not nothing. */
    List<Node> elements() {
        if (!isArray()) {
            return isPresent() ? List.of(this) : List.of();
        }
        List<Node> items = items();
        items.removeIf(each -> !each.isPresent() && !each.json.isNull());
        return items;
    }

    /** The text of a scalar; empty where it is absent. */
    Optional<String> text() {
        if (!isPresent()) {
            return Optional.empty();
        }
        boolean scalar = json.isValueNode() && !json.isPojo();
        if (!scalar) {
            wrongType("a text");
        }
        return scalar ? Optional.of(json.asString().strip()) : Optional.empty();
    }

    /** The value that a text stands for, in any letter case; empty where it is none of those. */
    <T> Optional<T> oneOf(Map<String, T> values) {
        String text = json.isString() ? json.stringValue().strip().toLowerCase(Locale.ROOT) : "";
        return Optional.ofNullable(values.get(text));
    }

    String text(String name, String standard) {
        return get(name).text().orElse(standard);
    }

    /** The value that a text stands for; empty where it is absent, and refused where it is something else. */
    <T> Optional<T> choice(Map<String, T> values, String allowed) {
        Optional<T> chosen = oneOf(values);
        if (isPresent() && chosen.isEmpty()) {
            wrongType(allowed);
        }
        return chosen;
    }

    boolean flag(String name, boolean standard) {
        return get(name).flag(standard);
    }

    /** True or false; where it is absent, the standard. */
    boolean flag(boolean standard) {
        if (!isPresent()) {
            return standard;
        }
        String text =
                json.isValueNode() && !json.isPojo() ? json.asString().strip().toLowerCase(Locale.ROOT) : "";
        if (!text.equals("true") && !text.equals("false")) {
            wrongType("true or false");
            return isExpression() && standard;
        }
        return text.equals("true");
    }

    /** The id that a reference holds, as {@code {"id": ..}} or as a text. */
    Optional<ResourceId> reference() {
        if (!isPresent()) {
            return Optional.empty();
        }
        Node id = isObject() ? get("id") : this;
        if (!id.isText() || Identity.isEmpty(id.json.stringValue()) || id.isExpression()) {
            (id.isExpression() ? id : this).wrongType("a reference: an object with the id of a resource");
            return Optional.empty();
        }
        return Optional.of(ResourceId.of(id.json.stringValue()));
    }

    Optional<ResourceId> reference(String name) {
        return get(name).reference();
    }

    /** The region, or empty where it is not known, which decides nothing but what may stand together. */
    String location() {
        Node place = get("location");
        return place.isExpression() ? "" : place.text().orElse("");
    }

    /** The resource's own name: its field, without those of its parents, or else what its id says. */
    String name(ResourceId id) {
        Node own = get("name");
        if (own.isExpression()) {
            return id.name();
        }
        return own.text()
                .map(text -> text.substring(text.lastIndexOf('/') + 1))
                .filter(text -> !text.isEmpty())
                .orElse(id.name());
    }

    /** A name for what has none, or one that exists only on deployment; in its list nothing else has it. */
    String standInName() {
        return get("name").isExpression() ? "unknown-" + element : "unnamed";
    }

    /** The value as a message shows it. */
    String shown() {
        if (!isPresent()) {
            return "nothing";
        }
        return Later.shown(json);
    }

    void wrongType(String allowed) {
        if (isExpression()) {
            doubt();
            return;
        }
        refuse(shown() + " stands here; allowed is " + allowed, "what it would say is not known");
    }

    void info(String met, String consequence) {
        findings.add(Severity.INFO, this, met, consequence);
    }

    void warn(String met, String consequence) {
        findings.add(Severity.WARNING, this, met, consequence);
    }

    void error(String met, String consequence) {
        findings.add(Severity.ERROR, this, met, consequence);
    }

    void refuse(String met, String consequence) {
        findings.refuse(this, met, consequence);
    }

    /** Warns, and gives the value that stands for what was not understood. */
    Unknown unknown(String met, String consequence) {
        warn(met, consequence);
        return new Unknown(Findings.clean(met));
    }
}
