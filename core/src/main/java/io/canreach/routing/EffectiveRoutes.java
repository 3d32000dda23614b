package io.canreach.routing;

import io.canreach.model.Assumption;
import io.canreach.model.Network;
import io.canreach.model.Subnet;
import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The routes of a subnet after system routes, peerings, gateways, endpoints and user-defined routes are merged: what Azure's
 * effective routes show, and which of them is chosen for a destination. The longest prefix wins; among equal prefixes a
 * user-defined route before a gateway's before Azure's own; and a gateway's route never takes what belongs to the virtual
 * network, a neighbour or a service endpoint, however long its prefix is.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview">Traffic routing</a>
 */
public final class EffectiveRoutes {
    private final RouteCollector collected;
    private final List<EffectiveRoute> routes;
    private final Selection selection;
    private final List<UncertainRoute> uncertain;
    private final List<Dispute> disputes;

    private EffectiveRoutes(Network network, Subnet subnet) {
        this.collected = new RouteCollector(network, subnet);
        this.routes = collected.merged();
        this.selection = new Selection(network, collected);
        this.uncertain = collected.uncertain();
        this.disputes = new ArrayList<>();
        for (Assumption each : collected.disputed()) {
            disputes.add(Dispute.of(network, subnet, each));
        }
    }

    /**
     * The routes of a subnet.
     *
     * @param network the network
     * @param subnet one of its subnets
     * @return the merged routes
     */
    public static EffectiveRoutes of(Network network, Subnet subnet) {
        return new EffectiveRoutes(network, subnet);
    }

    /**
     * All rows, as Azure lists them.
     *
     * @return active and invalid routes, Azure's own first
     */
    public List<EffectiveRoute> routes() {
        return List.copyOf(routes);
    }

    /**
     * The route of one destination.
     *
     * @param destination the address
     * @return the part that holds it
     */
    public RoutePart select(Ip destination) {
        return split(IpSet.of(destination)).get(0);
    }

    /**
     * How an address of the own network or a neighbour is reached while no user-defined route and no gateway's is asked, as
     * Azure hands packets to the appliance that a route leads to.
     *
     * @param address the address
     * @return the part that holds it, without doubts about other routes; empty for an address that is not reached directly
     */
    public Optional<RoutePart> direct(Ip address) {
        return collected.direct().stream()
                .filter(route -> route.prefix().contains(address))
                .max(Comparator.comparingInt(route -> route.prefix().prefixLength()))
                .map(route -> Piece.of(IpSet.of(address)).by(route, collected.passage(route)));
    }

    /**
     * Splits destinations by the route that is chosen for them.
     *
     * @param destinations any addresses
     * @return parts that are disjoint and together are the destinations; none where those are empty
     */
    public List<RoutePart> split(IpSet destinations) {
        Optional<Choice> only = selection.only(destinations);
        List<RoutePart> pieces = only.isPresent() ? refine(only.get(), destinations) : List.of();
        return pieces.size() == 1 ? pieces : parts(destinations);
    }

    private List<RoutePart> parts(IpSet destinations) {
        List<RoutePart> pieces = new ArrayList<>();
        IpSet rest = selection.split(destinations, (choice, taken) -> pieces.addAll(refine(choice, taken)));
        List<RoutePart> parts = pieces.size() < 2 ? pieces : joined(pieces);
        if (!rest.isEmpty()) {
            parts.add(RoutePart.withoutRoute(rest));
        }
        return parts;
    }

    /** Pieces that differ in nothing but their destinations are one part. */
    private static List<RoutePart> joined(List<RoutePart> pieces) {
        Map<Object, List<RoutePart>> alike = pieces.stream()
                .collect(Collectors.groupingBy(EffectiveRoutes::kind, LinkedHashMap::new, Collectors.toList()));
        List<RoutePart> parts = new ArrayList<>();
        alike.values()
                .forEach(same -> parts.add(same.get(0)
                        .withDestinations(IpSet.unionOf(
                                same.stream().map(RoutePart::destinations).toList()))));
        return parts;
    }

    /** What parts that go together have in common: prefixes of one tag do. */
    private static Object kind(RoutePart part) {
        return List.of(
                part.route().map(Choice::withoutPrefix),
                part.doubts(),
                part.alternatives(),
                part.obstacle(),
                part.assumptions());
    }

    private List<RoutePart> refine(Choice choice, IpSet taken) {
        if (uncertain.isEmpty() && disputes.isEmpty()) {
            return List.of(part(choice, Piece.of(taken)));
        }
        EffectiveRoute any = choice.routes().get(0);
        List<Piece> pieces = List.of(Piece.of(taken));
        for (UncertainRoute other : uncertain) {
            if (other.matters(any) && other.possible().overlaps(taken)) {
                pieces = pieces.stream()
                        .flatMap(each -> doubt(each, other).stream())
                        .toList();
            }
        }
        for (Dispute dispute : disputes) {
            pieces = pieces.stream()
                    .flatMap(each -> dispute.apply(each, any).stream())
                    .toList();
        }
        return pieces.stream().map(each -> part(choice, each)).toList();
    }

    private RoutePart part(Choice choice, Piece piece) {
        EffectiveRoute route = choice.routeOf(piece.destinations());
        return piece.by(route, collected.passage(route));
    }

    private static List<Piece> doubt(Piece piece, UncertainRoute other) {
        List<Piece> pieces = new ArrayList<>();
        Piece certain = piece.narrow(piece.destinations().minus(other.possible()));
        Piece doubtful = piece.narrow(other.possible()).doubting(other.reason(), other.route());
        for (Piece each : List.of(doubtful, certain)) {
            if (!each.destinations().isEmpty()) {
                pieces.add(each);
            }
        }
        return pieces;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        routes.forEach(route -> text.append(text.isEmpty() ? "" : "\n").append(route));
        return text.toString();
    }
}
