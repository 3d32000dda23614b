package io.canreach.dsl;

import io.canreach.model.Subnet;
import java.util.Arrays;
import java.util.List;

/**
 * A virtual network, with what stands in it. Every call returns a new declaration; several calls of one kind add up.
 * Without an address space it has the union of its subnets' prefixes.
 *
 * <pre>{@code
 * vnet("testVNet").addressSpace("10.0.0.0/16").location("westeurope").dns("10.0.1.5")
 *     .subnet("Subnet-1", "10.0.1.0/24").nsg(nsg("data")).vm("sql-vm")
 *     .subnet("Subnet-ASE", "10.0.2.0/24").ase("web-ase")
 * }</pre>
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-networks-overview">Virtual networks</a>
 */
public sealed class VnetDeclaration extends Declaration
        permits SubnetDeclaration, GatewayDeclaration, PeeredVnetDeclaration {
    private final VnetFacts facts;

    VnetDeclaration(VnetFacts facts) {
        this.facts = facts;
    }

    /**
     * Adds prefixes to the address space.
     *
     * @param prefixes such as {@code 10.0.0.0/16}
     * @return a new declaration
     */
    public final VnetDeclaration addressSpace(String... prefixes) {
        return new VnetDeclaration(facts.withAddressSpace(Arrays.asList(prefixes)));
    }

    /**
     * Says in which region the network and what stands in it is.
     *
     * @param region such as {@code South Central US} or {@code southcentralus}
     * @return a new declaration
     */
    public final VnetDeclaration location(String region) {
        return new VnetDeclaration(facts.withLocation(region));
    }

    /**
     * Adds custom DNS servers; without any, Azure's own answer.
     *
     * @param addresses such as {@code 10.0.1.5}
     * @return a new declaration
     */
    public final VnetDeclaration dns(String... addresses) {
        return new VnetDeclaration(facts.withDns(Arrays.asList(addresses)));
    }

    /**
     * Adds a subnet; what follows says what stands in it.
     *
     * @param name the subnet's name, unique in the network
     * @param prefixes at least one, such as {@code 10.0.1.0/24}
     * @return a new declaration
     */
    public final SubnetDeclaration subnet(String name, String... prefixes) {
        return new SubnetDeclaration(facts.with(SubnetFacts.of(name, List.of(prefixes))));
    }

    /**
     * Adds the subnet of the gateways; what follows says what they connect.
     *
     * @param name the name that Azure demands, {@value Subnet#GATEWAY_SUBNET}
     * @param prefixes at least one, such as {@code 10.0.255.0/27}
     * @return a new declaration
     */
    public final GatewayDeclaration gateway(String name, String... prefixes) {
        return new GatewayDeclaration(facts.with(SubnetFacts.of(name, List.of(prefixes))));
    }

    /**
     * Adds this network's side of a peering; what follows sets its flags. Traffic needs the other side as well:
     * {@link Azure#peering} declares both in one.
     *
     * @param remote the name of the remote virtual network
     * @return a new declaration
     */
    public final PeeredVnetDeclaration peering(String remote) {
        return new PeeredVnetDeclaration(facts.with(PeeringFacts.to(remote)));
    }

    @Override
    final VnetFacts facts() {
        return facts;
    }

    @Override
    final void declareIn(Draft draft) {
        draft.vnet(facts);
    }

    @Override
    public final String toString() {
        return facts.label();
    }
}
