package io.canreach.reach;

import io.canreach.model.Access;
import io.canreach.model.Direction;
import io.canreach.model.InterfaceAddress;
import io.canreach.model.ResourceId;
import io.canreach.model.SecurityRule;
import io.canreach.model.ServiceTag;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import io.canreach.security.RuleList;
import io.canreach.security.RuleMatch;
import io.canreach.security.RuleScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Calls to the platform's own addresses: DNS, health and the agent's service at 168.63.129.16, instance metadata at
 * 169.254.169.254. Neither routes nor ordinary rules touch them; only a rule that names AzurePlatformDNS or
 * AzurePlatformIMDS does.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview">Azure platform
 *     considerations</a>
 */
final class PlatformTraffic {
    private static final IpSet PLATFORM = IpSet.parse("168.63.129.16, 169.254.169.254");
    private static final PacketSet TO_PLATFORM = Walk.to(PLATFORM);
    private static final Set<String> TAGS = Set.of("azureplatformdns", "azureplatformimds");

    private final Walk walk;

    PlatformTraffic(Walk walk) {
        this.walk = walk;
    }

    /** Ends what goes to the platform, and gives back the rest. */
    List<Strand> take(Strand strand) {
        Strand platform = strand.narrow(TO_PLATFORM);
        if (platform.isEmpty()) {
            return List.of(strand);
        }
        List<Strand> open = List.of(platform);
        for (Guard guard : guards()) {
            List<Strand> next = new ArrayList<>();
            open.forEach(each -> judge(each, guard, next));
            open = next;
        }
        Step step = Step.of(Stage.END, "Azure platform address, reached outside rules and routes", Step.Effect.ALLOW);
        Decider decider = Decider.of(Decider.Kind.NO_NSG, "the Azure platform");
        open.forEach(each -> walk.end(each.then(step), Fate.DELIVERED, decider));
        Strand rest = strand.without(platform.asked());
        return rest.isEmpty() ? List.of() : List.of(rest);
    }

    /** An NSG's outbound rules, and what it is attached to. */
    private record Guard(RuleList rules, String where) {}

    private List<Guard> guards() {
        List<Guard> guards = new ArrayList<>();
        if (walk.source() instanceof Place.Interface it) {
            it.address()
                    .networkInterface()
                    .networkSecurityGroup()
                    .ifPresent(id -> guards.add(new Guard(rules(id, it.inSubnet()), it.label())));
        }
        walk.source()
                .subnet()
                .ifPresent(subnet -> subnet.networkSecurityGroup()
                        .ifPresent(id -> guards.add(new Guard(rules(id, subnet), subnet.label()))));
        return guards;
    }

    private RuleList rules(ResourceId group, Subnet subnet) {
        Optional<InterfaceAddress> source =
                walk.source() instanceof Place.Interface it ? Optional.of(it.address()) : Optional.empty();
        RuleScope scope = new RuleScope(walk.network(), subnet, source, Optional.empty());
        return walk.view().rules(group, Direction.OUTBOUND, scope);
    }

    /** The first rule for the platform that matches decides; what none matches passes. */
    private void judge(Strand strand, Guard guard, List<Strand> passing) {
        Strand rest = strand;
        for (RuleMatch match : guard.rules().rules()) {
            if (namesPlatform(match.rule())) {
                boolean settled = match.rule().unsettled().isEmpty();
                Strand matched = settled ? rest.narrow(match.certain()) : rest.without(rest.asked());
                rest = rest.without(matched.asked());
                decide(matched, match, guard, passing);
                Strand perhaps = rest.narrow(match.possible());
                rest = rest.without(perhaps.asked());
                walk.undetermined(perhaps, Stage.OUTBOUND, doubt(match, guard));
            }
        }
        if (!rest.isEmpty()) {
            passing.add(rest);
        }
    }

    private void decide(Strand matched, RuleMatch match, Guard guard, List<Strand> passing) {
        if (match.rule().access() == Access.DENY) {
            walk.drop(
                    matched,
                    Stage.OUTBOUND,
                    Deciders.rule(match.rule(), guard.rules().group(), guard.where()));
        } else if (!matched.isEmpty()) {
            passing.add(matched);
        }
    }

    private static Unknown doubt(RuleMatch match, Guard guard) {
        List<Unknown> reasons = match.rule().unsettled().isEmpty()
                ? match.doubts()
                : match.rule().unsettled();
        String why = reasons.isEmpty() ? "" : ": " + reasons.get(0).reason();
        return new Unknown("rule '" + match.rule().name() + "' of "
                + guard.rules().group().label() + " may match calls to the platform" + why);
    }

    /** Whether a rule names one of the platform's tags, or may do so. */
    private static boolean namesPlatform(SecurityRule rule) {
        return rule.destination().stream()
                .anyMatch(match ->
                        match instanceof Unknown || (match instanceof ServiceTag tag && TAGS.contains(tag.key())));
    }
}
