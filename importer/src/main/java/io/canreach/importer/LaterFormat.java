package io.canreach.importer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A format that is recognised and not read yet, so that it is never taken for something else.
 *
 * @param noun what it is
 * @param test how it is recognised
 */
record LaterFormat(String noun, Predicate<Node> test) implements Format {
    static final List<LaterFormat> ALL = List.of(
            new LaterFormat("an ARM template", LaterFormat::isTemplate),
            new LaterFormat(
                    "a parameter file of an ARM template", node -> hasSchema(node, "deploymentparameters.json")));

    static Optional<LaterFormat> of(Node node) {
        return ALL.stream().filter(each -> each.recognises(node)).findFirst();
    }

    @Override
    public boolean recognises(Node document) {
        return document.isObject() && test.test(document);
    }

    @Override
    public void read(Node document, Inventory inventory) {
        throw new ImportException(document.file() + " is " + noun + "; this format comes later, " + AzureJson.ALLOWED);
    }

    private static boolean isTemplate(Node node) {
        return hasSchema(node, "deploymenttemplate.json")
                || (node.peek("contentVersion").isPresent()
                        && node.peek("resources").isPresent())
                || (node.peek("template").isObject() && isTemplate(node.peek("template")));
    }

    private static boolean hasSchema(Node node, String schema) {
        Node met = node.peek("$schema");
        return met.isText() && met.json().stringValue().toLowerCase(Locale.ROOT).contains(schema);
    }
}
