package io.canreach.reach;

import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.packet.ServiceSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The union of the flows between many pairs of addresses. Most have the same services, so that addresses are united instead of
 * flows: ten thousand pairs are a product of two sets.
 */
final class PairUnion {
    private static final int FEW = 8;

    private final Map<ServiceSet, Map<IpSet, List<IpSet>>> destinations = new LinkedHashMap<>();
    private final List<PacketSet> united = new ArrayList<>();

    private PairUnion() {}

    static PacketSet of(List<PacketSet> sets) {
        if (sets.size() < FEW) {
            return PacketSet.unionOf(sets);
        }
        PairUnion union = new PairUnion();
        sets.forEach(union::add);
        union.destinations.forEach(union::unite);
        return PacketSet.unionOf(union.united);
    }

    private void add(PacketSet packets) {
        Optional<ServiceSet> services = ServiceSet.ofPair(packets);
        if (services.isEmpty()) {
            united.add(packets);
            return;
        }
        destinations
                .computeIfAbsent(services.get(), any -> new LinkedHashMap<>())
                .computeIfAbsent(packets.sources(), any -> new ArrayList<>())
                .add(packets.destinations());
    }

    private void unite(ServiceSet services, Map<IpSet, List<IpSet>> bySource) {
        Map<IpSet, List<IpSet>> sources = new LinkedHashMap<>();
        bySource.forEach((source, some) -> sources.computeIfAbsent(IpSet.unionOf(some), any -> new ArrayList<>())
                .add(source));
        sources.forEach((all, some) -> united.add(services.between(IpSet.unionOf(some), all)));
    }
}
