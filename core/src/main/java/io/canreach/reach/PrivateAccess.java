package io.canreach.reach;

import io.canreach.model.AzureService;
import io.canreach.model.Direction;
import io.canreach.model.PrivateEndpoint;
import io.canreach.model.Resource;
import io.canreach.model.ResourceId;
import io.canreach.model.SqlManagedInstance;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.WebApp;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.routing.EffectiveRoute;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Private endpoints as destinations: the NSG of their subnet, where its policy is on, the state of the connection, and then the
 * service behind, whose own firewall is not asked. Which ports the service takes is not modelled; all of TCP is passed on.
 *
 * @see <a href="https://learn.microsoft.com/azure/private-link/private-endpoint-overview">Private endpoints</a>
 */
final class PrivateAccess {
    private static final String HOP = "InterfaceEndpoint";
    private static final PacketSet TCP = PacketSet.all().withProtocols(EnumSet.of(Protocol.TCP));
    private static final PacketSet DATABASE = TCP.toPorts(PortSet.of(SqlManagedInstance.PORT));
    private static final PacketSet UDP = PacketSet.all().withProtocols(EnumSet.of(Protocol.UDP));

    private final Walk walk;

    PrivateAccess(Walk walk) {
        this.walk = walk;
    }

    /** Flows that the route of a private endpoint leads from a place to it, in the same virtual network or one next to it. */
    void enter(Strand strand, Place from, EffectiveRoute route) {
        PrivateEndpoint endpoint =
                walk.network().get(PrivateEndpoint.class, route.via().get(0));
        ResourceId there = walk.network().get(Subnet.class, endpoint.subnet()).virtualNetwork();
        if (from.subnet()
                .filter(subnet -> subnet.virtualNetwork().equals(there))
                .isPresent()) {
            walk.arrive(strand, walk.network().get(VirtualNetwork.class, there), HOP);
        } else {
            new PeeringCrossing(walk).cross(strand, from, there, (next, vnet) -> walk.arrive(next, vnet, HOP));
        }
    }

    /** Flows that arrive at the address of a private endpoint. */
    void arrive(Strand strand, Place.Managed place, PrivateEndpoint endpoint) {
        Strand here = strand.passing(new Hop(HOP, strand.now().destinations(), place.resource()));
        Optional<WebApp> app = AppEndpoints.behind(walk.network(), endpoint);
        for (Strand in : new SecurityGate(walk).pass(here, Direction.INBOUND, place)) {
            if (app.isPresent()) {
                toApp(in, place, endpoint);
                continue;
            }
            Strand tcp = in.narrow(TCP);
            carry(tcp, place, endpoint);
            others(in.without(tcp.asked()), place, endpoint);
        }
    }

    /** To an app and its SCM site an endpoint passes HTTP and HTTPS on, and neither FTP nor remote debugging. */
    private void toApp(Strand strand, Place.Managed place, PrivateEndpoint endpoint) {
        Strand http = strand.narrow(WebAppAccess.http());
        carry(http, place, endpoint);
        refuse(
                strand.without(http.asked()),
                endpoint,
                "which passes HTTP and HTTPS on to an app (TCP 80 and 443), and neither FTP nor remote debugging",
                open -> carry(open, place, endpoint));
    }

    /** Azure's own services speak TCP; what stands behind an endpoint to anything else may take UDP. */
    private void others(Strand strand, Place.Managed place, PrivateEndpoint endpoint) {
        Strand udp = service(endpoint).isPresent() || managedInstance(endpoint).isPresent()
                ? strand.narrow(PacketSet.empty())
                : strand.narrow(UDP);
        String unknown = "what stands behind " + endpoint.label() + ", and whether it takes UDP, is not declared";
        walk.undetermined(udp, Stage.PRIVATE_ENDPOINT, new Unknown(unknown));
        refuse(
                strand.without(udp.asked()),
                endpoint,
                "which passes TCP on and nothing else",
                open -> carry(open, place, endpoint));
    }

    private void carry(Strand strand, Place.Managed place, PrivateEndpoint endpoint) {
        switch (endpoint.state()) {
            case APPROVED -> connect(strand, place, endpoint);
            case UNKNOWN -> {
                Unknown why =
                        new Unknown("whether the connection of " + endpoint.label() + " is approved is not declared");
                connect(strand.doubting(List.of(why)), place, endpoint);
            }
            case PENDING, REJECTED, DISCONNECTED ->
                refuse(
                        strand,
                        endpoint,
                        "whose connection is " + endpoint.state(),
                        open -> connect(open, place, endpoint));
        }
    }

    private void refuse(Strand strand, PrivateEndpoint endpoint, String why, Consumer<Strand> onward) {
        String text = endpoint.label() + ", " + why;
        Decider decider = Decider.of(Decider.Kind.PRIVATE_ENDPOINT, "", endpoint.id(), text);
        walk.refuse(strand, Stage.PRIVATE_ENDPOINT, decider, onward);
    }

    private void connect(Strand strand, Place.Managed place, PrivateEndpoint endpoint) {
        if (strand.isEmpty()) {
            return;
        }
        String service = service(endpoint)
                .map(Resource::label)
                .or(() -> managedInstance(endpoint).map(Resource::label))
                .or(() -> AppEndpoints.behind(walk.network(), endpoint).map(Resource::label))
                .or(() -> endpoint.service().map(id -> "'" + id.name() + "'"))
                .orElse("a service that is not named");
        Step step = Step.of(
                Stage.PRIVATE_ENDPOINT,
                endpoint.label() + " (" + endpoint.state() + ") to " + service,
                endpoint.state() == PrivateEndpoint.State.APPROVED ? Step.Effect.PASS : Step.Effect.UNDETERMINED);
        Strand behind = strand.then(step);
        Strand served = managedInstance(endpoint).isPresent() ? behind.narrow(DATABASE) : behind;
        refuse(
                behind.without(served.asked()),
                endpoint,
                "behind which a managed instance takes TCP " + SqlManagedInstance.PORT + " only",
                open -> ManagedEnds.accept(walk, open, place));
        ManagedEnds.accept(walk, served, place);
    }

    private Optional<SqlManagedInstance> managedInstance(PrivateEndpoint endpoint) {
        return endpoint.service().flatMap(id -> walk.network().find(SqlManagedInstance.class, id));
    }

    private Optional<AzureService> service(PrivateEndpoint endpoint) {
        return endpoint.service().flatMap(id -> walk.network().find(AzureService.class, id));
    }
}
