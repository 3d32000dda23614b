package io.canreach.model;

/**
 * The members of an application security group, named by a rule.
 *
 * @param group the group's id
 */
public record AsgReference(ResourceId group) implements AddressMatch {
    @Override
    public String toString() {
        return group.name();
    }
}
