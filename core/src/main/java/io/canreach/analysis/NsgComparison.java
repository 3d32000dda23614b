package io.canreach.analysis;

import io.canreach.analysis.Given.Name;
import io.canreach.model.AddressMatch;
import io.canreach.model.AsgReference;
import io.canreach.model.Direction;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.model.Unknown;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.security.Extent;
import io.canreach.security.Outcome;
import io.canreach.security.RuleList;
import io.canreach.security.RuleMatch;
import io.canreach.security.RulePart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Compares the rules of one direction of two NSGs. Packets of which something is not known are split by what it might be. */
final class NsgComparison {
    /** Names beyond these are not tried. */
    private static final int MOST_NAMES = 10;

    private final NsgAt before;
    private final NsgAt after;
    private final Direction direction;
    private final Map<Object, NsgChange> changes = new LinkedHashMap<>();

    NsgComparison(NsgAt before, NsgAt after, Direction direction) {
        this.before = before;
        this.after = after;
        this.direction = direction;
    }

    List<NsgChange> changes() {
        compare(PacketSet.all(), Given.NOTHING);
        return List.copyOf(changes.values());
    }

    /** What both lists do with some packets. */
    private record Sides(List<RulePart> before, List<RulePart> after) {
        PacketSet both(Outcome was, Outcome is) {
            return of(before, was).intersect(of(after, is));
        }

        PacketSet undetermined() {
            return of(before, Outcome.UNDETERMINED).union(of(after, Outcome.UNDETERMINED));
        }

        static PacketSet of(List<RulePart> parts, Outcome outcome) {
            return PacketSet.unionOf(parts.stream()
                    .filter(part -> part.outcome() == outcome)
                    .map(RulePart::packets)
                    .toList());
        }
    }

    private void compare(PacketSet packets, Given given) {
        RuleList one = before.rules(direction, given);
        RuleList other = after.rules(direction, given);
        Sides sides = new Sides(one.evaluate(packets), other.evaluate(packets));
        add(NsgChange.Kind.NEWLY_ALLOWED, sides, sides.both(Outcome.DENY, Outcome.ALLOW), given);
        add(NsgChange.Kind.NEWLY_DENIED, sides, sides.both(Outcome.ALLOW, Outcome.DENY), given);
        PacketSet open = sides.undetermined();
        if (open.isEmpty() || isTheSame(one, other, open)) {
            return;
        }
        Optional<Name> next = given.size() < MOST_NAMES ? next(one, other, open, given) : Optional.empty();
        if (next.isPresent()) {
            compare(open.intersect(packets(next.get(), true)), given.with(next.get(), true));
            compare(open.minus(packets(next.get(), false)), given.with(next.get(), false));
        } else {
            PacketSet known = Sides.of(sides.after(), Outcome.UNDETERMINED).complement();
            add(NsgChange.Kind.NEWLY_DECIDED, sides, open.intersect(known), given);
            add(NsgChange.Kind.NEWLY_UNDETERMINED, sides, open.minus(known), given);
        }
    }

    /** Whether the same rules may match the packets in both, so that they do the same, whatever is not known of them. */
    private boolean isTheSame(RuleList one, RuleList other, PacketSet open) {
        boolean isOneGroup = before.group().equals(after.group());
        boolean isNamed = Stream.concat(one.rules().stream(), other.rules().stream())
                .filter(match -> match.possible().overlaps(open))
                .noneMatch(match -> hasUnknown(match.rule()));
        return before.isIn(after)
                && before.isWhere(after)
                && (isOneGroup || isNamed)
                && near(one, open).equals(near(other, open));
    }

    /** Whether a value is not known, which may be another one in another rule. */
    private static boolean hasUnknown(SecurityRule rule) {
        return !rule.unsettled().isEmpty()
                || Stream.of(
                                rule.source(),
                                rule.sourcePorts(),
                                rule.destination(),
                                rule.destinationPorts(),
                                List.of(rule.protocol()))
                        .flatMap(List::stream)
                        .anyMatch(Unknown.class::isInstance);
    }

    private static List<Object> near(RuleList list, PacketSet open) {
        return list.rules().stream()
                .filter(match -> match.possible().overlaps(open))
                .<Object>map(match -> List.of(match.certain(), match.possible(), deciding(match.rule())))
                .toList();
    }

    /** What a rule does and matches, whatever its name and number are. */
    private static List<Object> deciding(SecurityRule rule) {
        return List.of(
                rule.access(),
                rule.protocol(),
                rule.source(),
                rule.sourcePorts(),
                rule.destination(),
                rule.destinationPorts(),
                rule.unsettled());
    }

    /** A name of which it is not known whether some of the packets are of it, and that means the same in both. */
    private Optional<Name> next(RuleList one, RuleList other, PacketSet open, Given given) {
        Set<Name> names = new LinkedHashSet<>();
        Stream.concat(one.rules().stream(), other.rules().stream())
                .filter(match -> !match.doubts().isEmpty() && match.possible().overlaps(open))
                .forEach(match -> addNames(match, names));
        return names.stream().filter(name -> !given.has(name)).findFirst();
    }

    private void addNames(RuleMatch match, Set<Name> names) {
        if (!match.source().isCertain()) {
            match.rule().source().forEach(each -> addName(each, true, names));
        }
        if (!match.destination().isCertain()) {
            match.rule().destination().forEach(each -> addName(each, false, names));
        }
    }

    private void addName(AddressMatch match, boolean isSource, Set<Name> names) {
        boolean isPlaced = match.equals(ServiceTag.VIRTUAL_NETWORK) || match.equals(ServiceTag.INTERNET);
        if (isPlaced && before.isWhere(after)) {
            names.add(new Name(ServiceTag.VIRTUAL_NETWORK, isSource));
            names.add(new Name(match, isSource));
        } else if ((match instanceof AsgReference && before.isIn(after))
                || (match instanceof ServiceTag && !isPlaced)) {
            names.add(new Name(match, isSource));
        }
    }

    /** The packets that may be of a name, or those that surely are. */
    private PacketSet packets(Name name, boolean perhaps) {
        Extent one = extent(before, name);
        Extent other = extent(after, name);
        IpSet addresses = perhaps
                ? one.possible().intersect(other.possible())
                : one.certain().union(other.certain());
        return name.isSource()
                ? PacketSet.all().fromSources(addresses)
                : PacketSet.all().toDestinations(addresses);
    }

    private static Extent extent(NsgAt at, Name name) {
        List<AddressMatch> alone = List.of(name.match());
        return name.isSource() ? at.tags().source(alone) : at.tags().destination(alone);
    }

    private void add(NsgChange.Kind kind, Sides sides, PacketSet packets, Given given) {
        if (packets.isEmpty()) {
            return;
        }
        List<Unknown> doubts = Stream.concat(sides.before().stream(), sides.after().stream())
                .filter(part -> part.packets().overlaps(packets))
                .flatMap(part -> part.doubts().stream())
                .distinct()
                .toList();
        changes.put(
                List.of(kind, given),
                new NsgChange(
                        kind,
                        direction,
                        packets,
                        rules(before, sides.before(), packets),
                        rules(after, sides.after(), packets),
                        given.words(),
                        doubts));
    }

    private static List<ListedRule> rules(NsgAt at, List<RulePart> parts, PacketSet packets) {
        Map<SecurityRule, PacketSet> deciding = new LinkedHashMap<>();
        for (RulePart part : parts) {
            PacketSet decided = part.packets().intersect(packets);
            if (!decided.isEmpty()) {
                deciding.merge(part.rule(), decided, PacketSet::union);
            }
        }
        List<Map.Entry<SecurityRule, PacketSet>> sorted = new ArrayList<>(deciding.entrySet());
        sorted.sort(
                (one, other) -> other.getValue().size().compareTo(one.getValue().size()));
        return sorted.stream()
                .map(each -> NsgLines.listed(at.group(), each.getKey()))
                .toList();
    }
}
