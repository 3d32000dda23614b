package io.canreach.dsl;

import io.canreach.model.NatGateway.Sku;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A NAT gateway: the way out to the Internet of the subnets it is attached to. Unless said otherwise it is Standard, which
 * carries TCP and UDP over IPv4.
 *
 * <pre>{@code
 * natGateway("egress").publicIp("20.1.2.3")
 * natGateway("egress").v2().publicIp(publicIp("egress-ip6").v2().ipv6()).prefix("20.1.0.0/28")
 * }</pre>
 *
 * @see <a href="https://learn.microsoft.com/azure/nat-gateway/nat-overview">NAT gateway</a>
 */
public final class NatGatewayDeclaration extends Declaration {
    private final Facts facts;

    private NatGatewayDeclaration(Facts facts) {
        this.facts = facts;
    }

    /** What was said. */
    record Facts(String name, String location, Sku sku, List<PublicIpDeclaration> publicIps, List<String> prefixes) {
        String label() {
            return "NAT gateway '" + name + "'";
        }
    }

    static NatGatewayDeclaration of(String name) {
        return new NatGatewayDeclaration(new Facts(name, "", Sku.STANDARD, List.of(), List.of()));
    }

    /**
     * Says in which region the gateway is.
     *
     * @param region such as {@code South Central US} or {@code southcentralus}
     * @return a new declaration
     */
    public NatGatewayDeclaration location(String region) {
        return with(said -> new Facts(said.name, region, said.sku, said.publicIps, said.prefixes));
    }

    /**
     * Makes it StandardV2: it carries both families, and ICMP echo too. It takes StandardV2 public IPs only.
     *
     * @return a new declaration
     */
    public NatGatewayDeclaration v2() {
        return with(said -> new Facts(said.name, said.location, Sku.STANDARD_V2, said.publicIps, said.prefixes));
    }

    /**
     * Gives it a public IP of its kind, whose address is not known.
     *
     * @return a new declaration
     */
    public NatGatewayDeclaration publicIp() {
        return publicIp(PublicIpDeclaration.numbered(facts.name, facts.publicIps.size()));
    }

    /**
     * Gives it a public IP of its kind.
     *
     * @param address such as {@code 20.1.2.3}
     * @return a new declaration
     */
    public NatGatewayDeclaration publicIp(String address) {
        return publicIp(
                PublicIpDeclaration.numbered(facts.name, facts.publicIps.size()).address(address));
    }

    /**
     * Gives it a public IP.
     *
     * @param ip the public IP; without a kind of its own it is of the gateway's kind
     * @return a new declaration
     */
    public NatGatewayDeclaration publicIp(PublicIpDeclaration ip) {
        return with(
                said -> new Facts(said.name, said.location, said.sku, Lists.plus(said.publicIps, ip), said.prefixes));
    }

    /**
     * Gives it the addresses of a public IP prefix.
     *
     * @param prefix such as {@code 20.1.0.0/28}
     * @return a new declaration
     */
    public NatGatewayDeclaration prefix(String prefix) {
        return with(said ->
                new Facts(said.name, said.location, said.sku, said.publicIps, Lists.plus(said.prefixes, prefix)));
    }

    @Override
    Facts facts() {
        return facts;
    }

    @Override
    void declareIn(Draft draft) {
        new NatGatewayDraft(draft, facts).add();
    }

    @Override
    public String toString() {
        return facts.label();
    }

    private NatGatewayDeclaration with(UnaryOperator<Facts> change) {
        return new NatGatewayDeclaration(change.apply(facts));
    }
}
