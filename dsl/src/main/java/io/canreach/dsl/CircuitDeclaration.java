package io.canreach.dsl;

import io.canreach.model.ExpressRouteCircuit;
import io.canreach.model.ExpressRouteCircuit.Tier;
import io.canreach.model.ResourceId;
import java.util.Optional;

/**
 * An ExpressRoute circuit that connections name by {@link OnPremisesDeclaration#circuit}: Standard, unless said otherwise. A
 * circuit that is named and not declared is a Standard one.
 *
 * <pre>{@code
 * expressRouteCircuit("c1").premium()
 * }</pre>
 *
 * @see <a href="https://learn.microsoft.com/azure/expressroute/expressroute-faqs">ExpressRoute FAQ</a>
 */
public final class CircuitDeclaration extends Declaration {
    private final Facts facts;

    private CircuitDeclaration(Facts facts) {
        this.facts = facts;
    }

    /** What was said. */
    record Facts(String name, String location, Tier tier) {}

    static CircuitDeclaration of(String name) {
        return new CircuitDeclaration(new Facts(name, "", Tier.STANDARD));
    }

    static ResourceId id(String name) {
        return ResourceId.of("expressRouteCircuits", name);
    }

    /**
     * Makes it Premium, which takes more prefixes and virtual networks.
     *
     * @return a new declaration
     */
    public CircuitDeclaration premium() {
        return new CircuitDeclaration(new Facts(facts.name, facts.location, Tier.PREMIUM));
    }

    /**
     * Says in which region the circuit is.
     *
     * @param region such as {@code West Europe} or {@code westeurope}
     * @return a new declaration
     */
    public CircuitDeclaration location(String region) {
        return new CircuitDeclaration(new Facts(facts.name, region, facts.tier));
    }

    @Override
    Facts facts() {
        return facts;
    }

    @Override
    void declareIn(Draft draft) {
        ResourceId id = draft.id("ExpressRoute circuit", "expressRouteCircuits", facts.name);
        draft.once(toString(), id, facts, () -> Optional.of(new ExpressRouteCircuit(id, facts.location, facts.tier)));
    }

    @Override
    public String toString() {
        return "ExpressRoute circuit '" + facts.name + "'";
    }
}
