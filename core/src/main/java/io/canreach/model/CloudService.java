package io.canreach.model;

/**
 * A classic cloud service: the owner of the public address (VIP) on which its machines' input endpoints listen.
 *
 * @param id the service's id
 * @param location the region, or empty where it is not known
 * @param publicAddress the VIP, or unknown
 */
public record CloudService(ResourceId id, String location, HostAddress publicAddress) implements Resource {
    @Override
    public String kind() {
        return "cloud service";
    }

    @Override
    public String toString() {
        return label() + " " + publicAddress;
    }
}
