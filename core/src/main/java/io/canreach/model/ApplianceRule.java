package io.canreach.model;

/**
 * One rule of an appliance: the first that matches decides.
 *
 * @param access what it does
 * @param match what it matches
 */
public record ApplianceRule(Access access, NetworkRule match) {}
