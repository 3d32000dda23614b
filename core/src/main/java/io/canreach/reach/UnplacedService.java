package io.canreach.reach;

import io.canreach.model.AzureService;
import io.canreach.model.Network;
import io.canreach.model.Resource;
import io.canreach.model.ServiceEndpoint;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.IpSet;
import io.canreach.routing.EffectiveRoute;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The way to a service of which neither its own address is known nor those of its service tag. Whether a service endpoint of the
 * subnet leads to it is known nevertheless, by the kind of service and its region.
 */
final class UnplacedService {
    private final Walk walk;
    private final AzureService service;
    private final Place from;
    private final Subnet subnet;

    private UnplacedService(Walk walk, AzureService service, Place from, Subnet subnet) {
        this.walk = walk;
        this.service = service;
        this.from = from;
        this.subnet = subnet;
    }

    /** The service that a walk is for, where it is such a one; gateways do not use service endpoints. */
    static Optional<UnplacedService> calledFrom(Walk walk, Place from, Subnet subnet) {
        Network network = walk.network();
        Optional<Resource> owner = walk.target().publicOwner();
        if (owner.isEmpty() || !walk.target().isChoice() || from instanceof Place.Gateway) {
            return Optional.empty();
        }
        return owner.flatMap(AppSite::asService)
                .filter(it -> ServiceSpace.listed(network, it).isEmpty())
                .map(it -> new UnplacedService(walk, it, from, subnet));
    }

    /** Sends flows by an endpoint, or by the other routes, or by either where that is not known. */
    void route(Strand strand, Consumer<Strand> otherwise) {
        Optional<ServiceEndpoint> sure = serving(ServiceEndpoint.Service.YES);
        Optional<ServiceEndpoint> perhaps = serving(ServiceEndpoint.Service.UNKNOWN);
        if (sure.isPresent()) {
            Strand direct = strand.narrow(Walk.to(longerRoutes().complement()));
            byEndpoint(direct, sure.get());
            String why = "how long the prefix of its route for " + service.label() + " is, is not given";
            byEither(strand.without(direct.asked()), sure.get(), why, otherwise);
        } else if (perhaps.isPresent()) {
            String why = "whether it is for " + service.label() + " depends on regions that are not given";
            byEither(strand, perhaps.get(), why, otherwise);
        } else {
            otherwise.accept(strand);
        }
    }

    /** Sends flows one way where an endpoint is for the service, the other where none is, and either where that is not known. */
    void choose(Strand strand, Consumer<Strand> byEndpoint, Consumer<Strand> otherwise) {
        Optional<ServiceEndpoint> perhaps = serving(ServiceEndpoint.Service.UNKNOWN);
        if (serving(ServiceEndpoint.Service.YES).isPresent()) {
            byEndpoint.accept(strand);
        } else if (perhaps.isPresent()) {
            String why = "whether it is for " + service.label() + " depends on regions that are not given";
            walk.tryAll(strand, List.of(otherwise, byEndpoint), List.of(reason(perhaps.get(), why)));
        } else {
            otherwise.accept(strand);
        }
    }

    private Unknown reason(ServiceEndpoint endpoint, String why) {
        return new Unknown("service endpoint '" + endpoint + "' of " + subnet.label() + ": " + why);
    }

    private Optional<ServiceEndpoint> serving(ServiceEndpoint.Service how) {
        VirtualNetwork vnet = walk.network().virtualNetworkOf(subnet);
        return subnet.serviceEndpoints().stream()
                .filter(each -> each.serves(service, vnet) == how)
                .findFirst();
    }

    /** What a user-defined route is for that may be longer than the endpoint's; one for all addresses is not. */
    private IpSet longerRoutes() {
        return IpSet.of(walk.view().routes(subnet).routes().stream()
                .filter(each -> each.source() == EffectiveRoute.Source.USER)
                .map(EffectiveRoute::prefix)
                .filter(prefix -> prefix.prefixLength() > 0)
                .toList());
    }

    private void byEndpoint(Strand strand, ServiceEndpoint endpoint) {
        if (!strand.isEmpty()) {
            String text = endpoint + " -> " + ServiceAccess.HOP + " (Default)";
            new ServiceAccess(walk).enter(strand.then(Step.pass(Stage.ROUTE, text)), from);
        }
    }

    private void byEither(Strand strand, ServiceEndpoint endpoint, String why, Consumer<Strand> otherwise) {
        List<Consumer<Strand>> ways = List.of(otherwise, each -> byEndpoint(each, endpoint));
        walk.tryAll(strand, ways, List.of(reason(endpoint, why)));
    }
}
