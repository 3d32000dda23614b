package io.canreach.dsl;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What was said of a subnet: what stands in it or is attached to it, and of a GatewaySubnet its gateways.
 */
record SubnetFacts(
        String name, List<String> prefixes, SubnetSettings settings, List<Value> contents, GatewayFacts gateways) {
    static SubnetFacts of(String name, List<String> prefixes) {
        return new SubnetFacts(name, prefixes, SubnetSettings.NONE, List.of(), GatewayFacts.NONE);
    }

    SubnetFacts with(Value content) {
        return new SubnetFacts(name, prefixes, settings, Lists.plus(contents, content), gateways);
    }

    SubnetFacts with(UnaryOperator<SubnetSettings> change) {
        return new SubnetFacts(name, prefixes, change.apply(settings), contents, gateways);
    }

    SubnetFacts withGateways(UnaryOperator<GatewayFacts> change) {
        return new SubnetFacts(name, prefixes, settings, contents, change.apply(gateways));
    }

    <T extends Value> List<T> all(Class<T> kind) {
        return Lists.ofKind(contents, kind);
    }
}
