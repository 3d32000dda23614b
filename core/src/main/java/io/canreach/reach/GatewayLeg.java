package io.canreach.reach;

import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Addresses that share their ways through gateways.
 *
 * @param addresses the addresses, at least one
 * @param ways the ways, of which the gateways choose one
 */
record GatewayLeg(IpSet addresses, List<GatewayWay> ways) {
    GatewayLeg {
        ways = List.copyOf(ways);
    }

    /** One leg with one way, or none where there is no address. */
    static List<GatewayLeg> of(IpSet addresses, GatewayWay way) {
        return addresses.isEmpty() ? List.of() : List.of(new GatewayLeg(addresses, List.of(way)));
    }

    GatewayLeg with(UnaryOperator<List<GatewayWay>> change) {
        return new GatewayLeg(addresses, change.apply(ways));
    }

    static List<GatewayLeg> both(List<GatewayLeg> some, List<GatewayLeg> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** The same legs with other ways. */
    static List<GatewayLeg> each(List<GatewayLeg> legs, UnaryOperator<GatewayWay> change) {
        return legs.stream()
                .map(leg -> leg.with(ways -> ways.stream().map(change).toList()))
                .toList();
    }

    /** The legs of alternatives that each cover the same addresses: for each address all of its ways. */
    static List<GatewayLeg> alternatives(List<List<GatewayLeg>> each) {
        List<GatewayLeg> joined = each.get(0);
        for (List<GatewayLeg> next : each.subList(1, each.size())) {
            List<GatewayLeg> both = new ArrayList<>();
            for (GatewayLeg one : joined) {
                next.forEach(other -> both.addAll(one.or(other)));
            }
            joined = both;
        }
        return joined;
    }

    private List<GatewayLeg> or(GatewayLeg other) {
        IpSet both = addresses.intersect(other.addresses);
        List<GatewayWay> all = new ArrayList<>(ways);
        all.addAll(other.ways);
        return both.isEmpty() ? List.of() : List.of(new GatewayLeg(both, all));
    }

    /** Legs with the same ways are one. */
    static List<GatewayLeg> merged(List<GatewayLeg> legs) {
        Map<List<GatewayWay>, IpSet> byWays = new LinkedHashMap<>();
        legs.forEach(leg -> byWays.merge(leg.ways, leg.addresses, IpSet::union));
        return byWays.entrySet().stream()
                .map(each -> new GatewayLeg(each.getValue(), each.getKey()))
                .toList();
    }
}
