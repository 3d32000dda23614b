package io.canreach.reach;

import io.canreach.model.Endpoint;
import io.canreach.packet.PacketSet;
import java.util.List;
import java.util.Set;

/** The answer where source and destination have no addresses to talk by. */
final class NoAddress {
    private NoAddress() {}

    static Part part(Question question, boolean notCarried) {
        Decider decider = Decider.of(Decider.Kind.NO_ADDRESS, reason(question, notCarried));
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
