package io.canreach.dsl;

import io.canreach.model.Network;
import io.canreach.model.Unknown;
import io.canreach.packet.IpSet;
import io.canreach.reach.Answer;
import java.util.List;
import java.util.Optional;

/** What refines a rule: the source addresses, what must and must not be passed, and the reason. */
record Refinements(Optional<IpSet> sources, List<Passage> passages, String reason, Optional<Unknown> unknownPort) {
    static Refinements none() {
        return new Refinements(Optional.empty(), List.of(), "", Optional.empty());
    }

    Refinements from(IpSet value) {
        return new Refinements(Optional.of(value), passages, reason, unknownPort);
    }

    Refinements with(Passage passage) {
        return new Refinements(sources, Lists.plus(passages, passage), reason, unknownPort);
    }

    Refinements because(String value) {
        return new Refinements(sources, passages, value.strip().replaceAll("\\s+", " "), unknownPort);
    }

    Refinements withPort(Unknown why) {
        return new Refinements(sources, passages, reason, Optional.of(why));
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
        passages.forEach(passage -> text.append(", ").append(passage));
        return text.append(reason.isEmpty() ? "" : ", because " + reason).toString();
    }
}
