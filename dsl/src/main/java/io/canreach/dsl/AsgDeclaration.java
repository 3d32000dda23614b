package io.canreach.dsl;

import io.canreach.model.AddressMatch;
import io.canreach.model.AsgReference;
import io.canreach.model.ResourceId;

/**
 * An application security group: a name that interfaces carry and security rules refer to. Whatever carries it or refers
 * to it declares it.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/application-security-groups">Application security
 *     groups</a>
 */
public final class AsgDeclaration extends Declaration implements RuleAddress {
    private final Facts facts;

    AsgDeclaration(String name) {
        this.facts = new Facts(name);
    }

    /** What was said. */
    record Facts(String name) {}

    @Override
    public AddressMatch match() {
        return new AsgReference(ResourceId.of("applicationSecurityGroups", facts.name));
    }

    @Override
    Facts facts() {
        return facts;
    }

    @Override
    void declareIn(Draft draft) {
        draft.asg(facts.name);
    }

    @Override
    public String toString() {
        return "ASG '" + facts.name + "'";
    }
}
