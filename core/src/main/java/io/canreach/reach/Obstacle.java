package io.canreach.reach;

import io.canreach.packet.PacketSet;

/**
 * Something that stops flows.
 *
 * @param by what stops them
 * @param flows the flows as asked
 * @param seen what translations had made of them where they were stopped
 */
public record Obstacle(Decider by, PacketSet flows, PacketSet seen) {
    Obstacle with(Obstacle more) {
        return new Obstacle(by, flows.union(more.flows), seen.union(more.seen));
    }

    @Override
    public String toString() {
        return by.text();
    }
}
