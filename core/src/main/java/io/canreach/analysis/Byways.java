package io.canreach.analysis;

import io.canreach.model.Appliance;
import io.canreach.model.AzureFirewall;
import io.canreach.model.DnatRule;
import io.canreach.model.Endpoint;
import io.canreach.model.FirewallRuleCollection;
import io.canreach.model.KnownAddress;
import io.canreach.model.LoadBalancer;
import io.canreach.model.Network;
import io.canreach.model.VirtualMachine;
import io.canreach.packet.IpSet;
import io.canreach.reach.Answer;
import io.canreach.reach.Fate;
import io.canreach.reach.Hop;
import io.canreach.reach.Part;
import io.canreach.reach.Question;
import io.canreach.reach.Reachability;
import io.canreach.reach.Trace;
import io.canreach.reach.Traffic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Ways to an endpoint by private addresses of others: frontends of load balancers, and firewalls and appliances whose rules
 * translate the destination. Each of these is asked about once for a source; a way to an endpoint is one that ends there.
 */
final class Byways {
    private final Network network;
    private final Reachability reachability;
    private final Demand demand;
    private final List<Endpoint> doors;
    private final Map<Endpoint, Predicate<Hop>> ends = new HashMap<>();
    private Optional<Source> recent = Optional.empty();

    /** What one source is answered at the doors that are not shut to it. */
    private record Source(Endpoint from, List<Answer> open) {}

    Byways(Network network, Reachability reachability, Demand demand) {
        this.network = network;
        this.reachability = reachability;
        this.demand = demand;
        this.doors = doors(network);
    }

    private static List<Endpoint> doors(Network network) {
        List<Endpoint> doors = new ArrayList<>();
        for (LoadBalancer balancer : network.all(LoadBalancer.class)) {
            if (balancer.frontends().stream().anyMatch(each -> each.subnet().isPresent())) {
                doors.add(Ends.of(network, Endpoint.Kind.LOAD_BALANCER, balancer));
            }
        }
        for (AzureFirewall firewall : network.all(AzureFirewall.class)) {
            if (firewall.collections().stream().anyMatch(each -> each.type() == FirewallRuleCollection.Type.DNAT)) {
                doors.add(Ends.of(network, Endpoint.Kind.FIREWALL, firewall));
            }
        }
        network.all(VirtualMachine.class)
                .forEach(machine -> machine.appliance().map(Byways::translated).stream()
                        .filter(called -> !called.isEmpty())
                        .forEach(called -> doors.add(new Endpoint.Address(called))));
        return List.copyOf(doors);
    }

    private static IpSet translated(Appliance appliance) {
        return IpSet.unionOf(appliance.translations().stream()
                .map(DnatRule::destination)
                .filter(KnownAddress.class::isInstance)
                .map(each -> IpSet.of(((KnownAddress) each).ip()))
                .toList());
    }

    /** What is against the demand on such a way, what surely arrives first. */
    Optional<Violation> violation(Endpoint from, Endpoint to) {
        if (doors.isEmpty() || from instanceof Endpoint.Internet || !(to instanceof Endpoint.Named)) {
            return Optional.empty();
        }
        Optional<Violation> found = Optional.empty();
        for (Answer answer : open(from)) {
            Violation.Against against = against(answer, to);
            boolean isSure = against.parts().stream().anyMatch(part -> part.fate() == Fate.DELIVERED);
            if (isSure || (found.isEmpty() && !against.parts().isEmpty())) {
                Question question = answer.question();
                found = Optional.of(Violation.of(from, to, against, () -> against(reachability.answer(question), to)));
            }
            if (isSure) {
                return found;
            }
        }
        return found;
    }

    private List<Answer> open(Endpoint from) {
        Source known = recent.filter(each -> each.from().equals(from))
                .orElseGet(() -> new Source(
                        from,
                        doors.stream()
                                .map(door -> reachability.answer(Question.of(from, door, Traffic.any())))
                                .filter(answer -> !demand.against(answer).isEmpty())
                                .toList()));
        recent = Optional.of(known);
        return known.open();
    }

    private Violation.Against against(Answer answer, Endpoint to) {
        Predicate<Hop> there = ends.computeIfAbsent(to, each -> new HopMatch(network, false).of(each));
        List<Part> parts = answer.parts().stream().anyMatch(part -> endsAt(there, part))
                ? demand.against(answer).stream()
                        .filter(part -> endsAt(there, part))
                        .filter(demand::isAgainstTranslated)
                        .toList()
                : List.of();
        return new Violation.Against(answer, parts);
    }

    private static boolean endsAt(Predicate<Hop> there, Part part) {
        return part.fate() != Fate.DROPPED && part.ways().stream().anyMatch(way -> endsAt(there, way));
    }

    private static boolean endsAt(Predicate<Hop> there, Trace.Way way) {
        return !way.hops().isEmpty() && there.test(way.hops().get(way.hops().size() - 1));
    }
}
