package io.canreach.reach;

import io.canreach.model.Direction;
import io.canreach.model.Gap;
import io.canreach.model.InterfaceAddress;
import io.canreach.model.Network;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.security.Outcome;
import io.canreach.security.RuleList;
import io.canreach.security.RulePart;
import io.canreach.security.RuleScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The security of a place: its admin rules, then its NSGs, outbound first the interface's and then the subnet's, inbound the
 * other way round. Both must allow; without any NSG nothing is filtered.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/network-security-group-how-it-works">How NSGs filter
 *     traffic</a>
 */
final class SecurityGate {
    private static final int USUAL = 2;

    private final Walk walk;

    SecurityGate(Walk walk) {
        this.walk = walk;
    }

    /** A guard, and what may override its rules. */
    private record Gate(Guard guard, boolean overridable, List<Unknown> overriding) {
        RuleList rules() {
            return guard.rules();
        }

        boolean isCertain() {
            return !overridable && overriding.isEmpty();
        }
    }

    /** Lets flows pass; those that do not are ended. */
    List<Strand> pass(Strand strand, Direction direction, Place place) {
        List<Unknown> unmodelled = unmodelled(place, place.ownSubnet());
        boolean overridable = !unmodelled.isEmpty();
        List<Strand> through = new ArrayList<>(USUAL);
        for (AdminGate.Admitted each :
                AdminGate.judge(walk, strand.doubting(unmodelled), direction, place, overridable)) {
            if (each.isPastGroups()) {
                through.add(each.strand());
            } else {
                pass(each, direction, place, overridable, through);
            }
        }
        return through;
    }

    private void pass(
            AdminGate.Admitted admitted, Direction direction, Place place, boolean overridable, List<Strand> through) {
        Strand strand = admitted.strand();
        List<Guard> guards = Guard.of(walk.view(), direction, place, scope(strand, direction, place));
        if (guards.isEmpty()) {
            String text = (Guard.isUnfiltered(place) ? "no NSG policy for private endpoints on " : "no NSG on ")
                    + place.ownSubnet().name();
            through.add(strand.then(Step.of(stage(direction), text, Step.Effect.ALLOW)));
        } else {
            pass(strand, 0, guards, admitted.overriding(), overridable, through);
        }
    }

    /** Lets flows pass the guards from one on. */
    private void pass(
            Strand strand,
            int from,
            List<Guard> guards,
            List<Unknown> overriding,
            boolean overridable,
            List<Strand> through) {
        Gate gate = new Gate(guards.get(from), overridable, overriding);
        if (from == guards.size() - 1) {
            judge(strand, gate, through);
            return;
        }
        List<Strand> passed = new ArrayList<>();
        judge(strand, gate, passed);
        passed.forEach(each -> pass(each, from + 1, guards, overriding, overridable, through));
    }

    /** Lets a reply pass of which an interface has not seen the request, as if it were a flow of its own. */
    List<Strand> passBack(Strand strand, Direction direction, Place.Interface place) {
        List<Strand> through = new ArrayList<>();
        for (AdminGate.Admitted each : AdminGate.judgeBack(walk, strand, direction, place)) {
            through.addAll(each.isPastGroups() ? List.of(each.strand()) : passBack(each, direction, place));
        }
        return through;
    }

    private List<Strand> passBack(AdminGate.Admitted admitted, Direction direction, Place.Interface place) {
        RuleScope scope = RuleScope.of(walk.network(), place.inSubnet());
        List<Strand> passing = List.of(admitted.strand());
        for (Guard guard : Guard.of(walk.view(), direction, place, scope)) {
            Gate gate = new Gate(guard, false, admitted.overriding());
            List<Strand> next = new ArrayList<>();
            passing.forEach(each -> judgeBack(each, gate, next));
            passing = next;
        }
        return passing;
    }

    private void judgeBack(Strand strand, Gate gate, List<Strand> passed) {
        walk.split(
                strand,
                gate.rules().evaluate(strand.now().reversed()),
                part -> part.packets().reversed(),
                RulePart::outcome,
                (here, part) -> judgeBack(
                        here.assuming(gate.guard().disputed().in(here.now().reversed())), gate, part, passed));
    }

    private void judgeBack(Strand strand, Gate gate, RulePart part, List<Strand> passed) {
        if (part.outcome() == Outcome.DENY && gate.isCertain()) {
            Decider rule = gate.guard().words().decider(part.rule());
            String text = "the reply, by " + rule.text();
            Decider decider = Decider.of(
                    Decider.Kind.REPLY_ROUTE, rule.name(), gate.rules().group().id(), text);
            walk.refuse(strand, Stage.REPLY, decider, passed::add);
        } else {
            Strand after = strand.doubting(part.doubts());
            passed.add(part.outcome() == Outcome.DENY ? after.doubting(gate.overriding()) : after);
        }
    }

    /** Who sends and receives matters to rules only where an address is not known; without that, all share one list. */
    private RuleScope scope(Strand strand, Direction direction, Place place) {
        Network network = walk.network();
        Subnet subnet = place.ownSubnet();
        if (network.addresses().isComplete()) {
            return RuleScope.of(network, subnet);
        }
        boolean isSource = walk.source().addresses().overlaps(strand.now().sources());
        Optional<InterfaceAddress> source = isSource ? nicOf(walk.source()) : Optional.empty();
        return new RuleScope(network, subnet, source, destination(strand, direction, place));
    }

    /** Whether any NSG guards a place. */
    static boolean isGuarded(Place place) {
        boolean subnet = place.subnet().flatMap(Subnet::networkSecurityGroup).isPresent();
        return subnet
                || (place instanceof Place.Interface it
                        && it.address()
                                .networkInterface()
                                .networkSecurityGroup()
                                .isPresent());
    }

    private List<Unknown> unmodelled(Place place, Subnet subnet) {
        if (Guard.isUnfiltered(place)) {
            return List.of();
        }
        return place instanceof Place.Interface it
                ? walk.network().gapsAround(it.address().networkInterface(), Gap.Effect.SECURITY)
                : walk.network().gapsAround(subnet, Gap.Effect.SECURITY);
    }

    /** Whoever forwards what is for others is not the destination. */
    private Optional<InterfaceAddress> destination(Strand strand, Direction direction, Place place) {
        boolean arrives = direction == Direction.INBOUND
                && place.addresses().overlaps(strand.now().destinations());
        boolean unknown = place instanceof Place.Managed && place.isChoice();
        return arrives && !unknown ? nicOf(place) : walk.target().nic();
    }

    private static Optional<InterfaceAddress> nicOf(Place place) {
        return place instanceof Place.Interface it ? Optional.of(it.address()) : Optional.empty();
    }

    private void judge(Strand strand, Gate gate, List<Strand> passed) {
        Strand torn = walk.apart(
                strand,
                gate.rules().evaluate(strand.now()),
                RulePart::packets,
                RulePart::outcome,
                (next, part) -> judge(next, gate, part, passed));
        if (!torn.isEmpty()) {
            String text = gate.guard().shortly() + ", which rule decides is not known";
            passed.add(torn.then(Step.of(stage(gate.rules().direction()), text, Step.Effect.UNDETERMINED))
                    .doubting(List.of(Walk.doubt(torn))));
        }
    }

    /** What is not modelled, or not known of admin rules, may allow what an NSG denies: then the walk goes on. */
    private void judge(Strand strand, Gate gate, RulePart part, List<Strand> passed) {
        Strand after = strand.then(step(gate.guard(), part))
                .assuming(gate.guard().disputed().in(strand.now()))
                .doubting(part.doubts());
        if (part.outcome() == Outcome.DENY && gate.isCertain()) {
            walk.refuse(after, gate.guard().words().decider(part.rule()), passed::add);
        } else {
            passed.add(part.outcome() == Outcome.DENY ? after.doubting(gate.overriding()) : after);
        }
    }

    private static Step step(Guard guard, RulePart part) {
        RuleList rules = guard.rules();
        String text = part.outcome() == Outcome.ALLOW ? guard.words().allowing(part.rule()) : guard.shortly();
        Step.Evaluated evaluated = new Step.Evaluated(rules, guard.fully(), part);
        return new Step(
                stage(rules.direction()), text, Step.Effect.of(part.outcome()), Optional.of(evaluated), List.of());
    }

    private static Stage stage(Direction direction) {
        return direction == Direction.INBOUND ? Stage.INBOUND : Stage.OUTBOUND;
    }
}
