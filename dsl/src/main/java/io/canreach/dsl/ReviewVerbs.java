package io.canreach.dsl;

/** The verbs about what does nothing in a network, and about NSGs compared. */
abstract class ReviewVerbs {
    ReviewVerbs() {}

    /**
     * Some packet reaches every rule of every list.
     *
     * @return the rule
     */
    public static ReviewRule noDeadRules() {
        return ReviewRule.noDeadRules();
    }

    /**
     * Without any rule of any list some packet would fare otherwise.
     *
     * @return the rule
     */
    public static ReviewRule noRedundantRules() {
        return ReviewRule.noRedundantRules();
    }

    /**
     * Every route of a table or a gateway is chosen for some destination.
     *
     * @return the rule
     */
    public static ReviewRule noUnusedRoutes() {
        return ReviewRule.noUnusedRoutes();
    }

    /**
     * Every NSG, application security group, route table, NAT gateway and public IP is in use.
     *
     * @return the rule
     */
    public static ReviewRule nothingUnattached() {
        return ReviewRule.nothingUnattached();
    }

    /**
     * Two NSGs decide every packet alike, wherever they are attached.
     *
     * @param before the one, looked up by its name
     * @param after the other, looked up by its name
     * @return the rule
     */
    public static EquivalenceRule equivalent(NsgDeclaration before, NsgDeclaration after) {
        return EquivalenceRule.of(before, after);
    }
}
