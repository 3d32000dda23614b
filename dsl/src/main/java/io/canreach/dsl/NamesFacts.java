package io.canreach.dsl;

import io.canreach.model.Access;
import io.canreach.reach.Traffic;
import java.util.List;

/** What was said of a firewall's application rule; without names it is for every name, without traffic for web ports. */
record NamesFacts(String name, Access access, List<RuleAddress> source, List<String> targets, List<Traffic> traffic)
        implements FirewallRuleFacts {
    static NamesFacts of(String name, Access access) {
        return new NamesFacts(name, access, List.of(), List.of(), List.of());
    }

    NamesFacts withSource(List<RuleAddress> more) {
        return new NamesFacts(name, access, Lists.concat(source, more), targets, traffic);
    }

    NamesFacts withTargets(List<String> more) {
        return new NamesFacts(name, access, source, Lists.concat(targets, more), traffic);
    }

    NamesFacts with(Traffic more) {
        return new NamesFacts(name, access, source, targets, Lists.plus(traffic, more));
    }
}
