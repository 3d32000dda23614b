package io.canreach.dsl;

import io.canreach.model.VnetPeering;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A virtual network in which its side of a peering was declared last: what follows sets the flags of that side. Unless
 * said otherwise it is connected as soon as the remote side is declared too, and initiated as long as it is not.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-peering">Manage peerings</a>
 */
public final class PeeredVnetDeclaration extends VnetDeclaration {
    PeeredVnetDeclaration(VnetFacts facts) {
        super(facts);
    }

    /**
     * Accepts packets that did not originate in the remote network.
     *
     * @return a new declaration
     */
    public PeeredVnetDeclaration allowForwardedTraffic() {
        return with(PeeringFacts::allowingForwarded);
    }

    /**
     * Lets the remote network use this network's gateway.
     *
     * @return a new declaration
     */
    public PeeredVnetDeclaration allowGatewayTransit() {
        return with(PeeringFacts::allowingTransit);
    }

    /**
     * Uses the remote network's gateway.
     *
     * @return a new declaration
     */
    public PeeredVnetDeclaration useRemoteGateways() {
        return with(PeeringFacts::usingRemoteGateways);
    }

    /**
     * Keeps the remote network out of the tag {@code VirtualNetwork}: {@code allowVirtualNetworkAccess} is off.
     *
     * @return a new declaration
     */
    public PeeredVnetDeclaration withoutVirtualNetworkAccess() {
        return with(PeeringFacts::withoutAccess);
    }

    /**
     * Says that the remote side was deleted.
     *
     * @return a new declaration
     */
    public PeeredVnetDeclaration disconnected() {
        return with(side -> side.in(VnetPeering.State.DISCONNECTED));
    }

    /**
     * Says that the remote side does not exist, whatever else is declared.
     *
     * @return a new declaration
     */
    public PeeredVnetDeclaration initiated() {
        return with(side -> side.in(VnetPeering.State.INITIATED));
    }

    /**
     * Joins only some subnets of this network (subnet peering); several calls add up.
     *
     * @param first a subnet's name
     * @param more further subnets
     * @return a new declaration
     */
    public PeeredVnetDeclaration localSubnets(String first, String... more) {
        return with(side -> side.ofSubnets(Lists.concat(List.of(first), List.of(more))));
    }

    /**
     * Joins only some subnets of the remote network (subnet peering); several calls add up.
     *
     * @param first a subnet's name
     * @param more further subnets
     * @return a new declaration
     */
    public PeeredVnetDeclaration remoteSubnets(String first, String... more) {
        return with(side -> side.toSubnets(Lists.concat(List.of(first), List.of(more))));
    }

    /**
     * Joins the IPv6 space of the networks alone.
     *
     * @return a new declaration
     */
    public PeeredVnetDeclaration onlyIpv6() {
        return with(PeeringFacts::onlyIpv6);
    }

    private PeeredVnetDeclaration with(UnaryOperator<PeeringFacts> change) {
        return new PeeredVnetDeclaration(facts().withLastPeering(change));
    }
}
