package io.canreach.importer;

import io.canreach.importer.Finding.Severity;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A value in a JSON document that knows its place and says what is wrong with it. Fields are found in any letter case,
 * and those below {@code properties} as if they stood beside it, as {@code az} prints them.
 */
final class Node {
    private static final Set<String> ENVELOPE =
            Set.of("id", "name", "type", "location", "kind", "sku", "etag", "tags", "resourcegroup", "properties");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

    private static final int LONGEST_SHOWN = 80;

    private final JsonNode json;
    private final String file;
    private final String path;
    private final String key;
    private final Findings findings;

    private Node(JsonNode json, String file, String path, String key, Findings findings) {
        this.json = json;
        this.file = file;
        this.path = path;
        this.key = key;
        this.findings = findings;
    }

    static Node document(String file, JsonNode json, Findings findings) {
        return new Node(json, file, "$", "", findings);
    }

    String file() {
        return file;
    }

    String path() {
        return path;
    }

    String place() {
        return file + " " + path;
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
        return new Node(value, file, path, key, findings);
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

    /** Whether it is an expression of a template, whose value exists only on deployment. */
    boolean isExpression() {
        return json.isString()
                && json.stringValue().startsWith("[")
                && !json.stringValue().startsWith("[[");
    }

    /** The field of an object, here or below {@code properties}; absent where there is none. */
    Node get(String name) {
        mustBeObject();
        Node own = field(name);
        boolean outside = ENVELOPE.contains(name.toLowerCase(Locale.ROOT));
        if (outside && own.isPresent()) {
            return own;
        }
        Node properties = field("properties");
        properties.mustBeObject();
        Node inner = properties.field(name);
        return inner.isPresent() || !own.isPresent() ? inner : own;
    }

    /** As {@link #get}, of something that need not be a resource at all and is not blamed for that. */
    Node peek(String name) {
        Node own = field(name);
        return own.isPresent() ? own : field("properties").field(name);
    }

    Node at(String... names) {
        Node node = this;
        for (String name : names) {
            node = node.get(name);
        }
        return node;
    }

    private void mustBeObject() {
        if (isPresent() && !isObject()) {
            wrongType("an object");
        }
    }

    private Node field(String name) {
        Node met = child(name, MissingNode.getInstance());
        for (Map.Entry<String, JsonNode> each : json.properties()) {
            if (each.getKey().equalsIgnoreCase(name)) {
                mustAgree(met, each);
                met = child(each.getKey(), each.getValue());
            }
        }
        return met;
    }

    private void mustAgree(Node met, Map.Entry<String, JsonNode> other) {
        if (!met.json.isMissingNode() && !met.json.equals(other.getValue())) {
            refuse(
                    "both '" + met.key + "' and '" + other.getKey() + "' stand here, with different values",
                    "Azure ignores letter case, so which of them holds is not known");
        }
    }

    private Node child(String name, JsonNode value) {
        boolean plain = PLAIN.matcher(name).matches();
        return new Node(value, file, path + (plain ? "." + name : "['" + name + "']"), name, findings);
    }

    /** All fields of an object. */
    List<Node> fields() {
        return json.properties().stream()
                .map(each -> child(each.getKey(), each.getValue()))
                .toList();
    }

    /** The elements of a list; none where it is absent. */
    List<Node> items() {
        List<Node> items = new ArrayList<>();
        if (isPresent() && !isArray()) {
            wrongType("a list");
        }
        for (JsonNode each : json.isArray() ? json.values() : List.<JsonNode>of()) {
            items.add(new Node(each, file, path + "[" + items.size() + "]", "", findings));
        }
        return items;
    }

    List<Node> list(String name) {
        return get(name).items();
    }

    /** The objects of a list; whatever else stands in it is refused. */
    List<Node> objects(String name) {
        List<Node> items = list(name);
        items.stream().filter(each -> !each.isObject()).forEach(each -> each.wrongType("an object"));
        return items.stream().filter(Node::isObject).toList();
    }

    /** The values of a singular and a plural field together, each once; either may be one value or a list. */
    List<Node> values(String singular, String plural) {
        List<Node> values = new ArrayList<>();
        Set<JsonNode> seen = new HashSet<>();
        for (Node node : List.of(get(singular), get(plural))) {
            node.elements().filter(each -> seen.add(each.json)).forEach(values::add);
        }
        return values;
    }

    /** The elements of a list, or the one value that stands for a list of it; null in a list is not nothing. */
    private Stream<Node> elements() {
        return isArray()
                ? items().stream().filter(each -> each.isPresent() || each.json.isNull())
                : Stream.of(this).filter(Node::isPresent);
    }

    /** The text of a scalar; empty where it is absent. */
    Optional<String> text() {
        if (!isPresent()) {
            return Optional.empty();
        }
        if (!json.isValueNode()) {
            wrongType("a text");
            return Optional.empty();
        }
        return Optional.of(json.asString().strip());
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
        String text = json.isValueNode() ? json.asString().strip().toLowerCase(Locale.ROOT) : "";
        if (!text.equals("true") && !text.equals("false")) {
            wrongType("true or false");
        }
        return text.equals("true");
    }

    /** The id that a reference holds, as {@code {"id": ..}} or as a text. */
    Optional<ResourceId> reference() {
        if (!isPresent()) {
            return Optional.empty();
        }
        Node id = isObject() ? get("id") : this;
        if (!id.isText() || id.json.stringValue().replace("/", "").isBlank() || id.isExpression()) {
            wrongType("a reference: an object with the id of a resource");
            return Optional.empty();
        }
        return Optional.of(ResourceId.of(id.json.stringValue()));
    }

    Optional<ResourceId> reference(String name) {
        return get(name).reference();
    }

    List<ResourceId> references(String name) {
        return list(name).stream().flatMap(each -> each.reference().stream()).toList();
    }

    /** The resource's own name: its field, without those of its parents, or else what its id says. */
    String name(ResourceId id) {
        return get("name")
                .text()
                .map(text -> text.substring(text.lastIndexOf('/') + 1))
                .filter(text -> !text.isEmpty())
                .orElse(id.name());
    }

    /** The value as a message shows it. */
    String shown() {
        if (!isPresent()) {
            return "nothing";
        }
        String text = json.isObject() ? "an object" : json.isArray() ? "a list" : json.toString();
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    }

    void wrongType(String allowed) {
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
