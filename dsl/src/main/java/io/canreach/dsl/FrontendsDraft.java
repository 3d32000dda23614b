package io.canreach.dsl;

import io.canreach.model.LoadBalancer.Frontend;
import io.canreach.packet.IpFamily;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the frontends of a load balancer of what was said, and finds those that rules are at. */
final class FrontendsDraft {
    private final Draft draft;
    private final List<String> said;
    private final List<Frontend> made;

    FrontendsDraft(Draft draft, LoadBalancerFacts facts) {
        List<LoadBalancerPart.Frontend> parts = facts.all(LoadBalancerPart.Frontend.class);
        this.draft = draft;
        this.said = parts.stream().map(LoadBalancerPart.Frontend::name).toList();
        this.made = parts.stream()
                .flatMap(each -> new FrontendDraft(draft, facts.label(), facts.sku(), each).frontend().stream())
                .toList();
    }

    List<Frontend> all() {
        return made;
    }

    boolean areAllMade() {
        return made.size() == said.size();
    }

    Set<IpFamily> families() {
        Set<IpFamily> families = EnumSet.noneOf(IpFamily.class);
        made.forEach(each -> families.add(each.family()));
        return families;
    }

    /** The frontends named by a rule; where it names none the only one of each family. */
    List<Frontend> at(String rule, List<String> names) {
        boolean clear = made.size() == families().size() && !said.isEmpty();
        if (names.isEmpty() && !clear) {
            draft.problem(rule + " must say its frontend" + Names.there("frontend", said));
        }
        return names.isEmpty()
                ? made
                : names.stream().flatMap(name -> named(rule, name)).toList();
    }

    private Stream<Frontend> named(String rule, String name) {
        if (said.stream().noneMatch(name::equalsIgnoreCase)) {
            draft.problem(rule + " refers to frontend '" + name + "'" + Names.there("frontend", said));
        }
        return made.stream().filter(each -> each.name().equalsIgnoreCase(name));
    }
}
