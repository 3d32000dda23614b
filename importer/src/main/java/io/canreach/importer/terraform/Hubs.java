package io.canreach.importer.terraform;

import static io.canreach.importer.terraform.Azure.CIRCUIT_PEERING;
import static io.canreach.importer.terraform.Azure.HUB;
import static io.canreach.importer.terraform.Azure.MANAGER;
import static io.canreach.importer.terraform.Azure.SUBNET;
import static io.canreach.importer.terraform.Azure.VNET;
import static io.canreach.importer.terraform.Azure.WAN;
import static io.canreach.importer.terraform.Fields.constant;
import static io.canreach.importer.terraform.Fields.copy;
import static io.canreach.importer.terraform.Fields.objects;
import static io.canreach.importer.terraform.Fields.ref;
import static io.canreach.importer.terraform.Fields.same;

import java.util.List;

/** Virtual WANs and their hubs, route servers, and network managers with their admin rules. */
final class Hubs {
    private static final String NETWORK = "Microsoft.Network/";
    private static final String GROUP = MANAGER + "/networkGroups";
    private static final String SECURITY = MANAGER + "/securityAdminConfigurations";
    private static final String CONNECTIVITY = MANAGER + "/connectivityConfigurations";
    private static final String COLLECTION = SECURITY + "/ruleCollections";
    private static final String VPN_GATEWAY = NETWORK + "vpnGateways";
    private static final String ER_GATEWAY = NETWORK + "expressRouteGateways";

    static final List<Mapping> MAPPINGS = List.of(
            Mapping.of("azurerm_virtual_wan", WAN, copy("type", "type")),
            Mapping.of(
                    "azurerm_virtual_hub",
                    HUB,
                    same("address_prefix", "sku"),
                    ref("virtual_wan_id", "virtualWan", WAN),
                    objects("route", "routeTable.routes", same("address_prefixes", "next_hop_ip_address"))),
            Mapping.of(
                            "azurerm_virtual_hub_connection",
                            HUB + "/hubVirtualNetworkConnections",
                            ref("remote_virtual_network_id", "remoteVirtualNetwork", VNET),
                            copy("internet_security_enabled", "enableInternetSecurity"))
                    .below("virtual_hub_id"),
            Mapping.of("azurerm_virtual_hub_route_table", HUB + "/hubRouteTables", same("labels"))
                    .below("virtual_hub_id"),
            Mapping.of("azurerm_virtual_hub_ip", HUB + "/ipConfigurations", ref("subnet_id", "subnet", SUBNET))
                    .below("virtual_hub_id"),
            Mapping.of(
                    "azurerm_route_server",
                    HUB,
                    same("sku"),
                    (from, to) -> from.id("subnet_id", SUBNET)
                            .ifPresent(subnet -> Tree.list(to, "ipConfigurations")
                                    .addObject()
                                    .put("name", "ipconfig1")
                                    .putObject("properties")
                                    .set("subnet", Tree.reference(subnet)))),
            Mapping.of("azurerm_vpn_gateway", VPN_GATEWAY, ref("virtual_hub_id", "virtualHub", HUB)),
            Mapping.of("azurerm_express_route_gateway", ER_GATEWAY, ref("virtual_hub_id", "virtualHub", HUB)),
            Mapping.of(
                            "azurerm_express_route_connection",
                            ER_GATEWAY + "/expressRouteConnections",
                            ref("express_route_circuit_peering_id", "expressRouteCircuitPeering", CIRCUIT_PEERING))
                    .below("express_route_gateway_id"),
            Mapping.of("azurerm_vpn_site", NETWORK + "vpnSites", copy("address_cidrs", "addressSpace.addressPrefixes")),
            Mapping.of(
                    "azurerm_point_to_site_vpn_gateway",
                    NETWORK + "p2sVpnGateways",
                    ref("virtual_hub_id", "virtualHub", HUB)),
            Mapping.of("azurerm_network_manager", MANAGER),
            Mapping.of("azurerm_network_manager_network_group", GROUP, copy("member_type", "memberType"))
                    .below("network_manager_id"),
            Mapping.of(
                            "azurerm_network_manager_static_member",
                            GROUP + "/staticMembers",
                            copy("target_virtual_network_id", "resourceId"))
                    .below("network_group_id"),
            Mapping.of(
                            "azurerm_network_manager_connectivity_configuration",
                            CONNECTIVITY,
                            same("connectivity_topology"),
                            objects(
                                    "applies_to_group",
                                    "appliesToGroups",
                                    same("group_connectivity", "network_group_id")))
                    .below("network_manager_id"),
            Mapping.of(
                            "azurerm_network_manager_security_admin_configuration",
                            SECURITY,
                            copy(
                                    "apply_on_network_intent_policy_based_services",
                                    "applyOnNetworkIntentPolicyBasedServices"))
                    .below("network_manager_id"),
            Mapping.of(
                            "azurerm_network_manager_admin_rule_collection",
                            COLLECTION,
                            (from, to) -> from.ids("network_group_ids", GROUP)
                                    .forEach(id -> Tree.list(to, "appliesToGroups")
                                            .addObject()
                                            .put("networkGroupId", id)))
                    .below("security_admin_configuration_id"),
            Mapping.of(
                            "azurerm_network_manager_admin_rule",
                            COLLECTION + "/rules",
                            copy("action", "access"),
                            same("direction", "priority", "protocol", "source_port_ranges", "destination_port_ranges"),
                            objects("source", "sources", same("address_prefix", "address_prefix_type")),
                            objects("destination", "destinations", same("address_prefix", "address_prefix_type")))
                    .envelope(constant("kind", "Custom"))
                    .below("admin_rule_collection_id"));

    private Hubs() {}
}
