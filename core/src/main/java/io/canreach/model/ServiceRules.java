package io.canreach.model;

import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import java.util.Locale;

/**
 * Azure's rules for the firewalls of its services. A rule for a subnet that is not there says nothing, and is allowed.
 *
 * @see <a href="https://learn.microsoft.com/azure/storage/common/storage-network-security-limitations">Limitations of storage
 *     firewalls</a>
 */
final class ServiceRules {
    private final NetworkRules rules;

    ServiceRules(NetworkRules rules) {
        this.rules = rules;
    }

    void check() {
        rules.all(AzureService.class).stream()
                .filter(service -> service.service().toLowerCase(Locale.ROOT).startsWith("microsoft.storage"))
                .forEach(this::checkStorage);
    }

    private void checkStorage(AzureService service) {
        IpSet named = service.firewall().addresses();
        IpSet refused = named.restrictTo(IpFamily.IPV6).union(named.intersect(AddressClass.RFC_1918.addresses()));
        if (!refused.isEmpty()) {
            rules.problem(service.label() + " has an IP rule for " + refused
                    + "; storage accounts take rules for public IPv4 addresses only");
        }
    }
}
