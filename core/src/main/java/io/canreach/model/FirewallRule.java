package io.canreach.model;

/** One rule of a firewall's rule collection. */
public sealed interface FirewallRule permits NetworkRule, ApplicationRule, DnatRule {
    /**
     * The rule's name.
     *
     * @return the name
     */
    String name();
}
