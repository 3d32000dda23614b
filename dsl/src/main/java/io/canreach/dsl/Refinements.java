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
        return new Refinements(
                sources, headers, passages, Given.value("reason", value).strip().replaceAll("\\s+", " "), unknownPort);
    }

    Refinements withPort(Unknown why) {
        return new Refinements(sources, headers, passages, reason, Optional.of(why));
    }

    Optional<Breach> breach(Answer answer, Network network) {
        for (Passage passage : passages) {
            Optional<Breach> breach = passage.breach(answer, network);
            if (breach.isPresent()) {
                return breach;
            }
        }
        return Optional.empty();
    }

    private static String text(String header, String value) {
        return value.isEmpty() ? " without " + header : " with " + header + " " + value;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(sources.isPresent() ? " from " + sources.get() : "");
        for (Map.Entry<String, String> header : headers.entrySet()) {
            text.append(text(header.getKey(), header.getValue()));
        }
        for (Passage passage : passages) {
            text.append(", ").append(passage);
        }
        return text.append(reason.isEmpty() ? "" : ", because " + reason).toString();
    }
}
