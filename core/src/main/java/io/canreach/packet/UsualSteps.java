package io.canreach.packet;

import io.canreach.packet.LevelRanks.Nodes;
import org.jspecify.annotations.Nullable;

/**
 * The steps of an index of the usual shape: IPv4 addresses and then ports of destinations, no bounds on source ports, and
 * all nodes dense. No step asks what shape its level has, so a flow takes a third fewer instructions.
 */
final class UsualSteps {
    private final Ranks source;
    private final Ranks destination;
    private final Ranks port;
    private final int[] starts;

    private UsualSteps(Ranks source, Ranks destination, Ranks port, int[] starts) {
        this.source = source;
        this.destination = destination;
        this.port = port;
        this.starts = starts;
    }

    /** The steps of three levels, if these have the usual shape. */
    static @Nullable UsualSteps of(LevelRanks source, LevelRanks destination, LevelRanks port, int[] starts) {
        Ranks first = source.usualAddresses(Nodes.DIRECT);
        Ranks second = destination.usualAddresses(Nodes.DENSE);
        Ranks third = port.usualPorts(Nodes.DENSE);
        return first == null || second == null || third == null ? null : new UsualSteps(first, second, third, starts);
    }

    /** The leaf of a flow. */
    int leaf(int[] data, Flow flow) {
        int node = starts[FlowIndex.place(flow.protocol())];
        node = data[node + source.deep(data, LevelKeys.narrow(flow.source().low()))];
        node = LevelRanks.dense(
                data,
                node,
                destination.deep(data, LevelKeys.narrow(flow.destination().low())));
        return LevelRanks.dense(data, node, port.exact(data, LevelKeys.narrow(flow.destinationPort())));
    }
}
