package io.canreach.exporter;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Writes a template in JSON. What has a group or a table stands in the resource's {@code comments}. */
final class ArmWriter {
    private static final String SCHEMA =
            "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";
    static final String API = "2024-05-01";

    private static final String GROUPS = "networkSecurityGroups";
    private static final String TABLES = "routeTables";

    private final Lines lines = new Lines();

    String write(List<GroupToWrite> groups, List<TableToWrite> tables) {
        lines.open("{");
        lines.add("\"$schema\": " + Quoting.json(SCHEMA) + ",");
        lines.add("\"contentVersion\": \"1.0.0.0\",");
        if (groups.isEmpty() && tables.isEmpty()) {
            lines.add("\"resources\": []");
        } else {
            resources(groups, tables);
        }
        return lines.close("}").toString();
    }

    private void resources(List<GroupToWrite> groups, List<TableToWrite> tables) {
        lines.open("\"resources\": [");
        int left = groups.size() + tables.size();
        for (GroupToWrite each : groups) {
            resource(GROUPS, each.id().name(), each.location(), each.attachments(), Value.of(each), --left);
        }
        for (TableToWrite each : tables) {
            resource(TABLES, each.id().name(), each.location(), each.attachments(), Value.of(each), --left);
        }
        lines.close("]");
    }

    private void resource(
            String type, String name, String location, List<Attachment> attachments, Value properties, int left) {
        lines.open("{");
        lines.add("\"type\": \"Microsoft.Network/" + type + "\",");
        lines.add("\"apiVersion\": \"" + API + "\",");
        lines.add("\"name\": " + Quoting.arm(name) + ",");
        lines.add("\"comments\": " + Quoting.arm(Attachment.words(attachments)) + ",");
        field("location", Value.location(location), ",");
        field("properties", properties, "");
        lines.close(left == 0 ? "}" : "},");
    }

    private void field(String name, Value value, String end) {
        write("\"" + name + "\": ", value, end);
    }

    private void write(String start, Value value, String end) {
        if (value instanceof Value.Fields fields) {
            lines.open(start + "{");
            fields(fields.values().entrySet().iterator());
            lines.close("}" + end);
        } else if (value instanceof Value.Items items && !items.values().isEmpty()) {
            lines.open(start + "[");
            items(items.values().iterator());
            lines.close("]" + end);
        } else {
            lines.add(start + scalar(value) + end);
        }
    }

    private void fields(Iterator<Map.Entry<String, Value>> all) {
        while (all.hasNext()) {
            Map.Entry<String, Value> each = all.next();
            field(each.getKey(), each.getValue(), all.hasNext() ? "," : "");
        }
    }

    private void items(Iterator<Value> all) {
        while (all.hasNext()) {
            write("", all.next(), all.hasNext() ? "," : "");
        }
    }

    private static String scalar(Value value) {
        if (value instanceof Value.Text text) {
            return Quoting.arm(text.text());
        }
        if (value instanceof Value.Plain plain) {
            return plain.text();
        }
        if (value instanceof Value.IdOf id) {
            return Quoting.json("[resourceId('" + id.type() + "', '" + id.name().replace("'", "''") + "')]");
        }
        return value instanceof Value.GroupLocation ? "\"[resourceGroup().location]\"" : "[]";
    }
}
