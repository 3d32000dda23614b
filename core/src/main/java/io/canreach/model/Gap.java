package io.canreach.model;

/**
 * Something in front of or behind a resource that is known to be there and is not modelled, so that answers which depend
 * on it are undetermined instead of wrong.
 *
 * @param affected the interface, subnet, virtual network, service or app it is about; for USE an NSG or another resource that is
 *     attached to others
 * @param effect what it may change
 * @param reason what was met
 */
public record Gap(ResourceId affected, Effect effect, Unknown reason) {
    /** What a gap may change. */
    public enum Effect {
        /** Further ways from the Internet to the resource, such as a load balancer. */
        WAY_IN,
        /** Another way from the resource to the Internet, such as a NAT gateway. */
        WAY_OUT,
        /** Rules evaluated before or instead of NSGs; of a service or an app, whom it lets in. */
        SECURITY,
        /** Further routes. */
        ROUTING,
        /** The address space of a virtual network, which then need not be declared; or who has which address of a subnet. */
        ADDRESSES,
        /** Further users of a public IP, an NSG, an application security group, a route table or a NAT gateway. */
        USE
    }
}
