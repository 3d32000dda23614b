package io.canreach.reach;

import io.canreach.model.AzureService;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.ServiceEndpoint;
import io.canreach.model.ServiceTag;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import java.util.List;
import java.util.Optional;

/** Which public addresses an Azure service has or may have. */
final class ServiceSpace {
    private ServiceSpace() {}

    /** Its own, or else one of its service tag's in its region, or else any public one. */
    static IpSet possible(Network network, InternetPlace internet, AzureService service) {
        if (service.publicAddress() instanceof KnownAddress known) {
            return IpSet.of(known.ip());
        }
        return listed(network, service).orElseGet(() -> internet.hosts().restrictTo(IpFamily.IPV4));
    }

    /** The addresses that the data of service tags leaves possible; empty where there is none for the service. */
    static Optional<IpSet> listed(Network network, AzureService service) {
        Optional<ServiceTag> tag = new ServiceEndpoint(service.service(), List.of()).tag();
        Optional<IpSet> regional = tag.filter(any -> service.location().matches("[A-Za-z0-9 ]+"))
                .map(it -> it.in(service.location()))
                .flatMap(network.serviceTags()::prefixes);
        return regional.or(() -> tag.flatMap(network.serviceTags()::prefixes))
                .map(addresses -> addresses.restrictTo(IpFamily.IPV4))
                .filter(addresses -> !addresses.isEmpty());
    }
}
