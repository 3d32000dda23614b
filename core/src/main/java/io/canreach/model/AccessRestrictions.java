package io.canreach.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whom a site of a web app serves at its public entry. The first rule that matches decides. Where none does, the default action
 * decides if it is set; otherwise everybody is served where there is no rule at all, and nobody else where there is one.
 *
 * @param rules the rules as they are stored
 * @param defaultAction what is done with callers that no rule matches, where that is set
 * @see <a href="https://learn.microsoft.com/azure/app-service/overview-access-restrictions">Access restrictions</a>
 */
public record AccessRestrictions(List<AccessRestriction> rules, Optional<Access> defaultAction) {
    /** No rule: everybody is served. */
    public static final AccessRestrictions NONE = new AccessRestrictions(List.of(), Optional.empty());

    /**
     * Copies the rules.
     *
     * @param rules the rules as they are stored
     * @param defaultAction what is done with callers that no rule matches, where that is set
     */
    public AccessRestrictions {
        rules = List.copyOf(rules);
    }

    /**
     * The rules in the order in which they are asked.
     *
     * @return by priority; those of one priority as they are stored
     */
    public List<AccessRestriction> ordered() {
        return rules.stream()
                .sorted(Comparator.comparingInt(AccessRestriction::priority))
                .toList();
    }

    /**
     * What is done with callers that no rule matches.
     *
     * @return the default action where it is set, or else what Azure does: deny as soon as there is a rule
     */
    public Access otherwise() {
        return defaultAction.orElse(rules.isEmpty() ? Access.ALLOW : Access.DENY);
    }
}
