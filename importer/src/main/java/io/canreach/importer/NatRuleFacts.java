package io.canreach.importer;

import io.canreach.model.LoadBalancer.Backend;
import io.canreach.model.ResourceId;
import io.canreach.packet.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an inbound NAT rule says: for one machine, or one port for each member of a pool.
 *
 * @param name the rule's name
 * @param frontend the frontend's name, if it is known
 * @param protocol TCP or UDP, if it is known
 * @param first the frontend port, or the first of a range of them
 * @param last the same port, or the last of the range
 * @param backendPort the port of the machines
 * @param backends the machines it is for, where it names them or they name it
 * @param missing whether it is for a machine that is not in the input
 * @param pool the name of the pool that it is for
 */
record NatRuleFacts(
        String name,
        Optional<String> frontend,
        Optional<Protocol> protocol,
        Optional<Integer> first,
        Optional<Integer> last,
        Optional<Integer> backendPort,
        List<Backend> backends,
        boolean missing,
        Optional<String> pool) {
    private static final Map<String, Protocol> PROTOCOLS = Map.of("tcp", Protocol.TCP, "udp", Protocol.UDP);

    NatRuleFacts {
        backends = List.copyOf(backends);
    }

    static Optional<NatRuleFacts> of(ResourceId id, Node node, PoolMembers members) {
        List<Backend> backends = new ArrayList<>(members.saidToBeIn(id));
        Node backend = node.get("backendIPConfiguration");
        References.known(backend).flatMap(members::byId).ifPresent(backends::add);
        Node range = node.get("frontendPortRangeStart");
        boolean ranged = Numbers.port(range).isPresent() || range.isExpression();
        return Optional.of(new NatRuleFacts(
                node.name(id),
                References.part(node.get("frontendIPConfiguration")),
                node.get("protocol").oneOf(PROTOCOLS),
                Numbers.port(ranged ? range : node.get("frontendPort")),
                Numbers.port(ranged ? node.get("frontendPortRangeEnd") : node.get("frontendPort")),
                Numbers.port(node.get("backendPort")),
                backends.stream().distinct().toList(),
                backend.isPresent() && backends.isEmpty(),
                References.part(node.get("backendAddressPool"))));
    }

    /** Whether it is known what it is called for. */
    boolean isClear() {
        return frontend.isPresent()
                && protocol.isPresent()
                && first.isPresent()
                && last.isPresent()
                && backendPort.isPresent();
    }
}
