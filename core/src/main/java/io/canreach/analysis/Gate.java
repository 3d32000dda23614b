package io.canreach.analysis;

import io.canreach.model.Direction;
import io.canreach.model.ResourceId;
import io.canreach.packet.PacketSet;
import io.canreach.packet.Rewrite;
import io.canreach.security.AddressExpansion;
import io.canreach.security.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the NSGs of a kind of machine do in one direction.
 *
 * @param allowed the flows that all of them surely allow
 * @param denied the flows that one of them surely denies
 */
record Gate(PacketSet allowed, PacketSet denied) {
    /** The gate for flows that have their own side at some addresses; no others may be asked about. */
    static Gate of(GateLists lists, PlainEnd end, Direction direction, PacketSet flows, AddressExpansion tags) {
        List<ResourceId> groups = new ArrayList<>();
        end.subnet().networkSecurityGroup().ifPresent(groups::add);
        end.group().ifPresent(groups::add);
        PacketSet allowed = flows;
        PacketSet denied = PacketSet.empty();
        for (ResourceId id : groups) {
            Map<Outcome, PacketSet> parts =
                    lists.of(id, direction, end.subnet(), tags).outcomes(flows);
            allowed = allowed.intersect(parts.getOrDefault(Outcome.ALLOW, PacketSet.empty()));
            denied = denied.union(parts.getOrDefault(Outcome.DENY, PacketSet.empty()));
        }
        return new Gate(allowed, denied);
    }

    /** The same gate for flows that come to it as translations leave them; it is asked about no others than it was before. */
    Gate after(List<Rewrite> rewrites) {
        Gate gate = this;
        for (int i = rewrites.size() - 1; i >= 0; i--) {
            gate = new Gate(gate.allowed.preimage(rewrites.get(i)), gate.denied.preimage(rewrites.get(i)));
        }
        return gate;
    }

    /** This gate, but for some flows what another one does to them. */
    Gate with(PacketSet some, Gate other) {
        return new Gate(
                allowed.minus(some).union(other.allowed), denied.minus(some).union(other.denied));
    }

    /** The flows that it does not leave in doubt. */
    PacketSet decided() {
        return allowed.union(denied);
    }
}
