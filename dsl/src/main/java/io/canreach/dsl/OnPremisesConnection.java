package io.canreach.dsl;

import io.canreach.model.GatewayConnection.Status;
import java.util.List;
import java.util.Optional;

/**
 * A site together with how the connection to it is, for {@link GatewayDeclaration}: up, unless said otherwise.
 *
 * <pre>{@code
 * onPremises("hq", "192.168.0.0/16").circuit("c1").fastPath()
 * onPremises("hq").advertising("0.0.0.0/0")
 * }</pre>
 */
public final class OnPremisesConnection extends Value {
    private final Facts facts;

    private OnPremisesConnection(Facts facts) {
        this.facts = facts;
    }

    /** What was said. */
    record Facts(
            OnPremisesDeclaration site,
            Status status,
            List<String> learned,
            Optional<String> circuit,
            boolean fastPath) {}

    static OnPremisesConnection up(OnPremisesDeclaration site) {
        return new OnPremisesConnection(new Facts(site, Status.CONNECTED, List.of(), Optional.empty(), false));
    }

    /**
     * Says that the connection is down.
     *
     * @return a new connection
     */
    public OnPremisesConnection down() {
        return new OnPremisesConnection(
                new Facts(facts.site, Status.NOT_CONNECTED, facts.learned, facts.circuit, facts.fastPath));
    }

    /**
     * Says what the gateway learns over the connection by BGP, in addition to the site's own prefixes; several calls add
     * up.
     *
     * @param prefixes such as {@code 0.0.0.0/0}
     * @return a new connection
     */
    public OnPremisesConnection advertising(String... prefixes) {
        List<String> more = Lists.concat(facts.learned, List.of(prefixes));
        return new OnPremisesConnection(new Facts(facts.site, facts.status, more, facts.circuit, facts.fastPath));
    }

    /**
     * Says by which ExpressRoute circuit the connection is; virtual networks that are connected by one circuit reach each
     * other over it.
     *
     * @param name the circuit's name
     * @return a new connection
     */
    public OnPremisesConnection circuit(String name) {
        return new OnPremisesConnection(
                new Facts(facts.site, facts.status, facts.learned, Optional.of(name), facts.fastPath));
    }

    /**
     * Lets what arrives by the connection skip the ExpressRoute gateway (FastPath).
     *
     * @return a new connection
     */
    public OnPremisesConnection fastPath() {
        return new OnPremisesConnection(new Facts(facts.site, facts.status, facts.learned, facts.circuit, true));
    }

    @Override
    Facts facts() {
        return facts;
    }

    @Override
    public String toString() {
        return "connection to " + facts.site + " (" + facts.status + ")";
    }
}
