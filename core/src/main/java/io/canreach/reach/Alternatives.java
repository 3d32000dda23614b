package io.canreach.reach;

import io.canreach.model.Assumption;
import io.canreach.model.Unknown;
import io.canreach.packet.PacketSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * The fates of flows by each of several ways, of which one is chosen by somebody else: what all ways share is certain, the
 * rest is undetermined.
 */
final class Alternatives {
    private static final int FEW = 4; // of more ways, a set tells quicker whether it has one

    private final IntFunction<String> names;
    private final List<Unknown> reasons;
    private final List<List<Part>> tried;

    private Alternatives(IntFunction<String> names, List<Unknown> reasons, List<List<Part>> tried) {
        this.names = names;
        this.reasons = reasons;
        this.tried = tried;
    }

    /** Ways with these names, of which somebody chooses one. */
    static Alternatives chosen(IntFunction<String> names, List<List<Part>> tried) {
        return new Alternatives(names, List.of(), tried);
    }

    /** Ways of which one is taken; the reasons say why nobody knows which. */
    static Alternatives unknown(List<Unknown> reasons, List<List<Part>> tried) {
        return new Alternatives(String::valueOf, reasons, tried);
    }

    List<Part> join() {
        if (isWhole()) {
            return List.of(joinWhole());
        }
        List<Alternatives> alike = alike();
        return alike.isEmpty() ? joinParts() : joinAlike(alike);
    }

    /** Whether each way keeps the flows together. */
    private boolean isWhole() {
        for (List<Part> parts : tried) {
            if (parts.size() != 1
                    || !parts.get(0).packets().equals(tried.get(0).get(0).packets())) {
                return false;
            }
        }
        return true;
    }

    /** What becomes of the flows of each part, where all ways cut the flows into the same ones; else nothing. */
    private List<Alternatives> alike() {
        Map<PacketSet, List<List<Part>>> same = new LinkedHashMap<>();
        for (Part part : tried.get(0)) {
            same.computeIfAbsent(part.packets(), any -> new ArrayList<>()).add(List.of(part));
        }
        for (int i = 1; i < tried.size(); i++) {
            for (Part part : tried.get(i)) {
                List<List<Part>> known = same.get(part.packets());
                if (known == null || known.size() != i) {
                    return List.of();
                }
                known.add(List.of(part));
            }
            if (tried.get(i).size() != same.size()) {
                return List.of();
            }
        }
        List<Alternatives> alike = new ArrayList<>();
        same.values().forEach(parts -> alike.add(new Alternatives(names, reasons, parts)));
        return alike;
    }

    /** What surely arrives comes first, then what is surely dropped. */
    private static List<Part> joinAlike(List<Alternatives> alike) {
        List<Part> wholes = new ArrayList<>(alike.size());
        alike.forEach(each -> wholes.add(each.joinWhole()));
        List<Part> joined = new ArrayList<>(wholes.size());
        for (Fate fate : Fate.values()) {
            for (Part whole : wholes) {
                if (whole.fate() == fate) {
                    joined.add(whole);
                }
            }
        }
        return joined;
    }

    /** What becomes of flows that each way keeps together, with the other ways that they may go. */
    private Part joinWhole() {
        Part whole = whole();
        if (whole.fate() == Fate.DROPPED) {
            return whole;
        }
        Trace.Way own = whole.ownWay();
        Collection<Trace.Way> others = tried.size() > FEW ? new LinkedHashSet<>() : new ArrayList<>(FEW);
        addOthers(whole.trace().others(), own, others);
        for (List<Part> parts : tried) {
            if (parts.get(0).fate() != Fate.DROPPED) {
                addOthers(parts.get(0).ways(), own, others);
            }
        }
        return whole.withTrace(whole.trace().withOthers(others));
    }

    private static void addOthers(List<Trace.Way> ways, Trace.Way own, Collection<Trace.Way> others) {
        for (Trace.Way way : ways) {
            if (!way.equals(own) && !others.contains(way)) {
                others.add(way);
            }
        }
    }

    private Part whole() {
        Part first = tried.get(0).get(0);
        boolean same = true;
        for (List<Part> parts : tried) {
            if (parts.get(0).fate() == Fate.UNDETERMINED) {
                return parts.get(0);
            }
            same &= parts.get(0).fate() == first.fate();
        }
        return same ? assuming(first) : torn(first, first.packets());
    }

    private List<Part> joinParts() {
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
        List<Map<List<Trace.Way>, PacketSet>> open = new ArrayList<>();
        tried.forEach(parts -> open.add(open(parts)));
        List<Part> pieces = new ArrayList<>();
        joined.forEach(part -> addByWays(part, open, pieces));
        return pieces;
    }

    /** What may arrive, by the ways that it goes. */
    private static Map<List<Trace.Way>, PacketSet> open(List<Part> parts) {
        Map<List<Trace.Way>, PacketSet> open = new LinkedHashMap<>();
        for (Part each : parts) {
            if (each.fate() != Fate.DROPPED) {
                open.merge(each.ways(), each.packets(), PacketSet::union);
            }
        }
        return open;
    }

    /** Adds a part with the other ways by which its flows may arrive; in pieces where not all of them have the same. */
    private static void addByWays(Part part, List<Map<List<Trace.Way>, PacketSet>> tried, List<Part> into) {
        if (part.fate() == Fate.DROPPED) {
            into.add(part);
            return;
        }
        List<Piece> pieces =
                List.of(new Piece(part.packets(), new ArrayList<>(part.trace().others())));
        for (Map<List<Trace.Way>, PacketSet> open : tried) {
            List<Piece> split = new ArrayList<>();
            pieces.forEach(piece -> split.addAll(piece.split(open)));
            pieces = split;
        }
        pieces.forEach(piece -> into.add(piece.of(part)));
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
        for (int i = 1; i < tried.size() && !shared.isEmpty(); i++) {
            shared = shared.intersect(packets(tried.get(i), fate));
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
            String way = names.apply(i);
            tried.get(i).stream()
                    .filter(part -> part.packets().overlaps(rest))
                    .findFirst()
                    .ifPresent(part -> words.add("by " + way + " " + part.fate()));
        }
        return String.join(", ", words) + (tried.size() > 3 ? ", ..." : "");
    }

    private static PacketSet packets(List<Part> parts, Fate fate) {
        List<PacketSet> some = new ArrayList<>();
        for (Part part : parts) {
            if (part.fate() == fate) {
                some.add(part.packets());
            }
        }
        return PacketSet.unionOf(some);
    }
}
