package io.canreach.model;

import java.util.List;

/**
 * A service endpoint that is on in a subnet: a direct way from there to one Azure service.
 *
 * @param service the service, such as {@code Microsoft.Storage}
 * @param locations the regions it is on for; empty for those that Azure chooses
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-network-service-endpoints-overview">Service endpoints</a>
 */
public record ServiceEndpoint(String service, List<String> locations) {
    /**
     * Copies the lists.
     *
     * @param service the service, such as {@code Microsoft.Storage}
     * @param locations the regions it is on for; empty for those that Azure chooses
     */
    public ServiceEndpoint {
        locations = List.copyOf(locations);
    }

    @Override
    public String toString() {
        return service;
    }
}
