package io.canreach.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An element of a classic document, with its line. Names are compared without regard to letter case. */
final class XmlElement {
    private final String name;
    private final String file;
    private final int line;
    private final Findings findings;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<XmlElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    XmlElement(String name, String file, int line, Findings findings) {
        this.name = name;
        this.file = file;
        this.line = line;
        this.findings = findings;
    }

    void attribute(String attribute, String value) {
        attributes.put(attribute.toLowerCase(Locale.ROOT), value);
    }

    void add(XmlElement child) {
        children.add(child);
    }

    void append(String more) {
        text.append(more);
    }

    String name() {
        return name;
    }

    String file() {
        return file;
    }

    boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }

    List<XmlElement> children() {
        return List.copyOf(children);
    }

    /** The children of a name. */
    List<XmlElement> all(String child) {
        return children.stream().filter(each -> each.is(child)).toList();
    }

    /** The elements at the end of a path of names. */
    List<XmlElement> at(String... path) {
        List<XmlElement> found = List.of(this);
        for (String step : path) {
            found = found.stream().flatMap(each -> each.all(step).stream()).toList();
        }
        return found;
    }

    Optional<XmlElement> child(String child) {
        return all(child).stream().findFirst();
    }

    /** What stands in the element itself. */
    String text() {
        return text.toString().strip();
    }

    /** Everything in the element, wherever it stands. */
    List<Object> content() {
        return List.of(
                name.toLowerCase(Locale.ROOT),
                attributes,
                text(),
                children.stream().map(XmlElement::content).toList());
    }

    /** The text of an attribute or else of a child: newer and older documents differ in that. Empty where neither is. */
    String value(String key) {
        String attribute = attributes.get(key.toLowerCase(Locale.ROOT));
        return attribute == null ? child(key).map(XmlElement::text).orElse("") : attribute.strip();
    }

    /** The line and name by which a person finds it. */
    private String place() {
        return "line " + line + ", " + name;
    }

    /** This place, holding some fields, for readers that know JSON. */
    Node node(Map<String, Object> fields) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        fields.forEach((key, value) -> {
            if (value instanceof Integer number) {
                json.put(key, number);
            } else {
                json.put(key, value.toString());
            }
        });
        return Node.document(file, place(), json, findings);
    }

    /** This place, holding what stands in the element. */
    Node node() {
        return Node.document(file, place(), JsonNodeFactory.instance.stringNode(text()), findings);
    }

    void info(String met, String consequence) {
        node().info(met, consequence);
    }

    void warn(String met, String consequence) {
        node().warn(met, consequence);
    }

    void refuse(String met, String consequence) {
        node().refuse(met, consequence);
    }
}
