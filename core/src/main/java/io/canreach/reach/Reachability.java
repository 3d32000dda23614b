package io.canreach.reach;

import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Answers questions about a network: can this reach that, on these ports, and why? The answer is about all flows asked,
 * not about samples.
 *
 * <pre>{@code
 * Answer answer = Reachability.of(network)
 *         .answer(Question.of(
 *                 new Endpoint.Named(Endpoint.Kind.ASE, "web-ase"),
 *                 new Endpoint.Named(Endpoint.Kind.VM, "sql-vm"),
 *                 Traffic.tcp(1433)));
 * }</pre>
 *
 * <p>What is derived from a network is kept with the network, for all who ask about it, and may be shared between threads.
 */
public final class Reachability {
    private final NetworkView view;

    private Reachability(Network network) {
        this.view = network.derived(NetworkView.class, NetworkView::new);
    }

    /**
     * Makes a network ready for questions.
     *
     * @param network the network
     * @return the object to ask
     */
    public static Reachability of(Network network) {
        return new Reachability(Objects.requireNonNull(network, "the network must not be null"));
    }

    /**
     * Answers a question.
     *
     * @param question the question
     * @return the answer; BLOCKED where source and destination have no address to talk by
     * @throws UnknownEndpointException when the question names something that is not in the network, or a source that has
     *     no address
     */
    public Answer answer(Question question) {
        List<String> notes = new ArrayList<>();
        PairParts found = new PairParts();
        for (Question each : GroupQuestion.singles(view, question, notes)) {
            find(each, notes, found);
        }
        return new Answer(
                question,
                found.asked(),
                found.parts(),
                notes.size() < 2 ? notes : notes.stream().distinct().toList(),
                view.network().assumptions(),
                found.ofNetwork());
    }

    private void find(Question question, List<String> notes, PairParts found) {
        List<String> own = new ArrayList<>();
        List<Pair> pairs = pairs(question, own);
        for (Pair pair : pairs) {
            Walk walk = new Walk(view, pair.source(), pair.target(), pair.call());
            List<Part> all = pair.settled(walk);
            if (walk.wasJudgedByService()) {
                found.add(pair.asked(), all, pair.settled(pair.pastServices(view)));
            } else {
                found.add(pair.asked(), all);
            }
        }
        if (pairs.isEmpty()) {
            boolean notCarried = own.stream().anyMatch(note -> note.startsWith(NotCarried.NOTE));
            found.add(PacketSet.empty(), List.of(nothing(question, notCarried)));
        }
        notes.addAll(own);
    }

    /**
     * Finds everything that stops the flows of a question, by walking on behind each obstacle as if it were open.
     *
     * @param question the question
     * @return all obstacles, each with the nearest change that would open it
     * @throws UnknownEndpointException as {@link #answer} does
     */
    public WhyNot whyNot(Question question) {
        Obstacles obstacles = new Obstacles();
        for (Question each : GroupQuestion.singles(view, question, new ArrayList<>())) {
            List<Pair> pairs = pairs(each, new ArrayList<>());
            for (Pair pair : pairs) {
                Walk.opening(view, pair.source(), pair.target(), pair.call(), obstacles::add)
                        .run(pair.asked());
            }
            if (pairs.isEmpty()) {
                obstacles.add(new Walk.Ended(nothing(each, false), Strand.of(PacketSet.empty())));
            }
        }
        return obstacles.whyNot(question, view);
    }

    private Part nothing(Question question, boolean notCarried) {
        Targets targets = new Targets(view.network(), view.internet(), question.traffic());
        return NoAddress.part(view.network(), question, targets.privately(question.destination()), notCarried);
    }

    /** Flows between one place and one target of a question. */
    private record Pair(Place source, Target target, Call call, Choices choices, PacketSet asked) {
        Walk pastServices(NetworkView view) {
            return Walk.pastServices(view, source, target, call);
        }

        List<Part> settled(Walk walk) {
            return choices.settle(asked, walk.run(asked));
        }
    }

    private List<Pair> pairs(Question question, List<String> notes) {
        Sources sources = new Sources(view.network(), view.internet());
        Targets targets = new Targets(view.network(), view.internet(), question.traffic());
        List<Place> places = sourcesOf(question, sources);
        if (!sources.leftOut().isEmpty()) {
            notes.add("left out, since nobody can have it: " + Words.addresses(sources.leftOut()));
        }
        Call call = call(question);
        Carried carried = view.carried(question.traffic());
        boolean eachSource = isEach(question.source());
        boolean eachTarget = isEach(question.destination());
        List<Pair> pairs = new ArrayList<>();
        for (Place source : places) {
            for (Target target : targets.of(question.destination(), source)) {
                ManagedEnds.requireCallable(source, target);
                PacketSet asked = carried.between(source, from(question, source), target.addresses(), notes);
                if (!asked.isEmpty()) {
                    Choices choices = new Choices(source, eachSource, target, eachTarget);
                    pairs.add(new Pair(source, target, call, choices, asked));
                }
            }
        }
        return pairs;
    }

    /** Whether a question is about each of an end's addresses, and not about the one that somebody has. */
    private boolean isEach(Endpoint end) {
        return end instanceof Endpoint.Address
                || (end instanceof Endpoint.Named it
                        && it.kind() == Endpoint.Kind.SUBNET
                        && !new Lookup(view.network())
                                .subnet(it.name())
                                .prefixes()
                                .isEmpty());
    }

    private Call call(Question question) {
        Endpoint called =
                question.destination() instanceof Endpoint.PublicFace face ? face.of() : question.destination();
        boolean site = called instanceof Endpoint.Named it
                && (it.kind() == Endpoint.Kind.WEB_APP || it.kind() == Endpoint.Kind.SCM_SITE);
        Optional<AppSite> named =
                site ? Optional.of(new Lookup(view.network()).site((Endpoint.Named) called)) : Optional.empty();
        return new Call(named, question.headers());
    }

    private static List<Place> sourcesOf(Question question, Sources sources) {
        List<Place> places = sources.of(question.source());
        if (places.isEmpty()) {
            throw new UnknownEndpointException(question.source() + " has no network interface, so it calls nothing");
        }
        boolean any = false;
        for (Place place : places) {
            any |= !from(question, place).isEmpty();
        }
        if (!any) {
            throw new UnknownEndpointException(question.source() + " has none of the source addresses asked about: "
                    + question.from().map(IpSet::toString).orElse("none"));
        }
        return places;
    }

    private static IpSet from(Question question, Place place) {
        Optional<IpSet> from = question.from();
        return from.isPresent() ? place.addresses().intersect(from.get()) : place.addresses();
    }

    @Override
    public String toString() {
        return "reachability in " + view.network();
    }
}
