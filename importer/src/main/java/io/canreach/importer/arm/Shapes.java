package io.canreach.importer.arm;

import io.canreach.importer.arm.expression.Unknowns;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes what a template says of a resource what Azure would answer about it: defaults that Azure fills in. */
final class Shapes {
    /** Lists that are empty where a template leaves them out; of a server, what stands by itself is read with it. */
    private static final Map<String, List<String>> LISTS = Map.of(
            "microsoft.network/networksecuritygroups", List.of("securityRules"),
            "microsoft.network/routetables", List.of("routes"),
            "microsoft.sql/servers", List.of("firewallRules", "virtualNetworkRules"));

    private static final Set<String> WITH_ADDRESSES = Set.of(
            "microsoft.network/networkinterfaces",
            "microsoft.network/loadbalancers",
            "microsoft.network/azurefirewalls",
            "microsoft.network/applicationgateways",
            "microsoft.network/virtualnetworkgateways");

    private Shapes() {}

    static JsonNode adapted(String type, ObjectNode resource) {
        String key = type.toLowerCase(Locale.ROOT);
        for (String list : LISTS.getOrDefault(key, List.of())) {
            standard(properties(resource), list, Json.MAKE.arrayNode());
        }
        if (key.equals("microsoft.network/publicipaddresses")) {
            ObjectNode basic = Json.MAKE.objectNode();
            basic.put("name", "Basic");
            standard(resource, "sku", basic);
        }
        if (key.equals("microsoft.storage/storageaccounts")) {
            standard(properties(resource), "networkAcls", Json.MAKE.objectNode().put("defaultAction", "Allow"));
        }
        if (key.equals("microsoft.web/hostingenvironments")) {
            standard(properties(resource), "internalLoadBalancingMode", Json.text("None"));
        }
        if (key.equals("microsoft.network/virtualnetworks")) {
            Json.at(resource, "properties", "subnets").forEach(Shapes::withoutId);
        }
        if (WITH_ADDRESSES.contains(key)) {
            dropDynamic(Json.get(resource, "properties"));
        }
        return resource;
    }

    /** The properties of a resource; those of one that has none are made. */
    private static ObjectNode properties(ObjectNode resource) {
        JsonNode there = Json.get(resource, "properties");
        if (there instanceof ObjectNode object) {
            return object;
        }
        ObjectNode made = Json.MAKE.objectNode();
        if (!Json.isThere(there)) {
            resource.set("properties", made);
        }
        return made;
    }

    private static void standard(ObjectNode object, String field, JsonNode value) {
        if (!Json.isThere(Json.get(object, field))) {
            object.set(field, value);
        }
    }

    /** What is written out where a reference is wanted: whether Azure makes something of it is not documented. */
    private static void withoutId(JsonNode subnet) {
        if (!(Json.get(subnet, "properties") instanceof ObjectNode properties)) {
            return;
        }
        for (String field : List.of("networkSecurityGroup", "routeTable")) {
            JsonNode there = Json.get(properties, field);
            if (there.isObject() && !there.isEmpty() && !Json.isThere(Json.get(there, "id"))) {
                String name = Json.text(subnet, "name");
                properties.set(
                        field,
                        Unknowns.of("the " + field + " of subnet '" + name
                                + "' is written out and has no id; what Azure" + " makes of it is not known"));
            }
        }
    }

    /** An address beside the word Dynamic is not the one that Azure will choose. */
    private static void dropDynamic(JsonNode properties) {
        for (String list : Set.of("ipConfigurations", "frontendIPConfigurations")) {
            for (JsonNode each : Json.get(properties, list)) {
                JsonNode inner = Json.get(each, "properties");
                String method = Json.text(inner, "privateIPAllocationMethod");
                if (inner instanceof ObjectNode object && !method.equalsIgnoreCase("Static")) {
                    object.properties().stream()
                            .map(Map.Entry::getKey)
                            .filter(name -> name.equalsIgnoreCase("privateIPAddress"))
                            .toList()
                            .forEach(object::remove);
                }
            }
        }
    }
}
