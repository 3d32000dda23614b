package io.canreach.dsl;

import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.packet.IpFamily;
import java.util.Optional;

/**
 * A public IP address resource. Unless said otherwise it is Standard, closed until an NSG opens it, and its address is not
 * known.
 *
 * <pre>{@code
 * publicIp("web-ip", "20.1.2.3")
 * publicIp("legacy-ip").basic()
 * publicIp("web-ip6").ipv6()
 * }</pre>
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/ip-services/public-ip-addresses">Public IP
 *     addresses</a>
 */
public final class PublicIpDeclaration extends Declaration {
    private final Facts facts;

    private PublicIpDeclaration(Facts facts) {
        this.facts = facts;
    }

    /** What was said. */
    record Facts(String name, Optional<Sku> sku, Optional<String> address, Optional<IpFamily> family) {
        Facts withSku(Sku value) {
            return new Facts(name, Optional.of(value), address, family);
        }

        /** The family that was said, or that of the address; empty where neither was. */
        Optional<IpFamily> saidFamily() {
            return family.or(() -> address.map(Addresses::familyOf));
        }
    }

    static PublicIpDeclaration of(String name) {
        return new PublicIpDeclaration(new Facts(name, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** A public IP that is named after what has it, the further ones with a number. */
    static PublicIpDeclaration numbered(String owner, int before) {
        return of(owner + "-ip" + (before == 0 ? "" : String.valueOf(before + 1)));
    }

    /**
     * Makes it Basic: open until an NSG closes it.
     *
     * @return a new declaration
     */
    public PublicIpDeclaration basic() {
        return new PublicIpDeclaration(facts.withSku(Sku.BASIC));
    }

    /**
     * Makes it Standard: closed until an NSG opens it.
     *
     * @return a new declaration
     */
    public PublicIpDeclaration standard() {
        return new PublicIpDeclaration(facts.withSku(Sku.STANDARD));
    }

    /**
     * Makes it StandardV2: like Standard, and the only kind that a NAT gateway of version 2 takes.
     *
     * @return a new declaration
     */
    public PublicIpDeclaration v2() {
        return new PublicIpDeclaration(facts.withSku(Sku.STANDARD_V2));
    }

    /**
     * Says its address.
     *
     * @param text such as {@code 20.1.2.3}, or an IPv6 address
     * @return a new declaration
     */
    public PublicIpDeclaration address(String text) {
        return new PublicIpDeclaration(new Facts(facts.name, facts.sku, Optional.of(text), facts.family));
    }

    /**
     * Makes it an IPv6 one; needed only where its address is not said.
     *
     * @return a new declaration
     */
    public PublicIpDeclaration ipv6() {
        return new PublicIpDeclaration(new Facts(facts.name, facts.sku, facts.address, Optional.of(IpFamily.IPV6)));
    }

    @Override
    Facts facts() {
        return facts;
    }

    @Override
    void declareIn(Draft draft) {
        draft.publicIp(facts, Sku.STANDARD);
    }

    @Override
    public String toString() {
        return "public IP '" + facts.name + "'";
    }
}
