package io.canreach.dsl;

import io.canreach.model.VirtualMachine.PowerState;
import java.util.ArrayList;
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
        List<InputEndpointFacts> endpoints,
        Conduct conduct) {
    /** What the machine does with what is not for itself, and whether it runs. */
    record Conduct(Optional<ApplianceDeclaration> appliance, boolean forwarding, PowerState powerState) {
        static final Conduct PLAIN = new Conduct(Optional.empty(), false, PowerState.RUNNING);

        Conduct as(ApplianceDeclaration value) {
            return new Conduct(Optional.of(value), true, powerState);
        }

        Conduct withForwarding() {
            return new Conduct(appliance, true, powerState);
        }

        Conduct stopped() {
            return new Conduct(appliance, forwarding, PowerState.STOPPED);
        }
    }

    static VmFacts of(String name) {
        NicFacts primary = NicFacts.of(name, name + "-nic");
        return new VmFacts(name, primary, List.of(), Optional.empty(), Optional.empty(), List.of(), Conduct.PLAIN);
    }

    String label() {
        return "vm '" + name + "'";
    }

    /** Its interfaces: the one that is spoken of without a name, unless only named ones were given. */
    List<NicFacts> interfaces() {
        List<NicFacts> named = new ArrayList<>();
        for (NicDeclaration nic : further) {
            named.add(nic.facts());
        }
        List<NicFacts> all = primary.isPlain() && !named.isEmpty() ? named : Lists.concat(List.of(primary), named);
        return conduct.forwarding() ? all.stream().map(NicFacts::withForwarding).toList() : all;
    }

    VmFacts primary(UnaryOperator<NicFacts> change) {
        return new VmFacts(name, change.apply(primary), further, cloudService, vip, endpoints, conduct);
    }

    VmFacts with(NicDeclaration nic) {
        return new VmFacts(name, primary, Lists.plus(further, nic), cloudService, vip, endpoints, conduct);
    }

    VmFacts inCloudService(String value) {
        return new VmFacts(name, primary, further, Optional.of(value), vip, endpoints, conduct);
    }

    VmFacts withVip(String value) {
        return new VmFacts(name, primary, further, cloudService, Optional.of(value), endpoints, conduct);
    }

    VmFacts with(InputEndpointFacts endpoint) {
        return withEndpoints(Lists.plus(endpoints, endpoint));
    }

    VmFacts withLastEndpoint(UnaryOperator<InputEndpointFacts> change) {
        return withEndpoints(Lists.withLast(endpoints, change));
    }

    VmFacts with(UnaryOperator<Conduct> change) {
        return new VmFacts(name, primary, further, cloudService, vip, endpoints, change.apply(conduct));
    }

    private VmFacts withEndpoints(List<InputEndpointFacts> value) {
        return new VmFacts(name, primary, further, cloudService, vip, value, conduct);
    }
}
