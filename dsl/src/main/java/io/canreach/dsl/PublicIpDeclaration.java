package io.canreach.dsl;

import io.canreach.model.PublicIpAddress.Sku;
import java.util.Optional;

/**
 * A public IP address resource. Unless said otherwise it is Standard, closed until an NSG opens it, and its address is not
 * known.
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
    record Facts(String name, Optional<Sku> sku, Optional<String> address) {}

    static PublicIpDeclaration of(String name) {
        return new PublicIpDeclaration(new Facts(name, Optional.empty(), Optional.empty()));
    }

    /**
     * Makes it Basic: open until an NSG closes it.
     *
     * @return a new declaration
     */
    public PublicIpDeclaration basic() {
        return new PublicIpDeclaration(new Facts(facts.name, Optional.of(Sku.BASIC), facts.address));
    }

    /**
     * Makes it Standard: closed until an NSG opens it.
     *
     * @return a new declaration
     */
    public PublicIpDeclaration standard() {
        return new PublicIpDeclaration(new Facts(facts.name, Optional.of(Sku.STANDARD), facts.address));
    }

    /**
     * Says its address.
     *
     * @param text such as {@code 20.1.2.3}
     * @return a new declaration
     */
    public PublicIpDeclaration address(String text) {
        return new PublicIpDeclaration(new Facts(facts.name, facts.sku, Optional.of(text)));
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
