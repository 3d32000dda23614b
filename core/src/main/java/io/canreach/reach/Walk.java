package io.canreach.reach;

import io.canreach.model.Assumption;
import io.canreach.model.Assumption.Reading;
import io.canreach.model.Direction;
import io.canreach.model.Network;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualNetwork;
import io.canreach.model.VnetPeering;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.routing.EffectiveRoute;
import io.canreach.routing.Peerings;
import io.canreach.routing.RoutePart;
import io.canreach.security.Doubts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Follows all flows between one source and one target through the network: security and route of the source, next hop,
 * edge, security of the destination, reply. Each station splits the flows; what ends is collected as {@link Part}s.
 */
final class Walk {
    private final NetworkView view;
    private final Place source;
    private final Target target;
    private final List<Part> parts = new ArrayList<>();

    Walk(NetworkView view, Place source, Target target) {
        this.view = view;
        this.source = source;
        this.target = target;
    }

    List<Part> run(PacketSet asked) {
        Strand strand = Strand.of(asked)
                .then(Step.pass(Stage.SOURCE, source.label()))
                .passing(new Hop("Source", asked.sources(), source.resource()));
        if (source instanceof Place.Internet) {
            new InternetEdge(this).enter(strand.overInternet());
        } else if (source instanceof Place.Platform) {
            fromPlatform(strand);
        } else if (source instanceof Place.Site site) {
            new GatewayCrossing(this).fromSite(site.network(), strand);
        } else {
            source.subnet().ifPresent(subnet -> fromSubnet(subnet, strand));
        }
        return parts;
    }

    NetworkView view() {
        return view;
    }

    Network network() {
        return view.network();
    }

    Place source() {
        return source;
    }

    Target target() {
        return target;
    }

    void drop(Strand strand, Stage stage, Decider decider) {
        if (!strand.isEmpty()) {
            parts.add(strand.then(Step.of(stage, decider.text(), Step.Effect.DENY))
                    .end(Fate.DROPPED, decider));
        }
    }

    /** Ends a strand whose last step already says what happened. */
    void end(Strand strand, Fate fate, Decider decider) {
        if (!strand.isEmpty()) {
            parts.add(strand.end(fate, decider));
        }
    }

    void undetermined(Strand strand, Stage stage, Unknown reason) {
        if (!strand.isEmpty()) {
            Strand last = strand.then(Step.of(stage, reason.reason(), Step.Effect.UNDETERMINED));
            Decider decider = Decider.of(Decider.Kind.UNKNOWN, reason.reason());
            parts.add(last.doubting(List.of(reason)).end(Fate.UNDETERMINED, decider));
        }
    }

    /**
     * Sends each part of a strand on its way. Flows that a translation may have put into one part or another are
     * undetermined.
     */
    <T> void split(Strand strand, List<T> into, Function<T, PacketSet> packets, BiConsumer<Strand, T> next) {
        split(strand, into, packets, Function.identity(), next);
    }

    /** Likewise, but flows that are in one part or another of the same kind go with one of these. */
    <T> void split(
            Strand strand,
            List<T> into,
            Function<T, PacketSet> packets,
            Function<T, ?> kind,
            BiConsumer<Strand, T> next) {
        Strand torn = torn(strand, into, packets, kind, next);
        undetermined(torn, Stage.END, doubt(torn));
    }

    /** Likewise, and gives back the flows of which it is not known into parts of which kind they go. */
    <T> Strand torn(
            Strand strand,
            List<T> into,
            Function<T, PacketSet> packets,
            Function<T, ?> kind,
            BiConsumer<Strand, T> next) {
        Map<Object, List<T>> kinds = new LinkedHashMap<>();
        into.forEach(each -> kinds.computeIfAbsent(kind.apply(each), any -> new ArrayList<>())
                .add(each));
        PacketSet sent = PacketSet.empty();
        for (List<T> group : kinds.values()) {
            Strand part =
                    strand.narrow(PacketSet.unionOf(group.stream().map(packets).toList()));
            sent = sent.union(part.asked());
            send(part, group, packets, next);
        }
        return strand.without(sent);
    }

    /** Sends flows that are surely in parts of one kind; of those torn between them, the first stands for all. */
    private static <T> void send(
            Strand strand, List<T> group, Function<T, PacketSet> packets, BiConsumer<Strand, T> next) {
        Strand rest = strand;
        for (T each : group) {
            Strand part = rest.narrow(packets.apply(each));
            if (!part.isEmpty()) {
                next.accept(part, each);
                rest = rest.without(part.asked());
            }
        }
        for (T each : group) {
            if (!rest.isEmpty() && rest.now().overlaps(packets.apply(each))) {
                next.accept(rest, each);
                return;
            }
        }
    }

    /** What is missing where flows are torn between several fates. */
    static Unknown doubt(Strand torn) {
        return new Unknown("which address or port the flows have here depends on what is not declared: "
                + Words.addresses(torn.now().sources()) + " -> "
                + Words.addresses(torn.now().destinations()));
    }

    /** A probe arrives in whichever virtual network holds the address; the platform needs no route. */
    private void fromPlatform(Strand strand) {
        Strand rest = strand;
        for (VirtualNetwork vnet : network().all(VirtualNetwork.class)) {
            Strand here = rest.narrow(isAimed(vnet) ? to(vnet.addresses()) : PacketSet.empty());
            if (!here.isEmpty()) {
                new VnetArrival(this, vnet, "AzureLoadBalancer", Arrival.PLATFORM).arrive(here);
            }
            rest = rest.without(here.asked());
        }
        String text = "the Azure platform, which probes machines in virtual networks only";
        drop(rest, Stage.END, Decider.of(Decider.Kind.NOT_ON_THE_INTERNET, text));
    }

    private boolean isAimed(VirtualNetwork vnet) {
        return target.nic()
                .flatMap(nic -> nic.configuration().subnet().parent())
                .map(vnet.id()::equals)
                .orElse(true);
    }

    private void fromSubnet(Subnet subnet, Strand strand) {
        WithoutRules free = new WithoutRules(this);
        Strand others = free.toOthers(strand);
        if (others.isEmpty()) {
            return;
        }
        for (Strand own : new AseSubnetRule(this).filter(subnet, others)) {
            for (Strand rest : new PlatformTraffic(this).take(own)) {
                Strand activation = free.activation(subnet, rest);
                route(subnet, activation);
                byRules(subnet, rest.without(activation.asked()));
            }
        }
    }

    private void byRules(Subnet subnet, Strand strand) {
        if (!strand.isEmpty()) {
            SecurityGate gate = new SecurityGate(this);
            gate.pass(strand, Direction.OUTBOUND, source).forEach(out -> route(subnet, out));
        }
    }

    private void route(Subnet subnet, Strand strand) {
        List<RoutePart> routes = view.routes(subnet).split(strand.now().destinations());
        split(
                strand,
                routes,
                part -> PacketSet.all().toDestinations(part.destinations()),
                (next, part) -> follow(subnet, next, part));
    }

    private void follow(Subnet subnet, Strand strand, RoutePart part) {
        if (!part.doubts().isEmpty()) {
            undetermined(
                    strand.doubting(part.doubts()), Stage.ROUTE, part.doubts().get(0));
            return;
        }
        if (part.route().isEmpty()) {
            drop(
                    strand,
                    Stage.ROUTE,
                    Decider.of(Decider.Kind.ROUTE, "no route of " + subnet.label() + " for " + part.destinations()));
            return;
        }
        EffectiveRoute route = part.route().get();
        Strand routed = strand.then(Step.pass(Stage.ROUTE, route.toString()));
        switch (route.nextHopType()) {
            case VNET_LOCAL -> arrive(routed, network().virtualNetworkOf(subnet), "VirtualNetwork");
            case VNET_PEERING -> cross(routed, subnet, route);
            case VIRTUAL_NETWORK_GATEWAY -> new GatewayCrossing(this).toSite(routed, route);
            case INTERNET -> new InternetEdge(this).leave(routed, subnet);
            case VIRTUAL_APPLIANCE -> undetermined(routed, Stage.ROUTE, beyond(route));
            case NONE ->
                end(
                        strand.then(Step.of(Stage.ROUTE, route.toString(), Step.Effect.DENY)),
                        Fate.DROPPED,
                        Deciders.route(route, subnet));
        }
    }

    /** What is not known of flows that an appliance is to forward. */
    static Unknown beyond(EffectiveRoute route) {
        return new Unknown("what the appliance "
                + route.nextHopAddress().map(Object::toString).orElse("") + " forwards is not modelled yet");
    }

    void arrive(Strand strand, VirtualNetwork vnet, String hopType) {
        new VnetArrival(this, vnet, hopType, Arrival.VNET).arrive(strand);
    }

    private void cross(Strand strand, Subnet subnet, EffectiveRoute route) {
        ResourceId id = route.via().get(0);
        VirtualNetwork here = network().virtualNetworkOf(subnet);
        Optional<VirtualNetwork> there = network().find(VirtualNetwork.class, id);
        if (there.isEmpty()) {
            undetermined(
                    strand,
                    Stage.PEERING,
                    new Unknown("the peered vnet '" + id.name() + "' is not in the network; declare or import it"));
            return;
        }
        Strand peered = strand.then(
                Step.pass(Stage.PEERING, here.name() + " to " + there.get().name()));
        if (accessIsOn(here, there.get())) {
            arrive(peered, there.get(), "VNetPeering");
        } else {
            withoutAccess(peered, there.get());
        }
    }

    private static boolean accessIsOn(VirtualNetwork here, VirtualNetwork there) {
        return side(here, there) && side(there, here);
    }

    private static boolean side(VirtualNetwork owner, VirtualNetwork remote) {
        return Peerings.counterpart(owner, remote)
                .map(VnetPeering::allowVirtualNetworkAccess)
                .orElse(true);
    }

    private void withoutAccess(Strand strand, VirtualNetwork there) {
        Assumption assumption = Assumption.VIRTUAL_NETWORK_ACCESS_OFF;
        Reading reading = network().assumptions().reading(assumption);
        Strand assuming = strand.assuming(List.of(assumption));
        switch (reading) {
            case FIRST -> arrive(assuming, there, "VNetPeering");
            case SECOND ->
                drop(
                        assuming,
                        Stage.PEERING,
                        Decider.of(
                                Decider.Kind.PEERING,
                                "the peering with " + there.label() + ", whose virtual-network access is off"));
            case ASK -> arrive(assuming.doubting(List.of(Doubts.of(assumption))), there, "VNetPeering");
        }
    }

    static PacketSet to(IpSet addresses) {
        return PacketSet.all().toDestinations(addresses);
    }
}
