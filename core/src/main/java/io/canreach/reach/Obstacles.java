package io.canreach.reach;

import io.canreach.packet.PacketSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what stops flows on all their ways. */
final class Obstacles {
    private final Map<Decider, Obstacle> found = new LinkedHashMap<>();
    private final Set<String> notReached = new LinkedHashSet<>();

    /** Takes note of one end: what was passed on the way to it, and what ended it. */
    void add(Walk.Ended ended) {
        ended.strand().trail().obstacles().forEach(this::add);
        Part part = ended.part();
        PacketSet seen = ended.strand().now();
        if (part.fate() == Fate.DROPPED) {
            add(new Obstacle(part.decidedBy(), part.packets(), seen));
            behind(part.decidedBy());
        } else if (part.fate() == Fate.UNDETERMINED) {
            part.doubts().forEach(doubt -> notReached.add("it is not known further: " + doubt.reason()));
        }
    }

    private void add(Obstacle obstacle) {
        found.merge(obstacle.by(), obstacle, Obstacle::with);
    }

    private void behind(Decider decider) {
        switch (decider.kind()) {
            case ROUTE, NO_OWNER, LOOP, CONNECTION, NO_OUTBOUND_METHOD ->
                notReached.add("what lies behind, since it is not known where the flows would go: " + decider.text());
            default -> {
                // the way is known to its end
            }
        }
    }

    WhyNot whyNot(Question question, NetworkView view) {
        List<Obstacle> all = List.copyOf(found.values());
        Remedies remedies = new Remedies(view.network());
        return new WhyNot(question, all, all.stream().map(remedies::of).toList(), List.copyOf(notReached));
    }
}
