package io.canreach.reach;

import io.canreach.model.Network;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import java.util.ArrayList;
import java.util.List;

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
 * <p>An instance keeps what it derives from its network and may be shared between threads.
 */
public final class Reachability {
    private final NetworkView view;

    private Reachability(Network network) {
        this.view = new NetworkView(network);
    }

    /**
     * Makes a network ready for questions.
     *
     * @param network the network
     * @return the object to ask
     */
    public static Reachability of(Network network) {
        return new Reachability(network);
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
        Sources sources = new Sources(view.network(), view.internet());
        Targets targets = new Targets(view.network(), view.internet(), question.traffic());
        List<Part> parts = List.of();
        PacketSet asked = PacketSet.empty();
        List<String> notes = new ArrayList<>();
        List<Place> places = sourcesOf(question, sources);
        if (!sources.leftOut().isEmpty()) {
            notes.add("left out, since nobody can have it: " + Words.addresses(sources.leftOut()));
        }
        for (Place source : places) {
            for (Target target : targets.of(question.destination(), source)) {
                PacketSet pair = question.traffic().between(from(question, source), target.addresses());
                PacketSet carried = NotCarried.without(pair, source, notes);
                if (!carried.isEmpty()) {
                    parts = Overlaps.join(parts, answer(source, target, carried));
                    asked = asked.union(carried);
                }
            }
        }
        if (parts.isEmpty()) {
            parts = List.of(NoAddress.part(
                    question, !notes.isEmpty() && sources.leftOut().isEmpty()));
        }
        return new Answer(
                question,
                asked,
                parts,
                notes.stream().distinct().toList(),
                view.network().assumptions());
    }

    private static List<Place> sourcesOf(Question question, Sources sources) {
        List<Place> places = sources.of(question.source());
        if (places.isEmpty()) {
            throw new UnknownEndpointException(question.source() + " has no network interface, so it calls nothing");
        }
        boolean any = places.stream().anyMatch(place -> !from(question, place).isEmpty());
        if (!any) {
            throw new UnknownEndpointException(question.source() + " has none of the source addresses asked about: "
                    + question.from().map(IpSet::toString).orElse("none"));
        }
        return places;
    }

    private static IpSet from(Question question, Place place) {
        return question.from().map(place.addresses()::intersect).orElse(place.addresses());
    }

    private List<Part> answer(Place source, Target target, PacketSet asked) {
        List<Part> parts = new Walk(view, source, target).run(asked);
        return new Choices(source, target).settle(asked, parts);
    }

    @Override
    public String toString() {
        return "reachability in " + view.network();
    }
}
