package io.canreach.reach;

import io.canreach.model.ApplicationGateway;
import io.canreach.model.Direction;
import io.canreach.model.KnownAddress;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.Subnet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.packet.Rewrite;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * An application gateway as a destination: the NSG of its subnet, then its listeners. Connections end there; what it sends to
 * its backends are connections of its own.
 *
 * @see <a href="https://learn.microsoft.com/azure/application-gateway/configuration-infrastructure">Application Gateway
 *     infrastructure</a>
 */
final class GatewayListeners {
    private final Walk walk;

    GatewayListeners(Walk walk) {
        this.walk = walk;
    }

    /** Flows that come from the Internet to a public frontend. */
    void enter(Strand strand, PublicIpAddress ip, ApplicationGateway gateway) {
        Subnet subnet = walk.network().get(Subnet.class, gateway.subnet());
        Strand inside = strand.crossing(Crossing.edge(ip.id()))
                .then(Step.pass(Stage.EDGE, ip.label() + " -> " + gateway.label()))
                .passing(new Hop("Internet", strand.now().destinations(), Optional.of(gateway.id())));
        filter(
                inside,
                gateway,
                subnet,
                frontends(gateway, each -> each.publicIp().equals(Optional.of(ip.id()))));
    }

    /** Flows that arrive at a private frontend. */
    void arrive(Strand strand, Place.Managed place, ApplicationGateway gateway) {
        Strand here = strand.passing(new Hop("VirtualNetwork", strand.now().destinations(), place.resource()));
        Set<String> called = frontends(gateway, each -> isAt(each, place));
        filter(here, gateway, place.inSubnet(), called);
    }

    private static boolean isAt(ApplicationGateway.Frontend frontend, Place.Managed place) {
        boolean isPrivate = frontend.publicIp().isEmpty();
        return frontend.privateAddress() instanceof KnownAddress known
                ? isPrivate && place.addresses().contains(known.ip())
                : isPrivate && place.isChoice();
    }

    private static Set<String> frontends(ApplicationGateway gateway, Predicate<ApplicationGateway.Frontend> called) {
        return gateway.frontends().stream()
                .filter(called)
                .map(ApplicationGateway.Frontend::name)
                .collect(Collectors.toSet());
    }

    /** The rules of the subnet see one of its instances as destination, unless frontends of both kinds share a port. */
    private void filter(Strand strand, ApplicationGateway gateway, Subnet subnet, Set<String> called) {
        Strand seen = sharesPort(gateway)
                ? strand
                : strand.rewritten(
                        Rewrite.none().destination(walk.network().addresses().usable(subnet)));
        Place.Managed place = new Place.Managed(gateway, subnet, seen.now().destinations(), false);
        for (Strand in : new SecurityGate(walk).pass(seen, Direction.INBOUND, place)) {
            listen(in, place, gateway, called);
        }
    }

    private static boolean sharesPort(ApplicationGateway gateway) {
        Set<String> publicly = frontends(gateway, each -> each.publicIp().isPresent());
        Set<Integer> ports = new HashSet<>();
        gateway.listeners().stream()
                .filter(each -> publicly.contains(each.frontend()))
                .forEach(each -> ports.add(each.port()));
        return gateway.listeners().stream()
                .filter(each -> !publicly.contains(each.frontend()))
                .anyMatch(each -> ports.contains(each.port()));
    }

    private void listen(Strand strand, Place.Managed place, ApplicationGateway gateway, Set<String> called) {
        PortSet open = PortSet.empty();
        for (ApplicationGateway.Listener each : gateway.listeners()) {
            open = called.contains(each.frontend()) ? open.union(PortSet.of(each.port())) : open;
        }
        Strand heard = strand.narrow(
                PacketSet.all().withProtocols(EnumSet.of(Protocol.TCP)).toPorts(open));
        String listening = open.isEmpty() ? "which has no listener" : "which listens on TCP " + open + " only";
        String text = gateway.label() + ", " + listening + " there";
        Decider decider = Decider.of(Decider.Kind.APPLICATION_GATEWAY, "", gateway.id(), text);
        walk.refuse(
                strand.without(heard.asked()), Stage.END, decider, onward -> ManagedEnds.accept(walk, onward, place));
        if (!heard.isEmpty()) {
            String end = gateway.label() + " listens on TCP " + open + ", and the connection ends there";
            ManagedEnds.accept(walk, heard.then(Step.pass(Stage.END, end)), place);
        }
    }
}
