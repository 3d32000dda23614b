package io.canreach.reach;

import io.canreach.model.AzureService;
import java.util.Locale;
import java.util.Set;

/**
 * The services of Azure that firewalls with the exception for trusted services let in.
 *
 * @see <a href="https://learn.microsoft.com/azure/storage/common/storage-network-security-trusted-azure-services">Trusted
 *     services</a>
 */
final class TrustedServices {
    private static final Set<String> REGISTERED = Set.of(
            "microsoft.recoveryservices",
            "microsoft.databox",
            "microsoft.devtestlab",
            "microsoft.eventgrid",
            "microsoft.eventhub",
            "microsoft.storagesync",
            "microsoft.hdinsight",
            "microsoft.importexport",
            "microsoft.insights",
            "microsoft.network",
            "microsoft.siterecovery");

    private TrustedServices() {}

    /** Whether a service is let in as soon as it is registered in the same tenant. */
    static boolean areRegistered(AzureService service) {
        return REGISTERED.contains(service.service().toLowerCase(Locale.ROOT).split("/", 2)[0]);
    }

    /** Whether it may be let in, by an identity that has a role there; storage accounts call nobody. */
    static boolean mayBe(AzureService service) {
        return !service.isOf("Microsoft.Storage");
    }
}
