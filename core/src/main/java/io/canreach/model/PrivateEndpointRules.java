package io.canreach.model;

import io.canreach.packet.IpFamily;
import java.util.Optional;

/**
 * Azure's rules for private endpoints: each has addresses of its own in its subnet. The service behind one may lie outside of
 * what was declared or exported.
 *
 * @see <a href="https://learn.microsoft.com/azure/private-link/private-endpoint-overview">Private endpoints</a>
 */
final class PrivateEndpointRules {
    private final NetworkRules rules;
    private final AddressBook addresses;

    PrivateEndpointRules(NetworkRules rules, AddressBook addresses) {
        this.rules = rules;
        this.addresses = addresses;
    }

    void check() {
        for (PrivateEndpoint endpoint : rules.all(PrivateEndpoint.class)) {
            Optional<Subnet> subnet = rules.stand(endpoint, endpoint.location(), endpoint.subnet());
            subnet.ifPresent(it -> takeAddresses(endpoint, it));
            endpoint.applicationSecurityGroups()
                    .forEach(id -> rules.mustExist(ApplicationSecurityGroup.class, "ASG", id, endpoint.label()));
        }
    }

    private void takeAddresses(PrivateEndpoint endpoint, Subnet subnet) {
        for (HostAddress each : endpoint.privateAddresses()) {
            IpFamily family = each instanceof KnownAddress known ? known.ip().family() : IpFamily.IPV4;
            addresses.take(AddressBook.Holder.of(endpoint), subnet, family, each);
        }
    }
}
