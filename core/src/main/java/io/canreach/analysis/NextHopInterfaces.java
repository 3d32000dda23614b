package io.canreach.analysis;

import io.canreach.model.KnownAddress;
import io.canreach.model.LoadBalancer;
import io.canreach.model.Network;
import io.canreach.model.NetworkInterface;
import io.canreach.model.ResourceId;
import io.canreach.model.RouteTable;
import io.canreach.packet.Ip;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** What routes lead to: addresses that are named as next hops, and members of load balancers that are. */
record NextHopInterfaces(Set<Ip> addresses, Set<ResourceId> members) {
    static NextHopInterfaces of(Network network) {
        Set<Ip> addresses = new HashSet<>();
        network.all(RouteTable.class).stream()
                .flatMap(table -> table.routes().stream())
                .flatMap(route -> route.nextHopAddress().stream())
                .filter(KnownAddress.class::isInstance)
                .forEach(address -> addresses.add(((KnownAddress) address).ip()));
        Set<ResourceId> members = new HashSet<>();
        network.all(LoadBalancer.class).stream()
                .filter(balancer -> balancer.frontends().stream().anyMatch(each -> isNamed(each, addresses)))
                .flatMap(NextHopInterfaces::members)
                .forEach(member -> members.add(member.networkInterface()));
        return new NextHopInterfaces(addresses, members);
    }

    private static Stream<LoadBalancer.Backend> members(LoadBalancer balancer) {
        return Stream.concat(
                balancer.pools().stream().flatMap(pool -> pool.members().stream()),
                balancer.natRules().stream().map(LoadBalancer.NatRule::backend));
    }

    private static boolean isNamed(LoadBalancer.Frontend frontend, Set<Ip> addresses) {
        return frontend.privateAddress() instanceof KnownAddress known && addresses.contains(known.ip());
    }

    boolean contains(NetworkInterface nic, Collection<Ip> ips) {
        return members.contains(nic.id()) || ips.stream().anyMatch(addresses::contains);
    }
}
