package io.canreach.dsl;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.model.Unknown;
import io.canreach.reach.Traffic;
import io.canreach.sql.SqlSession;
import java.util.List;
import java.util.Optional;

/**
 * What must hold in a network: that one place can work with a SQL server. That takes more than its port 1433 where the server
 * sends clients on to other addresses and ports. An immutable value, as {@link ReachabilityRule} is.
 *
 * <pre>{@code
 * canConnect(ase, sql).because("orders are stored there").check(network);
 * }</pre>
 *
 * @see Reach#canConnect(Place, Place)
 */
public final class SessionRule {
    private final Place from;
    private final Place to;
    private final Optional<Destination> destination;
    private final String reason;

    private SessionRule(Place from, Place to, Optional<Destination> destination, String reason) {
        this.from = from;
        this.to = to;
        this.destination = destination;
        this.reason = reason;
    }

    static SessionRule of(Place from, Place to) {
        from.endpoint();
        to.endpoint();
        return new SessionRule(from, to, Optional.empty(), "");
    }

    static SessionRule of(Place from, Destination to) {
        from.endpoint();
        return new SessionRule(from, to.place(), Optional.of(to), "");
    }

    /**
     * This rule with the reason that people have for it.
     *
     * @param words a clause that messages print
     * @return a new rule
     */
    public SessionRule because(String words) {
        return new SessionRule(from, to, destination, words.strip().replaceAll("\\s+", " "));
    }

    /**
     * Looks whether the rule holds in a network.
     *
     * @param network the network
     * @return the outcome, with the session that it is about
     * @throws IllegalArgumentException when the rule names something that is not in the network
     */
    public SessionResult in(Network network) {
        return new SessionResult(this, session(network, from.endpointIn(network), to.endpointIn(network)));
    }

    private SqlSession session(Network network, Endpoint source, Endpoint server) {
        if (destination.isEmpty()) {
            return SqlSession.of(network, source, server);
        }
        Traffic traffic = destination.get().traffic();
        Optional<Unknown> unknown = destination.get().unknownPort();
        return unknown.map(which -> SqlSession.ofOne(network, source, server, traffic, which))
                .orElseGet(() -> SqlSession.of(network, source, server, port(traffic)));
    }

    private static int port(Traffic traffic) {
        return Integer.parseInt(traffic.services().get(0).ports().toString());
    }

    /**
     * Demands that the rule holds in a network.
     *
     * @param network the network
     * @throws AssertionError when it does not hold; the message names the connection that is missing, with its trace
     * @throws IllegalArgumentException when the rule names something that is not in the network
     */
    public void check(Network network) {
        SessionResult result = in(network);
        if (!result.holds()) {
            throw new AssertionError(result.message());
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionRule rule && facts().equals(rule.facts());
    }

    @Override
    public int hashCode() {
        return facts().hashCode();
    }

    @Override
    public String toString() {
        return "canConnect: " + from.endpoint() + " can work with " + to.endpoint()
                + (reason.isEmpty() ? "" : ", because " + reason);
    }

    private List<Object> facts() {
        return List.of(from, to, destination, reason);
    }
}
