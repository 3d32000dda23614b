package io.canreach.sql;

import io.canreach.model.AzureService;
import io.canreach.model.Endpoint;
import io.canreach.model.KnownAddress;
import io.canreach.model.Network;
import io.canreach.model.ServiceTag;
import io.canreach.model.Unknown;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.PortSet;
import io.canreach.reach.Answer;
import java.util.Optional;

/** All SQL servers of a region, to any of which clients may be redirected. */
final class RegionalServers {
    private static final ServiceTag EVERYWHERE = new ServiceTag("Sql");

    private final Network network;
    private final ServiceTag tag;

    RegionalServers(Network network, AzureService server) {
        this.network = network;
        this.tag = server.location().matches("[A-Za-z][A-Za-z0-9 ]*") ? EVERYWHERE.in(server.location()) : EVERYWHERE;
    }

    /** Asks about a destination. */
    interface Asking {
        Answer ask(Endpoint destination, PortSet ports);
    }

    /** Without the addresses of the region the answer is about more than those, and decides where it is the same for all. */
    SqlLeg leg(Asking asking, PortSet ports) {
        String needs = "TCP " + ports + " to " + tag;
        Optional<IpSet> region = addresses(tag);
        if (region.isPresent()) {
            Optional<Unknown> which = tag.equals(EVERYWHERE)
                    ? Optional.of(new Unknown("the region of the SQL server is not declared"))
                    : Optional.empty();
            return new SqlLeg("redirect", needs, asking.ask(new Endpoint.Address(region.get()), ports), which);
        }
        Endpoint any =
                addresses(EVERYWHERE).<Endpoint>map(Endpoint.Address::new).orElseGet(Endpoint.Internet::new);
        Unknown missing = new Unknown(network.serviceTags().missing(tag));
        return new SqlLeg("redirect", needs, asking.ask(any, ports), Optional.of(missing));
    }

    /** Gateways of single servers apply their own firewalls, which say nothing of the machines that hold databases. */
    private Optional<IpSet> addresses(ServiceTag of) {
        return network.serviceTags()
                .prefixes(of)
                .map(all -> all.restrictTo(IpFamily.IPV4))
                .filter(all -> !all.isEmpty())
                .map(all -> {
                    IpSet rest = all.minus(gateways());
                    return rest.isEmpty() ? all : rest;
                });
    }

    private IpSet gateways() {
        return IpSet.unionOf(network.all(AzureService.class).stream()
                .map(AzureService::publicAddress)
                .filter(KnownAddress.class::isInstance)
                .map(address -> IpSet.of(((KnownAddress) address).ip()))
                .toList());
    }
}
