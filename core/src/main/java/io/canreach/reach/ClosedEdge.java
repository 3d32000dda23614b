package io.canreach.reach;

import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.Unknown;
import io.canreach.packet.PacketSet;
import io.canreach.security.AdminDecision;
import io.canreach.security.AdminPart;
import io.canreach.security.Doubts;
import java.util.List;
import java.util.function.Consumer;

/**
 * A public address of a place that no NSG guards: closed, but whether a security admin rule that always allows opens it is
 * not documented.
 */
final class ClosedEdge {
    private static final Assumption POINT = Assumption.ALWAYS_ALLOW_OPENS_PUBLIC_IP;

    private final Walk walk;
    private final Consumer<Strand> refused;
    private final Consumer<Strand> open;

    ClosedEdge(Walk walk, Consumer<Strand> refused, Consumer<Strand> open) {
        this.walk = walk;
        this.refused = refused;
        this.open = open;
    }

    void enter(Strand strand, Place place) {
        List<AdminPart> parts = AdminGate.inbound(walk.view(), strand.now(), place);
        PacketSet sure = of(parts.stream()
                .filter(part -> part.is(AdminDecision.ALWAYS_ALLOW))
                .toList());
        List<AdminPart> possible = parts.stream()
                .filter(part -> part.decisions().contains(AdminDecision.ALWAYS_ALLOW))
                .toList();
        Strand closed = strand.narrow(of(possible).complement());
        Strand allowed = strand.narrow(sure);
        Strand torn = strand.without(closed.asked()).without(allowed.asked());
        pass(closed, refused);
        pass(allowed, this::byReading);
        List<Unknown> why =
                possible.stream().flatMap(part -> part.doubts().stream()).toList();
        pass(torn, each -> byReading(each.doubting(why.isEmpty() ? List.of(Walk.doubt(each)) : why)));
    }

    private void byReading(Strand strand) {
        Strand assuming = strand.assuming(List.of(POINT));
        Reading reading = walk.network().assumptions().reading(POINT);
        switch (reading) {
            case FIRST -> refused.accept(assuming);
            case SECOND -> open.accept(assuming);
            case ASK -> open.accept(assuming.doubting(List.of(Doubts.of(POINT))));
        }
    }

    private static void pass(Strand strand, Consumer<Strand> next) {
        if (!strand.isEmpty()) {
            next.accept(strand);
        }
    }

    private static PacketSet of(List<AdminPart> parts) {
        return PacketSet.unionOf(parts.stream().map(AdminPart::packets).toList());
    }
}
