package io.canreach.dsl;

import java.util.List;

/**
 * What was said of a subnet: what stands in it or is attached to it, and of a GatewaySubnet the connections of its
 * gateways.
 */
record SubnetFacts(String name, List<String> prefixes, List<Value> contents, List<ConnectionFacts> connections) {
    static SubnetFacts of(String name, List<String> prefixes) {
        return new SubnetFacts(name, prefixes, List.of(), List.of());
    }

    SubnetFacts with(Value content) {
        return new SubnetFacts(name, prefixes, Lists.plus(contents, content), connections);
    }

    SubnetFacts with(ConnectionFacts connection) {
        return new SubnetFacts(name, prefixes, contents, Lists.plus(connections, connection));
    }

    <T extends Value> List<T> all(Class<T> kind) {
        return contents.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
