package io.canreach.dsl;

import io.canreach.model.VnetPeering;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A peering of two virtual networks: both sides of it, connected, unless said otherwise. What is said of a network is
 * said of the side that it owns.
 *
 * <pre>{@code
 * peering("hub", "spoke").allowForwardedTraffic().gatewayOf("hub")
 * peering("hub", "spoke").subnetsOf("hub", "dns").subnetsOf("spoke", "web", "jobs")
 * }</pre>
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-network-peering-overview">Peering</a>
 */
public final class PeeringDeclaration extends Declaration {
    private final Facts facts;

    private PeeringDeclaration(Facts facts) {
        this.facts = facts;
    }

    /** Both sides, each by the name of its owner; of a one-sided peering the first alone is there. */
    record Facts(String one, PeeringFacts ofOne, String other, PeeringFacts ofOther, boolean oneSided) {
        /** The side that a network owns. */
        Optional<PeeringFacts> side(String owner) {
            if (one.equalsIgnoreCase(owner)) {
                return Optional.of(ofOne);
            }
            return Optional.of(ofOther).filter(side -> !oneSided && other.equalsIgnoreCase(owner));
        }
    }

    static PeeringDeclaration between(String one, String other) {
        return new PeeringDeclaration(new Facts(one, PeeringFacts.to(other), other, PeeringFacts.to(one), false));
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
     * Lets one network accept packets that did not originate in the other.
     *
     * @param vnet the name of the network that accepts them
     * @return a new declaration
     * @throws IllegalArgumentException when the network is neither of the two
     */
    public PeeringDeclaration allowForwardedTraffic(String vnet) {
        return ofSide(vnet, PeeringFacts::allowingForwarded, UnaryOperator.identity());
    }

    /**
     * Lets one network use the gateway of the other: gateway transit on one side, remote gateways on the other.
     *
     * @param hub the name of the network whose gateway is used
     * @return a new declaration
     * @throws IllegalArgumentException when the network is neither of the two
     */
    public PeeringDeclaration gatewayOf(String hub) {
        return ofSide(hub, PeeringFacts::allowingTransit, PeeringFacts::usingRemoteGateways);
    }

    /**
     * Lets the other network use the gateway of this one, and leaves open whether it does.
     *
     * @param vnet the name of the network whose gateway may be used
     * @return a new declaration
     * @throws IllegalArgumentException when the network is neither of the two
     */
    public PeeringDeclaration allowGatewayTransit(String vnet) {
        return ofSide(vnet, PeeringFacts::allowingTransit, UnaryOperator.identity());
    }

    /**
     * Makes one network use the gateway of the other, which has to allow it.
     *
     * @param vnet the name of the network that uses the other's gateway
     * @return a new declaration
     * @throws IllegalArgumentException when the network is neither of the two
     */
    public PeeringDeclaration useRemoteGateways(String vnet) {
        return ofSide(vnet, PeeringFacts::usingRemoteGateways, UnaryOperator.identity());
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

    /**
     * Keeps the other network out of the tag {@code VirtualNetwork} of this one: {@code allowVirtualNetworkAccess} is off
     * on its side.
     *
     * @param vnet the name of the network that owns the side
     * @return a new declaration
     * @throws IllegalArgumentException when the network is neither of the two
     */
    public PeeringDeclaration withoutVirtualNetworkAccess(String vnet) {
        return ofSide(vnet, PeeringFacts::withoutAccess, UnaryOperator.identity());
    }

    /**
     * Says that only the side of the network named first exists: the peering is initiated and carries nothing.
     *
     * @return a new declaration
     */
    public PeeringDeclaration oneSided() {
        return first(facts.ofOne.in(VnetPeering.State.INITIATED));
    }

    /**
     * Says that the side of the network named second was deleted: that of the first is disconnected and carries nothing.
     *
     * @return a new declaration
     */
    public PeeringDeclaration disconnected() {
        return first(facts.ofOne.in(VnetPeering.State.DISCONNECTED));
    }

    /**
     * Joins only some subnets of one of the networks (subnet peering); several calls add up.
     *
     * @param vnet the name of the network that has the subnets
     * @param first a subnet's name
     * @param more further subnets
     * @return a new declaration
     * @throws IllegalArgumentException when the network is neither of the two
     */
    public PeeringDeclaration subnetsOf(String vnet, String first, String... more) {
        List<String> subnets = Lists.concat(List.of(first), List.of(more));
        return ofSide(vnet, side -> side.ofSubnets(subnets), side -> side.toSubnets(subnets));
    }

    /**
     * Joins the IPv6 space of the networks alone.
     *
     * @return a new declaration
     */
    public PeeringDeclaration onlyIpv6() {
        return both(facts.ofOne.onlyIpv6(), facts.ofOther.onlyIpv6());
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

    private PeeringDeclaration ofSide(
            String owner, UnaryOperator<PeeringFacts> itsSide, UnaryOperator<PeeringFacts> otherSide) {
        if (facts.one.equalsIgnoreCase(owner)) {
            return both(itsSide.apply(facts.ofOne), otherSide.apply(facts.ofOther));
        }
        if (facts.other.equalsIgnoreCase(owner)) {
            return both(otherSide.apply(facts.ofOne), itsSide.apply(facts.ofOther));
        }
        throw new IllegalArgumentException("'" + owner + "' is not one of the two networks of " + this
                + "; allowed is '" + facts.one + "' or '" + facts.other + "'");
    }

    private PeeringDeclaration first(PeeringFacts alone) {
        return new PeeringDeclaration(new Facts(facts.one, alone, facts.other, facts.ofOther, true));
    }

    private PeeringDeclaration both(PeeringFacts ofOne, PeeringFacts ofOther) {
        return new PeeringDeclaration(new Facts(facts.one, ofOne, facts.other, ofOther, facts.oneSided));
    }
}
