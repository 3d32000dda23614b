package io.canreach.sql;

import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.AzureService;
import io.canreach.model.ConnectionPolicy;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.model.Resource;
import io.canreach.model.SqlManagedInstance;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.reach.Answer;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import io.canreach.reach.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Asks whether the connections of a session are there. */
final class SqlQuestions {
    private static final PortSet PORT = PortSet.of(SqlManagedInstance.PORT);
    private static final PortSet PUBLIC_PORT = PortSet.of(SqlManagedInstance.PUBLIC_PORT);
    private static final PortSet ADMIN_PORT = PortSet.of(1434);
    private static final PortSet ADMIN_REDIRECT = PortSet.parse("14000-14999");
    private static final PortSet ENDPOINT_REDIRECT = PortSet.parse("1433-65535");

    private final Network network;
    private final Reachability reachability;
    private final Optional<IpSet> from;

    SqlQuestions(Network network, Reachability reachability, Optional<IpSet> from) {
        this.network = network;
        this.reachability = reachability;
        this.from = from;
    }

    SqlSession session(Endpoint source, Endpoint server) {
        Optional<Resource> called = SqlServers.called(network, server);
        boolean outside = server instanceof Endpoint.PublicFace || source instanceof Endpoint.Internet;
        boolean publicly =
                outside && called.filter(SqlManagedInstance.class::isInstance).isPresent();
        return session(source, server, publicly ? PUBLIC_PORT : PORT);
    }

    SqlSession session(Endpoint source, Endpoint server, PortSet port) {
        return session(source, server, port, ask(source, server, port));
    }

    private SqlSession session(Endpoint source, Endpoint server, PortSet port, Answer answer) {
        Optional<Resource> called = SqlServers.called(network, server);
        Optional<SqlManagedInstance> instance =
                called.filter(SqlManagedInstance.class::isInstance).map(SqlManagedInstance.class::cast);
        boolean outside = server instanceof Endpoint.PublicFace || source instanceof Endpoint.Internet;
        SqlLeg gateway = leg(called.isPresent() ? "gateway" : "server", port + " to " + server, answer);
        if (instance.isPresent() && outside && !isPrivateEndpoint(server)) {
            return proxied(source, server, gateway);
        }
        if (isPrivateEndpoint(server)) {
            return byEndpoint(source, server, called, gateway);
        }
        if (instance.isPresent()) {
            return ofInstance(source, server, instance.get(), gateway);
        }
        return called.map(it -> ofServer(source, server, (AzureService) it, gateway))
                .orElseGet(() -> proxied(source, server, gateway));
    }

    SqlSession adminSession(Endpoint source, Endpoint server) {
        Optional<Resource> called = SqlServers.called(network, server);
        if (called.isPresent() && !(called.get() instanceof AzureService)) {
            throw new IllegalArgumentException(
                    called.get().label() + " has no dedicated connection for administrators that is described");
        }
        SqlLeg gateway = leg("gateway", ADMIN_PORT + " to " + server, ask(source, server, ADMIN_PORT));
        return called.filter(any -> !isPrivateEndpoint(server))
                .map(it -> redirected(
                        source,
                        server,
                        gateway,
                        new RegionalServers(network, (AzureService) it).leg(asking(source), ADMIN_REDIRECT)))
                .orElseGet(() -> proxied(source, server, gateway));
    }

    private SqlSession ofServer(Endpoint source, Endpoint server, AzureService service, SqlLeg gateway) {
        boolean redirects = switch (service.connectionPolicy()) {
            case PROXY -> false;
            case REDIRECT -> true;
            case DEFAULT -> new SqlCaller(network).isInsideAzure(source, gateway.answer());
        };
        return redirects && gateway.verdict() != Verdict.BLOCKED
                ? redirected(
                        source,
                        server,
                        gateway,
                        new RegionalServers(network, service).leg(asking(source), SqlManagedInstance.REDIRECT_PORTS))
                : new SqlSession(
                        source,
                        server,
                        redirects ? ConnectionPolicy.REDIRECT : ConnectionPolicy.PROXY,
                        List.of(gateway));
    }

    /** Clients are redirected to a node, which has an address of the instance's subnet. */
    private SqlSession ofInstance(Endpoint source, Endpoint server, SqlManagedInstance instance, SqlLeg gateway) {
        ConnectionPolicy policy = policy(instance);
        if (policy == ConnectionPolicy.PROXY) {
            return proxied(source, server, gateway);
        }
        boolean former = network.assumptions().reading(Assumption.MANAGED_INSTANCE_REDIRECT_PORTS) != Reading.SECOND;
        PortSet ports = former ? SqlManagedInstance.REDIRECT_PORTS : PORT;
        Endpoint subnet =
                new Endpoint.Named(Endpoint.Kind.SUBNET, instance.subnet().value());
        String where = "subnet '" + instance.subnet().name() + "'";
        SqlLeg nodes = leg("redirect", ports + " to " + where, ask(source, subnet, ports));
        return new SqlSession(source, server, policy, List.of(gateway, nodes));
    }

    private ConnectionPolicy policy(SqlManagedInstance instance) {
        if (instance.proxyOverride() != ConnectionPolicy.DEFAULT) {
            return instance.proxyOverride();
        }
        return switch (network.assumptions().reading(Assumption.MANAGED_INSTANCE_DEFAULT_CONNECTION)) {
            case FIRST -> ConnectionPolicy.REDIRECT;
            case SECOND -> ConnectionPolicy.PROXY;
            case ASK -> ConnectionPolicy.DEFAULT;
        };
    }

    /** A private endpoint is for Proxy, unless its server says Redirect. */
    private SqlSession byEndpoint(Endpoint source, Endpoint server, Optional<Resource> called, SqlLeg gateway) {
        boolean redirects = called.filter(it ->
                        it instanceof AzureService service && service.connectionPolicy() == ConnectionPolicy.REDIRECT)
                .isPresent();
        return redirects
                ? redirected(
                        source,
                        server,
                        gateway,
                        leg("redirect", ENDPOINT_REDIRECT + " to " + server, ask(source, server, ENDPOINT_REDIRECT)))
                : proxied(source, server, gateway);
    }

    private static boolean isPrivateEndpoint(Endpoint server) {
        return server instanceof Endpoint.Named named && named.kind() == Endpoint.Kind.PRIVATE_ENDPOINT;
    }

    private static SqlSession proxied(Endpoint source, Endpoint server, SqlLeg gateway) {
        return new SqlSession(source, server, ConnectionPolicy.PROXY, List.of(gateway));
    }

    private static SqlSession redirected(Endpoint source, Endpoint server, SqlLeg gateway, SqlLeg redirect) {
        return new SqlSession(source, server, ConnectionPolicy.REDIRECT, List.of(gateway, redirect));
    }

    private static SqlLeg leg(String name, String needs, Answer answer) {
        return new SqlLeg(name, "TCP " + needs, answer, Optional.empty());
    }

    private RegionalServers.Asking asking(Endpoint source) {
        return (destination, ports) -> ask(source, destination, ports);
    }

    private Answer ask(Endpoint source, Endpoint destination, PortSet ports) {
        return reachability.answer(new Question(source, destination, Traffic.of(Protocol.TCP, ports), from));
    }

    Answer noting(Answer answer) {
        Question question = answer.question();
        PacketSet port = PacketSet.all().withProtocols(EnumSet.of(Protocol.TCP)).toPorts(PORT);
        if (answer.verdict() != Verdict.REACHABLE
                || !answer.asked().overlaps(port)
                || SqlServers.called(network, question.destination()).isEmpty()) {
            return answer;
        }
        SqlSession session = session(question.source(), question.destination(), PORT, answer);
        SqlLeg missing = session.decisive();
        boolean fails = !missing.equals(session.legs().get(0))
                && (missing.verdict() == Verdict.BLOCKED || missing.verdict() == Verdict.PARTIAL);
        if (!fails) {
            return answer;
        }
        String may = session.outcome() == SqlSession.Outcome.PARTIAL ? "a session is not usable" : "a session may fail";
        List<String> notes = new ArrayList<>(answer.notes());
        notes.add(PORT + " is reachable, " + may + ": " + missing.needs() + " is " + missing.fate());
        return new Answer(question, answer.asked(), answer.parts(), notes, answer.readings(), answer.network());
    }
}
