package io.canreach.model;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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
 * @param connectionPolicy how clients of a SQL server speak to its databases; {@code DEFAULT} for other services
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/vnet-integration-for-azure-services">Azure services</a>
 */
public record AzureService(
        ResourceId id,
        String location,
        String service,
        HostAddress publicAddress,
        boolean publicNetworkAccess,
        ServiceFirewall firewall,
        ConnectionPolicy connectionPolicy)
        implements Resource {
    private static final Set<String> KNOWING_AZURE = Set.of(
            "microsoft.sql",
            "microsoft.dbforpostgresql",
            "microsoft.dbformysql",
            "microsoft.dbformariadb",
            "microsoft.documentdb");

    /**
     * An instance that lets clients connect as its service does by default.
     *
     * @param id the service's id
     * @param location the region, or empty where it is not known
     * @param service the service it is an instance of, such as {@code Microsoft.Storage}
     * @param publicAddress the address its name resolves to; unknown where it may be any of the service's
     * @param publicNetworkAccess whether anything but private endpoints is let in at all
     * @param firewall whom it lets in
     */
    public AzureService(
            ResourceId id,
            String location,
            String service,
            HostAddress publicAddress,
            boolean publicNetworkAccess,
            ServiceFirewall firewall) {
        this(id, location, service, publicAddress, publicNetworkAccess, firewall, ConnectionPolicy.DEFAULT);
    }

    /**
     * Whether this is an instance of a service.
     *
     * @param name such as {@code Microsoft.Storage}, in any letter case
     * @return true when it is
     */
    public boolean isOf(String name) {
        return service.equalsIgnoreCase(name);
    }

    /**
     * The rule by which it lets in whatever calls from inside Azure, other customers' machines included.
     *
     * @return its rule from 0.0.0.0 to 0.0.0.0, at services to which this means Azure, such as SQL
     */
    public Optional<ServiceIpRule> ruleForAzure() {
        boolean knows = KNOWING_AZURE.contains(service.toLowerCase(Locale.ROOT).split("/", 2)[0]);
        return firewall.ipRules().stream()
                .filter(rule -> knows && rule.isForAzure())
                .findFirst();
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
