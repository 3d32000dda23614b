package io.canreach.model;

import java.util.stream.Stream;

/**
 * A rule that Azure Virtual Network Manager evaluates before all network security groups.
 *
 * @param action what it does
 * @param match its name, priority, direction and what it matches; its access goes with the action
 * @see <a href="https://learn.microsoft.com/azure/virtual-network-manager/concept-security-admins">Security admin rules</a>
 */
public record SecurityAdminRule(Action action, SecurityRule match) {
    /**
     * Checks that the access goes with the action, the priority, and that it names no application security group.
     *
     * @param action what it does
     * @param match its name, priority, direction and what it matches; its access goes with the action
     */
    public SecurityAdminRule {
        boolean deny = match.access() == Access.DENY;
        if (deny != (action == Action.DENY)) {
            throw new InvalidValueException(
                    "admin rule '" + match.name() + "' has action " + action + " and access " + match.access());
        }
        if (match.unsettled().isEmpty() && (match.priority() < 1 || match.priority() > MAX_PRIORITY)) {
            throw new InvalidValueException("admin rule '" + match.name() + "' has priority " + match.priority()
                    + "; allowed is 1 to " + MAX_PRIORITY);
        }
        if (Stream.concat(match.source().stream(), match.destination().stream())
                .anyMatch(AsgReference.class::isInstance)) {
            throw new InvalidValueException("admin rule '" + match.name()
                    + "' names an application security group; allowed are prefixes and service tags");
        }
    }

    private static final int MAX_PRIORITY = 4096;

    /** What an admin rule does with what it matches. */
    public enum Action {
        /** It hands on to network security groups, and no further admin rule is asked. */
        ALLOW("Allow"),
        /** It delivers, whatever network security groups say. */
        ALWAYS_ALLOW("AlwaysAllow"),
        /** It drops, whatever network security groups say. */
        DENY("Deny");

        private final String text;

        Action(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    @Override
    public String toString() {
        return match.priority() + " " + match.name() + " " + match.direction() + " " + action + " " + match.match();
    }
}
