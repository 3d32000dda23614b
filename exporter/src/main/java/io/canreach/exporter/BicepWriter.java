package io.canreach.exporter;

import java.util.List;

/** Writes Bicep. What has a group or a table stands in a comment. */
final class BicepWriter {
    private final Lines lines = new Lines();
    private final Labels labels = new Labels();

    String write(List<GroupToWrite> groups, List<TableToWrite> tables) {
        for (GroupToWrite each : groups) {
            resource("networkSecurityGroups", each.id().name(), each.location(), each.attachments(), Value.of(each));
        }
        for (TableToWrite each : tables) {
            resource("routeTables", each.id().name(), each.location(), each.attachments(), Value.of(each));
        }
        return lines.toString();
    }

    private void resource(String type, String name, String location, List<Attachment> attachments, Value properties) {
        if (!labels.areEmpty()) {
            lines.add("");
        }
        String label = labels.of(name);
        lines.add("// " + Attachment.words(attachments));
        lines.open("resource " + label + " 'Microsoft.Network/" + type + "@" + ArmWriter.API + "' = {");
        lines.add("name: " + Quoting.bicep(name));
        write("location: ", Value.location(location));
        write("properties: ", properties);
        lines.close("}");
    }

    private void write(String start, Value value) {
        if (value instanceof Value.Fields fields) {
            lines.open(start + "{");
            fields.values().forEach((name, each) -> write(name + ": ", each));
            lines.close("}");
        } else if (value instanceof Value.Items items && !items.values().isEmpty()) {
            lines.open(start + "[");
            items.values().forEach(each -> write("", each));
            lines.close("]");
        } else {
            lines.add(start + scalar(value));
        }
    }

    private static String scalar(Value value) {
        if (value instanceof Value.Text text) {
            return Quoting.bicep(text.text());
        }
        if (value instanceof Value.Plain plain) {
            return plain.text();
        }
        if (value instanceof Value.IdOf id) {
            return "resourceId('" + id.type() + "', " + Quoting.bicep(id.name()) + ")";
        }
        return value instanceof Value.GroupLocation ? "resourceGroup().location" : "[]";
    }
}
