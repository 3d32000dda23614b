package io.canreach.dsl;

import io.canreach.model.Network;
import io.canreach.model.Unknown;
import io.canreach.packet.IpSet;
import io.canreach.reach.Answer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What refines a rule: the source addresses, what must and must not be passed, and the reason. */
record Refinements(
        Optional<IpSet> sources,
        Map<String, String> headers,
        List<Passage> passages,
        String reason,
        Optional<Unknown> unknownPort) {
    static Refinements none() {
        return new Refinements(Optional.empty(), Map.of(), List.of(), "", Optional.empty());
    }

    Refinements from(IpSet value) {
        return new Refinements(Optional.of(value), headers, passages, reason, unknownPort);
    }

    /** Of a header the last value said holds; an empty one is that of a header that is not there. */
    Refinements header(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new Refinements(sources, Collections.unmodifiableMap(more), passages, reason, unknownPort);
    }

    Refinements with(Passage passage) {
        return new Refinements(sources, headers, Lists.plus(passages, passage), reason, unknownPort);
    }

    Refinements because(String value) {
        return new Refinements(sources, headers, passages, value.strip().replaceAll("\\s+", " "), unknownPort);
    }

    Refinements withPort(Unknown why) {
        return new Refinements(sources, headers, passages, reason, Optional.of(why));
    }

    Optional<Breach> breach(Answer answer, Network network) {
        return passages.stream()
                .flatMap(passage -> passage.breach(answer, network).stream())
                .findFirst();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        sources.ifPresent(some -> text.append(" from ").append(some));
        headers.forEach(
                (name, value) -> text.append(value.isEmpty() ? " without " + name : " with " + name + " " + value));
        passages.forEach(passage -> text.append(", ").append(passage));
        return text.append(reason.isEmpty() ? "" : ", because " + reason).toString();
    }
}
