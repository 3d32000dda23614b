package io.canreach.importer.arm;

import io.canreach.importer.arm.expression.Scope;
import tools.jackson.databind.JsonNode;

/** What a resource or nested deployment is deployed to: as what is around it, unless it says otherwise. */
final class Scopes {
    private Scopes() {}

    static Scope of(Frame frame, JsonNode raw, Place place, Spot spot) {
        Scope here = frame.scope();
        String subscription = text(frame, raw, "subscriptionId", place, spot, here.subscriptionId());
        String group = text(frame, raw, "resourceGroup", place, spot, "");
        if (!group.isEmpty()) {
            String of = subscription.isEmpty() ? ofSettings(frame) : subscription;
            return new Scope(Scope.Kind.RESOURCE_GROUP, of, group);
        }
        if (Json.get(raw, "subscriptionId").isString()) {
            return new Scope(Scope.Kind.SUBSCRIPTION, subscription, "");
        }
        return here;
    }

    /** As a nested deployment says, which may name a management group or the tenant too. */
    static Scope ofDeployment(Frame frame, JsonNode raw, Place place, Spot spot) {
        String scope = Json.lower(text(frame, raw, "scope", place, spot, ""));
        if (scope.equals("/")) {
            return new Scope(Scope.Kind.TENANT, "", "");
        }
        if (scope.contains("managementgroups/")) {
            return new Scope(Scope.Kind.MANAGEMENT_GROUP, "", "");
        }
        return of(frame, raw, place, spot);
    }

    /** What the schema of a template says that it is deployed to. */
    static Scope ofTemplate(JsonNode template, Settings settings) {
        String schema = Json.lower(Json.text(template, "$schema"));
        String subscription = settings.subscription().orElse(Settings.STAND_IN_ID);
        if (schema.contains("subscriptiondeploymenttemplate")) {
            return new Scope(Scope.Kind.SUBSCRIPTION, subscription, "");
        }
        if (schema.contains("managementgroupdeploymenttemplate")) {
            return new Scope(Scope.Kind.MANAGEMENT_GROUP, "", "");
        }
        if (schema.contains("tenantdeploymenttemplate")) {
            return new Scope(Scope.Kind.TENANT, "", "");
        }
        String group = settings.resourceGroup().orElse(Settings.STAND_IN_GROUP);
        return new Scope(Scope.Kind.RESOURCE_GROUP, subscription, group);
    }

    private static String ofSettings(Frame frame) {
        return frame.run().settings().subscription().orElse(Settings.STAND_IN_ID);
    }

    private static String text(Frame frame, JsonNode raw, String field, Place place, Spot spot, String standard) {
        JsonNode written = Json.get(raw, field);
        if (!written.isString()) {
            return standard;
        }
        Run run = frame.run();
        JsonNode value = run.evaluator().named(written, place, spot.field(field));
        if (value.isString()) {
            return value.stringValue();
        }
        if (!Json.isThere(value)) {
            return standard;
        }
        run.warn(
                spot.field(field),
                "the " + field + " is not known: " + Json.reason(value),
                "a name of its own stands in; references to what is in it lead nowhere");
        return run.standInName();
    }
}
