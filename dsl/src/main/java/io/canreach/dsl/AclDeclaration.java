package io.canreach.dsl;

import io.canreach.model.AclRule.Action;
import java.util.List;

/**
 * The network ACL of a classic endpoint: rules by ascending order, the first match decides. As soon as one rule permits,
 * what none matches is refused.
 *
 * @see <a href="https://learn.microsoft.com/previous-versions/azure/virtual-network/virtual-networks-acl">Endpoint
 *     access control lists</a>
 */
public final class AclDeclaration extends Value {
    private final Facts facts;

    private AclDeclaration(List<RuleFacts> rules) {
        this.facts = new Facts(rules);
    }

    /** What was said. */
    record Facts(List<RuleFacts> rules) {}

    /** What was said of one rule. */
    record RuleFacts(int order, Action action, String remoteSubnet) {}

    static AclDeclaration empty() {
        return new AclDeclaration(List.of());
    }

    /**
     * Adds a rule that admits.
     *
     * @param order its place, 0 or more, unique in the list
     * @param remoteSubnet the sources, an IPv4 prefix such as {@code 10.0.0.0/16}; host bits are cleared, as Azure does
     * @return a new declaration
     */
    public AclDeclaration permit(int order, String remoteSubnet) {
        return new AclDeclaration(Lists.plus(facts.rules, new RuleFacts(order, Action.PERMIT, remoteSubnet)));
    }

    /**
     * Adds a rule that refuses.
     *
     * @param order its place, 0 or more, unique in the list
     * @param remoteSubnet the sources, an IPv4 prefix such as {@code 10.0.0.0/16}; host bits are cleared, as Azure does
     * @return a new declaration
     */
    public AclDeclaration deny(int order, String remoteSubnet) {
        return new AclDeclaration(Lists.plus(facts.rules, new RuleFacts(order, Action.DENY, remoteSubnet)));
    }

    AclDeclaration and(AclDeclaration more) {
        return new AclDeclaration(Lists.concat(facts.rules, more.facts.rules));
    }

    @Override
    Facts facts() {
        return facts;
    }

    @Override
    public String toString() {
        return "ACL of " + facts.rules.size() + (facts.rules.size() == 1 ? " rule" : " rules");
    }
}
