package io.canreach.dsl;

import io.canreach.dsl.LoadBalancerPart.OutboundRule;
import io.canreach.packet.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A load balancer to which an outbound rule was added last: what follows narrows that rule. Unless said otherwise it is
 * for any protocol, by all frontends, and for the only pool.
 *
 * @see <a href="https://learn.microsoft.com/azure/load-balancer/outbound-rules">Outbound rules</a>
 */
public final class OutboundRuleDeclaration extends LoadBalancerDeclaration {
    OutboundRuleDeclaration(LoadBalancerFacts facts) {
        super(facts);
    }

    /**
     * Says by which frontends members get out.
     *
     * @param first a frontend's name
     * @param more further frontends
     * @return a new declaration
     */
    public OutboundRuleDeclaration at(String first, String... more) {
        return with(rule -> rule.at(Lists.concat(List.of(first), List.of(more))));
    }

    /**
     * Says whose members get out.
     *
     * @param name the pool's name
     * @return a new declaration
     */
    public OutboundRuleDeclaration forPool(String name) {
        return with(rule -> new OutboundRule(rule.name(), rule.protocol(), rule.frontends(), Optional.of(name)));
    }

    /**
     * Narrows the rule to one protocol.
     *
     * @param value TCP, UDP or any
     * @return a new declaration
     */
    public OutboundRuleDeclaration protocol(Protocol value) {
        return with(rule -> new OutboundRule(rule.name(), value, rule.frontends(), rule.pool()));
    }

    private OutboundRuleDeclaration with(UnaryOperator<OutboundRule> change) {
        return new OutboundRuleDeclaration(facts().withLast(OutboundRule.class, change));
    }
}
