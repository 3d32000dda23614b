package io.canreach.dsl;

import io.canreach.model.Access;
import io.canreach.reach.Traffic;
import java.util.List;

/** What was said of a rule of an appliance or firewall; what was not said is any. */
record MatchFacts(
        String name, Access access, List<RuleAddress> source, List<RuleAddress> destination, List<Traffic> traffic)
        implements FirewallRuleFacts {
    static MatchFacts of(String name, Access access) {
        return new MatchFacts(name, access, List.of(), List.of(), List.of());
    }

    MatchFacts withSource(List<RuleAddress> more) {
        return new MatchFacts(name, access, Lists.concat(source, more), destination, traffic);
    }

    MatchFacts withDestination(List<RuleAddress> more) {
        return new MatchFacts(name, access, source, Lists.concat(destination, more), traffic);
    }

    MatchFacts with(Traffic more) {
        return new MatchFacts(name, access, source, destination, Lists.plus(traffic, more));
    }
}
