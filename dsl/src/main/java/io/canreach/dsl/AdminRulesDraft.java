package io.canreach.dsl;

import io.canreach.dsl.AdminRulesFacts.AdminRuleFacts;
import io.canreach.dsl.AdminRulesFacts.CollectionFacts;
import io.canreach.model.ResourceId;
import io.canreach.model.SecurityAdminConfiguration;
import io.canreach.model.SecurityAdminConfiguration.Collection;
import io.canreach.model.SecurityAdminRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes a security admin configuration of what was said. */
record AdminRulesDraft(Draft draft, AdminRulesFacts facts) {
    static void add(Draft draft, AdminRulesFacts facts) {
        ResourceId id = draft.id("security admin configuration", "securityAdminConfigurations", facts.name());
        draft.once(facts.label(), id, facts, () -> new AdminRulesDraft(draft, facts).configuration(id));
    }

    private Optional<SecurityAdminConfiguration> configuration(ResourceId id) {
        int before = draft.problemCount();
        List<Collection> collections =
                facts.collections().stream().map(this::collection).toList();
        return draft.attempt(
                        "",
                        () -> new SecurityAdminConfiguration(
                                id, facts.scopeLevel(), facts.intentPolicies(), collections))
                .filter(made -> draft.problemCount() == before);
    }

    private Collection collection(CollectionFacts said) {
        String place = "collection '" + said.name() + "' of " + facts.label();
        References references = new References(draft, place);
        List<ResourceId> vnets = said.vnets().stream()
                .flatMap(name -> references.vnet(name).stream())
                .toList();
        List<SecurityAdminRule> rules = said.rules().stream()
                .flatMap(rule -> rule(place, rule).stream())
                .toList();
        return new Collection(said.name(), vnets, rules);
    }

    private Optional<SecurityAdminRule> rule(String collection, AdminRuleFacts said) {
        String place = "rule '" + said.match().name() + "' of " + collection;
        if (said.directions().size() != 1) {
            draft.problem(place + (said.directions().isEmpty() ? " says no direction" : " says two directions")
                    + "; allowed is one of inbound() and outbound()");
        }
        return namesGroups(place, said.match())
                ? Optional.empty()
                : new SecurityRuleDraft(draft, collection)
                        .rule(said.match())
                        .flatMap(match -> draft.attempt(collection, () -> new SecurityAdminRule(said.action(), match)));
    }

    private boolean namesGroups(String place, RuleFacts match) {
        List<RuleAddress> groups = Stream.concat(match.source().stream(), match.destination().stream())
                .filter(AsgDeclaration.class::isInstance)
                .toList();
        groups.forEach(group -> draft.problem(place + " names " + group + "; allowed are prefixes and service tags"));
        return !groups.isEmpty();
    }
}
