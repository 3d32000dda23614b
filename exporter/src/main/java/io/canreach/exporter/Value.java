package io.canreach.exporter;

import io.canreach.model.ResourceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a template says of a resource, before it is written as JSON or as Bicep. */
sealed interface Value {
    /** A text that means itself. */
    record Text(String text) implements Value {}

    /** A number or a truth value. */
    record Plain(String text) implements Value {}

    /** The region of the resource group in which a template is applied. */
    record GroupLocation() implements Value {}

    /**
     * The id of a resource in the resource group in which a template is applied.
     *
     * @param type its type
     * @param name its name
     */
    record IdOf(String type, String name) implements Value {}

    /** A list. */
    record Items(List<Value> values) implements Value {}

    /** An object. */
    record Fields(Map<String, Value> values) implements Value {}

    /** The properties of a group. */
    static Fields of(GroupToWrite group) {
        List<Value> rules = group.rules().stream().map(Value::of).toList();
        return new Fields(Map.of("securityRules", new Items(rules)));
    }

    /** The properties of a table. */
    static Fields of(TableToWrite table) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("disableBgpRoutePropagation", new Plain(String.valueOf(table.keepsGatewayRoutesOut())));
        fields.put("routes", new Items(table.routes().stream().map(Value::of).toList()));
        return new Fields(fields);
    }

    /** The region, or that of the resource group where it is not known. */
    static Value location(String location) {
        return location.isEmpty() ? new GroupLocation() : new Text(location);
    }

    private static Value named(String name, Map<String, Value> properties) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("name", new Text(name));
        fields.put("properties", new Fields(properties));
        return new Fields(fields);
    }

    private static Value of(GroupToWrite.Rule rule) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("priority", new Plain(String.valueOf(rule.priority())));
        fields.put("direction", new Text(rule.direction()));
        fields.put("access", new Text(rule.access()));
        fields.put("protocol", new Text(rule.protocol()));
        side(fields, "source", rule.source());
        side(fields, "destination", rule.destination());
        return named(rule.name(), fields);
    }

    private static void side(Map<String, Value> fields, String side, GroupToWrite.Side values) {
        if (values.groups().isEmpty()) {
            several(fields, side + "AddressPrefix", side + "AddressPrefixes", values.prefixes());
        } else {
            List<Value> ids = new ArrayList<>();
            values.groups().forEach(each -> ids.add(new Fields(Map.of("id", id(each)))));
            fields.put(side + "ApplicationSecurityGroups", new Items(ids));
        }
        several(fields, side + "PortRange", side + "PortRanges", values.ports());
    }

    private static void several(Map<String, Value> fields, String one, String many, List<String> values) {
        if (values.size() == 1) {
            fields.put(one, new Text(values.get(0)));
        } else {
            List<Value> texts = new ArrayList<>();
            values.forEach(each -> texts.add(new Text(each)));
            fields.put(many, new Items(texts));
        }
    }

    /** A full id means itself; that of a declared resource is one of the resource group. */
    private static Value id(ResourceId id) {
        return Ids.isFull(id)
                ? new Text(id.value())
                : new IdOf("Microsoft.Network/applicationSecurityGroups", id.name());
    }

    private static Value of(TableToWrite.Hop route) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("addressPrefix", new Text(route.prefix()));
        fields.put("nextHopType", new Text(route.nextHop()));
        if (!route.address().isEmpty()) {
            fields.put("nextHopIpAddress", new Text(route.address()));
        }
        return named(route.name(), fields);
    }
}
