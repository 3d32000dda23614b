package io.canreach.analysis;

import io.canreach.model.DeploymentModel;
import io.canreach.model.Direction;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.SecurityRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds numbers and names for new rules of an NSG. */
final class RulePlaces {
    private static final int FIRST = 100;
    private static final int LAST = 4096;
    private static final int LAST_CLASSIC = 64999;
    private final NetworkSecurityGroup group;
    private final Direction direction;

    RulePlaces(NetworkSecurityGroup group, Direction direction) {
        this.group = group;
        this.direction = direction;
    }

    /** A group with new rules, in their order, and the rules that had to get another number. */
    record Placed(NetworkSecurityGroup group, List<SecurityRule> added, List<SecurityRule> moved) {}

    /**
     * Puts rules before all that have at least some number: at the free numbers next before it, or else by moving the later
     * ones on; nowhere where the group would have more rules than one can have.
     */
    Optional<Placed> before(int number, List<SecurityRule> rules) {
        boolean fits = group.rules().size() + rules.size() <= NetworkSecurityGroup.MAX_RULES;
        return fits ? at(number, rules) : Optional.empty();
    }

    private Optional<Placed> at(int number, List<SecurityRule> rules) {
        List<SecurityRule> own = group.rules().stream()
                .filter(rule -> rule.direction() == direction)
                .sorted(Comparator.comparingInt(SecurityRule::priority))
                .toList();
        List<SecurityRule> named = named(rules);
        List<Integer> free = free(own, Math.min(number, last() + 1), rules.size());
        return free.size() == rules.size()
                ? Optional.of(placed(own, numbered(named, free), List.of()))
                : moving(own, number, named);
    }

    private static List<SecurityRule> numbered(List<SecurityRule> rules, List<Integer> numbers) {
        return IntStream.range(0, rules.size())
                .mapToObj(i -> numbered(rules.get(i), numbers.get(i)))
                .toList();
    }

    /** The free numbers next before a number, ascending. */
    private static List<Integer> free(List<SecurityRule> own, int number, int count) {
        Set<Integer> taken = new HashSet<>();
        own.forEach(rule -> taken.add(rule.priority()));
        List<Integer> free = new ArrayList<>();
        for (int each = number - 1; each >= FIRST && free.size() < count; each--) {
            if (!taken.contains(each)) {
                free.add(0, each);
            }
        }
        return free;
    }

    private Optional<Placed> moving(List<SecurityRule> own, int number, List<SecurityRule> rules) {
        int first = own.stream()
                .mapToInt(SecurityRule::priority)
                .filter(each -> each < number)
                .map(each -> each + 1)
                .max()
                .orElse(FIRST);
        List<SecurityRule> added = numbered(
                rules, IntStream.range(first, first + rules.size()).boxed().toList());
        List<SecurityRule> moved = moved(own, number, first + rules.size());
        boolean fits = Stream.concat(added.stream(), moved.stream()).allMatch(rule -> rule.priority() <= last());
        return fits ? Optional.of(placed(own, added, moved)) : Optional.empty();
    }

    /** The rules from a number on that must give way, as far as there is no gap. */
    private static List<SecurityRule> moved(List<SecurityRule> own, int number, int from) {
        int next = from;
        List<SecurityRule> moved = new ArrayList<>();
        for (SecurityRule each : own) {
            if (each.priority() >= number && each.priority() < next) {
                moved.add(numbered(each, next++));
            } else if (each.priority() == next) {
                next++;
            }
        }
        return moved;
    }

    private Placed placed(List<SecurityRule> own, List<SecurityRule> added, List<SecurityRule> moved) {
        Set<String> names = new HashSet<>();
        moved.forEach(rule -> names.add(rule.name()));
        List<SecurityRule> kept = group.rules().stream()
                .filter(rule -> !own.contains(rule) || !names.contains(rule.name()))
                .toList();
        List<SecurityRule> all =
                Stream.of(kept, moved, added).flatMap(List::stream).toList();
        NetworkSecurityGroup after = new NetworkSecurityGroup(group.id(), group.model(), group.location(), all);
        return new Placed(after, added, moved);
    }

    private int last() {
        return group.model() == DeploymentModel.CLASSIC ? LAST_CLASSIC : LAST;
    }

    private List<SecurityRule> named(List<SecurityRule> rules) {
        Set<String> names = new HashSet<>();
        group.rules().forEach(rule -> names.add(rule.name().toLowerCase(Locale.ROOT)));
        return rules.stream()
                .map(rule -> copy(rule, free(rule.name(), names), rule.priority()))
                .toList();
    }

    private static String free(String wanted, Set<String> taken) {
        String name = wanted;
        for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = wanted + "-" + i;
        }
        return name;
    }

    private static SecurityRule numbered(SecurityRule rule, int priority) {
        return copy(rule, rule.name(), priority);
    }

    private static SecurityRule copy(SecurityRule rule, String name, int priority) {
        return SecurityRule.of(name, priority, rule.direction(), rule.access())
                .withProtocol(rule.protocol())
                .withSource(rule.source())
                .withSourcePorts(rule.sourcePorts())
                .withDestination(rule.destination())
                .withDestinationPorts(rule.destinationPorts())
                .withUnsettled(rule.unsettled());
    }
}
