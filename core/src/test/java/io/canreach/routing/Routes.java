package io.canreach.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.canreach.model.KnownAddress;
import io.canreach.model.Lab;
import io.canreach.model.Network;
import io.canreach.model.NextHopType;
import io.canreach.model.ResourceId;
import io.canreach.model.Route;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import java.util.List;

/** Short ways to look at the routes of a subnet. */
final class Routes {
    static final KnownAddress APPLIANCE = KnownAddress.parse("10.0.100.4");

    private Routes() {}

    static Lab lab(String... prefixes) {
        return new Lab().vnet("v", prefixes).subnet("s", prefixes[0].replaceAll("/.*", "/24"));
    }

    /** The routes of subnet s of network v. */
    static EffectiveRoutes of(Lab lab) {
        return of(lab, "v", "s");
    }

    static EffectiveRoutes of(Lab lab, String vnet, String subnet) {
        Network network = lab.network();
        return EffectiveRoutes.of(network, network.get(Subnet.class, Lab.subnetId(vnet, subnet)));
    }

    static Route toAppliance(String prefix) {
        return Route.toAppliance("to-" + prefix, Lab.prefix(prefix), APPLIANCE);
    }

    static Route to(NextHopType type, String prefix) {
        return Route.of("to-" + prefix, Lab.prefix(prefix), type);
    }

    /** Where an address is surely sent to, without hindrance. */
    static String hop(EffectiveRoutes routes, String ip) {
        RoutePart part = routes.select(Ip.parse(ip));
        assertThat(part.doubts()).isEmpty();
        assertThat(part.obstacle()).isEmpty();
        EffectiveRoute route = part.route().orElseThrow();
        return route.nextHopType() + route.nextHopAddress().map(it -> " " + it).orElse("");
    }

    static List<String> doubts(EffectiveRoutes routes, String ip) {
        return routes.select(Ip.parse(ip)).doubts().stream()
                .map(Unknown::reason)
                .toList();
    }

    /** Where else an address may be sent to. */
    static List<String> alternatives(EffectiveRoutes routes, String ip) {
        return routes.select(Ip.parse(ip)).alternatives().stream()
                .map(route -> route.nextHopType().toString())
                .toList();
    }

    static List<ResourceId> via(EffectiveRoutes routes, String ip) {
        return routes.select(Ip.parse(ip)).route().orElseThrow().via();
    }

    static List<String> rows(EffectiveRoutes routes) {
        return routes.routes().stream().map(EffectiveRoute::toString).toList();
    }

    /** The addresses that surely go by a type of next hop. */
    static IpSet by(EffectiveRoutes routes, NextHopType type, String addresses) {
        return IpSet.unionOf(routes.split(IpSet.parse(addresses)).stream()
                .filter(part -> part.doubts().isEmpty())
                .filter(part -> part.route()
                        .filter(route -> route.nextHopType() == type)
                        .isPresent())
                .map(RoutePart::destinations)
                .toList());
    }
}
