package io.canreach.importer.arm;

import io.canreach.importer.arm.expression.Scope;
import io.canreach.importer.arm.expression.Unknowns;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the deployment says of itself and of what it is deployed to. */
final class DeploymentFacts {
    private final Frame frame;
    private final boolean naming;

    DeploymentFacts(Frame frame, boolean naming) {
        this.frame = frame;
        this.naming = naming;
    }

    JsonNode of(String name, List<JsonNode> arguments) {
        return switch (Json.lower(name)) {
            case "resourcegroup" -> resourceGroup();
            case "subscription" -> subscription();
            case "tenant" -> partly(Map.of("tenantId", Settings.STAND_IN_ID), "the tenant");
            case "deployment" -> deployment();
            case "environment" -> Environment.PUBLIC;
            case "references" -> states(arguments);
            case "resourceinfo" -> info(arguments);
            default -> Unknowns.of("what " + name + "() gives is known only on deployment");
        };
    }

    private static JsonNode partly(Map<String, String> known, String what) {
        ObjectNode object = Json.MAKE.objectNode();
        known.forEach(object::put);
        return Unknowns.partly(object, "this of " + what + " is known only on deployment");
    }

    private JsonNode resourceGroup() {
        Scope scope = frame.scope();
        if (scope.kind() != Scope.Kind.RESOURCE_GROUP) {
            return Unknowns.of("resourceGroup() is known in deployments to a resource group only");
        }
        ObjectNode group = Json.MAKE.objectNode();
        group.put("id", Ids.of(scope));
        group.put("name", scope.resourceGroup());
        group.put("type", "Microsoft.Resources/resourceGroups");
        group.set("location", location(scope));
        return Unknowns.partly(group, "this of the resource group is known only on deployment");
    }

    private JsonNode location(Scope scope) {
        Optional<Instance> made = frame.run().find(Ids.of(scope));
        if (made.isPresent()) {
            return Json.get(made.get().full(), "location");
        }
        if (naming && frame.run().settings().location().isEmpty()) {
            return Json.text("location" + Settings.NOT_GIVEN);
        }
        return frame.run()
                .settings()
                .location()
                .map(Json::text)
                .orElseGet(() -> Unknowns.of("the location of resource group '" + scope.resourceGroup()
                        + "' is not known; AzureImport.template(path).location(..) says it"));
    }

    private JsonNode subscription() {
        String id = frame.scope().subscriptionId();
        String known = id.isEmpty() ? frame.run().settings().subscription().orElse(Settings.STAND_IN_ID) : id;
        return partly(
                Map.of("id", "/subscriptions/" + known, "subscriptionId", known, "tenantId", Settings.STAND_IN_ID),
                "the subscription");
    }

    private JsonNode deployment() {
        ObjectNode link = Json.MAKE.objectNode();
        link.put("uri", frame.run().links().url(frame.target().file()));
        ObjectNode properties = Json.MAKE.objectNode();
        properties.set("templateLink", link);
        properties.put("mode", "Incremental");
        ObjectNode deployment = Json.MAKE.objectNode();
        deployment.put("name", frame.target().name());
        deployment.set("properties", properties);
        frame.run().settings().location().ifPresent(each -> deployment.put("location", each));
        return Unknowns.partly(deployment, "this of the deployment is known only on deployment");
    }

    private JsonNode states(List<JsonNode> arguments) {
        List<Instance> made = frame.loop(symbol(arguments));
        if (made.isEmpty()) {
            return Unknowns.of("references() is of resources that are not known");
        }
        References references = new References(frame, naming);
        ArrayNode states = Json.MAKE.arrayNode();
        boolean full = arguments.size() > 1
                && arguments.get(arguments.size() - 1).asString("").equalsIgnoreCase("full");
        made.forEach(each -> states.add(references.state(each, full)));
        return states;
    }

    private JsonNode info(List<JsonNode> arguments) {
        return new References(frame, naming)
                .find(symbol(arguments))
                .map(each -> partly(
                        Map.of("id", each.id(), "name", each.name(), "type", each.type()), "'" + each.name() + "'"))
                .orElseGet(() -> Unknowns.of("resourceInfo() is of a resource that is not known"));
    }

    private static String symbol(List<JsonNode> arguments) {
        boolean text = !arguments.isEmpty() && arguments.get(0).isString();
        return text ? arguments.get(0).stringValue() : "";
    }
}
