package io.canreach.ase;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.Network;
import io.canreach.model.Subnet;
import io.canreach.packet.Ip;
import io.canreach.reach.Reachability;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What becomes of an App Service Environment when the DNS servers of its virtual network are set or changed before, while
 * or after it is created. Each event returns the next state.
 *
 * <pre>{@code
 * DnsLifecycle running = DnsLifecycle.before(network, ase).create().complete();
 * running.changeServers(List.of(Ip.parse("10.0.1.9"))).servers();           // still the old ones
 * running.changeServers(List.of(Ip.parse("10.0.1.9"))).restart().servers(); // the new ones
 * }</pre>
 *
 * @param network the network, of which routes and rules decide whether a server is reached
 * @param ase the environment
 * @param phase how far it is
 * @param networkServers the servers that the virtual network has now; none stands for Azure's own
 * @param servers the servers that the environment uses; none stands for Azure's own, or that it does not run
 * @param reason why it is in this phase
 * @see <a
 *     href="https://learn.microsoft.com/azure/app-service/environment/app-service-app-service-environment-securely-connecting-to-backend-resources">
 *     Outbound connectivity and DNS requirements</a>
 */
public record DnsLifecycle(
        Network network,
        AppServiceEnvironment ase,
        Phase phase,
        List<Ip> networkServers,
        List<Ip> servers,
        String reason) {
    /** How far an environment is. */
    public enum Phase {
        /** Its creation has not begun. */
        NOT_CREATED,
        /** It is being created. */
        CREATING,
        /** It runs. */
        RUNNING,
        /** Its creation failed. */
        FAILED,
        /** Whether its creation succeeds depends on something that is not known. */
        UNDETERMINED
    }

    /**
     * Copies the lists.
     *
     * @param network the network, of which routes and rules decide whether a server is reached
     * @param ase the environment
     * @param phase how far it is
     * @param networkServers the servers that the virtual network has now; none stands for Azure's own
     * @param servers the servers that the environment uses; none stands for Azure's own, or that it does not run
     * @param reason why it is in this phase
     */
    public DnsLifecycle {
        networkServers = List.copyOf(networkServers);
        servers = List.copyOf(servers);
    }

    /**
     * An environment that is declared and not yet created.
     *
     * @param network the network
     * @param ase one of its environments
     * @return the first state
     */
    public static DnsLifecycle before(Network network, AppServiceEnvironment ase) {
        Subnet subnet = network.get(Subnet.class, ase.subnet());
        List<Ip> servers = network.virtualNetworkOf(subnet).dnsServers();
        return new DnsLifecycle(network, ase, Phase.NOT_CREATED, servers, List.of(), "not created yet");
    }

    /**
     * Begins the creation, which needs a name server that is reached: of version 1 one of the virtual network's, of the others
     * Azure's own.
     *
     * @return CREATING, FAILED or UNDETERMINED
     * @throws IllegalStateException when its creation has begun already
     */
    public DnsLifecycle create() {
        require(Phase.NOT_CREATED, "create");
        boolean custom = ase.version() == AppServiceEnvironment.Version.V1 && !networkServers.isEmpty();
        List<Ip> asked = custom ? networkServers : List.of(NameServers.AZURE);
        NameServers.Result result = new NameServers(Reachability.of(network), ase).ask(asked);
        return switch (result.state()) {
            case MET -> next(Phase.CREATING, networkServers, "being created with " + words(networkServers));
            case BROKEN -> next(Phase.FAILED, List.of(), "creation fails: " + result.reason());
            case UNDETERMINED -> next(Phase.UNDETERMINED, List.of(), result.reason());
        };
    }

    /**
     * Ends the creation.
     *
     * @return RUNNING
     * @throws IllegalStateException when it is not being created
     */
    public DnsLifecycle complete() {
        require(Phase.CREATING, "complete");
        return next(Phase.RUNNING, servers, "runs with " + words(servers));
    }

    /**
     * Changes the DNS servers of the virtual network. Before the creation that is harmless, during it the creation fails,
     * and after it the environment keeps the old ones until it is restarted.
     *
     * @param changed the new servers; none stands for Azure's own
     * @return the next state
     */
    public DnsLifecycle changeServers(List<Ip> changed) {
        DnsLifecycle after = new DnsLifecycle(network, ase, phase, changed, servers, reason);
        return switch (phase) {
            case CREATING -> after.duringCreation();
            case RUNNING ->
                after.next(
                        Phase.RUNNING,
                        servers,
                        "still uses " + words(servers) + "; a restart picks up " + words(changed));
            case NOT_CREATED, FAILED, UNDETERMINED -> after;
        };
    }

    private DnsLifecycle duringCreation() {
        String changed = "the DNS servers of the virtual network were changed while the environment was being created";
        return ase.version() == AppServiceEnvironment.Version.V3
                ? next(Phase.UNDETERMINED, List.of(), changed + ", of which version 3's documentation does not tell")
                : next(Phase.FAILED, List.of(), "creation fails: " + changed);
    }

    /**
     * Restarts the environment, which then uses the servers that its virtual network has.
     *
     * @return RUNNING
     * @throws IllegalStateException when it does not run
     */
    public DnsLifecycle restart() {
        require(Phase.RUNNING, "restart");
        return next(Phase.RUNNING, networkServers, "restarted, runs with " + words(networkServers));
    }

    /**
     * The servers that lookups of apps ask now.
     *
     * @return those that the environment uses, or Azure's own; none while it does not run
     */
    public List<Ip> appServers() {
        if (phase != Phase.RUNNING && phase != Phase.CREATING) {
            return List.of();
        }
        return servers.isEmpty() ? List.of(NameServers.AZURE) : servers;
    }

    /**
     * The servers that the environment itself asks now, to be managed and updated.
     *
     * @return the same as for apps for version 1, Azure's own for the others; none while it does not run
     */
    public List<Ip> platformServers() {
        boolean own = ase.version() == AppServiceEnvironment.Version.V1
                || appServers().isEmpty();
        return own ? appServers() : List.of(NameServers.AZURE);
    }

    private DnsLifecycle next(Phase to, List<Ip> used, String why) {
        return new DnsLifecycle(network, ase, to, networkServers, used, why);
    }

    private void require(Phase needed, String event) {
        if (phase != needed) {
            throw new IllegalStateException(
                    "cannot " + event + " " + ase.label() + " in phase " + phase + "; allowed is " + needed);
        }
    }

    private static String words(List<Ip> servers) {
        return servers.isEmpty()
                ? "Azure's own DNS"
                : "DNS " + servers.stream().map(Ip::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return ase.label() + " " + phase + ": " + reason;
    }
}
