package io.canreach.packet;

import io.canreach.packet.LevelRanks.Nodes;
import org.jspecify.annotations.Nullable;

/**
 * The steps of an index of the usual shape: IPv4 addresses, then ports of destinations or grids of all ports, and all nodes
 * dense. No step asks what shape its level has, so a flow takes a third fewer instructions.
 */
final class UsualSteps {
    private final Ranks source;
    private final Ranks destination;
    /** Nothing where there are grids. */
    private final @Nullable Ranks port;

    private final PortGrids grids;
    private final int[] starts;

    private UsualSteps(Ranks source, Ranks destination, @Nullable Ranks port, PortGrids grids, int[] starts) {
        this.source = source;
        this.destination = destination;
        this.port = port;
        this.grids = grids;
        this.starts = starts;
    }

    /** The steps of some levels, if these have the usual shape. */
    static @Nullable UsualSteps of(
            LevelRanks source, LevelRanks destination, LevelRanks port, PortGrids grids, int[] starts) {
        Ranks first = source.usualAddresses(Nodes.DIRECT);
        Ranks second = destination.usualAddresses(Nodes.DENSE);
        Ranks third = port.usualPorts(Nodes.DENSE);
        if (first == null || second == null || (third == null && grids.isNone())) {
            return null;
        }
        return new UsualSteps(first, second, third, grids, starts);
    }

    /** The leaf of a flow. */
    int leaf(int[] data, Flow flow) {
        int node = starts[FlowIndex.place(flow.protocol())];
        node = data[node + source.deep(data, (int) flow.source().low())];
        node = LevelRanks.dense(
                data, node, destination.deep(data, (int) flow.destination().low()));
        Ranks known = port;
        return known == null
                ? grids.leaf(node, flow)
                : LevelRanks.dense(data, node, known.exact(data, flow.destinationPort()));
    }
}
