package io.canreach.dsl;

import io.canreach.reach.Traffic;
import java.util.Optional;

/** What was said of a classic endpoint; without a public port it listens on the private one. */
record InputEndpointFacts(
        String name,
        Optional<Integer> publicPort,
        Traffic traffic,
        Optional<AclDeclaration> acl,
        Optional<String> loadBalancedSet) {
    static InputEndpointFacts of(String name, Optional<Integer> publicPort, Traffic traffic) {
        return new InputEndpointFacts(name, publicPort, traffic, Optional.empty(), Optional.empty());
    }

    InputEndpointFacts with(AclDeclaration more) {
        AclDeclaration all = acl.map(some -> some.and(more)).orElse(more);
        return new InputEndpointFacts(name, publicPort, traffic, Optional.of(all), loadBalancedSet);
    }

    InputEndpointFacts inSet(String set) {
        return new InputEndpointFacts(name, publicPort, traffic, acl, Optional.of(set));
    }
}
