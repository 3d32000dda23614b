package io.canreach.importer.terraform;

import static io.canreach.importer.terraform.Azure.ENDPOINT_POLICY;
import static io.canreach.importer.terraform.Azure.NSG;
import static io.canreach.importer.terraform.Azure.PEERING;
import static io.canreach.importer.terraform.Azure.ROUTE;
import static io.canreach.importer.terraform.Azure.ROUTE_TABLE;
import static io.canreach.importer.terraform.Azure.SUBNET;
import static io.canreach.importer.terraform.Azure.VNET;
import static io.canreach.importer.terraform.Fields.all;
import static io.canreach.importer.terraform.Fields.copy;
import static io.canreach.importer.terraform.Fields.each;
import static io.canreach.importer.terraform.Fields.either;
import static io.canreach.importer.terraform.Fields.inverted;
import static io.canreach.importer.terraform.Fields.object;
import static io.canreach.importer.terraform.Fields.ref;
import static io.canreach.importer.terraform.Fields.refs;
import static io.canreach.importer.terraform.Fields.resources;
import static io.canreach.importer.terraform.Fields.same;

import java.util.List;

/** Virtual networks, their subnets and peerings, and route tables. */
final class Networks {
    private static final String POLICIES = "privateEndpointNetworkPolicies";
    private static final String LINK_POLICIES = "privateLinkServiceNetworkPolicies";
    private static final String ON = "Enabled";
    private static final String OFF = "Disabled";

    private static final Field SUBNET_FIELDS = all(
            same("address_prefix", "address_prefixes"),
            each("service_endpoints", "serviceEndpoints", "service"),
            refs("service_endpoint_policy_ids", "serviceEndpointPolicies", ENDPOINT_POLICY),
            resources("delegation", "delegations", object("service_delegation", "", copy("name", "serviceName"))),
            copy("private_endpoint_network_policies", POLICIES),
            either("private_endpoint_network_policies_enabled", POLICIES, ON, OFF),
            either("enforce_private_link_endpoint_network_policies", POLICIES, OFF, ON),
            either("private_link_service_network_policies_enabled", LINK_POLICIES, ON, OFF),
            either("enforce_private_link_service_network_policies", LINK_POLICIES, OFF, ON),
            copy("default_outbound_access_enabled", "defaultOutboundAccess"),
            ref("network_security_group_id", "networkSecurityGroup", NSG),
            ref("security_group", "networkSecurityGroup", NSG),
            ref("route_table_id", "routeTable", ROUTE_TABLE));

    private static final Field ROUTE_FIELDS =
            all(same("address_prefix", "next_hop_type"), copy("next_hop_in_ip_address", "nextHopIpAddress"));

    static final List<Mapping> MAPPINGS = List.of(
            Mapping.of(
                    "azurerm_virtual_network",
                    VNET,
                    copy("address_space", "addressSpace.addressPrefixes"),
                    copy("dns_servers", "dhcpOptions.dnsServers"),
                    resources("subnet", "subnets", SUBNET_FIELDS)),
            Mapping.of("azurerm_subnet", SUBNET, SUBNET_FIELDS).belowNamed("virtual_network_name"),
            Mapping.of(
                            "azurerm_virtual_network_peering",
                            PEERING,
                            ref("remote_virtual_network_id", "remoteVirtualNetwork", VNET),
                            same(
                                    "allow_virtual_network_access",
                                    "allow_forwarded_traffic",
                                    "allow_gateway_transit",
                                    "use_remote_gateways",
                                    "local_subnet_names",
                                    "remote_subnet_names"),
                            copy("peer_complete_virtual_networks_enabled", "peerCompleteVnets"),
                            copy("only_ipv6_peering_enabled", "enableOnlyIPv6Peering"))
                    .belowNamed("virtual_network_name"),
            Mapping.of(
                    "azurerm_route_table",
                    ROUTE_TABLE,
                    resources("route", "routes", ROUTE_FIELDS),
                    same("disable_bgp_route_propagation"),
                    inverted("bgp_route_propagation_enabled", "disableBgpRoutePropagation")),
            Mapping.of("azurerm_route", ROUTE, ROUTE_FIELDS).belowNamed("route_table_name"));

    static final List<Attachment> ATTACHMENTS = List.of(
            Attachment.of(
                    "azurerm_virtual_network_dns_servers",
                    "virtual_network_id",
                    VNET,
                    copy("dns_servers", "dhcpOptions.dnsServers")),
            Attachment.of(
                    "azurerm_subnet_network_security_group_association",
                    "subnet_id",
                    SUBNET,
                    ref("network_security_group_id", "networkSecurityGroup", NSG)),
            Attachment.of(
                    "azurerm_subnet_route_table_association",
                    "subnet_id",
                    SUBNET,
                    ref("route_table_id", "routeTable", ROUTE_TABLE)));

    private Networks() {}
}
