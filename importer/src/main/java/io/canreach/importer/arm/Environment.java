package io.canreach.importer.arm;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Azure's public cloud, as {@code environment()} describes it. */
final class Environment {
    /** The object; nobody changes it. */
    static final JsonNode PUBLIC = cloud();

    private Environment() {}

    private static JsonNode cloud() {
        ObjectNode cloud = Json.MAKE.objectNode();
        cloud.put("name", "AzureCloud");
        cloud.put("gallery", "https://gallery.azure.com/");
        cloud.put("graph", "https://graph.windows.net/");
        cloud.put("graphAudience", "https://graph.windows.net/");
        cloud.put("portal", "https://portal.azure.com");
        cloud.put("resourceManager", "https://management.azure.com/");
        cloud.put("sqlManagement", "https://management.core.windows.net:8443/");
        cloud.put("batch", "https://batch.core.windows.net/");
        cloud.put("media", "https://rest.media.azure.net");
        cloud.put("activeDirectoryDataLake", "https://datalake.azure.net/");
        cloud.set("authentication", authentication());
        cloud.set("suffixes", suffixes());
        return cloud;
    }

    private static JsonNode authentication() {
        ObjectNode login = Json.MAKE.objectNode();
        login.put("loginEndpoint", "https://login.microsoftonline.com/");
        login.set(
                "audiences",
                Json.MAKE
                        .arrayNode()
                        .add("https://management.core.windows.net/")
                        .add("https://management.azure.com/"));
        login.put("tenant", "common");
        login.put("identityProvider", "AAD");
        return login;
    }

    private static JsonNode suffixes() {
        ObjectNode suffixes = Json.MAKE.objectNode();
        Map.of(
                        "acrLoginServer", ".azurecr.io",
                        "azureDatalakeAnalyticsCatalogAndJob", "azuredatalakeanalytics.net",
                        "azureDatalakeStoreFileSystem", "azuredatalakestore.net",
                        "azureFrontDoorEndpointSuffix", "azurefd.net",
                        "keyvaultDns", ".vault.azure.net",
                        "sqlServerHostname", ".database.windows.net",
                        "storage", "core.windows.net")
                .forEach(suffixes::put);
        return suffixes;
    }
}
