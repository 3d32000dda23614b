package io.canreach.model;

/**
 * An application security group: a name that interfaces carry and rules refer to.
 *
 * @param id the group's id
 * @param location the region, or empty where it is not known
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/application-security-groups">Application security
 *     groups</a>
 */
public record ApplicationSecurityGroup(ResourceId id, String location) implements Resource {
    @Override
    public String kind() {
        return "ASG";
    }

    @Override
    public String toString() {
        return label();
    }
}
