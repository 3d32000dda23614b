package io.canreach.analysis;

import io.canreach.model.Direction;
import io.canreach.model.Network;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.routing.EffectiveRoutes;
import java.util.List;

/**
 * All plain machines of a kind, with what their side of a way does to flows.
 *
 * @param example one of them
 * @param addresses the addresses of all
 * @param out what their NSGs do to what they send
 * @param in what their NSGs do to what they are sent
 * @param routes the routes of their subnet
 */
record PlainKind(PlainEnd example, IpSet addresses, Gate out, Gate in, EffectiveRoutes routes) {
    static PlainKind of(Network network, List<PlainEnd> ends) {
        PlainEnd example = ends.get(0);
        IpSet addresses = IpSet.unionOf(ends.stream().map(PlainEnd::addresses).toList());
        PacketSet sent = PacketSet.between(addresses, IpSet.all());
        PacketSet received = PacketSet.between(IpSet.all(), addresses);
        return new PlainKind(
                example,
                addresses,
                Gate.of(network, example, Direction.OUTBOUND, sent),
                Gate.of(network, example, Direction.INBOUND, received),
                EffectiveRoutes.of(network, example.subnet()));
    }
}
