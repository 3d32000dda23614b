package io.canreach.exporter;

import io.canreach.model.ResourceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes Terraform for the provider azurerm 4. What has a group or a table is associated with it by a resource. */
final class TerraformWriter {
    private final Lines body = new Lines();
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final Labels labels = new Labels();
    private final Set<String> variables = new LinkedHashSet<>();

    String write(List<GroupToWrite> groups, List<TableToWrite> tables) {
        groups.forEach(this::group);
        tables.forEach(this::table);
        Lines head = new Lines();
        for (String each : variables) {
            head.open("variable \"" + each + "\" {")
                    .add("type = string")
                    .close("}")
                    .add("");
        }
        return head.toString() + body;
    }

    private void group(GroupToWrite group) {
        String label = head("azurerm_network_security_group", group.id(), group.location());
        group.rules().forEach(this::rule);
        close();
        String own = "azurerm_network_security_group." + label + ".id";
        for (Attachment each : group.attachments()) {
            String kind = each.isSubnet() ? "subnet" : "network_interface";
            association(kind, "network_security_group", label, each, own);
        }
    }

    private void rule(GroupToWrite.Rule rule) {
        open("security_rule {");
        text("name", rule.name());
        set("priority", String.valueOf(rule.priority()));
        text("direction", rule.direction());
        text("access", rule.access());
        text("protocol", rule.protocol());
        side("source", rule.source());
        side("destination", rule.destination());
        close();
    }

    private void table(TableToWrite table) {
        String label = head("azurerm_route_table", table.id(), table.location());
        set("bgp_route_propagation_enabled", String.valueOf(!table.keepsGatewayRoutesOut()));
        table.routes().forEach(this::route);
        close();
        String own = "azurerm_route_table." + label + ".id";
        table.attachments().forEach(each -> association("subnet", "route_table", label, each, own));
    }

    private void route(TableToWrite.Hop route) {
        open("route {");
        text("name", route.name());
        text("address_prefix", route.prefix());
        text("next_hop_type", route.nextHop());
        if (!route.address().isEmpty()) {
            text("next_hop_in_ip_address", route.address());
        }
        close();
    }

    private String head(String type, ResourceId id, String location) {
        if (!labels.areEmpty()) {
            body.add("");
        }
        String label = labels.of(id.name());
        body.open("resource \"" + type + "\" \"" + label + "\" {");
        text("name", id.name());
        set("resource_group_name", known(id.resourceGroup().orElse(""), "resource_group_name"));
        set("location", known(location, "location"));
        return label;
    }

    /** What the network does not say is a variable. */
    private String known(String value, String variable) {
        if (!value.isEmpty()) {
            return Quoting.hcl(value);
        }
        variables.add(variable);
        return "var." + variable;
    }

    /** Attributes that follow one another are aligned, as Terraform's own formatter does. */
    private void set(String name, String value) {
        attributes.put(name, value);
    }

    private void flush() {
        int width = attributes.keySet().stream().mapToInt(String::length).max().orElse(0);
        attributes.forEach((name, value) -> body.add(name + " ".repeat(width - name.length()) + " = " + value));
        attributes.clear();
    }

    private void open(String line) {
        flush();
        body.add("").open(line);
    }

    private void close() {
        flush();
        body.close("}");
    }

    private void text(String name, String value) {
        set(name, Quoting.hcl(value));
    }

    private void side(String side, GroupToWrite.Side values) {
        if (values.groups().isEmpty()) {
            several(side + "_address_prefix", side + "_address_prefixes", values.prefixes());
        } else {
            List<String> ids = new ArrayList<>();
            values.groups().forEach(each -> ids.add(idOf(each)));
            set(side + "_application_security_group_ids", "[" + String.join(", ", ids) + "]");
        }
        several(side + "_port_range", side + "_port_ranges", values.ports());
    }

    private void several(String one, String many, List<String> values) {
        if (values.size() == 1) {
            text(one, values.get(0));
        } else {
            set(many, "[" + String.join(", ", values.stream().map(Quoting::hcl).toList()) + "]");
        }
    }

    /** The id of a resource that is not written here; one that is declared without a full id is a variable. */
    private String idOf(ResourceId id) {
        String variable = id.value().substring(1).replaceAll("[^A-Za-z0-9]+", "_") + "_id";
        return known(Ids.isFull(id) ? id.value() : "", variable);
    }

    private void association(String kind, String what, String label, Attachment user, String own) {
        String type = "azurerm_" + kind + "_" + what + "_association";
        open("resource \"" + type + "\" \"" + labels.of(label + "_" + user.id().name()) + "\" {");
        set(kind + "_id", idOf(user.id()));
        set(what + "_id", own);
        close();
    }
}
