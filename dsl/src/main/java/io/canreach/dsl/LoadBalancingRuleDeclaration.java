package io.canreach.dsl;

import io.canreach.dsl.LoadBalancerPart.Rule;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A load balancer to which a load-balancing rule was added last: what follows narrows that rule. Unless said otherwise it
 * is at the only frontend of each family, and for the only pool.
 *
 * @see <a href="https://learn.microsoft.com/azure/load-balancer/components#load-balancing-rules">Load-balancing rules</a>
 */
public final class LoadBalancingRuleDeclaration extends LoadBalancerDeclaration {
    LoadBalancingRuleDeclaration(LoadBalancerFacts facts) {
        super(facts);
    }

    /**
     * Says at which frontends the rule is; in Azure it is a rule for each.
     *
     * @param first a frontend's name
     * @param more further frontends
     * @return a new declaration
     */
    public LoadBalancingRuleDeclaration at(String first, String... more) {
        return with(rule -> rule.at(Lists.concat(List.of(first), List.of(more))));
    }

    /**
     * Says which pool answers.
     *
     * @param name the pool's name
     * @return a new declaration
     */
    public LoadBalancingRuleDeclaration forPool(String name) {
        return with(rule -> rule.forPool(name));
    }

    /**
     * Asks the health of members at a TCP port, for this rule alone.
     *
     * @param port 0 to 65535
     * @return a new declaration
     * @throws IllegalArgumentException when the number is no port
     */
    public LoadBalancingRuleDeclaration ownProbe(int port) {
        int number = port(port);
        return with(rule -> rule.probedAt(number));
    }

    /**
     * Leaves the frontend's address as the destination that members see (direct server return).
     *
     * @return a new declaration
     */
    public LoadBalancingRuleDeclaration floatingIp() {
        return with(Rule::withFloatingIp);
    }

    /**
     * Keeps members from getting out to the Internet by the rule's frontend.
     *
     * @return a new declaration
     */
    public LoadBalancingRuleDeclaration withoutOutboundSnat() {
        return with(Rule::withoutOutboundSnat);
    }

    private LoadBalancingRuleDeclaration with(UnaryOperator<Rule> change) {
        return new LoadBalancingRuleDeclaration(facts().withLast(Rule.class, change));
    }
}
