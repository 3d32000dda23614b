package io.canreach.dsl;

import io.canreach.model.GatewayConnection.Status;
import java.util.List;

/** A site together with how the connection to it is, for {@link GatewayDeclaration}. */
public final class OnPremisesConnection extends Value {
    private final Facts facts;

    OnPremisesConnection(OnPremisesDeclaration site, Status status, List<String> learned) {
        this.facts = new Facts(site, status, learned);
    }

    /** What was said. */
    record Facts(OnPremisesDeclaration site, Status status, List<String> learned) {}

    static OnPremisesConnection up(OnPremisesDeclaration site) {
        return new OnPremisesConnection(site, Status.CONNECTED, List.of());
    }

    @Override
    Facts facts() {
        return facts;
    }

    @Override
    public String toString() {
        return "connection to " + facts.site + " (" + facts.status + ")";
    }
}
