package io.canreach.dsl;

import io.canreach.model.DeploymentModel;
import io.canreach.model.NetworkSecurityGroup;
import io.canreach.model.ResourceId;
import io.canreach.model.SecurityRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a network security group of what was said. */
record NsgDraft(Draft draft, NsgDeclaration.Facts facts) {
    /** The same rules are two groups in the two deployment models. */
    private record Said(NsgDeclaration.Facts facts, DeploymentModel model) {}

    Optional<ResourceId> add(DeploymentModel model) {
        ResourceId id = id();
        return draft.once(facts.label(), id, new Said(facts, model), () -> group(id, model));
    }

    /** A group that stands by itself as well as in a classic network is the one that is there. */
    void addUnlessAttached() {
        add(draft.said(id())
                .filter(Said.class::isInstance)
                .map(other -> ((Said) other).model)
                .orElse(DeploymentModel.RESOURCE_MANAGER));
    }

    private ResourceId id() {
        return draft.id("NSG", "networkSecurityGroups", facts.name());
    }

    private Optional<NetworkSecurityGroup> group(ResourceId id, DeploymentModel model) {
        int before = draft.problemCount();
        SecurityRuleDraft reader = new SecurityRuleDraft(draft, facts.label());
        List<SecurityRule> rules = new ArrayList<>();
        for (RuleFacts rule : facts.rules()) {
            reader.rule(rule).ifPresent(rules::add);
        }
        Optional<NetworkSecurityGroup> group =
                draft.attempt("", () -> new NetworkSecurityGroup(id, model, facts.location(), rules));
        return draft.problemCount() == before ? group : Optional.empty();
    }
}
