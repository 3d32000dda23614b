package io.canreach.dsl;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What was said of a machine. */
record VmFacts(
        String name,
        NicFacts primary,
        List<NicDeclaration> further,
        Optional<String> cloudService,
        Optional<String> vip,
        List<InputEndpointFacts> endpoints) {
    static VmFacts of(String name) {
        NicFacts primary = NicFacts.of(name, name + "-nic");
        return new VmFacts(name, primary, List.of(), Optional.empty(), Optional.empty(), List.of());
    }

    String label() {
        return "vm '" + name + "'";
    }

    /** Its interfaces: the one that is spoken of without a name, unless only named ones were given. */
    List<NicFacts> interfaces() {
        List<NicFacts> named = further.stream().map(NicDeclaration::facts).toList();
        return primary.isPlain() && !named.isEmpty() ? named : Lists.concat(List.of(primary), named);
    }

    VmFacts primary(UnaryOperator<NicFacts> change) {
        return new VmFacts(name, change.apply(primary), further, cloudService, vip, endpoints);
    }

    VmFacts with(NicDeclaration nic) {
        return new VmFacts(name, primary, Lists.plus(further, nic), cloudService, vip, endpoints);
    }

    VmFacts inCloudService(String value) {
        return new VmFacts(name, primary, further, Optional.of(value), vip, endpoints);
    }

    VmFacts withVip(String value) {
        return new VmFacts(name, primary, further, cloudService, Optional.of(value), endpoints);
    }

    VmFacts with(InputEndpointFacts endpoint) {
        return withEndpoints(Lists.plus(endpoints, endpoint));
    }

    VmFacts withLastEndpoint(UnaryOperator<InputEndpointFacts> change) {
        return withEndpoints(Lists.withLast(endpoints, change));
    }

    private VmFacts withEndpoints(List<InputEndpointFacts> value) {
        return new VmFacts(name, primary, further, cloudService, vip, value);
    }
}
