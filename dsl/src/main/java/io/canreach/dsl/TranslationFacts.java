package io.canreach.dsl;

import io.canreach.model.Access;
import io.canreach.reach.Traffic;
import java.util.List;
import java.util.Optional;

/**
 * What was said of a translation of the destination: what is called, at an address of the one that translates, and where
 * that leads instead. Without a port the port stays.
 */
record TranslationFacts(
        String name,
        Traffic traffic,
        List<RuleAddress> source,
        Optional<String> called,
        Optional<String> target,
        Optional<Integer> port)
        implements FirewallRuleFacts {
    static TranslationFacts of(String name, Traffic traffic) {
        return new TranslationFacts(name, traffic, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public Access access() {
        return Access.ALLOW;
    }

    TranslationFacts withSource(List<RuleAddress> more) {
        return new TranslationFacts(name, traffic, Lists.concat(source, more), called, target, port);
    }

    TranslationFacts at(String address) {
        return new TranslationFacts(name, traffic, source, Optional.of(address), target, port);
    }

    TranslationFacts to(String address, Optional<Integer> value) {
        return new TranslationFacts(name, traffic, source, called, Optional.of(address), value);
    }
}
