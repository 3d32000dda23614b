package io.canreach.reach;

import io.canreach.model.Endpoint;
import io.canreach.packet.IpSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A question about groups, as the questions about each member to each other one. */
final class GroupQuestion {
    private GroupQuestion() {}

    /** The questions about single ends; what does not call is left out of a group of callers, with a note. */
    static List<Question> singles(NetworkView view, Question question, List<String> notes) {
        if (group(question.source()).isEmpty() && group(question.destination()).isEmpty()) {
            return List.of(question);
        }
        List<Endpoint> targets = members(question.destination());
        List<Question> singles = callers(view, question, notes).stream()
                .flatMap(source -> targets.stream()
                        .filter(target -> !source.equals(target))
                        .map(target -> single(question, source, target)))
                .toList();
        if (singles.isEmpty()) {
            throw new UnknownEndpointException(
                    question.source() + " has no member that calls another one of " + question.destination());
        }
        return singles;
    }

    private static Question single(Question question, Endpoint source, Endpoint target) {
        return new Question(source, target, question.traffic(), question.from(), question.headers());
    }

    private static List<Endpoint> callers(NetworkView view, Question question, List<String> notes) {
        if (group(question.source()).isEmpty()) {
            return List.of(question.source());
        }
        Sources sources = new Sources(view.network(), view.internet());
        List<Endpoint> callers = new ArrayList<>();
        for (Endpoint member : members(question.source())) {
            if (!calls(member, sources)) {
                notes.add("left out, since it calls nothing: " + member);
            } else if (hasSome(member, sources, question)) {
                callers.add(member);
            }
        }
        return callers;
    }

    private static boolean calls(Endpoint member, Sources sources) {
        return !(member instanceof Endpoint.PublicFace)
                && !(member instanceof Endpoint.Named named && !named.kind().calls())
                && !sources.of(member).isEmpty();
    }

    /** Whether a member has any of the source addresses asked about. */
    private static boolean hasSome(Endpoint member, Sources sources, Question question) {
        IpSet from = question.from().orElse(IpSet.all());
        return sources.of(member).stream().anyMatch(place -> place.addresses().overlaps(from));
    }

    /** The members of a group, or the end itself; the public face of a group is that of each of its members. */
    private static List<Endpoint> members(Endpoint end) {
        Optional<Endpoint.Group> group = group(end);
        if (group.isEmpty()) {
            return List.of(end);
        }
        List<Endpoint> members = group.get().members();
        if (members.isEmpty()) {
            throw new UnknownEndpointException(end + " is empty: it has no endpoint to ask about");
        }
        return end instanceof Endpoint.PublicFace
                ? members.stream().<Endpoint>map(Endpoint.PublicFace::new).toList()
                : members;
    }

    private static Optional<Endpoint.Group> group(Endpoint end) {
        Endpoint one = end instanceof Endpoint.PublicFace face ? face.of() : end;
        return one instanceof Endpoint.Group group ? Optional.of(group) : Optional.empty();
    }
}
