package io.canreach.analysis;

import io.canreach.analysis.RepairGoal.Astray;
import io.canreach.model.InvalidNetworkException;
import io.canreach.model.IpConfiguration;
import io.canreach.model.LoadBalancer;
import io.canreach.model.LoadBalancer.Pool;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.ResourceId;
import io.canreach.model.VirtualMachine;
import io.canreach.reach.Answer;
import io.canreach.reach.Decider;
import io.canreach.reach.Hop;
import io.canreach.reach.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands in the way of flows of which a load balancer chooses where they go: a trace shows one member of its pool, and each
 * of the others may have rules of its own. So the question is asked again as if the pool had one member alone, for each of them.
 */
final class RepairChoices {
    private static final int MOST_MEMBERS = 16;
    private final Network network;
    private final RepairGoal goal;

    RepairChoices(Network network, RepairGoal goal) {
        this.network = network;
        this.goal = goal;
    }

    /**
     * How flows fare by all ways that were looked at.
     *
     * @param parts all of them
     * @param astray what is not as it is to be
     */
    record Ways(List<Part> parts, List<Astray> astray) {}

    Ways of(Answer answer) {
        List<Astray> astray = goal.astray(answer);
        Set<ResourceId> balancers = astray.stream()
                .flatMap(each -> each.part().trace().hops().stream())
                .flatMap(hop -> choosing(hop).stream())
                .collect(Collectors.toSet());
        return balancers.isEmpty() ? new Ways(answer.parts(), astray) : each(answer, astray, balancers);
    }

    private Optional<ResourceId> choosing(Hop hop) {
        return hop.resource()
                .flatMap(id -> network.find(LoadBalancer.class, id))
                .filter(each -> members(each) > 1)
                .map(LoadBalancer::id);
    }

    private static int members(LoadBalancer balancer) {
        return balancer.pools().stream()
                .mapToInt(pool -> pool.members().size())
                .max()
                .orElse(0);
    }

    private Ways each(Answer answer, List<Astray> astray, Set<ResourceId> balancers) {
        int most = balancers.stream()
                .mapToInt(id -> members(network.get(LoadBalancer.class, id)))
                .max()
                .orElse(0);
        List<Part> parts = new ArrayList<>(answer.parts());
        List<Astray> found = new ArrayList<>();
        for (int i : looked(balancers, most)) {
            with(balancers, i).map(goal::answer).ifPresent(one -> {
                parts.addAll(one.parts());
                found.addAll(goal.astray(one));
            });
        }
        // of a member that is down it says nothing that it would be chosen
        found.removeIf(each -> each.part().decidedBy().kind() == Decider.Kind.LOAD_BALANCER);
        return new Ways(
                parts, Stream.concat(found.stream(), astray.stream()).distinct().toList());
    }

    /** The members that are looked at: first one of each kind, since those of one kind mostly fare alike. */
    private List<Integer> looked(Set<ResourceId> balancers, int most) {
        Set<Object> kinds = new HashSet<>();
        List<Integer> first = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            (kinds.add(kinds(balancers, i)) ? first : others).add(i);
        }
        return Stream.concat(first.stream(), others.stream())
                .limit(MOST_MEMBERS)
                .toList();
    }

    /** What decides how the members of that number fare, but for rules that name them by their address. */
    private List<Object> kinds(Set<ResourceId> balancers, int number) {
        return balancers.stream()
                .sorted()
                .flatMap(id -> network.get(LoadBalancer.class, id).pools().stream())
                .filter(pool -> !pool.members().isEmpty())
                .map(pool -> pool.members().get(number % pool.members().size()))
                .map(member -> kind(network.get(NetworkInterface.class, member.networkInterface())))
                .toList();
    }

    private Object kind(NetworkInterface nic) {
        return List.of(
                nic.subnet(),
                nic.networkSecurityGroup(),
                nic.virtualMachine()
                        .flatMap(id -> network.find(VirtualMachine.class, id))
                        .map(VirtualMachine::powerState),
                nic.ipConfigurations().stream()
                        .map(IpConfiguration::applicationSecurityGroups)
                        .toList());
    }

    /** The network in which pools of these balancers have one member. */
    private Optional<Network> with(Set<ResourceId> balancers, int number) {
        Network.Builder copy = network.toBuilder();
        balancers.forEach(id -> copy.replace(with(network.get(LoadBalancer.class, id), number)));
        try {
            return Optional.of(copy.build());
        } catch (InvalidNetworkException e) {
            return Optional.empty();
        }
    }

    private static LoadBalancer with(LoadBalancer all, int number) {
        return new LoadBalancer(
                all.id(),
                all.location(),
                all.sku(),
                all.frontends(),
                all.pools().stream().map(pool -> with(pool, number)).toList(),
                all.rules(),
                all.natRules(),
                all.probes(),
                all.outboundRules());
    }

    private static Pool with(Pool pool, int number) {
        int size = pool.members().size();
        return size < 2
                ? pool
                : new Pool(
                        pool.name(),
                        List.of(pool.members().get(number % size)),
                        pool.unknownMembers(),
                        pool.byAddress());
    }
}
