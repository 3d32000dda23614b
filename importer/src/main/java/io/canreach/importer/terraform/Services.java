package io.canreach.importer.terraform;

import static io.canreach.importer.terraform.Azure.SQL_INSTANCE;
import static io.canreach.importer.terraform.Azure.SQL_SERVER;
import static io.canreach.importer.terraform.Azure.STORAGE;
import static io.canreach.importer.terraform.Azure.SUBNET;
import static io.canreach.importer.terraform.Fields.all;
import static io.canreach.importer.terraform.Fields.copy;
import static io.canreach.importer.terraform.Fields.created;
import static io.canreach.importer.terraform.Fields.each;
import static io.canreach.importer.terraform.Fields.either;
import static io.canreach.importer.terraform.Fields.id;
import static io.canreach.importer.terraform.Fields.joined;
import static io.canreach.importer.terraform.Fields.none;
import static io.canreach.importer.terraform.Fields.object;
import static io.canreach.importer.terraform.Fields.objects;
import static io.canreach.importer.terraform.Fields.refs;
import static io.canreach.importer.terraform.Fields.same;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** SQL servers and managed instances, and storage accounts. */
final class Services {
    private static final Field ACCESS =
            either("public_network_access_enabled", "publicNetworkAccess", "Enabled", "Disabled");

    private static final Field ACLS = all(
            same("default_action"),
            joined("bypass", "bypass"),
            each("ip_rules", "ipRules", "value"),
            refs("virtual_network_subnet_ids", "virtualNetworkRules", SUBNET),
            objects("private_link_access", "resourceAccessRules", copy("endpoint_resource_id", "resourceId")));

    private static final Mapping SERVER = Mapping.of(
            "azurerm_mssql_server",
            SQL_SERVER,
            ACCESS,
            Services::policy,
            created("firewallRules", none()),
            created("virtualNetworkRules", none()));

    private static final Mapping IP_RULE = Mapping.of(
            "azurerm_mssql_firewall_rule", SQL_SERVER + "/firewallRules", same("start_ip_address", "end_ip_address"));

    private static final Mapping SUBNET_RULE = Mapping.of(
            "azurerm_mssql_virtual_network_rule",
            SQL_SERVER + "/virtualNetworkRules",
            id("subnet_id", "virtualNetworkSubnetId", SUBNET),
            same("ignore_missing_vnet_service_endpoint"));

    private static final Mapping INSTANCE = Mapping.of(
            "azurerm_mssql_managed_instance",
            SQL_INSTANCE,
            id("subnet_id", "subnetId", SUBNET),
            same("public_data_endpoint_enabled", "proxy_override"));

    static final List<Mapping> MAPPINGS = List.of(
            SERVER,
            SERVER.as("azurerm_sql_server"),
            IP_RULE.below("server_id"),
            IP_RULE.as("azurerm_sql_firewall_rule").belowNamed("server_name"),
            SUBNET_RULE.below("server_id"),
            SUBNET_RULE.as("azurerm_sql_virtual_network_rule").belowNamed("server_name"),
            INSTANCE,
            INSTANCE.as("azurerm_sql_managed_instance"),
            Mapping.of(
                    "azurerm_storage_account",
                    STORAGE,
                    ACCESS,
                    object("network_rules", "networkAcls", ACLS),
                    created("networkAcls", Tree.empty().put("defaultAction", "Allow"))));

    static final List<Attachment> ATTACHMENTS = List.of(Attachment.of(
            "azurerm_storage_account_network_rules", "storage_account_id", STORAGE, object("", "networkAcls", ACLS)));

    private Services() {}

    private static void policy(Block from, ObjectNode to) {
        if (from.has("connection_policy")) {
            ObjectNode policy = Tree.list(to, "connectionPolicies").addObject().put("name", "default");
            policy.putObject("properties").set("connectionType", from.value("connection_policy"));
        }
    }
}
