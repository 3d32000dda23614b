package io.canreach.model;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A service endpoint that is on in a subnet: a direct way from there to one Azure service.
 *
 * @param service the service, such as {@code Microsoft.Storage}
 * @param locations the regions it is on for; empty for those that Azure chooses
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-network-service-endpoints-overview">Service endpoints</a>
 */
public record ServiceEndpoint(String service, List<String> locations) {
    private static final String STORAGE = "microsoft.storage";
    private static final String SQL = "microsoft.sql";
    private static final String EVERYWHERE = "*";
    private static final String GLOBAL = ".global";

    private static final Map<String, String> TAGS = Map.of(
            STORAGE,
            "Storage",
            SQL,
            "Sql",
            "microsoft.azurecosmosdb",
            "AzureCosmosDB",
            "microsoft.keyvault",
            "AzureKeyVault",
            "microsoft.servicebus",
            "ServiceBus",
            "microsoft.eventhub",
            "EventHub",
            "microsoft.web",
            "AppService",
            "microsoft.cognitiveservices",
            "CognitiveServicesManagement",
            "microsoft.containerregistry",
            "AzureContainerRegistry",
            "microsoft.azureactivedirectory",
            "AzureActiveDirectory");

    /**
     * Copies the lists.
     *
     * @param service the service, such as {@code Microsoft.Storage}
     * @param locations the regions it is on for; empty for those that Azure chooses
     */
    public ServiceEndpoint {
        locations = List.copyOf(locations);
    }

    /** Whether an endpoint serves an instance of a service. */
    public enum Service {
        /** It does. */
        YES,
        /** It does not. */
        NO,
        /** That depends on regions that are not known. */
        UNKNOWN
    }

    /**
     * The service tag that holds the service's addresses in all regions.
     *
     * @return the tag, or empty for a service that is not known
     */
    public Optional<ServiceTag> tag() {
        return Optional.ofNullable(TAGS.get(key())).map(ServiceTag::new);
    }

    /**
     * Whether the endpoint is for the service in every region.
     *
     * @return true where it is for no region alone, and does not leave them to Azure
     */
    public boolean isForAllRegions() {
        return locations.contains(EVERYWHERE) || lower().endsWith(GLOBAL) || (locations.isEmpty() && !isRegional());
    }

    /**
     * Whether Azure turns the endpoint on for the virtual network's own region, and for storage the one paired with it.
     *
     * @return true for storage and SQL; other services are reached in every region
     */
    public boolean isRegional() {
        return key().equals(STORAGE) || key().equals(SQL);
    }

    /**
     * Whether the endpoint is on for the region paired with the virtual network's, too.
     *
     * @return true for storage
     */
    public boolean isForPairedRegion() {
        return key().equals(STORAGE);
    }

    /**
     * Whether the endpoint serves an instance of a service.
     *
     * @param instance the instance
     * @param vnet the virtual network in which the endpoint is on
     * @return by service and region, as far as these are known
     */
    public Service serves(AzureService instance, VirtualNetwork vnet) {
        if (!instance.service().toLowerCase(Locale.ROOT).split("/", 2)[0].equals(key())) {
            return Service.NO;
        }
        if (isForAllRegions()) {
            return Service.YES;
        }
        if (locations.isEmpty()) {
            return servesFrom(instance, vnet);
        }
        if (instance.location().isEmpty()) {
            return Service.UNKNOWN;
        }
        String region = Texts.region(instance.location());
        return locations.stream().map(Texts::region).anyMatch(region::equals) ? Service.YES : Service.NO;
    }

    private Service servesFrom(AzureService instance, VirtualNetwork vnet) {
        boolean known = !instance.location().isEmpty() && !vnet.location().isEmpty();
        if (!known || Texts.region(instance.location()).equals(Texts.region(vnet.location()))) {
            return Service.YES;
        }
        return isForPairedRegion() ? Service.UNKNOWN : Service.NO;
    }

    private String lower() {
        return service.toLowerCase(Locale.ROOT);
    }

    private String key() {
        return lower().endsWith(GLOBAL) ? lower().substring(0, lower().length() - GLOBAL.length()) : lower();
    }

    @Override
    public String toString() {
        return service;
    }
}
