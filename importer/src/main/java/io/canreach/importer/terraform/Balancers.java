package io.canreach.importer.terraform;

import static io.canreach.importer.terraform.Azure.ASG;
import static io.canreach.importer.terraform.Azure.BALANCER;
import static io.canreach.importer.terraform.Azure.LINK_SERVICE;
import static io.canreach.importer.terraform.Azure.NAT_GATEWAY;
import static io.canreach.importer.terraform.Azure.NAT_POOL;
import static io.canreach.importer.terraform.Azure.NAT_RULE;
import static io.canreach.importer.terraform.Azure.POOL;
import static io.canreach.importer.terraform.Azure.PREFIX;
import static io.canreach.importer.terraform.Azure.PRIVATE_ENDPOINT;
import static io.canreach.importer.terraform.Azure.PROBE;
import static io.canreach.importer.terraform.Azure.PUBLIC_IP;
import static io.canreach.importer.terraform.Azure.SUBNET;
import static io.canreach.importer.terraform.Azure.VNET;
import static io.canreach.importer.terraform.Fields.all;
import static io.canreach.importer.terraform.Fields.copy;
import static io.canreach.importer.terraform.Fields.either;
import static io.canreach.importer.terraform.Fields.id;
import static io.canreach.importer.terraform.Fields.listed;
import static io.canreach.importer.terraform.Fields.objects;
import static io.canreach.importer.terraform.Fields.ref;
import static io.canreach.importer.terraform.Fields.refs;
import static io.canreach.importer.terraform.Fields.resources;
import static io.canreach.importer.terraform.Fields.same;
import static io.canreach.importer.terraform.Fields.sibling;

import java.util.List;

/** Load balancers and their parts, NAT gateways, private endpoints and private link services. */
final class Balancers {
    private static final String FRONTENDS = "frontendIPConfigurations";
    private static final String FRONTEND = BALANCER + "/" + FRONTENDS;

    private static final Field FRONT = sibling("frontend_ip_configuration_name", "frontendIPConfiguration", FRONTENDS);

    private static final Field PORTS = all(
            same("protocol", "frontend_port", "backend_port", "idle_timeout_in_minutes"),
            copy("enable_floating_ip", "enableFloatingIP"),
            copy("floating_ip_enabled", "enableFloatingIP"),
            copy("enable_tcp_reset", "enableTcpReset"),
            copy("tcp_reset_enabled", "enableTcpReset"));

    private static final Field MEMBER = all(
            ref("virtual_network_id", "virtualNetwork", VNET),
            copy("ip_address", "ipAddress"),
            ref("backend_address_ip_configuration_id", "loadBalancerFrontendIPConfiguration", FRONTEND));

    static final List<Mapping> MAPPINGS = List.of(
            Mapping.of(
                            "azurerm_lb",
                            BALANCER,
                            resources(
                                    "frontend_ip_configuration",
                                    FRONTENDS,
                                    ref("subnet_id", "subnet", SUBNET),
                                    ref("public_ip_address_id", "publicIPAddress", PUBLIC_IP),
                                    ref("public_ip_prefix_id", "publicIPPrefix", PREFIX),
                                    copy("private_ip_address", "privateIPAddress"),
                                    copy("private_ip_address_allocation", "privateIPAllocationMethod"),
                                    copy("private_ip_address_version", "privateIPAddressVersion"),
                                    ref(
                                            "gateway_load_balancer_frontend_ip_configuration_id",
                                            "gatewayLoadBalancer",
                                            FRONTEND)))
                    .envelope(copy("sku", "sku.name"), copy("sku_tier", "sku.tier")),
            Mapping.of(
                            "azurerm_lb_backend_address_pool",
                            POOL,
                            ref("virtual_network_id", "virtualNetwork", VNET),
                            resources("backend_address", "loadBalancerBackendAddresses", MEMBER))
                    .in("loadbalancer_id"),
            Mapping.of("azurerm_lb_backend_address_pool_address", POOL + "/loadBalancerBackendAddresses", MEMBER)
                    .in("backend_address_pool_id"),
            Mapping.of(
                            "azurerm_lb_probe",
                            PROBE,
                            same("protocol", "port", "request_path", "interval_in_seconds", "number_of_probes"))
                    .in("loadbalancer_id"),
            Mapping.of(
                            "azurerm_lb_rule",
                            BALANCER + "/loadBalancingRules",
                            FRONT,
                            PORTS,
                            ref("backend_address_pool_id", "backendAddressPool", POOL),
                            refs("backend_address_pool_ids", "backendAddressPools", POOL),
                            ref("probe_id", "probe", PROBE),
                            same("load_distribution", "disable_outbound_snat"))
                    .in("loadbalancer_id"),
            Mapping.of(
                            "azurerm_lb_nat_rule",
                            NAT_RULE,
                            FRONT,
                            PORTS,
                            copy("frontend_port_start", "frontendPortRangeStart"),
                            copy("frontend_port_end", "frontendPortRangeEnd"),
                            ref("backend_address_pool_id", "backendAddressPool", POOL))
                    .in("loadbalancer_id"),
            Mapping.of(
                            "azurerm_lb_nat_pool",
                            NAT_POOL,
                            FRONT,
                            PORTS,
                            copy("frontend_port_start", "frontendPortRangeStart"),
                            copy("frontend_port_end", "frontendPortRangeEnd"))
                    .in("loadbalancer_id"),
            Mapping.of(
                            "azurerm_lb_outbound_rule",
                            BALANCER + "/outboundRules",
                            PORTS,
                            objects(
                                    "frontend_ip_configuration",
                                    FRONTENDS,
                                    copy("id", "id"),
                                    (from, to) -> from.text("name")
                                            .ifPresent(name ->
                                                    to.put("id", from.holder() + "/" + FRONTENDS + "/" + name))),
                            ref("backend_address_pool_id", "backendAddressPool", POOL),
                            same("allocated_outbound_ports"))
                    .in("loadbalancer_id"),
            Mapping.of(
                            "azurerm_nat_gateway",
                            NAT_GATEWAY,
                            same("idle_timeout_in_minutes"),
                            refs("public_ip_address_ids", "publicIpAddresses", PUBLIC_IP),
                            refs("public_ip_prefix_ids", "publicIpPrefixes", PREFIX))
                    .envelope(copy("sku_name", "sku.name"), same("zones")),
            Mapping.of(
                    "azurerm_private_endpoint",
                    PRIVATE_ENDPOINT,
                    ref("subnet_id", "subnet", SUBNET),
                    resources(
                            "private_service_connection",
                            "privateLinkServiceConnections",
                            id("private_connection_resource_id", "privateLinkServiceId", Azure.ANY),
                            copy("subresource_names", "groupIds"),
                            copy("private_connection_resource_alias", "privateLinkServiceAlias"),
                            either(
                                    "is_manual_connection",
                                    "privateLinkServiceConnectionState.status",
                                    "Pending",
                                    "Approved")),
                    resources(
                            "ip_configuration",
                            "ipConfigurations",
                            copy("private_ip_address", "privateIPAddress"),
                            copy("subresource_name", "groupId"),
                            copy("member_name", "memberName")),
                    objects("network_interface", "networkInterfaces", copy("id", "id")),
                    objects(
                            "private_service_connection",
                            "customDnsConfigs",
                            listed("private_ip_address", "ipAddresses"))),
            Mapping.of(
                    "azurerm_private_link_service",
                    LINK_SERVICE,
                    resources(
                            "nat_ip_configuration",
                            "ipConfigurations",
                            ref("subnet_id", "subnet", SUBNET),
                            copy("private_ip_address", "privateIPAddress"),
                            same("primary")),
                    refs(
                            "load_balancer_frontend_ip_configuration_ids",
                            "loadBalancerFrontendIpConfigurations",
                            FRONTEND)));

    static final List<Attachment> ATTACHMENTS = List.of(
            Attachment.of(
                    "azurerm_subnet_nat_gateway_association",
                    "subnet_id",
                    SUBNET,
                    ref("nat_gateway_id", "natGateway", NAT_GATEWAY)),
            Attachment.of(
                    "azurerm_nat_gateway_public_ip_association",
                    "nat_gateway_id",
                    NAT_GATEWAY,
                    refs("public_ip_address_id", "publicIpAddresses", PUBLIC_IP)),
            Attachment.of(
                    "azurerm_nat_gateway_public_ip_prefix_association",
                    "nat_gateway_id",
                    NAT_GATEWAY,
                    refs("public_ip_prefix_id", "publicIpPrefixes", PREFIX)),
            Attachment.of(
                    "azurerm_private_endpoint_application_security_group_association",
                    "private_endpoint_id",
                    PRIVATE_ENDPOINT,
                    refs("application_security_group_id", "applicationSecurityGroups", ASG)));

    private Balancers() {}
}
