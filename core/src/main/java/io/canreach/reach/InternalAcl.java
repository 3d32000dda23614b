package io.canreach.reach;

import io.canreach.model.Assumption;
import io.canreach.model.EndpointAcl;
import io.canreach.model.InputEndpoint;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.security.AclEvaluation;
import io.canreach.security.AclPart;
import io.canreach.security.Doubts;
import io.canreach.security.Outcome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * Calls to the private address of a classic machine whose endpoint has an ACL. An ACL filters the public endpoint; whether
 * it also filters these calls is an {@link Assumption}, which matters only where the ACL would refuse them.
 */
final class InternalAcl {
    private static final Assumption ASSUMPTION = Assumption.CLASSIC_ACL_ON_PRIVATE_ADDRESS;

    private final Walk walk;

    InternalAcl(Walk walk) {
        this.walk = walk;
    }

    List<Strand> pass(Strand strand, Place place) {
        List<Strand> passing = List.of(strand);
        for (InputEndpoint endpoint : guarded(place)) {
            List<Strand> next = new ArrayList<>();
            for (Strand each : passing) {
                pass(each, endpoint, place, next);
            }
            passing = next;
        }
        return passing;
    }

    private List<InputEndpoint> guarded(Place place) {
        return walk.view().stands().at(place).map(Stand::guarded).orElse(List.of());
    }

    private void pass(Strand strand, InputEndpoint endpoint, Place place, List<Strand> into) {
        PacketSet guarded = PacketSet.all()
                .withProtocols(EnumSet.of(endpoint.protocol()))
                .toPorts(PortSet.of(endpoint.privatePort()));
        Strand touched = strand.narrow(guarded);
        Strand rest = strand.without(touched.asked());
        if (!rest.isEmpty()) {
            into.add(rest);
        }
        EndpointAcl acl = endpoint.acl().orElseThrow(() -> new IllegalStateException(endpoint + " has no ACL"));
        List<AclPart> parts = new AclEvaluation(acl, walk.network().assumptions())
                .evaluate(touched.now().sources());
        walk.split(
                touched,
                parts,
                part -> PacketSet.all().fromSources(part.sources()),
                AclPart::outcome,
                (next, part) -> judge(next, part, endpoint, place, into));
    }

    private void judge(Strand strand, AclPart part, InputEndpoint endpoint, Place place, List<Strand> into) {
        if (part.outcome() == Outcome.ALLOW) {
            into.add(strand);
            return;
        }
        Strand assuming = strand.assuming(List.of(ASSUMPTION));
        switch (walk.network().assumptions().reading(ASSUMPTION)) {
            case FIRST -> into.add(assuming);
            case SECOND -> {
                String text = "the ACL of endpoint '" + endpoint.name() + "' of " + place.label()
                        + ", taken to filter its private address too";
                walk.refuse(assuming, Stage.ACL, Decider.of(Decider.Kind.ACL_DEFAULT, text), into::add);
            }
            case ASK -> into.add(assuming.doubting(List.of(Doubts.of(ASSUMPTION))));
        }
    }
}
