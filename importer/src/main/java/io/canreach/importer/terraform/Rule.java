package io.canreach.importer.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A rule of a network security group, in its group or by itself.
 *
 * @param place the address under which it is reported
 * @param group the id of its group in lower case
 * @param json the rule
 */
record Rule(String place, String group, ObjectNode json) {
    static List<Rule> of(List<Planned> all) {
        List<Rule> rules = new ArrayList<>();
        for (Planned each : all) {
            String id = each.id().toLowerCase(Locale.ROOT);
            if (each.type().equals(Azure.NSG)) {
                Translation.objects(each.properties().path("securityRules"))
                        .forEach(rule -> rules.add(new Rule(each.address(), id, rule)));
            } else if (each.type().equals(Azure.RULE)) {
                rules.add(new Rule(
                        each.address(), id.substring(0, Math.max(id.lastIndexOf("/securityrules/"), 0)), each.json()));
            }
        }
        return rules;
    }

    String name() {
        return json.path("name").asString("");
    }

    ObjectNode properties() {
        return Tree.object(json, "properties");
    }

    /** A text of the rule in lower case. */
    String field(String name) {
        return json.path("properties").path(name).asString("").toLowerCase(Locale.ROOT);
    }

    boolean isSettled() {
        JsonNode priority = json.path("properties").path("priority");
        return priority.isIntegralNumber() && priority.canConvertToInt();
    }

    int priority() {
        return json.path("properties").path("priority").intValue();
    }

    void priority(JsonNode value) {
        properties().set("priority", value);
    }
}
