package io.canreach.reach;

import io.canreach.model.AzureService;
import io.canreach.model.Gap;
import io.canreach.model.KnownAddress;
import io.canreach.model.PrivateEndpoint;
import io.canreach.model.Resource;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.WebApp;
import io.canreach.packet.PacketSet;
import io.canreach.packet.Protocol;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Azure services as destinations, by service endpoints or by their public addresses. A service is called at its public address,
 * which a service endpoint makes no other; who means its private endpoint asks about that.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-network-service-endpoints-overview">Service
 *     endpoints</a>
 */
final class ServiceAccess {
    static final String HOP = "VirtualNetworkServiceEndpoint";
    static final String TCP_ALONE = "which takes TCP and nothing else";
    private static final PacketSet TCP = PacketSet.all().withProtocols(EnumSet.of(Protocol.TCP));

    private final Walk walk;

    ServiceAccess(Walk walk) {
        this.walk = walk;
    }

    /** Flows that a service endpoint leads straight to its service: this sees the subnet and its private addresses. */
    void enter(Strand strand, Place from) {
        Strand own = strand.narrow(Walk.from(from.addresses()));
        Strand foreign = strand.without(own.asked());
        String unknown = "whether a service endpoint takes what " + from.label() + " sends on with the source "
                + Words.addresses(foreign.now().sources()) + " is not known";
        walk.undetermined(foreign, Stage.SERVICE, new Unknown(unknown));
        Strand out = own.crossing(Crossing.egress(Optional.of(from)));
        Strand rest = out;
        for (InternetEdge.Owned owned : new InternetEdge(walk).owners(out.now().destinations())) {
            if (AppSite.asService(owned.owner()).isPresent()) {
                Strand here = rest.narrow(Walk.to(owned.addresses()));
                rest = rest.without(here.asked());
                arrive(here, owned.owner(), from.subnet());
            }
        }
        atStranger(rest);
    }

    private void arrive(Strand strand, Resource owner, Optional<Subnet> by) {
        if (owner instanceof WebApp app) {
            new WebAppAccess(walk).enter(strand, app, by);
        } else if (owner instanceof AzureService service) {
            arrive(strand, service, by);
        }
    }

    /** An instance of the service that nobody declared, of which nothing more is known than of any host on the Internet. */
    private void atStranger(Strand strand) {
        if (!strand.isEmpty()) {
            Place host = new Place.Internet(strand.now().destinations());
            Strand there = strand.passing(new Hop(HOP, host.addresses(), Optional.empty()))
                    .then(Step.pass(Stage.END, "an instance of the service that is not declared"));
            accept(there, host);
        }
    }

    /** Flows that come to the public address of a service with a public address of their own. */
    void enter(Strand strand, AzureService service) {
        arrive(onBackbone(walk, strand), service, Optional.empty());
    }

    /** Calls from inside Azure to its own services stay on its backbone. */
    static Strand onBackbone(Walk walk, Strand strand) {
        List<Crossing> crossings = strand.crossings();
        boolean inside =
                !crossings.isEmpty() && crossings.get(crossings.size() - 1).at().isPresent();
        return inside || walk.source() instanceof Place.App ? strand.onBackbone() : strand;
    }

    /** Of several services with one address the name decides, so where just the address is asked about, all are tried. */
    private void arrive(Strand strand, AzureService service, Optional<Subnet> by) {
        boolean named = walk.target().accepted().contains(service.id());
        List<AzureService> all = named || !(service.publicAddress() instanceof KnownAddress known)
                ? List.of(service)
                : walk.network().addresses().services(known.ip());
        walk.choose(strand, all, AzureService::label, (each, one) -> meet(each, one, by));
    }

    private void meet(Strand strand, AzureService service, Optional<Subnet> by) {
        String type = by.isPresent() ? HOP : "Internet";
        Strand there =
                noting(strand, service).passing(new Hop(type, strand.now().destinations(), Optional.of(service.id())));
        Strand tcp = there.narrow(TCP);
        String text = service.label() + ", " + TCP_ALONE;
        Decider decider = Decider.of(Decider.Kind.SERVICE_FIREWALL, "", service.id(), text);
        walk.refuse(there.without(tcp.asked()), Stage.SERVICE, decider, onward -> judge(onward, service, by));
        judge(tcp, service, by);
    }

    private void judge(Strand strand, AzureService service, Optional<Subnet> by) {
        List<Unknown> gaps = walk.network().gaps(service.id(), Gap.Effect.SECURITY);
        if (service.publicNetworkAccess() && !gaps.isEmpty()) {
            walk.undetermined(strand, Stage.SERVICE, gaps.get(0));
        } else if (!strand.isEmpty()) {
            Place place = new Place.Service(service, strand.now().destinations(), false);
            ServiceGate.of(walk, service, by).judge(strand, in -> accept(in, place));
        }
    }

    /** A private endpoint of the same service is another way, which callers take where DNS tells them so. */
    private Strand noting(Strand strand, AzureService service) {
        Optional<PrivateEndpoint> endpoint = walk.network().all(PrivateEndpoint.class).stream()
                .filter(each -> each.service().equals(Optional.of(service.id())))
                .findFirst();
        return endpoint.map(each -> strand.then(Step.pass(
                        Stage.SERVICE,
                        "called by its public address, not by " + each.label() + ", to which DNS may lead")))
                .orElse(strand);
    }

    private void accept(Strand strand, Place place) {
        if (walk.target().accepts(place)) {
            new Reply(walk).fromInternet(strand);
        } else {
            String text = "the address belongs to " + place.label() + ", not to "
                    + walk.target().label();
            walk.drop(strand, Stage.END, Decider.of(Decider.Kind.NO_OWNER, text));
        }
    }
}
