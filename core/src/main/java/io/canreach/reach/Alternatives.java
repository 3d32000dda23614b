package io.canreach.reach;

import io.canreach.model.Assumption;
import io.canreach.model.Unknown;
import io.canreach.packet.PacketSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The fates of flows by each of several ways, of which one is chosen by somebody else: what all ways share is certain, the
 * rest is undetermined.
 */
final class Alternatives {
    private final List<String> names;
    private final List<Unknown> reasons;
    private final List<List<Part>> tried;

    private Alternatives(List<String> names, List<Unknown> reasons, List<List<Part>> tried) {
        this.names = names;
        this.reasons = reasons;
        this.tried = tried;
    }

    /** Ways with these names, of which somebody chooses one. */
    static Alternatives chosen(List<String> names, List<List<Part>> tried) {
        return new Alternatives(names, List.of(), tried);
    }

    /** Ways of which one is taken; the reasons say why nobody knows which. */
    static Alternatives unknown(List<Unknown> reasons, List<List<Part>> tried) {
        return new Alternatives(List.of(), reasons, tried);
    }

    List<Part> join() {
        List<Part> joined = new ArrayList<>();
        PacketSet certain = PacketSet.empty();
        for (Fate fate : List.of(Fate.DELIVERED, Fate.DROPPED)) {
            PacketSet shared = shared(fate);
            certain = certain.union(shared);
            for (Part part : tried.get(0)) {
                PacketSet kept = part.packets().intersect(shared);
                if (part.fate() == fate && !kept.isEmpty()) {
                    joined.add(assuming(part.withPackets(kept)));
                }
            }
        }
        addRest(joined, certain);
        List<Map<List<Trace.Way>, PacketSet>> open =
                tried.stream().map(Alternatives::open).toList();
        return joined.stream().flatMap(part -> byWays(part, open)).toList();
    }

    /** What may arrive, by the ways that it goes. */
    private static Map<List<Trace.Way>, PacketSet> open(List<Part> parts) {
        Map<List<Trace.Way>, PacketSet> open = new LinkedHashMap<>();
        parts.stream()
                .filter(each -> each.fate() != Fate.DROPPED)
                .forEach(each -> open.merge(each.ways(), each.packets(), PacketSet::union));
        return open;
    }

    /** A part with the other ways by which its flows may arrive; in pieces where those are not the same for all of them. */
    private static Stream<Part> byWays(Part part, List<Map<List<Trace.Way>, PacketSet>> tried) {
        if (part.fate() == Fate.DROPPED) {
            return Stream.of(part);
        }
        List<Piece> pieces =
                List.of(new Piece(part.packets(), new ArrayList<>(part.trace().others())));
        for (Map<List<Trace.Way>, PacketSet> open : tried) {
            pieces =
                    pieces.stream().flatMap(piece -> piece.split(open).stream()).toList();
        }
        return pieces.stream().map(piece -> piece.of(part));
    }

    /** Some flows of a part, and the ways that they may go; a list that grows, since pools may have a thousand members. */
    private record Piece(PacketSet packets, List<Trace.Way> ways) {
        List<Piece> split(Map<List<Trace.Way>, PacketSet> open) {
            List<Piece> pieces = new ArrayList<>();
            PacketSet rest = packets;
            for (Map.Entry<List<Trace.Way>, PacketSet> each : open.entrySet()) {
                PacketSet some = rest.intersect(each.getValue());
                if (!some.isEmpty()) {
                    rest = rest.minus(some);
                    pieces.add(new Piece(some, pieces.isEmpty() && rest.isEmpty() ? ways : new ArrayList<>(ways)));
                    pieces.get(pieces.size() - 1).ways().addAll(each.getKey());
                }
            }
            if (!rest.isEmpty() || pieces.isEmpty()) { // there may be no flows at all, where nobody has an address
                pieces.add(new Piece(rest, ways));
            }
            return pieces;
        }

        Part of(Part part) {
            Set<Trace.Way> others = new LinkedHashSet<>(ways);
            others.remove(part.ownWay());
            return part.withPackets(packets).withTrace(part.trace().withOthers(others));
        }
    }

    private PacketSet shared(Fate fate) {
        PacketSet shared = packets(tried.get(0), fate);
        for (List<Part> parts : tried.subList(1, tried.size())) {
            shared = shared.intersect(packets(parts, fate));
        }
        return shared;
    }

    /** What rests on a disputed point by one way rests on it altogether. */
    private Part assuming(Part part) {
        Set<Assumption> all = new LinkedHashSet<>();
        for (List<Part> parts : tried) {
            parts.stream()
                    .filter(each -> each.packets().overlaps(part.packets()))
                    .forEach(each -> all.addAll(each.assumptions()));
        }
        return new Part(
                part.fate(), part.packets(), part.trace(), part.decidedBy(), part.doubts(), all, part.viaInternet());
    }

    /** What is undetermined by one way is so for its reason; else the reason is that the ways differ. */
    private void addRest(List<Part> joined, PacketSet certain) {
        PacketSet done = certain;
        for (List<Part> parts : tried) {
            for (Part part : parts) {
                PacketSet rest = part.packets().minus(done);
                if (part.fate() == Fate.UNDETERMINED && !rest.isEmpty()) {
                    joined.add(part.withPackets(rest));
                    done = done.union(rest);
                }
            }
        }
        for (Part part : tried.get(0)) {
            PacketSet rest = part.packets().minus(done);
            if (!rest.isEmpty()) {
                joined.add(torn(part, rest));
            }
        }
    }

    private Part torn(Part part, PacketSet rest) {
        Part any = assuming(part);
        return reasons.isEmpty()
                ? any.undetermined(rest, List.of(new Unknown("which is chosen decides: " + words(rest))))
                : any.undetermined(rest, reasons);
    }

    private String words(PacketSet rest) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < tried.size() && words.size() < 3; i++) {
            String way = names.get(i);
            tried.get(i).stream()
                    .filter(part -> part.packets().overlaps(rest))
                    .findFirst()
                    .ifPresent(part -> words.add("by " + way + " " + part.fate()));
        }
        return String.join(", ", words) + (tried.size() > 3 ? ", ..." : "");
    }

    private static PacketSet packets(List<Part> parts, Fate fate) {
        return PacketSet.unionOf(parts.stream()
                .filter(part -> part.fate() == fate)
                .map(Part::packets)
                .toList());
    }
}
