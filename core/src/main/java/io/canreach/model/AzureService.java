package io.canreach.model;

/**
 * An instance of an Azure service that is called by its public address, by service endpoints or by private endpoints: a storage
 * account, a SQL server.
 *
 * @param id the service's id
 * @param location the region, or empty where it is not known
 * @param service the service it is an instance of, such as {@code Microsoft.Storage}
 * @param publicAddress the address its name resolves to; unknown where it may be any of the service's
 * @param publicNetworkAccess whether anything but private endpoints is let in at all
 * @param firewall whom it lets in
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/vnet-integration-for-azure-services">Azure services</a>
 */
public record AzureService(
        ResourceId id,
        String location,
        String service,
        HostAddress publicAddress,
        boolean publicNetworkAccess,
        ServiceFirewall firewall)
        implements Resource {

    /**
     * Whether this is an instance of a service.
     *
     * @param name such as {@code Microsoft.Storage}, in any letter case
     * @return true when it is
     */
    public boolean isOf(String name) {
        return service.equalsIgnoreCase(name);
    }

    @Override
    public String kind() {
        return "service";
    }

    @Override
    public String toString() {
        return label();
    }
}
