package io.canreach.dsl;

import io.canreach.dsl.LoadBalancerPart.NatRule;
import java.util.List;

/**
 * A load balancer to which an inbound NAT rule was added last: what follows narrows that rule. Unless said otherwise it is
 * at the only frontend of each family.
 *
 * @see <a href="https://learn.microsoft.com/azure/load-balancer/inbound-nat-rules">Inbound NAT rules</a>
 */
public final class InboundNatRuleDeclaration extends LoadBalancerDeclaration {
    InboundNatRuleDeclaration(LoadBalancerFacts facts) {
        super(facts);
    }

    /**
     * Says at which frontends the rule is; in Azure it is a rule for each.
     *
     * @param first a frontend's name
     * @param more further frontends
     * @return a new declaration
     */
    public InboundNatRuleDeclaration at(String first, String... more) {
        List<String> frontends = Lists.concat(List.of(first), List.of(more));
        return new InboundNatRuleDeclaration(facts().withLast(NatRule.class, rule -> rule.at(frontends)));
    }
}
