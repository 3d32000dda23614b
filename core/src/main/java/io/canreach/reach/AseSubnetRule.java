package io.canreach.reach;

import io.canreach.model.Gap;
import io.canreach.model.HostAddress;
import io.canreach.model.InterfaceAddress;
import io.canreach.model.KnownAddress;
import io.canreach.model.LoadBalancer;
import io.canreach.model.Network;
import io.canreach.model.PrivateEndpoint;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An App Service Environment cannot reach machines in its own subnet, whatever rules and routes say; what belongs to the
 * environment itself it can.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/app-service/environment/app-service-app-service-environment-securely-connecting-to-backend-resources">
 *     Connect securely to back-end resources</a>
 */
final class AseSubnetRule {
    private final Walk walk;

    AseSubnetRule(Walk walk) {
        this.walk = walk;
    }

    List<Strand> filter(Subnet subnet, Strand strand) {
        if (!(walk.source() instanceof Place.Environment environment) || isItself(environment)) {
            return List.of(strand);
        }
        Strand inside = strand.narrow(Walk.to(inside(subnet)));
        String text = environment.ase().label() + " cannot reach machines in its own " + subnet.label();
        walk.drop(
                inside,
                Stage.ASE,
                Decider.of(Decider.Kind.ASE_SAME_SUBNET, "", environment.ase().id(), text));
        Strand rest = strand.without(inside.asked());
        return rest.isEmpty() ? List.of() : maybe(subnet, rest);
    }

    /** The addresses of a subnet; where no prefix of it is known, those of what is known to stand in it. */
    private IpSet inside(Subnet subnet) {
        if (!subnet.prefixes().isEmpty()) {
            return subnet.addresses();
        }
        List<IpSet> inside = new ArrayList<>();
        for (InterfaceAddress each : walk.network().addresses().inSubnet(subnet.id())) {
            if (each.configuration().privateAddress() instanceof KnownAddress known) {
                inside.add(IpSet.of(known.ip()));
            } else if (walk.target().nic().filter(each::equals).isPresent()) {
                inside.add(walk.target().addresses());
            }
        }
        managed(subnet).forEach(address -> {
            if (address instanceof KnownAddress known) {
                inside.add(IpSet.of(known.ip()));
            }
        });
        ManagedEnds.called(walk.network(), walk.target()).stream()
                .filter(place -> place.inSubnet().id().equals(subnet.id()))
                .forEach(place -> inside.add(place.addresses()));
        return IpSet.unionOf(inside);
    }

    /** The addresses of private endpoints and of balancers in a subnet. */
    private Stream<HostAddress> managed(Subnet subnet) {
        Network network = walk.network();
        return Stream.concat(
                network.all(PrivateEndpoint.class).stream()
                        .filter(each -> each.subnet().equals(subnet.id()))
                        .flatMap(each -> each.privateAddresses().stream()),
                network.all(LoadBalancer.class).stream()
                        .flatMap(each -> each.frontends().stream())
                        .filter(each ->
                                each.subnet().filter(subnet.id()::equals).isPresent())
                        .map(LoadBalancer.Frontend::privateAddress));
    }

    /** Other free addresses may be in a subnet of which no prefix is known. */
    private List<Strand> maybe(Subnet subnet, Strand strand) {
        List<Unknown> why =
                subnet.prefixes().isEmpty() ? walk.network().gapsAround(subnet, Gap.Effect.ADDRESSES) : List.of();
        Strand maybe = strand.narrow(Walk.to(
                why.isEmpty() ? IpSet.empty() : walk.network().addresses().usable(subnet)));
        Strand rest = strand.without(maybe.asked());
        return Stream.of(maybe.doubting(why), rest)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private boolean isItself(Place.Environment environment) {
        return walk.target().accepted().contains(environment.ase().id());
    }
}
