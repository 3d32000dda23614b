package io.canreach.reach;

import io.canreach.model.ApplicationGateway;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import java.util.List;
import java.util.Set;

/** The answer where source and destination have no addresses to talk by. */
final class NoAddress {
    private NoAddress() {}

    /** The only part of an answer about nothing; the private addresses are those at which the destination is called. */
    static Part part(Network network, Question question, IpSet privately, boolean notCarried) {
        String reason = reason(question, notCarried) + (notCarried ? "" : behindGateway(network, privately));
        Decider decider = Decider.of(Decider.Kind.NO_ADDRESS, reason);
        Step step = Step.of(Stage.END, decider.text(), Step.Effect.DENY);
        return new Part(
                Fate.DROPPED,
                PacketSet.empty(),
                new Trace(List.of(step), List.of()),
                decider,
                List.of(),
                Set.of(),
                false);
    }

    /** Who expects a connection through an application gateway must ask about two. */
    private static String behindGateway(Network network, IpSet privately) {
        for (ApplicationGateway gateway : network.all(ApplicationGateway.class)) {
            IpSet called = gateway.backendAddresses().intersect(privately);
            if (!called.isEmpty()) {
                return "; connections to " + gateway.label() + " end there, and it calls " + called + " itself";
            }
        }
        return "";
    }

    private static String reason(Question question, boolean notCarried) {
        if (notCarried) {
            return "the platform, which never carries this traffic";
        }
        boolean outside =
                question.source() instanceof Endpoint.Internet || question.destination() instanceof Endpoint.PublicFace;
        return outside
                ? "no public address: " + question.destination() + " has none"
                : "no address: " + question.destination() + " has none of the family, IPv4 or IPv6, that "
                        + question.source() + " has";
    }
}
