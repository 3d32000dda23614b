package io.canreach.ase;

import io.canreach.ase.DependencyCheck.State;
import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.model.Subnet;
import io.canreach.packet.Ip;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether an App Service Environment can call everything that it needs to live: a list of dependencies, each with what
 * breaks it.
 *
 * <p>Where service-tag data is given, a dependency must reach all its addresses. Without data any address of the Internet
 * may be one of them: then it is met when all are reached, broken when none is, and otherwise undetermined.
 *
 * @param ase the environment
 * @param checks one entry a dependency; none for version 3, which has no dependencies
 * @see <a
 *     href="https://learn.microsoft.com/azure/app-service/environment/app-service-app-service-environment-network-configuration-expressroute">
 *     Required network connectivity</a>
 */
public record RequiredConnectivity(AppServiceEnvironment ase, List<DependencyCheck> checks) {
    /**
     * Copies the list.
     *
     * @param ase the environment
     * @param checks one entry a dependency; none for version 3, which has no dependencies
     */
    public RequiredConnectivity {
        checks = List.copyOf(checks);
    }

    /**
     * Checks an environment.
     *
     * @param network the network
     * @param ase one of its environments
     * @return the checked list
     */
    public static RequiredConnectivity of(Network network, AppServiceEnvironment ase) {
        Reachability reachability = Reachability.of(network);
        List<DependencyCheck> checks = new ArrayList<>();
        if (ase.version() != AppServiceEnvironment.Version.V3) {
            checks.addAll(nameResolution(network, ase, reachability));
        }
        for (Dependency dependency : Dependencies.of(ase.version())) {
            checks.add(new OutboundCheck(network, ase, dependency).check());
        }
        return new RequiredConnectivity(ase, checks);
    }

    /**
     * Whether every essential dependency is met.
     *
     * @return BROKEN when one is broken, otherwise UNDETERMINED when one is undetermined, otherwise MET
     */
    public State state() {
        return worst(checks.stream()
                .filter(check -> check.dependency().essential())
                .map(DependencyCheck::state)
                .toList());
    }

    private static State worst(List<State> states) {
        if (states.contains(State.BROKEN)) {
            return State.BROKEN;
        }
        return states.contains(State.UNDETERMINED) ? State.UNDETERMINED : State.MET;
    }

    /** Version 2 itself always asks Azure's DNS; only its apps ask that of the virtual network. */
    private static List<DependencyCheck> nameResolution(
            Network network, AppServiceEnvironment ase, Reachability reachability) {
        NameServers servers = new NameServers(reachability, ase);
        List<Ip> custom = network.virtualNetworkOf(network.get(Subnet.class, ase.subnet()))
                .dnsServers();
        List<Ip> azure = List.of(NameServers.AZURE);
        String fails = "creation fails, and an existing environment becomes unhealthy";
        if (ase.version() == AppServiceEnvironment.Version.V1) {
            return List.of(nameResolution("name resolution", custom.isEmpty() ? azure : custom, fails, true, servers));
        }
        List<DependencyCheck> checks = new ArrayList<>();
        checks.add(nameResolution("name resolution", azure, fails, true, servers));
        if (!custom.isEmpty()) {
            checks.add(nameResolution("name resolution of apps", custom, "apps resolve no names", false, servers));
        }
        return checks;
    }

    private static DependencyCheck nameResolution(
            String name, List<Ip> asked, String breaks, boolean essential, NameServers servers) {
        String by = asked.stream().map(Ip::toString).collect(Collectors.joining(", "));
        Dependency dependency =
                new Dependency(name + " by " + by, NameServers.TRAFFIC, Optional.empty(), breaks, essential);
        NameServers.Result result = servers.ask(asked);
        return new DependencyCheck(dependency, result.state(), result.reason(), result.answer());
    }

    static Endpoint source(AppServiceEnvironment ase) {
        return new Endpoint.Named(Endpoint.Kind.ASE, ase.id().value());
    }

    static Traffic udpAndTcp(int port) {
        return Traffic.of(Protocol.UDP, PortSet.of(port)).and(Traffic.of(Protocol.TCP, PortSet.of(port)));
    }

    @Override
    public String toString() {
        if (checks.isEmpty()) {
            return ase.label() + " depends on nothing outside its virtual network";
        }
        return ase.label() + " " + state() + "\n"
                + checks.stream().map(check -> "  " + check).collect(Collectors.joining("\n"));
    }
}
