package io.canreach.importer.terraform;

import static io.canreach.importer.terraform.Azure.ASG;
import static io.canreach.importer.terraform.Azure.NSG;
import static io.canreach.importer.terraform.Azure.RULE;
import static io.canreach.importer.terraform.Fields.all;
import static io.canreach.importer.terraform.Fields.refs;
import static io.canreach.importer.terraform.Fields.resources;
import static io.canreach.importer.terraform.Fields.same;

import java.util.List;

/** Network security groups with their rules, and application security groups. */
final class Security {
    private static final Field RULE_FIELDS = all(
            same(
                    "priority",
                    "direction",
                    "access",
                    "protocol",
                    "source_port_range",
                    "source_port_ranges",
                    "destination_port_range",
                    "destination_port_ranges",
                    "source_address_prefix",
                    "source_address_prefixes",
                    "destination_address_prefix",
                    "destination_address_prefixes"),
            refs("source_application_security_group_ids", "sourceApplicationSecurityGroups", ASG),
            refs("destination_application_security_group_ids", "destinationApplicationSecurityGroups", ASG));

    static final List<Mapping> MAPPINGS = List.of(
            Mapping.of("azurerm_network_security_group", NSG, resources("security_rule", "securityRules", RULE_FIELDS)),
            Mapping.of("azurerm_network_security_rule", RULE, RULE_FIELDS).belowNamed("network_security_group_name"),
            Mapping.of("azurerm_application_security_group", ASG));

    private Security() {}
}
