package io.canreach.reach;

import io.canreach.model.Appliance;
import io.canreach.model.Unknown;
import io.canreach.security.FirewallList;
import io.canreach.security.Outcome;
import io.canreach.security.RulePart;
import java.util.List;
import java.util.function.Consumer;

/** What a machine is told to forward: everything, what its rules allow, or nobody knows. */
final class ApplianceRules {
    private final Walk walk;
    private final Appliance behaviour;
    private final ApplianceDevice device;
    private final Stand stand;

    ApplianceRules(Walk walk, Appliance behaviour, ApplianceDevice device, Stand stand) {
        this.walk = walk;
        this.behaviour = behaviour;
        this.device = device;
        this.stand = stand;
    }

    /** Ends what is not forwarded, and hands on the rest. */
    void judge(Strand strand, Consumer<Strand> next) {
        switch (behaviour.forwarding()) {
            case ALL ->
                next.accept(strand.then(Step.of(Stage.APPLIANCE, device.label() + " forwards it", Step.Effect.ALLOW)));
            case BY_RULES -> byRules(strand, next);
            case UNKNOWN -> {
                Unknown why = stand.undeclared();
                Step step = Step.of(Stage.APPLIANCE, why.reason(), Step.Effect.UNDETERMINED);
                next.accept(strand.then(step).doubting(List.of(why)));
            }
        }
    }

    private void byRules(Strand strand, Consumer<Strand> next) {
        List<RulePart> parts = list().evaluate(strand.now());
        Strand torn = walk.torn(
                strand, parts, RulePart::packets, RulePart::outcome, (each, part) -> decide(each, part, next));
        if (!torn.isEmpty()) {
            String text = device.label() + ", of which it is not known which rule decides";
            next.accept(torn.then(Step.of(Stage.APPLIANCE, text, Step.Effect.UNDETERMINED))
                    .doubting(List.of(Walk.doubt(torn))));
        }
    }

    private FirewallList list() {
        return walk.view().applianceRules(behaviour, device.id(), device.place().inSubnet());
    }

    /** Ends replies that no rule forwards, which matters where connections are not followed. */
    void judgeReply(Strand strand, Consumer<Strand> next) {
        List<RulePart> parts = list().evaluate(strand.now().reversed());
        Strand torn = walk.torn(
                strand,
                parts,
                part -> part.packets().reversed(),
                RulePart::outcome,
                (each, part) -> decideReply(each, part, next));
        if (!torn.isEmpty()) {
            next.accept(torn.doubting(List.of(Walk.doubt(torn))));
        }
    }

    private void decideReply(Strand strand, RulePart part, Consumer<Strand> next) {
        String text = "the reply, which " + device.label() + " drops ("
                + part.rule().name() + "), since it judges each packet by itself";
        if (part.outcome() == Outcome.ALLOW) {
            next.accept(strand);
        } else if (part.outcome() == Outcome.UNDETERMINED) {
            next.accept(strand.doubting(part.doubts()));
        } else if (behaviour.state() == Appliance.State.STATELESS) {
            Decider decider = Decider.of(Decider.Kind.REPLY_ROUTE, part.rule().name(), device.id(), text);
            walk.refuse(strand, Stage.REPLY, decider, next);
        } else {
            Unknown why = new Unknown("whether " + device.label()
                    + " follows connections is not declared; if not, it drops the" + " reply");
            next.accept(strand.then(Step.of(Stage.REPLY, why.reason(), Step.Effect.UNDETERMINED))
                    .doubting(List.of(why)));
        }
    }

    private void decide(Strand strand, RulePart part, Consumer<Strand> next) {
        String name = part.rule().name();
        switch (part.outcome()) {
            case ALLOW -> next.accept(strand.then(Step.of(Stage.APPLIANCE, words(name), Step.Effect.ALLOW)));
            case DENY -> {
                Decider decider = Decider.of(Decider.Kind.APPLIANCE, name, device.id(), words(name));
                walk.refuse(strand, Stage.APPLIANCE, decider, next);
            }
            case UNDETERMINED -> {
                Step step = Step.of(Stage.APPLIANCE, words(name), Step.Effect.UNDETERMINED);
                next.accept(strand.then(step).doubting(part.doubts()));
            }
        }
    }

    private String words(String rule) {
        return rule.equals(FirewallList.NO_RULE)
                ? device.label() + ", of which no rule forwards it"
                : "rule '" + rule + "' of " + device.label();
    }
}
