package io.canreach.importer.terraform;

import static io.canreach.importer.terraform.Azure.ASG;
import static io.canreach.importer.terraform.Azure.BALANCER;
import static io.canreach.importer.terraform.Azure.NAT_POOL;
import static io.canreach.importer.terraform.Azure.NAT_RULE;
import static io.canreach.importer.terraform.Azure.NIC;
import static io.canreach.importer.terraform.Azure.NSG;
import static io.canreach.importer.terraform.Azure.POOL;
import static io.canreach.importer.terraform.Azure.PREFIX;
import static io.canreach.importer.terraform.Azure.PUBLIC_IP;
import static io.canreach.importer.terraform.Azure.SCALE_SET;
import static io.canreach.importer.terraform.Azure.SUBNET;
import static io.canreach.importer.terraform.Azure.VM;
import static io.canreach.importer.terraform.Fields.all;
import static io.canreach.importer.terraform.Fields.copy;
import static io.canreach.importer.terraform.Fields.object;
import static io.canreach.importer.terraform.Fields.ref;
import static io.canreach.importer.terraform.Fields.refs;
import static io.canreach.importer.terraform.Fields.resources;
import static io.canreach.importer.terraform.Fields.same;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Network interfaces, public addresses, machines and scale sets. */
final class Machines {
    private static final String GROUPS = "applicationSecurityGroups";
    private static final String POOLS = "loadBalancerBackendAddressPools";
    private static final String RULES = "loadBalancerInboundNatRules";
    private static final String GATEWAY_POOLS = "applicationGatewayBackendAddressPools";
    private static final String GATEWAY_POOL = Azure.APPLICATION_GATEWAY + "/backendAddressPools";
    private static final String CONFIGURATIONS = "ipConfigurations";
    private static final String SETS = "virtualMachineProfile.networkProfile.networkInterfaceConfigurations";

    private static final Field PLACE = all(
            ref("subnet_id", "subnet", SUBNET),
            same("primary"),
            copy("private_ip_address_version", "privateIPAddressVersion"),
            copy("version", "privateIPAddressVersion"),
            refs("application_security_group_ids", GROUPS, ASG),
            refs("load_balancer_backend_address_pools_ids", POOLS, POOL),
            refs("load_balancer_backend_address_pool_ids", POOLS, POOL),
            refs("load_balancer_inbound_nat_rules_ids", RULES, NAT_RULE),
            refs("application_gateway_backend_address_pool_ids", GATEWAY_POOLS, GATEWAY_POOL));

    private static final Field FORWARDING = all(
            copy("enable_ip_forwarding", "enableIPForwarding"),
            copy("ip_forwarding_enabled", "enableIPForwarding"),
            copy("ip_forwarding", "enableIPForwarding"),
            ref("network_security_group_id", "networkSecurityGroup", NSG));

    private static final Field PUBLIC_CONFIGURATION = object(
            "public_ip_address",
            "publicIPAddressConfiguration",
            copy("name", "name"),
            copy("version", "properties.publicIPAddressVersion"),
            ref("public_ip_prefix_id", "properties.publicIPPrefix", PREFIX));

    private static final Field PUBLIC_CONFIGURATION_OF_OLD =
            object("public_ip_address_configuration", "publicIPAddressConfiguration", copy("name", "name"));

    private static final Field SET_CONFIGURATION = all(
            PLACE,
            PUBLIC_CONFIGURATION,
            PUBLIC_CONFIGURATION_OF_OLD,
            refs("load_balancer_inbound_nat_rules_ids", "loadBalancerInboundNatPools", NAT_POOL));

    private static final Mapping SET = Mapping.of(
                    "azurerm_linux_virtual_machine_scale_set",
                    SCALE_SET,
                    resources(
                            "network_interface",
                            SETS,
                            same("primary"),
                            FORWARDING,
                            resources("ip_configuration", CONFIGURATIONS, SET_CONFIGURATION)))
            .envelope(copy("instances", "sku.capacity"));

    private static final Mapping MACHINE =
            Mapping.of("azurerm_linux_virtual_machine", VM, Machines::interfaces, copy("zone", "zone"));

    static final List<Mapping> MAPPINGS = List.of(
            Mapping.of(
                    "azurerm_network_interface",
                    NIC,
                    resources(
                            "ip_configuration",
                            CONFIGURATIONS,
                            PLACE,
                            copy("private_ip_address", "privateIPAddress"),
                            copy("private_ip_address_allocation", "privateIPAllocationMethod"),
                            ref("public_ip_address_id", "publicIPAddress", PUBLIC_IP),
                            ref(
                                    "gateway_load_balancer_frontend_ip_configuration_id",
                                    "gatewayLoadBalancer",
                                    BALANCER + "/frontendIPConfigurations")),
                    FORWARDING,
                    ref("virtual_machine_id", "virtualMachine", VM)),
            Mapping.of(
                            "azurerm_public_ip",
                            PUBLIC_IP,
                            copy("ip_address", "ipAddress"),
                            copy("ip_version", "publicIPAddressVersion"),
                            copy("allocation_method", "publicIPAllocationMethod"),
                            copy("public_ip_address_allocation", "publicIPAllocationMethod"),
                            ref("public_ip_prefix_id", "publicIPPrefix", PREFIX),
                            copy("domain_name_label", "dnsSettings.domainNameLabel"))
                    .envelope(copy("sku", "sku.name"), copy("sku_tier", "sku.tier")),
            Mapping.of("azurerm_public_ip_prefix", PREFIX, copy("ip_prefix", "ipPrefix"), same("prefix_length"))
                    .envelope(copy("sku", "sku.name")),
            MACHINE,
            MACHINE.as("azurerm_windows_virtual_machine"),
            MACHINE.as("azurerm_virtual_machine"),
            SET,
            SET.as("azurerm_windows_virtual_machine_scale_set"),
            SET.as("azurerm_orchestrated_virtual_machine_scale_set"),
            Mapping.of(
                            "azurerm_virtual_machine_scale_set",
                            SCALE_SET,
                            resources(
                                    "network_profile",
                                    SETS,
                                    same("primary"),
                                    FORWARDING,
                                    resources("ip_configuration", CONFIGURATIONS, SET_CONFIGURATION)))
                    .envelope(object("sku", "sku", same("name", "capacity"))));

    static final List<Attachment> ATTACHMENTS = List.of(
            Attachment.of(
                    "azurerm_network_interface_security_group_association",
                    "network_interface_id",
                    NIC,
                    ref("network_security_group_id", "networkSecurityGroup", NSG)),
            Attachment.of(
                            "azurerm_network_interface_application_security_group_association",
                            "network_interface_id",
                            NIC,
                            refs("application_security_group_id", GROUPS, ASG))
                    .within(CONFIGURATIONS, "ip_configuration_name"),
            Attachment.of(
                            "azurerm_network_interface_backend_address_pool_association",
                            "network_interface_id",
                            NIC,
                            refs("backend_address_pool_id", POOLS, POOL))
                    .within(CONFIGURATIONS, "ip_configuration_name"),
            Attachment.of(
                            "azurerm_network_interface_nat_rule_association",
                            "network_interface_id",
                            NIC,
                            refs("nat_rule_id", RULES, NAT_RULE))
                    .within(CONFIGURATIONS, "ip_configuration_name"),
            Attachment.of(
                            "azurerm_network_interface_application_gateway_backend_address_pool_association",
                            "network_interface_id",
                            NIC,
                            refs("backend_address_pool_id", GATEWAY_POOLS, GATEWAY_POOL))
                    .within(CONFIGURATIONS, "ip_configuration_name"));

    private Machines() {}

    /** The first interface of a machine is its primary one, unless another is named. */
    private static void interfaces(Block from, ObjectNode to) {
        String primary = from.id("primary_network_interface_id", NIC).orElse("");
        ArrayNode list = Tree.list(to, "networkProfile.networkInterfaces");
        for (String id : from.ids("network_interface_ids", NIC)) {
            boolean first = primary.isEmpty() ? list.isEmpty() : id.equalsIgnoreCase(primary);
            list.add(Tree.reference(id).set("properties", Tree.empty().put("primary", first)));
        }
    }
}
