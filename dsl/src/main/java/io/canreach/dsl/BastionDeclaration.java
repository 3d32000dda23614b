package io.canreach.dsl;

import io.canreach.model.BastionHost;
import io.canreach.model.BastionHost.Sku;
import io.canreach.model.Endpoint;
import java.util.Optional;

/**
 * A bastion, and a handle to ask about it: sessions to machines start from its subnet. Unless said otherwise it is Standard,
 * and has a public IP whose address is not known.
 *
 * <pre>{@code
 * bastion("jump").publicIp("20.1.2.3")
 * bastion("jump").basic()
 * bastion("jump").privateOnly()
 * }</pre>
 *
 * @see <a href="https://learn.microsoft.com/azure/bastion/configuration-settings">Bastion settings</a>
 */
public final class BastionDeclaration extends SubnetResource {
    private final Facts facts;

    private BastionDeclaration(Facts facts) {
        super(Endpoint.Kind.BASTION, facts.name);
        this.facts = facts;
    }

    /** What was said. */
    record Facts(String name, Optional<Sku> sku, Optional<PublicIpDeclaration> publicIp, boolean privateOnly) {}

    static BastionDeclaration of(String name) {
        return new BastionDeclaration(new Facts(name, Optional.empty(), Optional.empty(), false));
    }

    /**
     * Makes it Basic: ports 22 and 3389 only.
     *
     * @return a new declaration
     */
    public BastionDeclaration basic() {
        return of(Sku.BASIC);
    }

    /**
     * Makes it Standard: any port.
     *
     * @return a new declaration
     */
    public BastionDeclaration standard() {
        return of(Sku.STANDARD);
    }

    /**
     * Makes it Premium: any port.
     *
     * @return a new declaration
     */
    public BastionDeclaration premium() {
        return of(Sku.PREMIUM);
    }

    /**
     * Makes it a Premium one without a public IP.
     *
     * @return a new declaration
     */
    public BastionDeclaration privateOnly() {
        return new BastionDeclaration(new Facts(facts.name, Optional.of(Sku.PREMIUM), Optional.empty(), true));
    }

    /**
     * Gives it a Standard public IP.
     *
     * @param address such as {@code 20.1.2.3}
     * @return a new declaration
     */
    public BastionDeclaration publicIp(String address) {
        return publicIp(PublicIpDeclaration.numbered(facts.name, 0).address(address));
    }

    /**
     * Gives it a public IP.
     *
     * @param ip the public IP
     * @return a new declaration
     */
    public BastionDeclaration publicIp(PublicIpDeclaration ip) {
        return new BastionDeclaration(new Facts(facts.name, facts.sku, Optional.of(ip), false));
    }

    @Override
    void standIn(Stand stand) {
        new BastionDraft(stand, facts).add(toString());
    }

    @Override
    void check(Handle handle) {
        handle.find(BastionHost.class, facts.name)
                .ifPresent(there ->
                        facts.sku.ifPresent(sku -> handle.require(sku == there.sku(), "be " + sku, there.sku())));
    }

    @Override
    Facts facts() {
        return facts;
    }

    private BastionDeclaration of(Sku sku) {
        return new BastionDeclaration(new Facts(facts.name, Optional.of(sku), facts.publicIp, facts.privateOnly));
    }
}
