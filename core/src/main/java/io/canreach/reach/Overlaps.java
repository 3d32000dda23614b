package io.canreach.reach;

import io.canreach.model.Unknown;
import io.canreach.packet.PacketSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins the parts found for several interfaces of one endpoint. Where two of them may have the same addresses, since
 * neither address is known, flows are counted once: with their fate if both agree on it, and as undetermined otherwise.
 */
final class Overlaps {
    private Overlaps() {}

    static List<Part> join(List<Part> parts, List<Part> more) {
        if (parts.isEmpty()) {
            return more;
        }
        PacketSet common = packets(parts).intersect(packets(more));
        if (common.isEmpty()) {
            List<Part> both = new ArrayList<>(parts);
            both.addAll(more);
            return both;
        }
        PacketSet disputed = common.minus(agreed(parts, more));
        List<Part> joined = new ArrayList<>();
        for (Part part : parts) {
            addRest(joined, part, disputed);
            PacketSet torn = part.packets().intersect(disputed);
            if (!torn.isEmpty()) {
                joined.add(
                        part.fate() == Fate.UNDETERMINED
                                ? part.withPackets(torn)
                                : part.undetermined(torn, List.of(doubt())));
            }
        }
        more.forEach(part -> addRest(joined, part, common));
        return joined;
    }

    private static void addRest(List<Part> joined, Part part, PacketSet without) {
        PacketSet rest = part.packets().minus(without);
        if (!rest.isEmpty()) {
            joined.add(part.withPackets(rest));
        }
    }

    private static PacketSet agreed(List<Part> parts, List<Part> more) {
        List<PacketSet> agreed = new ArrayList<>();
        for (Fate fate : Fate.values()) {
            agreed.add(packets(of(fate, parts)).intersect(packets(of(fate, more))));
        }
        return PacketSet.unionOf(agreed);
    }

    private static Unknown doubt() {
        return new Unknown("which interface has which address is not declared, and they do not share the same fate");
    }

    private static List<Part> of(Fate fate, List<Part> parts) {
        return parts.stream().filter(part -> part.fate() == fate).toList();
    }

    private static PacketSet packets(List<Part> parts) {
        return PacketSet.unionOf(parts.stream().map(Part::packets).toList());
    }
}
