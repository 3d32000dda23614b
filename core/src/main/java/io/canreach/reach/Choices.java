package io.canreach.reach;

import io.canreach.model.Unknown;
import io.canreach.packet.Field;
import io.canreach.packet.PacketSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Settles what is true of one unknown address. Where a machine has one address and nobody knows which, the walk was made
 * for all that it may have: what all of them share is certain, the rest is undetermined.
 */
final class Choices {
    private final Optional<String> source;
    private final Optional<String> target;

    Choices(Place source, Target target) {
        this(source, false, target, false);
    }

    /** Where a question is about each address of an end, as about those of a subnet, each has a fate of its own. */
    Choices(Place source, boolean eachSource, Target target, boolean eachTarget) {
        this.source = source.isChoice() && !eachSource ? Optional.of(source.label()) : Optional.empty();
        this.target = target.isChoice() && !eachTarget ? Optional.of(target.label()) : Optional.empty();
    }

    List<Part> settle(PacketSet asked, List<Part> parts) {
        List<Part> settled = parts;
        if (source.isPresent()) {
            settled = settle(asked, settled, Field.SOURCE, source.get());
        }
        if (target.isPresent()) {
            settled = settle(asked, settled, Field.DESTINATION, target.get());
        }
        return settled;
    }

    private static List<Part> settle(PacketSet asked, List<Part> parts, Field field, String owner) {
        List<Part> settled = new ArrayList<>();
        PacketSet certain = PacketSet.empty();
        for (Fate fate : List.of(Fate.DELIVERED, Fate.DROPPED)) {
            PacketSet kept = same(asked, packets(parts, fate), field);
            certain = certain.union(kept);
            parts.stream()
                    .filter(part -> part.fate() == fate && part.packets().overlaps(kept))
                    .forEach(part -> settled.add(part.withPackets(part.packets().intersect(kept))));
        }
        Unknown doubt = new Unknown(
                "the address of " + owner + " is not declared, and not all that it may have share" + " the same fate");
        for (Part part : parts) {
            PacketSet rest = part.packets().minus(certain);
            if (part.fate() == Fate.UNDETERMINED) {
                settled.add(part);
            } else if (!rest.isEmpty()) {
                settled.add(part.undetermined(rest, List.of(doubt)));
            }
        }
        return settled;
    }

    /** The flows that have a fate whatever the field holds. */
    private static PacketSet same(PacketSet asked, PacketSet fated, Field field) {
        PacketSet lost = asked.minus(fated).spread(field);
        return fated.minus(lost);
    }

    private static PacketSet packets(List<Part> parts, Fate fate) {
        return PacketSet.unionOf(parts.stream()
                .filter(part -> part.fate() == fate)
                .map(Part::packets)
                .toList());
    }
}
