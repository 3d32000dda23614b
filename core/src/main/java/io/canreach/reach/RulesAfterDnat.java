package io.canreach.reach;

import io.canreach.model.Assumption;
import io.canreach.packet.Rewrite;
import io.canreach.security.Doubts;
import io.canreach.security.Outcome;
import io.canreach.security.RulePart;
import java.util.List;
import java.util.function.Consumer;

/**
 * Network rules of an Azure Firewall that deny what one of its DNAT rules translates. Whether they are asked is a point on
 * which Microsoft's pages differ: a DNAT rule allows what it translates, in older ones unless a network rule denies it.
 *
 * @see <a href="https://learn.microsoft.com/azure/firewall/rule-processing">Azure Firewall rule processing</a>
 */
final class RulesAfterDnat {
    private final Walk walk;
    private final FirewallDevice device;

    RulesAfterDnat(Walk walk, FirewallDevice device) {
        this.walk = walk;
        this.device = device;
    }

    /** Hands on flows that are about to be translated, as far as the rules that deny the result do not matter. */
    void pass(Strand strand, Rewrite rewrite, Consumer<Strand> next) {
        Strand translated = strand.rewritten(rewrite);
        Strand rest = strand;
        for (RulePart part : device.policy().evaluateTranslated(translated.now())) {
            if (part.outcome() != Outcome.ALLOW) {
                Strand others = rest.without(translated.narrow(part.packets()).asked());
                byAssumption(rest.without(others.asked()), part, next);
                rest = others;
            }
        }
        if (!rest.isEmpty()) {
            next.accept(rest);
        }
    }

    private void byAssumption(Strand strand, RulePart part, Consumer<Strand> next) {
        if (strand.isEmpty()) {
            return;
        }
        Assumption assumption = Assumption.FIREWALL_RULES_AFTER_DNAT;
        Strand assuming = strand.assuming(List.of(assumption));
        switch (walk.network().assumptions().reading(assumption)) {
            case FIRST -> next.accept(assuming);
            case SECOND -> ask(assuming, part, next);
            case ASK -> next.accept(assuming.doubting(List.of(Doubts.of(assumption))));
        }
    }

    private void ask(Strand strand, RulePart part, Consumer<Strand> next) {
        if (part.outcome() == Outcome.DENY) {
            walk.refuse(strand, Stage.APPLIANCE, FirewallRules.decider(device, device.policy(), part), next);
        } else {
            next.accept(strand.doubting(part.doubts()));
        }
    }
}
