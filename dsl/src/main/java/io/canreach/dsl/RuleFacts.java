package io.canreach.dsl;

import io.canreach.model.Access;
import io.canreach.model.Direction;
import io.canreach.packet.PortSet;
import io.canreach.packet.Protocol;
import io.canreach.reach.Traffic;
import java.util.List;
import java.util.Set;

/** What was said of a security rule; what was not said is any. */
record RuleFacts(
        int priority,
        String name,
        Direction direction,
        Access access,
        List<Protocol> protocols,
        List<RuleAddress> source,
        PortSet sourcePorts,
        List<RuleAddress> destination,
        PortSet destinationPorts) {
    static RuleFacts of(int priority, String name, Direction direction, Access access) {
        return new RuleFacts(
                priority, name, direction, access, List.of(), List.of(), PortSet.empty(), List.of(), PortSet.empty());
    }

    RuleFacts looking(Direction value) {
        return new RuleFacts(
                priority, name, value, access, protocols, source, sourcePorts, destination, destinationPorts);
    }

    /** Any traffic is any protocol, as Azure has no word for the three of them. */
    RuleFacts on(Traffic traffic) {
        if (traffic.equals(Traffic.any())) {
            return withProtocol(Protocol.ANY);
        }
        RuleFacts narrowed = this;
        for (Traffic.Service service : traffic.services()) {
            narrowed = narrowed.on(service);
        }
        return narrowed;
    }

    private RuleFacts on(Traffic.Service service) {
        RuleFacts narrowed = this;
        for (Protocol protocol : named(service.protocols())) {
            narrowed = narrowed.withProtocol(protocol);
        }
        return narrowed.withDestinationPorts(service.ports());
    }

    private static List<Protocol> named(Set<Protocol> protocols) {
        return protocols.containsAll(Protocol.all())
                ? List.of(Protocol.ANY)
                : protocols.stream().sorted().toList();
    }

    RuleFacts withProtocol(Protocol more) {
        List<Protocol> both = protocols.contains(more) ? protocols : Lists.plus(protocols, more);
        return new RuleFacts(
                priority, name, direction, access, both, source, sourcePorts, destination, destinationPorts);
    }

    RuleFacts withSource(List<RuleAddress> more) {
        return new RuleFacts(
                priority,
                name,
                direction,
                access,
                protocols,
                Lists.concat(source, more),
                sourcePorts,
                destination,
                destinationPorts);
    }

    RuleFacts withSourcePorts(PortSet more) {
        PortSet both = sourcePorts.union(more);
        return new RuleFacts(priority, name, direction, access, protocols, source, both, destination, destinationPorts);
    }

    RuleFacts withDestination(List<RuleAddress> more) {
        return new RuleFacts(
                priority,
                name,
                direction,
                access,
                protocols,
                source,
                sourcePorts,
                Lists.concat(destination, more),
                destinationPorts);
    }

    RuleFacts withDestinationPorts(PortSet more) {
        PortSet both = destinationPorts.union(more);
        return new RuleFacts(priority, name, direction, access, protocols, source, sourcePorts, destination, both);
    }
}
