package io.canreach.dsl;

/**
 * A peering of two virtual networks, both sides of it, connected. For flags that differ more than {@link #gatewayOf} lets
 * them, declare each side with {@link VnetDeclaration#peering}.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-network-peering-overview">Peering</a>
 */
public final class PeeringDeclaration extends Declaration {
    private final Facts facts;

    private PeeringDeclaration(Facts facts) {
        this.facts = facts;
    }

    /** Both sides, each by the name of its owner. */
    record Facts(String one, PeeringFacts ofOne, String other, PeeringFacts ofOther) {}

    static PeeringDeclaration between(String one, String other) {
        return of(one, PeeringFacts.to(other), other, PeeringFacts.to(one));
    }

    /**
     * Lets both sides accept packets that did not originate in the other network.
     *
     * @return a new declaration
     */
    public PeeringDeclaration allowForwardedTraffic() {
        return both(facts.ofOne.allowingForwarded(), facts.ofOther.allowingForwarded());
    }

    /**
     * Lets one network use the gateway of the other: gateway transit on one side, remote gateways on the other.
     *
     * @param hub the name of the network whose gateway is used
     * @return a new declaration
     * @throws IllegalArgumentException when the network is neither of the two
     */
    public PeeringDeclaration gatewayOf(String hub) {
        if (facts.one.equalsIgnoreCase(hub)) {
            return both(facts.ofOne.allowingTransit(), facts.ofOther.usingRemoteGateways());
        }
        if (facts.other.equalsIgnoreCase(hub)) {
            return both(facts.ofOne.usingRemoteGateways(), facts.ofOther.allowingTransit());
        }
        throw new IllegalArgumentException("'" + hub + "' is not one of the two networks of " + this + "; allowed is '"
                + facts.one + "' or '" + facts.other + "'");
    }

    /**
     * Keeps each network out of the other's tag {@code VirtualNetwork}: {@code allowVirtualNetworkAccess} is off on both
     * sides.
     *
     * @return a new declaration
     */
    public PeeringDeclaration withoutVirtualNetworkAccess() {
        return both(facts.ofOne.withoutAccess(), facts.ofOther.withoutAccess());
    }

    @Override
    Facts facts() {
        return facts;
    }

    @Override
    void declareIn(Draft draft) {
        draft.peering(this);
    }

    @Override
    public String toString() {
        return "peering of '" + facts.one + "' and '" + facts.other + "'";
    }

    private PeeringDeclaration both(PeeringFacts ofOne, PeeringFacts ofOther) {
        return of(facts.one, ofOne, facts.other, ofOther);
    }

    private static PeeringDeclaration of(String one, PeeringFacts ofOne, String other, PeeringFacts ofOther) {
        return new PeeringDeclaration(new Facts(one, ofOne, other, ofOther));
    }
}
