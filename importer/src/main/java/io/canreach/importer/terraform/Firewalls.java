package io.canreach.importer.terraform;

import static io.canreach.importer.terraform.Azure.APPLICATION_GATEWAY;
import static io.canreach.importer.terraform.Azure.BASTION;
import static io.canreach.importer.terraform.Azure.FIREWALL;
import static io.canreach.importer.terraform.Azure.HUB;
import static io.canreach.importer.terraform.Azure.IP_GROUP;
import static io.canreach.importer.terraform.Azure.POLICY;
import static io.canreach.importer.terraform.Azure.PUBLIC_IP;
import static io.canreach.importer.terraform.Azure.SUBNET;
import static io.canreach.importer.terraform.Azure.VNET;
import static io.canreach.importer.terraform.Fields.all;
import static io.canreach.importer.terraform.Fields.constant;
import static io.canreach.importer.terraform.Fields.copy;
import static io.canreach.importer.terraform.Fields.each;
import static io.canreach.importer.terraform.Fields.ids;
import static io.canreach.importer.terraform.Fields.joined;
import static io.canreach.importer.terraform.Fields.listed;
import static io.canreach.importer.terraform.Fields.object;
import static io.canreach.importer.terraform.Fields.objects;
import static io.canreach.importer.terraform.Fields.ref;
import static io.canreach.importer.terraform.Fields.resources;
import static io.canreach.importer.terraform.Fields.same;
import static io.canreach.importer.terraform.Fields.sibling;

import java.util.List;

/** Azure Firewalls with their rules and policies, bastions and application gateways. */
final class Firewalls {
    private static final String SNAT = "Network" + Tree.DOT + "SNAT" + Tree.DOT + "PrivateRanges";

    private static final Field PLACE =
            all(ref("subnet_id", "subnet", SUBNET), ref("public_ip_address_id", "publicIPAddress", PUBLIC_IP));

    private static final Field SOURCES =
            all(same("name", "source_addresses"), ids("source_ip_groups", "sourceIpGroups", IP_GROUP));

    private static final Field DESTINATIONS = all(
            same("destination_addresses", "destination_ports", "destination_fqdns"),
            ids("destination_ip_groups", "destinationIpGroups", IP_GROUP));

    private static final Field TRANSLATION = same("translated_address", "translated_port", "translated_fqdn");

    private static final Field PROTOCOLS =
            objects("protocols", "protocols", copy("type", "protocolType"), same("port"));

    private static final Field OLD_PROTOCOLS =
            objects("protocol", "protocols", copy("type", "protocolType"), same("port"));

    /** A collection of rules that stands in a policy. */
    private static Field collection(String blocks, String kind, String rule, Field... fields) {
        return objects(
                blocks,
                "ruleCollections",
                constant("ruleCollectionType", kind),
                same("name", "priority"),
                copy("action", "action.type"),
                objects("rule", "rules", constant("ruleType", rule), SOURCES, all(fields)));
    }

    /** A collection of rules that stands in a firewall. */
    private static Mapping classic(String terraform, String list, Field... fields) {
        return Mapping.of(
                        terraform,
                        FIREWALL + "/" + list,
                        same("priority"),
                        copy("action", "action.type"),
                        objects("rule", "rules", SOURCES, all(fields)))
                .inNamed("azure_firewall_name");
    }

    static final List<Mapping> MAPPINGS = List.of(
            Mapping.of(
                            "azurerm_firewall",
                            FIREWALL,
                            copy("sku_name", "sku.name"),
                            copy("sku_tier", "sku.tier"),
                            copy("threat_intel_mode", "threatIntelMode"),
                            ref("firewall_policy_id", "firewallPolicy", POLICY),
                            resources(
                                    "ip_configuration",
                                    "ipConfigurations",
                                    PLACE,
                                    copy("private_ip_address", "privateIPAddress")),
                            object(
                                    "management_ip_configuration",
                                    "managementIpConfiguration",
                                    same("name"),
                                    object("", "properties", PLACE)),
                            object(
                                    "virtual_hub",
                                    "",
                                    ref("virtual_hub_id", "virtualHub", HUB),
                                    copy("private_ip_address", "hubIPAddresses.privateIPAddress"),
                                    each("public_ip_addresses", "hubIPAddresses.publicIPs.addresses", "address")),
                            object("", "additionalProperties", joined("private_ip_ranges", SNAT)))
                    .envelope(same("zones")),
            classic(
                    "azurerm_firewall_network_rule_collection",
                    "networkRuleCollections",
                    DESTINATIONS,
                    same("protocols")),
            classic(
                    "azurerm_firewall_nat_rule_collection",
                    "natRuleCollections",
                    DESTINATIONS,
                    same("protocols"),
                    TRANSLATION),
            classic(
                    "azurerm_firewall_application_rule_collection",
                    "applicationRuleCollections",
                    same("target_fqdns", "fqdn_tags"),
                    OLD_PROTOCOLS),
            Mapping.of(
                    "azurerm_firewall_policy",
                    POLICY,
                    copy("sku", "sku.tier"),
                    ref("base_policy_id", "basePolicy", POLICY),
                    copy("private_ip_ranges", "snat.privateRanges"),
                    copy("threat_intelligence_mode", "threatIntelMode"),
                    object("dns", "dnsSettings", same("servers"), copy("proxy_enabled", "enableProxy"))),
            Mapping.of(
                            "azurerm_firewall_policy_rule_collection_group",
                            POLICY + "/ruleCollectionGroups",
                            same("priority"),
                            collection(
                                    "network_rule_collection",
                                    "FirewallPolicyFilterRuleCollection",
                                    "NetworkRule",
                                    copy("protocols", "ipProtocols"),
                                    DESTINATIONS),
                            collection(
                                    "application_rule_collection",
                                    "FirewallPolicyFilterRuleCollection",
                                    "ApplicationRule",
                                    PROTOCOLS,
                                    same("destination_addresses", "web_categories"),
                                    copy("destination_fqdns", "targetFqdns"),
                                    copy("destination_urls", "targetUrls"),
                                    copy("destination_fqdn_tags", "fqdnTags"),
                                    copy("terminate_tls", "terminateTLS")),
                            collection(
                                    "nat_rule_collection",
                                    "FirewallPolicyNatRuleCollection",
                                    "NatRule",
                                    copy("protocols", "ipProtocols"),
                                    same("destination_ports"),
                                    listed("destination_address", "destinationAddresses"),
                                    TRANSLATION))
                    .below("firewall_policy_id"),
            Mapping.of("azurerm_ip_group", IP_GROUP, copy("cidrs", "ipAddresses")),
            Mapping.of(
                            "azurerm_bastion_host",
                            BASTION,
                            resources("ip_configuration", "ipConfigurations", PLACE),
                            ref("virtual_network_id", "virtualNetwork", VNET),
                            copy("tunneling_enabled", "enableTunneling"),
                            copy("ip_connect_enabled", "enableIpConnect"),
                            same("scale_units"))
                    .envelope(copy("sku", "sku.name")),
            Mapping.of(
                    "azurerm_application_gateway",
                    APPLICATION_GATEWAY,
                    object("sku", "sku", same("name", "tier", "capacity")),
                    resources(
                            "gateway_ip_configuration", "gatewayIPConfigurations", ref("subnet_id", "subnet", SUBNET)),
                    resources(
                            "frontend_ip_configuration",
                            "frontendIPConfigurations",
                            PLACE,
                            copy("private_ip_address", "privateIPAddress"),
                            copy("private_ip_address_allocation", "privateIPAllocationMethod")),
                    resources("frontend_port", "frontendPorts", same("port")),
                    resources(
                            "backend_address_pool",
                            "backendAddressPools",
                            each("ip_addresses", "backendAddresses", "ipAddress"),
                            each("ip_address_list", "backendAddresses", "ipAddress"),
                            each("fqdns", "backendAddresses", "fqdn"),
                            each("fqdn_list", "backendAddresses", "fqdn")),
                    resources("backend_http_settings", "backendHttpSettingsCollection", same("port", "protocol")),
                    resources(
                            "http_listener",
                            "httpListeners",
                            sibling(
                                    "frontend_ip_configuration_name",
                                    "frontendIPConfiguration",
                                    "frontendIPConfigurations"),
                            sibling("frontend_port_name", "frontendPort", "frontendPorts"),
                            same("protocol", "host_name", "host_names")),
                    resources("url_path_map", "urlPathMaps"),
                    resources(
                            "request_routing_rule",
                            "requestRoutingRules",
                            same("rule_type", "priority"),
                            sibling("http_listener_name", "httpListener", "httpListeners"),
                            sibling("backend_address_pool_name", "backendAddressPool", "backendAddressPools"),
                            sibling(
                                    "backend_http_settings_name",
                                    "backendHttpSettings",
                                    "backendHttpSettingsCollection"),
                            sibling("url_path_map_name", "urlPathMap", "urlPathMaps"))));

    static final List<Attachment> ATTACHMENTS =
            List.of(Attachment.of("azurerm_ip_group_cidr", "ip_group_id", IP_GROUP, listed("cidr", "ipAddresses")));

    private Firewalls() {}
}
