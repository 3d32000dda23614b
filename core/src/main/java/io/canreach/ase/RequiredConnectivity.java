package io.canreach.ase;

import io.canreach.ase.DependencyCheck.State;
import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.Ip;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.reach.Answer;
import io.canreach.reach.Explanation;
import io.canreach.reach.Fate;
import io.canreach.reach.Part;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Traffic;
import io.canreach.reach.Verdict;
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
    private static final String TUNNEL = "OnPremises";

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
            checks.add(nameResolution(network, ase, reachability));
        }
        for (Dependency dependency : Dependencies.of(ase.version())) {
            checks.add(check(network, ase, dependency, reachability));
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

    private static DependencyCheck nameResolution(
            Network network, AppServiceEnvironment ase, Reachability reachability) {
        Subnet subnet = network.get(Subnet.class, ase.subnet());
        VirtualNetwork vnet = network.virtualNetworkOf(subnet);
        NameServers servers = new NameServers(reachability, ase);
        List<Ip> addresses = vnet.dnsServers().isEmpty() ? List.of(NameServers.AZURE) : vnet.dnsServers();
        Dependency dependency = new Dependency(
                "name resolution by " + addresses.stream().map(Ip::toString).collect(Collectors.joining(", ")),
                NameServers.TRAFFIC,
                Optional.empty(),
                "creation fails, and an existing environment becomes unhealthy",
                true);
        NameServers.Result result = servers.ask(addresses);
        return new DependencyCheck(dependency, result.state(), result.reason(), result.answer());
    }

    private static DependencyCheck check(
            Network network, AppServiceEnvironment ase, Dependency dependency, Reachability reachability) {
        Optional<IpSet> data =
                dependency.tag().flatMap(tag -> network.serviceTags().prefixes(tag));
        Endpoint destination = data.map(RequiredConnectivity::ipv4)
                .<Endpoint>map(Endpoint.Address::new)
                .orElseGet(Endpoint.Internet::new);
        Answer answer = reachability.answer(Question.of(source(ase), destination, dependency.traffic()));
        State state = state(answer, data.isPresent());
        return new DependencyCheck(dependency, state, reason(answer, state, dependency), answer);
    }

    private static IpSet ipv4(IpSet addresses) {
        return addresses.restrictTo(IpFamily.IPV4);
    }

    /** What does not leave by the environment's own VIP is no way to Azure's services: it is a forced tunnel. */
    private static State state(Answer answer, boolean allNeeded) {
        if (tunnelled(answer).isPresent()) {
            return State.BROKEN;
        }
        Verdict verdict = answer.verdict();
        if (verdict == Verdict.PARTIAL) {
            return allNeeded ? State.BROKEN : State.UNDETERMINED;
        }
        if (verdict == Verdict.REACHABLE) {
            return State.MET;
        }
        return verdict == Verdict.BLOCKED ? State.BROKEN : State.UNDETERMINED;
    }

    private static Optional<Part> tunnelled(Answer answer) {
        return answer.parts().stream()
                .filter(part -> part.fate() != Fate.DROPPED)
                .filter(part ->
                        part.trace().hops().stream().anyMatch(hop -> hop.type().equals(TUNNEL)))
                .findFirst();
    }

    private static String reason(Answer answer, State state, Dependency dependency) {
        Optional<Part> tunnelled = tunnelled(answer);
        if (tunnelled.isPresent()) {
            String hop = tunnelled.get().trace().hops().stream()
                    .filter(each -> each.type().equals(TUNNEL))
                    .flatMap(each -> each.resource().stream())
                    .map(ResourceId::name)
                    .findFirst()
                    .orElse("a gateway");
            return "forced into the tunnel to '" + hop + "', so it does not leave by the environment's own address";
        }
        Part part = new Explanation(answer).decisive();
        if (state == State.UNDETERMINED && answer.verdict() == Verdict.PARTIAL) {
            String tag = dependency
                    .tag()
                    .map(it -> "the prefixes of service tag '" + it + "'")
                    .orElse("its addresses");
            return "some of the Internet is reached and some is dropped by " + part.decidedBy() + "; to decide, give "
                    + tag;
        }
        return part.decidedBy().text();
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
