package io.canreach.reach;

import io.canreach.model.Direction;
import io.canreach.model.Network;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.model.VirtualMachine;
import io.canreach.model.VirtualNetwork;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Follows all flows between one source and one target through the network: security and route of the source, next hop,
 * edge, security of the destination, reply. Each station splits the flows; what ends is collected as {@link Part}s.
 */
final class Walk {
    private final NetworkView view;
    private final Place source;
    private final Target target;
    private final Optional<Consumer<Ended>> opened;
    private final Call call;
    private final boolean pastServices;
    private final Optional<Transit.Passed> crowds;
    private boolean judgedByService;
    private List<Part> parts = new ArrayList<>();

    /** A walk that ends where something refuses the flows. */
    Walk(NetworkView view, Place source, Target target) {
        this(view, source, target, Call.PLAIN);
    }

    /** Likewise, for a question that says more. */
    Walk(NetworkView view, Place source, Target target, Call call) {
        this(view, source, target, call, Optional.empty(), false, Optional.empty());
    }

    private Walk(
            NetworkView view,
            Place source,
            Target target,
            Call call,
            Optional<Consumer<Ended>> opened,
            boolean pastServices,
            Optional<Transit.Passed> crowds) {
        this.view = view;
        this.source = source;
        this.target = target;
        this.opened = opened;
        this.call = call;
        this.pastServices = pastServices;
        this.crowds = crowds;
    }

    /** A walk that passes whatever refuses the flows as if it were open, and tells of every end. */
    static Walk opening(NetworkView view, Place source, Target target, Call call, Consumer<Ended> ended) {
        return new Walk(view, source, target, call, Optional.of(ended), false, Optional.empty());
    }

    /** A walk to whose end the network alone decides: services let everybody in. */
    static Walk pastServices(NetworkView view, Place source, Target target, Call call) {
        return new Walk(view, source, target, call, Optional.empty(), true, Optional.empty());
    }

    /** A walk that tells of the ways of flows one by one, past the rules of the crowds that it comes to. */
    static Walk toCrowds(NetworkView view, Place source, Target target, Transit.Passed crowds) {
        return new Walk(view, source, target, Call.PLAIN, Optional.empty(), false, Optional.of(crowds));
    }

    /** Lets flows arrive at crowds in a virtual network, where this is a walk to crowds, and gives back the others. */
    Strand pastCrowds(VirtualNetwork vnet, Strand strand) {
        return crowds.map(each -> each.take(this, vnet.id(), strand)).orElse(strand);
    }

    /** The ends of what happens in between. */
    List<Part> endsOf(Runnable between) {
        List<Part> before = parts;
        parts = new ArrayList<>();
        between.run();
        List<Part> some = parts;
        parts = before;
        return some;
    }

    /** All ends so far. */
    List<Part> parts() {
        return parts;
    }

    /** Whether a service is to judge flows by itself; that it did so is taken note of. */
    boolean isJudgedByService() {
        judgedByService = true;
        return !pastServices;
    }

    /** Whether a service judged any flows by itself, so that the network alone may have another verdict. */
    boolean wasJudgedByService() {
        return judgedByService;
    }

    /** Flows that are at their end, with all that they passed. */
    record Ended(Part part, Strand strand) {}

    List<Part> run(PacketSet asked) {
        Strand strand = Strand.of(asked)
                .then(Step.pass(Stage.SOURCE, source.label()))
                .passing(new Hop("Source", asked.sources(), source.resource()));
        if (source instanceof Place.Internet) {
            new InternetEdge(this).enter(strand.overInternet());
        } else if (source instanceof Place.Service) {
            new InternetEdge(this).enter(strand);
        } else if (source instanceof Place.Platform) {
            new PlatformProbe(this).send(strand);
        } else if (source instanceof Place.Site site) {
            new SiteExit(this, site.network()).leave(strand);
        } else if (source instanceof Place.App app) {
            new AppExit(this, app).leave(strand);
        } else {
            source.subnet().ifPresent(subnet -> start(subnet, strand));
        }
        return parts;
    }

    /** A machine that does not run calls nobody. */
    private void start(Subnet subnet, Strand strand) {
        Optional<VirtualMachine> stopped = Stopped.at(view.stands(), source);
        if (stopped.isPresent()) {
            new Stopped(this).refuse(strand, stopped.get(), open -> fromSource(subnet, open));
        } else {
            new BastionSessions(this).start(strand, open -> fromSource(subnet, open));
        }
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

    Call call() {
        return call;
    }

    void drop(Strand strand, Stage stage, Decider decider) {
        end(strand.then(Step.of(stage, decider.text(), Step.Effect.DENY)), Fate.DROPPED, decider);
    }

    /** Ends flows that a station refuses, or sends them on where it is asked what else would stop them. */
    void refuse(Strand strand, Stage stage, Decider decider, Consumer<Strand> onward) {
        refuse(strand.then(Step.of(stage, decider.text(), Step.Effect.DENY)), decider, onward);
    }

    /** Likewise, of a strand whose last step already says what happened. */
    void refuse(Strand denied, Decider decider, Consumer<Strand> onward) {
        boolean passed = decider.kind().isOfService() && !isJudgedByService();
        if (passed && !denied.isEmpty()) {
            onward.accept(denied);
        } else if (opened.isEmpty()) {
            end(denied, Fate.DROPPED, decider);
        } else if (!denied.isEmpty()) {
            onward.accept(denied.past(decider));
        }
    }

    /** Ends a strand whose last step already says what happened. */
    void end(Strand strand, Fate fate, Decider decider) {
        if (!strand.isEmpty()) {
            Part part = strand.end(fate, decider);
            parts.add(part);
            opened.ifPresent(ended -> ended.accept(new Ended(part, strand)));
        }
    }

    void undetermined(Strand strand, Stage stage, Unknown reason) {
        if (!strand.isEmpty()) {
            Strand last = strand.then(Step.of(stage, reason.reason(), Step.Effect.UNDETERMINED));
            Decider decider = Decider.of(Decider.Kind.UNKNOWN, reason.reason());
            end(last.doubting(List.of(reason)), Fate.UNDETERMINED, decider);
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
        if (!torn.isEmpty()) {
            undetermined(torn, Stage.END, doubt(torn));
        }
    }

    /** Likewise, and gives back the flows of which it is not known into parts of which kind they go. */
    <T> Strand torn(
            Strand strand,
            List<T> into,
            Function<T, PacketSet> packets,
            Function<T, ?> kind,
            BiConsumer<Strand, T> next) {
        if (into.size() == 1) {
            return strand.without(sent(strand.narrow(packets.apply(into.get(0))), into.get(0), next));
        }
        Map<Object, List<T>> kinds = byKind(into, kind);
        PacketSet sent = PacketSet.empty();
        for (List<T> group : kinds.values()) {
            Strand part = strand.narrow(all(group, packets));
            sent = sent.isEmpty() ? part.asked() : sent.union(part.asked());
            send(part, group, packets, next);
        }
        return strand.without(sent);
    }

    /** Likewise, into disjoint parts that together are what the flows are now. */
    <T> Strand apart(
            Strand strand,
            List<T> into,
            Function<T, PacketSet> packets,
            Function<T, ?> kind,
            BiConsumer<Strand, T> next) {
        if (into.size() == 1 && strand.isWholly(packets.apply(into.get(0)))) {
            next.accept(strand, into.get(0));
            return strand.share(PacketSet.empty());
        }
        boolean simple = into.size() < 2 && strand.isTranslated();
        List<Strand.Own<T>> owned = simple ? List.of() : strand.owned(into, packets);
        if (owned.isEmpty() && strand.isTranslated()) {
            return torn(strand, into, packets, kind, next);
        }
        for (List<Strand.Own<T>> group : into.size() < 3
                ? List.of(owned)
                : byKind(owned, own -> kind.apply(own.part())).values()) {
            group.forEach(own -> next.accept(own.strand(), own.part()));
        }
        return strand.share(PacketSet.empty());
    }

    private static <T> Map<Object, List<T>> byKind(List<T> all, Function<T, ?> kind) {
        Map<Object, List<T>> kinds = new LinkedHashMap<>();
        for (T each : all) {
            kinds.computeIfAbsent(kind.apply(each), any -> new ArrayList<>()).add(each);
        }
        return kinds;
    }

    /** Sends flows that are surely in parts of one kind; of those torn between them, the first stands for all. */
    private static <T> PacketSet sent(Strand part, T each, BiConsumer<Strand, T> next) {
        if (!part.isEmpty()) {
            next.accept(part, each);
        }
        return part.asked();
    }

    private static <T> PacketSet all(List<T> group, Function<T, PacketSet> packets) {
        return group.size() == 1
                ? packets.apply(group.get(0))
                : PacketSet.unionOf(group.stream().map(packets).toList());
    }

    private static <T> void send(
            Strand strand, List<T> group, Function<T, PacketSet> packets, BiConsumer<Strand, T> next) {
        Strand rest = strand;
        for (T each : group) {
            Strand part = group.size() == 1 ? rest : rest.narrow(packets.apply(each));
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

    private void fromSource(Subnet subnet, Strand strand) {
        WithoutRules free = new WithoutRules(this);
        Strand others = free.toOthers(strand);
        if (network().addresses().isComplete()) {
            fromSource(free, subnet, others);
        } else {
            free.orToItself(others, each -> fromSource(free, subnet, each));
        }
    }

    private void fromSource(WithoutRules free, Subnet subnet, Strand others) {
        if (others.isEmpty()) {
            return;
        }
        for (Strand own : new AseSubnetRule(this).filter(subnet, others)) {
            for (Strand rest : new PlatformTraffic(this).take(own)) {
                Strand activation = free.activation(subnet, rest);
                route(source, activation);
                leave(source, rest.without(activation.asked()));
            }
        }
    }

    /** Sends flows out of a place: its outbound rules, then its routes. */
    void leave(Place from, Strand strand) {
        if (!strand.isEmpty()) {
            new SecurityGate(this).pass(strand, Direction.OUTBOUND, from).forEach(out -> route(from, out));
        }
    }

    /** Sends flows out of a place by its routes, without asking any rule. */
    void route(Place from, Strand strand) {
        if (!strand.isEmpty()) {
            new Routing(this, from).route(strand);
        }
    }

    /** Lets flows arrive at whoever has their destination in a virtual network. */
    void arrive(Strand strand, VirtualNetwork vnet, String hopType) {
        new VnetArrival(this, vnet, hopType, Arrival.VNET).arrive(strand);
    }

    /** The arrival in the virtual network of a subnet. */
    VnetArrival arrivalAt(Subnet subnet) {
        return new VnetArrival(this, network().virtualNetworkOf(subnet), "VirtualNetwork", Arrival.VNET);
    }

    /**
     * Tries every one of several ways of which Azure, or a machine, chooses one by itself. What all of them share is
     * certain; the rest is undetermined.
     */
    <T> void choose(Strand strand, List<T> options, Function<T, String> name, BiConsumer<Strand, T> next) {
        if (strand.isEmpty()) {
            return;
        }
        if (options.size() == 1) {
            next.accept(strand, options.get(0));
            return;
        }
        List<Consumer<Strand>> ways = new ArrayList<>();
        options.forEach(option -> ways.add(each -> next.accept(each, option)));
        tryAll(strand, ways, tried -> Alternatives.chosen(way -> name.apply(options.get(way)), tried));
    }

    /** Likewise of ways of which one is taken, and these reasons say what would have to be known to tell which. */
    void tryAll(Strand strand, List<Consumer<Strand>> ways, List<Unknown> reasons) {
        if (!strand.isEmpty()) {
            tryAll(strand, ways, tried -> Alternatives.unknown(reasons, tried));
        }
    }

    private void tryAll(
            Strand strand, List<Consumer<Strand>> ways, Function<List<List<Part>>, Alternatives> alternatives) {
        if (ways.size() == 1 || opened.isPresent() || crowds.isPresent()) {
            ways.forEach(way -> way.accept(strand));
            return;
        }
        List<List<Part>> tried = new ArrayList<>();
        ways.forEach(way -> tried.add(endsOf(() -> way.accept(strand))));
        parts.addAll(alternatives.apply(tried).join());
    }

    static PacketSet to(IpSet addresses) {
        return PacketSet.between(IpSet.all(), addresses);
    }

    static PacketSet from(IpSet addresses) {
        return PacketSet.between(addresses, IpSet.all());
    }
}
