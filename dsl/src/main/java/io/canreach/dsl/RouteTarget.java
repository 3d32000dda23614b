package io.canreach.dsl;

import io.canreach.model.NextHopType;
import java.util.Optional;

/**
 * Where a user-defined route leads: {@link Azure#toAppliance}, {@link Azure#toInternet}, {@link Azure#toGateway},
 * {@link Azure#toVnetLocal} or {@link Azure#toNone}.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview">Traffic routing</a>
 */
public final class RouteTarget extends Value {
    private final Facts facts;

    private RouteTarget(Facts facts) {
        this.facts = facts;
    }

    /** What was said. */
    record Facts(NextHopType type, Optional<String> address) {}

    static RouteTarget of(NextHopType type) {
        return new RouteTarget(new Facts(type, Optional.empty()));
    }

    static RouteTarget appliance(String address) {
        return new RouteTarget(new Facts(NextHopType.VIRTUAL_APPLIANCE, Optional.of(address)));
    }

    @Override
    Facts facts() {
        return facts;
    }

    @Override
    public String toString() {
        return facts.type + facts.address.map(address -> " " + address).orElse("");
    }
}
