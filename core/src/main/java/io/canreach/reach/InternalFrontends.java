package io.canreach.reach;

import io.canreach.model.HostAddress;
import io.canreach.model.KnownAddress;
import io.canreach.model.LoadBalancer;
import io.canreach.model.LoadBalancer.Frontend;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.VirtualNetwork;
import java.util.List;

/** Frontends of load balancers that have private addresses. */
final class InternalFrontends {
    private final Walk walk;
    private final LoadBalancer balancer;

    InternalFrontends(Walk walk, LoadBalancer balancer) {
        this.walk = walk;
        this.balancer = balancer;
    }

    /** Flows from one virtual network to a frontend in the same or another one. */
    void enter(Strand strand, Place.Managed place, VirtualNetwork from, VirtualNetwork to) {
        if (isTooFar(balancer, from, to)) {
            walk.drop(strand, Stage.BALANCER, tooFar(balancer, from));
        } else {
            walk.choose(
                    strand,
                    at(place),
                    Frontend::name,
                    (next, frontend) -> new LoadBalancing(walk, balancer, frontend).enter(next));
        }
    }

    /** Who has the address of a place; several where the address is not declared. */
    private List<Frontend> at(Place.Managed place) {
        return balancer.frontends().stream()
                .filter(each ->
                        each.subnet().filter(place.inSubnet().id()::equals).isPresent())
                .filter(each -> isAt(each.privateAddress(), place))
                .toList();
    }

    private static boolean isAt(HostAddress address, Place.Managed place) {
        return address instanceof KnownAddress known
                ? place.addresses().contains(known.ip()) && !place.isChoice()
                : place.isChoice();
    }

    /** Basic load balancers are not reached over global peering. */
    static boolean isTooFar(LoadBalancer balancer, VirtualNetwork from, VirtualNetwork to) {
        return balancer.sku() == Sku.BASIC && from.isInOtherRegionThan(to);
    }

    static Decider tooFar(LoadBalancer balancer, VirtualNetwork from) {
        String text = balancer.label() + " (Basic), which is not reached over global peering, as from " + from.label();
        return Decider.of(Decider.Kind.LOAD_BALANCER, "", balancer.id(), text);
    }
}
