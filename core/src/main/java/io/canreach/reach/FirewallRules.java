package io.canreach.reach;

import io.canreach.model.FirewallRuleCollection;
import io.canreach.security.FirewallPolicy;
import io.canreach.security.Outcome;
import io.canreach.security.RulePart;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** The network and application rules of an Azure Firewall, asked about flows that it is to pass on. */
final class FirewallRules {
    private static final Map<FirewallRuleCollection.Type, String> WORDS = Map.of(
            FirewallRuleCollection.Type.DNAT, "DNAT rule",
            FirewallRuleCollection.Type.NETWORK, "network rule",
            FirewallRuleCollection.Type.APPLICATION, "application rule");

    private final Walk walk;
    private final FirewallDevice device;
    private final FirewallPolicy policy;

    FirewallRules(Walk walk, FirewallDevice device) {
        this.walk = walk;
        this.device = device;
        this.policy = device.policy();
    }

    /** Ends what no rule lets pass, and hands on the rest with the kinds of rules that do. */
    void judge(Strand strand, BiConsumer<Strand, Set<FirewallRuleCollection.Type>> next) {
        if (!strand.isEmpty()) {
            List<RulePart> parts = policy.evaluate(strand.now());
            Strand torn = walk.torn(
                    strand,
                    parts,
                    RulePart::packets,
                    part -> List.of(part.outcome(), policy.passedBy(part)),
                    (each, part) -> decide(each, part, next));
            if (!torn.isEmpty()) {
                String text = device.label() + ", of which it is not known which rule decides";
                next.accept(
                        torn.then(Step.of(Stage.APPLIANCE, text, Step.Effect.UNDETERMINED))
                                .doubting(List.of(Walk.doubt(torn))),
                        EnumSet.of(FirewallRuleCollection.Type.NETWORK, FirewallRuleCollection.Type.APPLICATION));
            }
        }
    }

    private void decide(Strand strand, RulePart part, BiConsumer<Strand, Set<FirewallRuleCollection.Type>> next) {
        if (part.outcome() == Outcome.DENY) {
            Set<FirewallRuleCollection.Type> opened = EnumSet.of(FirewallRuleCollection.Type.NETWORK);
            walk.refuse(strand, Stage.APPLIANCE, decider(device, policy, part), open -> next.accept(open, opened));
        } else {
            String text = words(device, policy, part);
            Step step = Step.of(Stage.APPLIANCE, text, Step.Effect.of(part.outcome()));
            next.accept(strand.then(step).doubting(part.doubts()), policy.passedBy(part));
        }
    }

    static Decider decider(FirewallDevice device, FirewallPolicy policy, RulePart part) {
        String name = policy.collection(part).isPresent() ? part.rule().name() : "";
        return Decider.of(Decider.Kind.APPLIANCE, name, device.id(), words(device, policy, part));
    }

    private static String words(FirewallDevice device, FirewallPolicy policy, RulePart part) {
        return policy.collection(part)
                .map(collection -> words(device, collection, part.rule().name()))
                .orElseGet(() -> device.label() + ", of which no rule allows " + Words.services(part.packets()));
    }

    /** A rule in the words of traces and messages. */
    static String words(FirewallDevice device, FirewallRuleCollection collection, String rule) {
        return WORDS.get(collection.type()) + " '" + rule + "' of '" + collection.name() + "' (" + collection.priority()
                + ") of " + device.label();
    }
}
