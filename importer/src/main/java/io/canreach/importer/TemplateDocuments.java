package io.canreach.importer;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What documents around ARM templates are recognised by. */
final class TemplateDocuments {
    /** Files that stand beside templates and describe no resource, by a part of their schema or by their name. */
    private static final Map<String, String> BYSTANDERS = Map.of(
            "quickstart-templates-metadata", "the description of a quickstart template",
            "createuidefinition", "a form of the portal",
            "bicep", "settings of Bicep",
            "metadata.json", "the description of a template",
            "bicepconfig.json", "settings of Bicep",
            ".settings.json", "settings of a template's tests");

    private TemplateDocuments() {}

    /** The template that a document is, or that it wraps as answers about deployments do. */
    static Optional<JsonNode> template(Node document) {
        if (!document.isObject()) {
            return Optional.empty();
        }
        if (hasSchema(document, "deploymenttemplate.json") || isBare(document)) {
            return Optional.of(document.json());
        }
        Node inner = document.peek("template");
        boolean wrapped = inner.isObject() && (hasSchema(inner, "deploymenttemplate.json") || isBare(inner));
        return wrapped ? Optional.of(inner.json()) : Optional.empty();
    }

    private static boolean isBare(Node document) {
        return document.peek("contentVersion").isPresent()
                && document.peek("resources").isPresent();
    }

    static boolean isParameters(Node document) {
        return document.isObject() && hasSchema(document, "deploymentparameters.json");
    }

    /** What a document is that is read only by itself, not among resources. */
    static Optional<String> noun(Node document) {
        if (isParameters(document)) {
            return Optional.of("a parameter file of an ARM template");
        }
        return template(document).map(json -> "an ARM template");
    }

    /** Settings of another tool, which look like parameters and are none. */
    static boolean isBuildingBlocks(Node document) {
        return document.isObject()
                && (hasSchema(document, "buildingblocks")
                        || (document.peek("parameters").isObject()
                                && document.peek("parameters")
                                        .peek("buildingBlocks")
                                        .isObject()));
    }

    static ImportException buildingBlocks(Node document) {
        return new ImportException(document.file()
                + " holds settings for the template building blocks of Microsoft's reference architectures (schema"
                + " buildingBlocks.json), no ARM template: their own tool makes templates of them, which can be imported; "
                + AzureJson.ALLOWED);
    }

    /** What a document is that describes no resource and is no loss. */
    static Optional<String> bystander(Node document) {
        String schema = text(document, "$schema");
        String file = document.file().replace('\\', '/').toLowerCase(Locale.ROOT);
        String name = file.substring(file.lastIndexOf('/') + 1);
        return BYSTANDERS.entrySet().stream()
                .filter(each -> schema.contains(each.getKey()) || name.equals(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean hasSchema(Node document, String part) {
        return text(document, "$schema").contains(part);
    }

    private static String text(Node document, String name) {
        Node met = document.peek(name);
        return met.isText() ? met.json().stringValue().toLowerCase(Locale.ROOT) : "";
    }
}
