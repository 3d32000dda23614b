package io.canreach.sql;

import io.canreach.model.Assumption;
import io.canreach.model.ConnectionPolicy;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.model.Unknown;
import io.canreach.packet.PortSet;
import io.canreach.reach.Answer;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import io.canreach.reach.Verdict;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a client can work with a SQL server. Its port 1433 is not all that it takes: with the policy Redirect, which is the
 * default for clients inside Azure, the gateway that answers there sends the client to another address and port.
 *
 * <pre>{@code
 * SqlSession session = SqlSession.of(
 *         network,
 *         new Endpoint.Named(Endpoint.Kind.ASE, "web-ase"),
 *         new Endpoint.Named(Endpoint.Kind.VM, "sql-vm"));
 * }</pre>
 *
 * @param source who calls
 * @param server who is called
 * @param policy the way it takes: Proxy, Redirect, or Default where that is left open by a disputed point
 * @param legs the connections it needs, that with the gateway first
 * @see <a href="https://learn.microsoft.com/azure/azure-sql/database/connectivity-architecture">Azure SQL connectivity
 *     architecture</a>
 */
public record SqlSession(Endpoint source, Endpoint server, ConnectionPolicy policy, List<SqlLeg> legs) {
    /**
     * Copies the list and checks that there is a connection.
     *
     * @param source who calls
     * @param server who is called
     * @param policy the way it takes: Proxy, Redirect, or Default where that is left open by a disputed point
     * @param legs the connections it needs, that with the gateway first
     */
    public SqlSession {
        legs = List.copyOf(legs);
        if (legs.isEmpty()) {
            throw new IllegalArgumentException("a session needs at least one connection");
        }
    }

    /** What becomes of a session. */
    public enum Outcome {
        /** It can be used. */
        USABLE,
        /** It begins, and cannot be used, or not from everywhere and with every database. */
        PARTIAL,
        /** It does not begin. */
        BLOCKED,
        /** That depends on something that is not known. */
        UNDETERMINED
    }

    /**
     * Looks at the session that a client has or has not.
     *
     * @param network the network
     * @param source who calls
     * @param server a SQL server, a managed instance or its public face, a private endpoint of one, or anything else that
     *     listens on TCP 1433
     * @return the session
     * @throws io.canreach.reach.UnknownEndpointException when one of the two is not in the network
     */
    public static SqlSession of(Network network, Endpoint source, Endpoint server) {
        return new SqlQuestions(network, Reachability.of(network), Optional.empty()).session(source, server);
    }

    /**
     * Looks at the session that a client has or has not, where its gateway or machine is called on another port than the usual.
     *
     * @param network the network
     * @param source who calls
     * @param server who is called
     * @param port the TCP port that is called first
     * @return the session
     * @throws io.canreach.reach.UnknownEndpointException when one of the two is not in the network
     */
    public static SqlSession of(Network network, Endpoint source, Endpoint server, int port) {
        return new SqlQuestions(network, Reachability.of(network), Optional.empty())
                .session(source, server, PortSet.of(port));
    }

    /**
     * Looks at the session with a named instance whose port is not known: of the ports that it may have just one is meant.
     *
     * @param network the network
     * @param source who calls
     * @param server who is called
     * @param traffic what a client may send to find the instance and to work with it
     * @param which what is not known
     * @return the session
     * @throws io.canreach.reach.UnknownEndpointException when one of the two is not in the network
     */
    public static SqlSession ofOne(Network network, Endpoint source, Endpoint server, Traffic traffic, Unknown which) {
        Answer answer = Reachability.of(network)
                .answer(Question.of(source, server, traffic))
                .ofOne(which);
        SqlLeg leg = new SqlLeg("instance", traffic + " to " + server, answer, Optional.empty());
        return new SqlSession(source, server, ConnectionPolicy.PROXY, List.of(leg));
    }

    /**
     * Looks at the dedicated connection for administrators, which has ports of its own.
     *
     * @param network the network
     * @param source who calls
     * @param server a SQL server or a machine
     * @return the session
     * @throws io.canreach.reach.UnknownEndpointException when one of the two is not in the network
     */
    public static SqlSession dedicatedAdmin(Network network, Endpoint source, Endpoint server) {
        return new SqlQuestions(network, Reachability.of(network), Optional.empty()).adminSession(source, server);
    }

    /**
     * An answer with a note where what was asked is the port of a SQL server, which is reached, and a session needs more.
     *
     * @param network the network asked about
     * @param reachability what was asked
     * @param answer what it said
     * @return the same answer, or one with a further note
     */
    public static Answer noting(Network network, Reachability reachability, Answer answer) {
        return new SqlQuestions(network, reachability, answer.question().from()).noting(answer);
    }

    /**
     * What becomes of it.
     *
     * @return USABLE where all connections are there, PARTIAL where the first one is and another is not
     */
    public Outcome outcome() {
        Verdict first = legs.get(0).verdict();
        if (first == Verdict.BLOCKED) {
            return Outcome.BLOCKED;
        }
        if (first == Verdict.PARTIAL) {
            return Outcome.PARTIAL;
        }
        Set<Verdict> others = legs.stream().skip(1).map(SqlLeg::verdict).collect(Collectors.toSet());
        boolean fails = others.contains(Verdict.BLOCKED) || others.contains(Verdict.PARTIAL);
        if (first == Verdict.UNDETERMINED || others.contains(Verdict.UNDETERMINED) || (fails && isOpen())) {
            return Outcome.UNDETERMINED;
        }
        return fails ? Outcome.PARTIAL : Outcome.USABLE;
    }

    /** Whether it is not known which way it takes. */
    private boolean isOpen() {
        return policy == ConnectionPolicy.DEFAULT;
    }

    /**
     * The connection that decides: the first that is not there, or else the first of all.
     *
     * @return one of the connections
     */
    public SqlLeg decisive() {
        return legs.stream()
                .filter(leg -> leg.verdict() != Verdict.REACHABLE)
                .findFirst()
                .orElse(legs.get(0));
    }

    /**
     * What would have to be known to decide.
     *
     * @return reasons without repetition; none where the outcome is known
     */
    public List<Unknown> doubts() {
        if (outcome() != Outcome.UNDETERMINED) {
            return List.of();
        }
        Set<Unknown> all = new LinkedHashSet<>();
        legs.forEach(leg -> all.addAll(leg.doubts()));
        if (isOpen()) {
            all.add(Assumption.MANAGED_INSTANCE_DEFAULT_CONNECTION.doubt());
        }
        return List.copyOf(all);
    }

    @Override
    public String toString() {
        return outcome() + "  session of " + source + " with " + server + " (" + policy + ")\n"
                + legs.stream().map(leg -> "  " + leg).collect(Collectors.joining("\n"));
    }
}
