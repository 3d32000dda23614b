package io.canreach.reach;

import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.LoadBalancer;
import io.canreach.model.NextHopType;
import io.canreach.model.PrivateEndpoint;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.Resource;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.routing.RoutePart;
import io.canreach.security.Doubts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How packets from a site enter the virtual network of a gateway: through the GatewaySubnet and by its routes; or by
 * ExpressRoute FastPath straight to what stands in the network, past these routes. Peers, private endpoints, frontends of
 * Basic load balancers and IPv6 are reached through the gateway also then.
 *
 * @see <a href="https://learn.microsoft.com/azure/expressroute/about-fastpath">FastPath</a>
 */
final class FastPath {
    private static final Assumption ASSUMPTION = Assumption.FAST_PATH_PAST_ROUTES;

    private final Walk walk;

    FastPath(Walk walk) {
        this.walk = walk;
    }

    /**
     * Addresses that are entered alike.
     *
     * @param addresses the addresses
     * @param straight whether the gateway is skipped
     * @param past the route of the GatewaySubnet that skipping it leaves out, where that matters
     */
    private record Lane(IpSet addresses, boolean straight, Optional<String> past) {}

    /** What happens to packets that enter. */
    interface Entry {
        /** They come out of the gateway. */
        void byGateway(Strand strand);

        /** They come straight to whoever has their address. */
        void straight(Strand strand);
    }

    /** Sends packets in that came by a way of a site; their addresses inside are destinations, or sources of replies. */
    void enter(Strand strand, GatewayWay way, Place.Gateway place, boolean reply, Entry entry) {
        if (!SiteChoice.skipsGateway(way)) {
            entry.byGateway(strand);
            return;
        }
        IpSet to = reply ? strand.now().sources() : strand.now().destinations();
        walk.split(
                strand,
                lanes(place, to),
                lane -> reply ? Walk.from(lane.addresses()) : Walk.to(lane.addresses()),
                (next, lane) -> take(
                        resting(next, lane),
                        lane,
                        Step.pass(reply ? Stage.REPLY : Stage.GATEWAY, words(lane, place)),
                        entry));
    }

    private static void take(Strand strand, Lane lane, Step step, Entry entry) {
        if (lane.straight()) {
            entry.straight(strand.then(step));
        } else {
            entry.byGateway(strand);
        }
    }

    private static String words(Lane lane, Place.Gateway place) {
        String past = lane.past()
                .map(route -> " and route " + route + " of " + place.inSubnet().label())
                .orElse("");
        return "FastPath, past " + place.gateway().label() + past;
    }

    private Strand resting(Strand strand, Lane lane) {
        if (lane.past().isEmpty()) {
            return strand;
        }
        boolean open = walk.network().assumptions().reading(ASSUMPTION) == Reading.ASK;
        Strand resting = strand.assuming(List.of(ASSUMPTION));
        return open ? resting.doubting(List.of(Doubts.of(ASSUMPTION))) : resting;
    }

    private List<Lane> lanes(Place.Gateway place, IpSet to) {
        IpSet served = to.intersect(served(place));
        List<Lane> lanes = new ArrayList<>();
        lanes.add(new Lane(to.minus(served), false, Optional.empty()));
        for (RoutePart part : walk.view().routes(place.inSubnet()).split(served)) {
            lanes.add(lane(part));
        }
        return lanes.stream().filter(lane -> !lane.addresses().isEmpty()).toList();
    }

    private Lane lane(RoutePart part) {
        boolean local = part.doubts().isEmpty()
                && part.route()
                        .filter(route -> route.nextHopType() == NextHopType.VNET_LOCAL)
                        .isPresent();
        if (local) {
            return new Lane(part.destinations(), true, Optional.empty());
        }
        boolean straight = walk.network().assumptions().reading(ASSUMPTION) != Reading.SECOND;
        String past = part.route().map(Object::toString).orElse("that is not known");
        return new Lane(part.destinations(), straight, Optional.of(past));
    }

    /** What FastPath serves of a virtual network. */
    private IpSet served(Place.Gateway place) {
        VirtualNetwork hub = walk.network().virtualNetworkOf(place.inSubnet());
        List<IpSet> others = new ArrayList<>();
        walk.network().addresses().holders(hub.id()).forEach((ip, holder) -> {
            if (holder instanceof PrivateEndpoint || isBasic(holder)) {
                others.add(IpSet.of(ip));
            }
        });
        return hub.addresses().restrictTo(IpFamily.IPV4).minus(IpSet.unionOf(others));
    }

    private static boolean isBasic(Resource holder) {
        return holder instanceof LoadBalancer balancer && balancer.sku() == PublicIpAddress.Sku.BASIC;
    }
}
