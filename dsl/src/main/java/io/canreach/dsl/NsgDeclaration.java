package io.canreach.dsl;

import io.canreach.model.Access;
import io.canreach.model.Direction;
import java.util.List;

/**
 * A network security group. Its six default rules are always there; without others it admits what comes from the same
 * virtual network, and lets everything out.
 *
 * <pre>{@code
 * nsg("data")
 *     .allowInbound(100, "web").from(tag("Internet")).on(tcp(443))
 *     .denyInbound(4000, "deny-all")
 * }</pre>
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview">Network security
 *     groups</a>
 */
public sealed class NsgDeclaration extends Declaration permits NsgRuleDeclaration {
    private final Facts facts;

    NsgDeclaration(Facts facts) {
        this.facts = facts;
    }

    /** What was said. */
    record Facts(String name, String location, List<RuleFacts> rules) {
        String label() {
            return "NSG '" + name + "'";
        }
    }

    static NsgDeclaration of(String name) {
        return new NsgDeclaration(new Facts(name, "", List.of()));
    }

    final String name() {
        return facts.name;
    }

    /**
     * Says in which region the group is.
     *
     * @param region such as {@code South Central US} or {@code southcentralus}
     * @return a new declaration
     */
    public final NsgDeclaration location(String region) {
        return new NsgDeclaration(new Facts(facts.name, region, facts.rules));
    }

    /**
     * Adds a rule that lets traffic in: all of it, unless what follows narrows it.
     *
     * @param priority 100 to 4096, unique among the inbound rules; the lowest number that matches decides
     * @param name the rule's name, unique in the group
     * @return a new declaration
     */
    public final NsgRuleDeclaration allowInbound(int priority, String name) {
        return with(RuleFacts.of(priority, name, Direction.INBOUND, Access.ALLOW));
    }

    /**
     * Adds a rule that keeps traffic out: all of it, unless what follows narrows it.
     *
     * @param priority 100 to 4096, unique among the inbound rules; the lowest number that matches decides
     * @param name the rule's name, unique in the group
     * @return a new declaration
     */
    public final NsgRuleDeclaration denyInbound(int priority, String name) {
        return with(RuleFacts.of(priority, name, Direction.INBOUND, Access.DENY));
    }

    /**
     * Adds a rule that lets traffic out: all of it, unless what follows narrows it.
     *
     * @param priority 100 to 4096, unique among the outbound rules; the lowest number that matches decides
     * @param name the rule's name, unique in the group
     * @return a new declaration
     */
    public final NsgRuleDeclaration allowOutbound(int priority, String name) {
        return with(RuleFacts.of(priority, name, Direction.OUTBOUND, Access.ALLOW));
    }

    /**
     * Adds a rule that keeps traffic in: all of it, unless what follows narrows it.
     *
     * @param priority 100 to 4096, unique among the outbound rules; the lowest number that matches decides
     * @param name the rule's name, unique in the group
     * @return a new declaration
     */
    public final NsgRuleDeclaration denyOutbound(int priority, String name) {
        return with(RuleFacts.of(priority, name, Direction.OUTBOUND, Access.DENY));
    }

    @Override
    final Facts facts() {
        return facts;
    }

    @Override
    final void declareIn(Draft draft) {
        draft.nsg(facts);
    }

    @Override
    public final String toString() {
        return facts.label();
    }

    private NsgRuleDeclaration with(RuleFacts rule) {
        return new NsgRuleDeclaration(new Facts(facts.name, facts.location, Lists.plus(facts.rules, rule)));
    }
}
