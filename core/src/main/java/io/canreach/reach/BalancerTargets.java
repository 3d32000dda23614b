package io.canreach.reach;

import io.canreach.model.KnownAddress;
import io.canreach.model.LoadBalancer;
import io.canreach.model.LoadBalancer.Backend;
import io.canreach.model.LoadBalancer.Frontend;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The frontends at which load balancers, and the machines behind them, are called. */
final class BalancerTargets {
    private final Network network;
    private final InternetPlace internet;
    private final Traffic traffic;

    BalancerTargets(Network network, InternetPlace internet, Traffic traffic) {
        this.network = network;
        this.internet = internet;
        this.traffic = traffic;
    }

    /** A load balancer itself: its public frontends from the Internet; inside its private ones, where it has any. */
    List<Target> of(LoadBalancer balancer, boolean inside) {
        List<Frontend> internal = balancer.frontends().stream()
                .filter(each -> each.subnet().isPresent())
                .toList();
        return inside && !internal.isEmpty()
                ? internal.stream().map(each -> internal(balancer, each)).toList()
                : publicly(balancer);
    }

    /** The public frontends of a load balancer. */
    List<Target> publicly(LoadBalancer balancer) {
        return balancer.frontends().stream()
                .flatMap(each -> publicly(each, balancer.label(), accepted(balancer, each)).stream())
                .toList();
    }

    /** The public frontends by which interfaces are called: those of which a rule leads to one of them. */
    List<Face> facing(Set<ResourceId> interfaces) {
        List<Face> faces = new ArrayList<>();
        for (LoadBalancer each : network.all(LoadBalancer.class)) {
            each.frontends()
                    .forEach(frontend -> face(each, frontend, interfaces).ifPresent(faces::add));
        }
        return faces;
    }

    private Optional<Face> face(LoadBalancer balancer, Frontend frontend, Set<ResourceId> interfaces) {
        List<Listener> leading = Listener.at(balancer, frontend).stream()
                .filter(each -> !behind(each, frontend, interfaces).isEmpty())
                .toList();
        Set<ResourceId> accepted = new HashSet<>();
        leading.forEach(each -> accepted.addAll(behind(each, frontend, interfaces)));
        boolean asked = leading.stream().anyMatch(this::isAsked);
        return accepted.isEmpty()
                ? Optional.empty()
                : publicly(frontend, label(balancer, accepted), accepted).map(target -> new Face(target, asked));
    }

    private boolean isAsked(Listener listener) {
        return listener.packets().overlaps(traffic.between(IpSet.all(), IpSet.all()));
    }

    private Set<ResourceId> behind(Listener listener, Frontend frontend, Set<ResourceId> interfaces) {
        Set<ResourceId> behind = new HashSet<>();
        for (Backend each : listener.members()) {
            PoolMembers.address(network, each)
                    .filter(address -> address.configuration().family() == frontend.family())
                    .map(address -> address.networkInterface().id())
                    .filter(interfaces::contains)
                    .ifPresent(behind::add);
        }
        return behind;
    }

    private Target internal(LoadBalancer balancer, Frontend frontend) {
        Subnet subnet = network.get(Subnet.class, frontend.subnet().orElseThrow());
        boolean known = frontend.privateAddress() instanceof KnownAddress;
        IpSet addresses = frontend.privateAddress() instanceof KnownAddress it
                ? IpSet.of(it.ip())
                : network.addresses().free(subnet, frontend.family());
        return new Target(
                balancer.label(), addresses, !known, accepted(balancer, frontend), Optional.empty(), Optional.empty());
    }

    private Optional<Target> publicly(Frontend frontend, String label, Set<ResourceId> accepted) {
        Optional<PublicIpAddress> ip = frontend.publicIp().flatMap(id -> network.find(PublicIpAddress.class, id));
        return ip.map(it -> {
            boolean known = it.address() instanceof KnownAddress;
            IpSet addresses = it.address() instanceof KnownAddress address
                    ? IpSet.of(address.ip())
                    : internet.hosts().restrictTo(it.family());
            return new Target(label, addresses, !known, accepted, Optional.empty(), Optional.of(it));
        });
    }

    /** What is called in words: the machine, or one of several. */
    private String label(LoadBalancer balancer, Set<ResourceId> interfaces) {
        List<String> machines = interfaces.stream()
                .map(id -> network.get(NetworkInterface.class, id))
                .map(nic ->
                        nic.virtualMachine().map(id -> "vm '" + id.name() + "'").orElse(nic.label()))
                .distinct()
                .toList();
        return machines.size() == 1 ? machines.get(0) : "the machines asked about behind " + balancer.label();
    }

    /** The balancer, and all whom a frontend leads to. */
    private static Set<ResourceId> accepted(LoadBalancer balancer, Frontend frontend) {
        Set<ResourceId> accepted = new HashSet<>(Set.of(balancer.id()));
        Stream<Backend> members = Listener.at(balancer, frontend).stream().flatMap(each -> each.members().stream());
        members.forEach(each -> accepted.add(each.networkInterface()));
        return accepted;
    }

    /** A frontend of a load balancer that is called and whose private address is not declared, where it is in a subnet. */
    static Optional<Place.Managed> called(Network network, Target target, Subnet subnet) {
        if (!target.isChoice()) {
            return Optional.empty();
        }
        return network.all(LoadBalancer.class).stream()
                .filter(each -> target.accepted().contains(each.id()))
                .filter(each -> each.frontends().stream().anyMatch(frontend -> isUnknownIn(frontend, subnet)))
                .map(each -> new Place.Managed(each, subnet, target.addresses(), true))
                .findFirst();
    }

    private static boolean isUnknownIn(Frontend frontend, Subnet subnet) {
        return frontend.subnet().filter(subnet.id()::equals).isPresent()
                && !(frontend.privateAddress() instanceof KnownAddress);
    }
}
