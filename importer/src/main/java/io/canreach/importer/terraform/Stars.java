package io.canreach.importer.terraform;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Rules whose lists of prefixes hold {@code *}, which Azure refuses, and which can mean nothing but everything. */
final class Stars {
    private Stars() {}

    static void settle(List<Rule> rules, Notes notes) {
        for (Rule each : rules) {
            settle(each, "sourceAddressPrefix", notes);
            settle(each, "destinationAddressPrefix", notes);
        }
    }

    private static void settle(Rule rule, String field, Notes notes) {
        JsonNode list = rule.properties().path(field + "es");
        if (list.values().stream().anyMatch(each -> each.asString("").equals("*"))) {
            notes.error(
                    rule.place(),
                    "rule '" + rule.name() + "' has * in its list " + field + "es, and Azure refuses that",
                    "the plan cannot be applied as it is; the rule is read as one for any address");
            rule.properties().remove(field + "es");
            rule.properties().set(field, StringNode.valueOf("*"));
        }
    }
}
