package io.canreach.importer.terraform;

import static io.canreach.importer.terraform.Azure.CIRCUIT;
import static io.canreach.importer.terraform.Azure.CIRCUIT_PEERING;
import static io.canreach.importer.terraform.Azure.CONNECTION;
import static io.canreach.importer.terraform.Azure.GATEWAY;
import static io.canreach.importer.terraform.Azure.PUBLIC_IP;
import static io.canreach.importer.terraform.Azure.SITE;
import static io.canreach.importer.terraform.Azure.SUBNET;
import static io.canreach.importer.terraform.Fields.copy;
import static io.canreach.importer.terraform.Fields.object;
import static io.canreach.importer.terraform.Fields.objects;
import static io.canreach.importer.terraform.Fields.ref;
import static io.canreach.importer.terraform.Fields.resources;
import static io.canreach.importer.terraform.Fields.same;

import java.util.List;

/** Virtual network gateways, what they connect, and ExpressRoute circuits. */
final class Gateways {
    private static final Field BGP = object(
            "bgp_settings",
            "bgpSettings",
            same("asn", "peer_weight"),
            copy("bgp_peering_address", "bgpPeeringAddress"));

    static final List<Mapping> MAPPINGS = List.of(
            Mapping.of(
                    "azurerm_virtual_network_gateway",
                    GATEWAY,
                    copy("type", "gatewayType"),
                    same("vpn_type", "enable_bgp"),
                    copy("bgp_enabled", "enableBgp"),
                    copy("active_active", "activeActive"),
                    copy("active_active_enabled", "activeActive"),
                    copy("sku", "sku.name"),
                    resources(
                            "ip_configuration",
                            "ipConfigurations",
                            ref("subnet_id", "subnet", SUBNET),
                            ref("public_ip_address_id", "publicIPAddress", PUBLIC_IP)),
                    object(
                            "vpn_client_configuration",
                            "vpnClientConfiguration",
                            copy("address_space", "vpnClientAddressPool.addressPrefixes")),
                    ref("default_local_network_gateway_id", "gatewayDefaultSite", SITE),
                    object("custom_route", "customRoutes", same("address_prefixes")),
                    BGP),
            Mapping.of(
                    "azurerm_local_network_gateway",
                    SITE,
                    copy("address_space", "localNetworkAddressSpace.addressPrefixes"),
                    copy("gateway_address", "gatewayIpAddress"),
                    copy("gateway_fqdn", "fqdn"),
                    BGP),
            Mapping.of(
                    "azurerm_virtual_network_gateway_connection",
                    CONNECTION,
                    copy("type", "connectionType"),
                    ref("virtual_network_gateway_id", "virtualNetworkGateway1", GATEWAY),
                    ref("peer_virtual_network_gateway_id", "virtualNetworkGateway2", GATEWAY),
                    ref("local_network_gateway_id", "localNetworkGateway2", SITE),
                    ref("express_route_circuit_id", "peer", CIRCUIT),
                    same("enable_bgp", "routing_weight", "express_route_gateway_bypass"),
                    copy("bgp_enabled", "enableBgp"),
                    copy("express_route_gateway_bypass_enabled", "expressRouteGatewayBypass"),
                    copy("private_link_fast_path_enabled", "enablePrivateLinkFastPath"),
                    copy("use_policy_based_traffic_selectors", "usePolicyBasedTrafficSelectors"),
                    objects(
                            "traffic_selector_policy",
                            "trafficSelectorPolicies",
                            copy("local_address_cidrs", "localAddressRanges"),
                            copy("remote_address_cidrs", "remoteAddressRanges"))),
            Mapping.of(
                    "azurerm_express_route_circuit",
                    CIRCUIT,
                    copy("service_provider_provisioning_state", "serviceProviderProvisioningState"),
                    copy("allow_classic_operations", "allowClassicOperations")),
            Mapping.of(
                            "azurerm_express_route_circuit_peering",
                            CIRCUIT_PEERING,
                            same("peering_type", "primary_peer_address_prefix", "secondary_peer_address_prefix"),
                            copy("peer_asn", "peerASN"),
                            copy("vlan_id", "vlanId"),
                            object(
                                    "microsoft_peering_config",
                                    "microsoftPeeringConfig",
                                    same("advertised_public_prefixes")))
                    .inNamed("express_route_circuit_name"));

    private Gateways() {}
}
