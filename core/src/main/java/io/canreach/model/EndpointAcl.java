package io.canreach.model;

import java.util.Comparator;
import java.util.List;

/**
 * The network ACL of a classic endpoint: rules in ascending order, the first match decides. What no rule matches is
 * refused as soon as one rule permits, and admitted otherwise.
 *
 * @param rules at most 50, by ascending order
 * @see <a href="https://learn.microsoft.com/previous-versions/azure/virtual-network/virtual-networks-acl">Endpoint
 *     access control lists</a>
 */
public record EndpointAcl(List<AclRule> rules) {
    private static final int MAX_RULES = 50;

    /**
     * Sorts the rules and checks their number and that no order is used twice.
     *
     * @param rules at most 50, by ascending order
     */
    public EndpointAcl {
        rules = rules.stream().sorted(Comparator.comparingInt(AclRule::order)).toList();
        if (rules.size() > MAX_RULES) {
            throw new InvalidValueException(
                    "an endpoint ACL has " + rules.size() + " rules; at most " + MAX_RULES + " are allowed");
        }
        for (int i = 1; i < rules.size(); i++) {
            if (rules.get(i).order() == rules.get(i - 1).order()) {
                throw new InvalidValueException("an endpoint ACL has two rules of order "
                        + rules.get(i).order() + "; an order may be used once");
            }
        }
    }

    /**
     * A list of which nothing is known: it may admit anybody and refuse anybody.
     *
     * @param reason why it is not known
     * @return a list that decides for no source with certainty
     */
    public static EndpointAcl unknown(Unknown reason) {
        return new EndpointAcl(List.of(
                new AclRule(0, AclRule.Action.PERMIT, reason, ""), new AclRule(1, AclRule.Action.DENY, reason, "")));
    }

    /**
     * Whether nothing is known of the list, so that there may be none.
     *
     * @return true when it has rules, all of them for sources that are not known
     */
    public boolean isUnknown() {
        return !rules.isEmpty() && rules.stream().allMatch(rule -> rule.remoteSubnet() instanceof Unknown);
    }

    /**
     * What happens to a source that no rule matches.
     *
     * @return DENY when a rule permits, otherwise PERMIT
     */
    public AclRule.Action defaultAction() {
        boolean permits = rules.stream().anyMatch(rule -> rule.action() == AclRule.Action.PERMIT);
        return permits ? AclRule.Action.DENY : AclRule.Action.PERMIT;
    }

    /**
     * Whether rules of both actions stand in the list; Microsoft's page never states what its default is then.
     *
     * @return true for a mixture
     */
    public boolean isMixed() {
        return rules.stream().map(AclRule::action).distinct().count() > 1;
    }
}
