package io.canreach.reach;

import io.canreach.model.Assumption;
import io.canreach.model.Direction;
import io.canreach.model.PrivateEndpoint;
import io.canreach.model.SecurityRule;
import io.canreach.model.Subnet;
import io.canreach.model.Unknown;
import io.canreach.packet.PacketSet;
import io.canreach.security.AdminDecision;
import io.canreach.security.AdminPart;
import io.canreach.security.AdminRules;
import io.canreach.security.Outcome;
import io.canreach.security.RulePart;
import io.canreach.security.RuleScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The security admin rules of a place, before all NSGs: what they deny is dropped, what they always allow is not shown to
 * NSGs, and everything else goes on to them. They do not apply to private endpoints.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network-manager/concept-security-admins">Security admin rules</a>
 */
final class AdminGate {
    private final Walk walk;
    private final Direction direction;
    private final Subnet subnet;
    private final AdminRules rules;
    private final boolean overridable;
    private final List<Admitted> admitted = new ArrayList<>();

    private AdminGate(Walk walk, Direction direction, Subnet subnet, AdminRules rules, boolean overridable) {
        this.walk = walk;
        this.direction = direction;
        this.subnet = subnet;
        this.rules = rules;
        this.overridable = overridable;
    }

    /**
     * Flows that admin rules did not drop.
     *
     * @param strand the flows
     * @param isPastGroups whether no NSG is asked
     * @param overriding why a denial by an NSG is not certain; empty where it is
     */
    record Admitted(Strand strand, boolean isPastGroups, List<Unknown> overriding) {}

    /** Judges flows at a place; something that is not modelled may allow what the rules deny. */
    static List<Admitted> judge(Walk walk, Strand strand, Direction direction, Place place, boolean overridable) {
        Subnet subnet = place.ownSubnet();
        AdminRules rules = walk.view().adminRules(subnet, direction);
        Strand informed = strand;
        for (String note : rules.notApplied()) {
            informed = informed.then(Step.pass(Stage.ADMIN, note));
        }
        if ((rules.isEmpty() && !rules.isDisputed()) || isPrivateEndpoint(place)) {
            return List.of(new Admitted(informed, false, List.of()));
        }
        return new AdminGate(walk, direction, subnet, rules, overridable).judge(informed);
    }

    /** What admin rules do with flows that come in to a place; nothing where none apply. */
    static List<AdminPart> inbound(NetworkView view, PacketSet packets, Place place) {
        return place.subnet()
                .filter(subnet -> !isPrivateEndpoint(place))
                .map(subnet -> view.adminRules(subnet, Direction.INBOUND))
                .filter(rules -> !rules.isEmpty())
                .map(rules -> rules.evaluate(packets))
                .orElse(List.of());
    }

    private static boolean isPrivateEndpoint(Place place) {
        return place instanceof Place.Managed it && it.owner() instanceof PrivateEndpoint;
    }

    private List<Admitted> judge(Strand strand) {
        List<AdminPart> parts = rules.evaluate(strand.now());
        Disputed disputed = disputed();
        Strand judged = strand.assuming(disputed.in(strand.now()));
        if (rules.isDisputed() && disputed.restsOn(Assumption.ALWAYS_ALLOW_AMONG_ALLOW_RULES, strand.now())) {
            judged = judged.assuming(List.of(Assumption.ALWAYS_ALLOW_AMONG_ALLOW_RULES));
        }
        Strand torn = walk.apart(judged, parts, AdminPart::packets, AdminPart::decisions, this::judge);
        if (!torn.isEmpty()) {
            List<Unknown> why = List.of(Walk.doubt(torn));
            Step step = Step.of(Stage.ADMIN, "which admin rule decides is not known", Step.Effect.UNDETERMINED);
            admitted.add(new Admitted(torn.then(step).doubting(why), false, why));
        }
        return admitted;
    }

    private Disputed disputed() {
        RuleScope scope = RuleScope.of(walk.network(), subnet);
        return walk.view()
                .disputed(
                        rules,
                        scope,
                        () -> new Disputed(
                                walk.view(), scope, rules, (view, read) -> view.adminRules(read.subnet(), direction)));
    }

    private void judge(Strand strand, AdminPart part) {
        Strand after = strand.then(step(part));
        if (part.is(AdminDecision.DENY) && !overridable) {
            walk.refuse(after, Deciders.rule(decided(part)), open -> onward(open, List.of()));
        } else {
            admit(after, part);
        }
    }

    /** A reply of which the place has not seen the request, judged as a flow of its own. */
    static List<Admitted> judgeBack(Walk walk, Strand strand, Direction direction, Place.Interface place) {
        AdminRules rules = walk.view().adminRules(place.inSubnet(), direction);
        if (rules.isEmpty()) {
            return List.of(new Admitted(strand, false, List.of()));
        }
        AdminGate gate = new AdminGate(walk, direction, place.inSubnet(), rules, false);
        List<AdminPart> parts = rules.evaluate(strand.now().reversed());
        walk.split(strand, parts, part -> part.packets().reversed(), AdminPart::decisions, gate::judgeBack);
        return gate.admitted;
    }

    private void judgeBack(Strand strand, AdminPart part) {
        if (part.is(AdminDecision.DENY)) {
            Decider rule = Deciders.rule(decided(part));
            Decider decider =
                    new Decider(Decider.Kind.REPLY_ROUTE, rule.name(), rule.resource(), "the reply, by " + rule.text());
            walk.refuse(strand, Stage.REPLY, decider, open -> onward(open, List.of()));
        } else {
            admit(strand, part);
        }
    }

    /** Sends on what is not, or not for certain, denied. */
    private void admit(Strand strand, AdminPart part) {
        Set<AdminDecision> may = part.decisions();
        Strand after = may.contains(AdminDecision.DENY) ? strand.doubting(part.doubts()) : strand;
        if (may.stream().noneMatch(AdminDecision::isBeforeGroups)) {
            admitted.add(new Admitted(after, true, List.of()));
        } else {
            onward(after, may.contains(AdminDecision.ALWAYS_ALLOW) ? part.doubts() : List.of());
        }
    }

    private void onward(Strand strand, List<Unknown> overriding) {
        admitted.add(new Admitted(strand, false, overriding));
    }

    private Step step(AdminPart part) {
        if (part.rule().isEmpty()) {
            if (rules.isEmpty()) {
                return Step.pass(Stage.ADMIN, "no admin rule applies");
            }
            String text =
                    "no admin rule of " + names() + (part.doubts().isEmpty() ? " matches" : ", unless one matches");
            return part.doubts().isEmpty()
                    ? Step.pass(Stage.ADMIN, text)
                    : Step.of(Stage.ADMIN, text, Step.Effect.UNDETERMINED);
        }
        Outcome outcome = outcome(part);
        SecurityRule rule = part.rule().get();
        String text = configuration(part) + ": " + rule.priority() + " " + rule.name() + " " + words(part);
        return new Step(Stage.ADMIN, text, Step.Effect.of(outcome), evaluated(part), List.of());
    }

    private static String words(AdminPart part) {
        if (part.decisions().size() > 1) {
            return "or another rule";
        }
        AdminDecision decision = part.decisions().iterator().next();
        return decision + (decision.isBeforeGroups() ? ", NSGs go on" : ", NSGs not evaluated");
    }

    private String names() {
        return String.join(
                " and ",
                rules.configurations().stream()
                        .map(each -> "'" + each.name() + "'")
                        .toList());
    }

    private static String configuration(AdminPart part) {
        return part.configuration().map(each -> each.name()).orElse("");
    }

    private Step.Evaluated decided(AdminPart part) {
        return evaluated(part).orElseThrow(() -> new IllegalStateException("no rule denies " + part));
    }

    private Optional<Step.Evaluated> evaluated(AdminPart part) {
        String where = part.configuration().map(each -> each.label()).orElse("");
        return part.rule()
                .map(rule -> new Step.Evaluated(
                        rules, where, new RulePart(part.packets(), outcome(part), rule, part.doubts())));
    }

    private static Outcome outcome(AdminPart part) {
        if (part.decisions().size() > 1) {
            return Outcome.UNDETERMINED;
        }
        return part.is(AdminDecision.DENY) ? Outcome.DENY : Outcome.ALLOW;
    }
}
