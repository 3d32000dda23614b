package io.canreach.dsl;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import java.util.List;

/**
 * A network outside Azure: what Azure calls a local network gateway, or the far end of an ExpressRoute circuit. As a
 * place it is all its addresses.
 *
 * @see <a href="https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings">Local network
 *     gateways</a>
 */
public final class OnPremisesDeclaration extends Declaration implements Place {
    private final Facts facts;

    OnPremisesDeclaration(String name, List<String> prefixes) {
        this.facts = new Facts(name, prefixes);
    }

    /** What was said; a site without prefixes only refers to one that is declared elsewhere. */
    record Facts(String name, List<String> prefixes) {}

    /**
     * A connection to this site that is down.
     *
     * @return the connection, to be handed to a gateway
     */
    public OnPremisesConnection down() {
        return OnPremisesConnection.up(this).down();
    }

    /**
     * A connection to this site that is up and over which the gateway learns prefixes by BGP, in addition to the site's
     * own.
     *
     * @param prefixes such as {@code 0.0.0.0/0}
     * @return the connection, to be handed to a gateway
     */
    public OnPremisesConnection advertising(String... prefixes) {
        return OnPremisesConnection.up(this).advertising(prefixes);
    }

    /**
     * A connection to this site that is up, by a known ExpressRoute circuit.
     *
     * @param name the circuit's name
     * @return the connection, to be handed to a gateway
     */
    public OnPremisesConnection circuit(String name) {
        return OnPremisesConnection.up(this).circuit(name);
    }

    /**
     * A connection to this site that is up, and of which what arrives skips the ExpressRoute gateway (FastPath).
     *
     * @return the connection, to be handed to a gateway
     */
    public OnPremisesConnection fastPath() {
        return OnPremisesConnection.up(this).fastPath();
    }

    @Override
    public Endpoint endpoint() {
        return new Endpoint.Named(Endpoint.Kind.ON_PREMISES, facts.name);
    }

    @Override
    public Endpoint endpointIn(Network network) {
        new Handle(network, endpoint()).checkSite(facts);
        return endpoint();
    }

    @Override
    Facts facts() {
        return facts;
    }

    @Override
    void declareIn(Draft draft) {
        draft.site(this);
    }

    @Override
    public String toString() {
        return endpoint().toString();
    }
}
