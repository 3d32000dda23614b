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
        return joined.stream().flatMap(part -> byWays(part).stream()).toList();
    }

    /** A part with the other ways by which its flows may arrive; in pieces where those are not the same for all of them. */
    private List<Part> byWays(Part part) {
        List<Part> pieces = part.fate() == Fate.DROPPED ? List.of() : List.of(part);
        for (List<Part> parts : pieces.isEmpty() ? List.<List<Part>>of() : tried) {
            Map<List<Trace.Way>, PacketSet> open = open(parts);
            pieces = pieces.stream().flatMap(piece -> split(piece, open)).toList();
        }
        return pieces.isEmpty() ? List.of(part) : pieces;
    }

    /** What may arrive, by the ways that it goes. */
    private static Map<List<Trace.Way>, PacketSet> open(List<Part> parts) {
        Map<List<Trace.Way>, PacketSet> open = new LinkedHashMap<>();
        parts.stream()
                .filter(each -> each.fate() != Fate.DROPPED)
                .forEach(each -> open.merge(each.ways(), each.packets(), PacketSet::union));
        return open;
    }

    private static Stream<Part> split(Part part, Map<List<Trace.Way>, PacketSet> open) {
        List<Part> pieces = new ArrayList<>();
        PacketSet rest = part.packets();
        for (Map.Entry<List<Trace.Way>, PacketSet> each : open.entrySet()) {
            PacketSet packets = rest.intersect(each.getValue());
            if (!packets.isEmpty()) {
                pieces.add(with(part.withPackets(packets), each.getKey()));
                rest = rest.minus(packets);
            }
        }
        return rest.isEmpty() ? pieces.stream() : Stream.concat(pieces.stream(), Stream.of(part.withPackets(rest)));
    }

    private static Part with(Part part, List<Trace.Way> ways) {
        Set<Trace.Way> others = new LinkedHashSet<>(part.trace().others());
        others.addAll(ways);
        others.remove(part.ownWay());
        return part.withTrace(part.trace().withOthers(others));
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
