package io.canreach.reach;

import io.canreach.model.LoadBalancer;
import io.canreach.model.LoadBalancer.Frontend;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Rewrite;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The way from a load balancer to the member it chose. Rules there see the caller's address, and the member's own address
 * and port; only a floating IP leaves the frontend's.
 */
final class MemberEntry {
    static final String HOP = "LoadBalancer";

    private final Walk walk;
    private final LoadBalancer balancer;
    private final Frontend frontend;
    private final Listener listener;
    private final int members;

    MemberEntry(Walk walk, LoadBalancer balancer, Frontend frontend, Listener listener, int members) {
        this.walk = walk;
        this.balancer = balancer;
        this.frontend = frontend;
        this.listener = listener;
        this.members = members;
    }

    void enter(Strand strand, Place.Interface member) {
        frontend.publicIp().ifPresentOrElse(ip -> fromInternet(strand, member, ip), () -> fromInside(strand, member));
    }

    private void fromInternet(Strand strand, Place.Interface member, ResourceId publicIp) {
        Strand inside = translated(strand.crossing(Crossing.edge(publicIp)), member);
        VnetArrival arrival = new InternetEdge(walk).arrival(member.inSubnet());
        boolean closed = balancer.sku() != Sku.BASIC || frontend.family() == IpFamily.IPV6;
        if (closed && !SecurityGate.isGuarded(member)) {
            String text = balancer.label() + ", which is closed as long as no NSG opens " + member.label();
            Decider decider = Decider.of(Decider.Kind.STANDARD_PUBLIC_IP, "", publicIp, text);
            Consumer<Strand> letIn = open -> arrival.letIn(open, member);
            new ClosedEdge(walk, each -> walk.refuse(each, Stage.BALANCER, decider, letIn), letIn)
                    .enter(inside, member);
        } else {
            arrival.letIn(inside, member);
        }
    }

    private void fromInside(Strand strand, Place.Interface member) {
        Strand own = toItself(strand, member);
        Strand others = strand.without(own.asked());
        if (!others.isEmpty()) {
            Crossing crossing = Crossing.balancer(member, balancer.id());
            walk.arrivalAt(member.inSubnet()).letIn(translated(others.crossing(crossing), member), member);
        }
        endAtItself(own, member);
    }

    /** The flows of a member that are balanced to that member itself. */
    private Strand toItself(Strand strand, Place.Interface member) {
        boolean sameNic = walk.source()
                .resource()
                .filter(member.address().networkInterface().id()::equals)
                .isPresent();
        boolean direct = strand.rewrites().isEmpty();
        return direct && sameNic ? strand : strand.narrow(Walk.from(member.isChoice() ? none() : member.addresses()));
    }

    private static IpSet none() {
        return IpSet.empty();
    }

    /** The machine does not recognise its own call when it comes back with its own address as destination. */
    private void endAtItself(Strand strand, Place.Interface member) {
        String text = balancer.label() + ", which sends the call of " + member.label() + " back to that machine itself";
        if (listener.floatingIp()) {
            String unknown = text + "; whether it answers for the frontend is not declared";
            walk.undetermined(strand, Stage.BALANCER, new Unknown(unknown));
        } else {
            Decider decider = Decider.of(Decider.Kind.LOAD_BALANCER, listener.name(), balancer.id(), text);
            walk.drop(strand, Stage.BALANCER, decider);
        }
    }

    private Strand translated(Strand strand, Place.Interface member) {
        Strand at = strand.then(Step.pass(Stage.BALANCER, words(member)))
                .passing(new Hop(HOP, strand.now().destinations(), Optional.of(balancer.id())));
        if (listener.floatingIp()) {
            return at;
        }
        Rewrite rewrite = Rewrite.none().destination(member.addresses());
        return at.rewritten(listener.backendPort()
                .map(port -> rewrite.destinationPort(PortSet.of(port)))
                .orElse(rewrite));
    }

    private String words(Place.Interface member) {
        String port = listener.backendPort()
                .filter(any -> !listener.floatingIp())
                .map(each -> ":" + each)
                .orElse("");
        String to =
                listener.floatingIp() ? member.label() + ", floating IP" : Words.addresses(member.addresses()) + port;
        String choice = members > 1 ? ", one of " + members : "";
        return balancer.label() + ": " + listener.name() + " -> " + to + choice;
    }
}
