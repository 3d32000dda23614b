package io.canreach.packet;

import org.jspecify.annotations.Nullable;

/**
 * A finished diagram made for deciding flows: keys become ranks, numbers of their place among all bounds of a level, and
 * a node has a bit for each rank at which an interval ends, so that it counts bits instead of searching. Each flow takes
 * as many steps as any other: a processor that need not guess what comes next works on several flows at a time. The fewer
 * instructions a flow takes, the more of them: so all is in one array, and no step is a turn of a loop.
 *
 * <p>A node is its place in the array and its kind in one number; a line is a negative number. Of a dense node, each 32
 * ranks have two ints: their bits, and where the child behind the last of them is. A constant node is one such pair that
 * stands for all ranks. A sparse node has the number of its intervals, their upper ranks and their children. Nodes of the
 * first level have a child for each rank.
 */
final class FlowIndex {
    private static final int LARGEST = 1 << 25;
    /** An index may take an eighth of the memory. */
    private static final int MEMORY_FOR_AN_INT = 8 * Integer.BYTES;

    private final boolean isWide;
    private final boolean isNatural;
    private final boolean isSourceFirst;
    private final LevelRanks sourceHigh;
    private final LevelRanks source;
    private final LevelRanks destinationHigh;
    private final LevelRanks destination;
    private final LevelRanks sourcePort;
    private final LevelRanks destinationPort;
    /** For each protocol, the node below it. */
    private final int[] starts;

    private final int[] data;
    /** What comes below addresses, where few bounds of ports are there each time. */
    private final PortGrids grids;

    private final @Nullable UsualSteps usual;

    private FlowIndex(LevelOrder order, FlowIndexCopy copy) {
        isWide = order.layout() == Layout.V6;
        isNatural = order.fields().equals(LevelOrder.NATURAL);
        isSourceFirst = order.first(Field.SOURCE) < order.first(Field.DESTINATION);
        source = copy.level(order.last(Field.SOURCE));
        destination = copy.level(order.last(Field.DESTINATION));
        sourceHigh = isWide ? copy.level(order.first(Field.SOURCE)) : LevelRanks.none();
        destinationHigh = isWide ? copy.level(order.first(Field.DESTINATION)) : LevelRanks.none();
        sourcePort = copy.level(order.first(Field.SOURCE_PORT));
        destinationPort = copy.level(order.first(Field.DESTINATION_PORT));
        starts = copy.starts();
        data = copy.data();
        grids = copy.grids();
        usual = isNatural && sourcePort.isNone()
                ? UsualSteps.of(source, destination, destinationPort, grids, starts)
                : null;
    }

    /** An index of a diagram, if there is room for one. */
    static @Nullable FlowIndex ofRoomFor(FlatDiagram diagram) {
        long budget = Math.min(LARGEST, Runtime.getRuntime().maxMemory() / MEMORY_FOR_AN_INT);
        FlowIndexPlan plan = FlowIndexPlan.within(budget, diagram);
        return plan == null ? null : of(plan);
    }

    static FlowIndex of(FlowIndexPlan plan) {
        return new FlowIndex(plan.diagram().keys().order(), new FlowIndexCopy(plan));
    }

    @SuppressWarnings("EnumOrdinal") // a switch would be a branch that nobody can foresee
    static int place(Protocol protocol) {
        return protocol.ordinal();
    }

    /** The line that has a flow, or -1. */
    int line(Flow flow) {
        UsualSteps known = usual;
        return FlatNodes.line(known == null ? leaf(flow) : known.leaf(data, flow));
    }

    private int leaf(Flow flow) {
        int start = starts[place(flow.protocol())];
        if (isNatural) {
            int ports = destination(source(start, flow.source()), flow.destination());
            return grids.isNone() ? destinationPort(sourcePort(ports, flow), flow) : grids.leaf(ports, flow);
        }
        int addresses = sourcePort(destinationPort(start, flow), flow);
        return isSourceFirst
                ? destination(source(addresses, flow.source()), flow.destination())
                : source(destination(addresses, flow.destination()), flow.source());
    }

    private int source(int node, Ip address) {
        if (isWide) {
            int low = sourceHigh.wideChild(data, node, Level.flip(address.high()));
            return source.wideChild(data, low, Level.flip(address.low()));
        }
        return source.child(data, node, (int) address.low());
    }

    private int destination(int node, Ip address) {
        if (isWide) {
            int low = destinationHigh.wideChild(data, node, Level.flip(address.high()));
            return destination.wideChild(data, low, Level.flip(address.low()));
        }
        return destination.child(data, node, (int) address.low());
    }

    private int sourcePort(int node, Flow flow) {
        return sourcePort.child(data, node, flow.sourcePort());
    }

    private int destinationPort(int node, Flow flow) {
        return destinationPort.child(data, node, flow.destinationPort());
    }
}
