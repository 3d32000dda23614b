package io.canreach.analysis;

import io.canreach.model.Direction;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.security.AddressExpansion;
import java.util.List;

/**
 * All plain machines of a kind, with what their NSGs do.
 *
 * @param example one of them
 * @param ends all of them
 * @param addresses the addresses of all
 * @param out what their NSGs do to what they send
 * @param in what their NSGs do to what they are sent
 */
record PlainKind(PlainEnd example, List<PlainEnd> ends, IpSet addresses, Gate out, Gate in) {
    static PlainKind of(GateLists lists, List<PlainEnd> ends) {
        PlainEnd example = ends.get(0);
        IpSet addresses = IpSet.unionOf(ends.stream().map(PlainEnd::addresses).toList());
        PacketSet sent = PacketSet.between(addresses, IpSet.all());
        PacketSet received = PacketSet.between(IpSet.all(), addresses);
        AddressExpansion tags = lists.tags(example.subnet());
        return new PlainKind(
                example,
                ends,
                addresses,
                Gate.of(lists, example, Direction.OUTBOUND, sent, tags),
                Gate.of(lists, example, Direction.INBOUND, received, tags));
    }

    /** The same machines behind the rules of another network: what these do to flows that no other rule touches stays. */
    PlainKind after(TouchedFlows touched) {
        return new PlainKind(
                example,
                ends,
                addresses,
                after(touched, Direction.OUTBOUND, out, PacketSet.between(addresses, IpSet.all())),
                after(touched, Direction.INBOUND, in, PacketSet.between(IpSet.all(), addresses)));
    }

    private Gate after(TouchedFlows touched, Direction direction, Gate gate, PacketSet flows) {
        PacketSet some = touched.of(example, direction).intersect(flows);
        GateLists lists = touched.lists();
        return some.isEmpty()
                ? gate
                : gate.with(some, Gate.of(lists, example, direction, some, lists.tags(example.subnet())));
    }
}
