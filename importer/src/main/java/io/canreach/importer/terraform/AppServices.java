package io.canreach.importer.terraform;

import static io.canreach.importer.terraform.Azure.ASE;
import static io.canreach.importer.terraform.Azure.PLAN;
import static io.canreach.importer.terraform.Azure.SITES;
import static io.canreach.importer.terraform.Azure.SUBNET;
import static io.canreach.importer.terraform.Fields.all;
import static io.canreach.importer.terraform.Fields.constant;
import static io.canreach.importer.terraform.Fields.copy;
import static io.canreach.importer.terraform.Fields.either;
import static io.canreach.importer.terraform.Fields.id;
import static io.canreach.importer.terraform.Fields.object;
import static io.canreach.importer.terraform.Fields.objects;
import static io.canreach.importer.terraform.Fields.orEmpty;
import static io.canreach.importer.terraform.Fields.ref;
import static io.canreach.importer.terraform.Fields.same;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** App Service Environments, plans and apps. */
final class AppServices {
    private static final String SITE = "siteConfig.";
    private static final String RULES = "ipSecurityRestrictions";
    private static final String SCM = "scmIpSecurityRestrictions";

    private static final Field RESTRICTION = all(
            same("name", "priority", "action"),
            copy("ip_address", "ipAddress"),
            id("virtual_network_subnet_id", "vnetSubnetResourceId", SUBNET),
            (from, to) -> from.text("service_tag")
                    .ifPresent(tag -> to.put("ipAddress", tag).put("tag", "ServiceTag")),
            object(
                    "headers",
                    "headers",
                    copy("x_forwarded_for", "x-forwarded-for"),
                    copy("x_forwarded_host", "x-forwarded-host"),
                    copy("x_azure_fdid", "x-azure-fdid"),
                    copy("x_fd_health_probe", "x-fd-healthprobe")));

    private static final Field CONFIG = object(
            "site_config",
            "siteConfig",
            copy("vnet_route_all_enabled", "vnetRouteAllEnabled"),
            objects("ip_restriction", RULES, RESTRICTION),
            objects("scm_ip_restriction", SCM, RESTRICTION),
            copy("ip_restriction_default_action", RULES + "DefaultAction"),
            copy("scm_ip_restriction_default_action", SCM + "DefaultAction"),
            copy("scm_use_main_ip_restriction", SCM + "UseMain"));

    private static final Mapping APP = Mapping.of(
            "azurerm_linux_web_app",
            SITES,
            id("service_plan_id", "serverFarmId", PLAN),
            id("app_service_plan_id", "serverFarmId", PLAN),
            id("virtual_network_subnet_id", "virtualNetworkSubnetId", SUBNET),
            either("public_network_access_enabled", "publicNetworkAccess", "Enabled", "Disabled"),
            CONFIG,
            orEmpty(SITE + RULES),
            orEmpty(SITE + SCM),
            AppServices::routesAll,
            copy("outbound_ip_addresses", "outboundIpAddresses"),
            copy("possible_outbound_ip_addresses", "possibleOutboundIpAddresses"));

    private static final Mapping SLOT =
            new Mapping("", SITES + "/slots", APP.parent(), APP.envelope(), APP.fields()).below("app_service_id");

    private static final Mapping ENVIRONMENT = Mapping.of(
            "azurerm_app_service_environment",
            ASE,
            ref("subnet_id", "virtualNetwork", SUBNET),
            same("internal_load_balancing_mode"),
            copy("allowed_user_ip_cidrs", "userWhitelistedIpRanges"),
            copy("user_whitelisted_ip_ranges", "userWhitelistedIpRanges"));

    static final List<Mapping> MAPPINGS = List.of(
            ENVIRONMENT.envelope(constant("kind", "ASEV2")),
            ENVIRONMENT
                    .as(
                            "azurerm_app_service_environment_v3",
                            object(
                                    "",
                                    "networkingConfiguration.properties",
                                    copy("remote_debugging_enabled", "remoteDebugEnabled"),
                                    same(
                                            "external_inbound_ip_addresses",
                                            "internal_inbound_ip_addresses",
                                            "linux_outbound_ip_addresses",
                                            "windows_outbound_ip_addresses")))
                    .envelope(constant("kind", "ASEV3")),
            Mapping.of(
                            "azurerm_service_plan",
                            PLAN,
                            ref("app_service_environment_id", "hostingEnvironmentProfile", ASE))
                    .envelope(copy("sku_name", "sku.name")),
            Mapping.of(
                            "azurerm_app_service_plan",
                            PLAN,
                            ref("app_service_environment_id", "hostingEnvironmentProfile", ASE))
                    .envelope(object("sku", "sku", copy("tier", "tier"), copy("size", "name"))),
            APP,
            APP.as("azurerm_windows_web_app"),
            APP.as("azurerm_linux_function_app"),
            APP.as("azurerm_windows_function_app"),
            APP.as("azurerm_app_service"),
            APP.as("azurerm_function_app"),
            APP.as("azurerm_logic_app_standard"),
            SLOT.as("azurerm_linux_web_app_slot"),
            SLOT.as("azurerm_windows_web_app_slot"));

    static final List<Attachment> ATTACHMENTS = List.of(Attachment.of(
            "azurerm_app_service_virtual_network_swift_connection",
            "app_service_id",
            SITES,
            id("subnet_id", "virtualNetworkSubnetId", SUBNET)));

    private AppServices() {}

    /** An app says by a setting, too, that all its traffic goes through its network. */
    private static void routesAll(Block from, ObjectNode to) {
        String setting =
                from.value("app_settings").path("WEBSITE_VNET_ROUTE_ALL").asString("");
        if (!setting.isEmpty()) {
            Tree.list(to, SITE + "appSettings")
                    .addObject()
                    .put("name", "WEBSITE_VNET_ROUTE_ALL")
                    .put("value", setting);
        }
    }
}
