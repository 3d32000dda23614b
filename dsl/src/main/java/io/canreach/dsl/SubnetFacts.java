package io.canreach.dsl;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What was said of a subnet: what stands in it or is attached to it, and of a GatewaySubnet the connections of its
 * gateways.
 */
record SubnetFacts(
        String name,
        List<String> prefixes,
        SubnetSettings settings,
        List<Value> contents,
        List<ConnectionFacts> connections) {
    static SubnetFacts of(String name, List<String> prefixes) {
        return new SubnetFacts(name, prefixes, SubnetSettings.NONE, List.of(), List.of());
    }

    SubnetFacts with(Value content) {
        return new SubnetFacts(name, prefixes, settings, Lists.plus(contents, content), connections);
    }

    SubnetFacts with(UnaryOperator<SubnetSettings> change) {
        return new SubnetFacts(name, prefixes, change.apply(settings), contents, connections);
    }

    SubnetFacts with(ConnectionFacts connection) {
        return new SubnetFacts(name, prefixes, settings, contents, Lists.plus(connections, connection));
    }

    <T extends Value> List<T> all(Class<T> kind) {
        return contents.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
