package io.canreach.dsl;

import io.canreach.model.Appliance;
import io.canreach.model.Appliance.Forwarding;
import io.canreach.model.ApplianceRule;
import io.canreach.model.DnatRule;
import io.canreach.model.HostAddress;
import java.util.List;
import java.util.Optional;

/** Makes the appliance that a machine is of what was said. */
record ApplianceDraft(Draft draft, String machine, HostAddress ownAddress) {
    Optional<Appliance> make(ApplianceDeclaration.Facts facts) {
        if (facts.forwarding() != Forwarding.BY_RULES && !facts.rules().isEmpty()) {
            draft.problem(machine + " is " + facts.article() + " and has the rule '"
                    + facts.rules().get(0).name() + "'; only an appliance() has rules");
        }
        RuleReader reader = new RuleReader(draft, machine);
        List<ApplianceRule> rules = facts.rules().stream()
                .flatMap(rule -> reader.match(rule).map(match -> new ApplianceRule(rule.access(), match)).stream())
                .toList();
        List<DnatRule> translations = facts.translations().stream()
                .flatMap(rule -> reader.translation(rule, ownAddress).stream())
                .toList();
        return Optional.of(new Appliance(facts.forwarding(), facts.state(), facts.sourceNat(), rules, translations));
    }
}
