package io.canreach.model;

import io.canreach.packet.IpFamily;

/**
 * A public IP address resource.
 *
 * @param id the resource's id
 * @param location the region, or empty where it is not known
 * @param sku Basic is open until an NSG closes it, Standard is closed until an NSG opens it
 * @param family IPv4 or IPv6
 * @param address the address, unknown while it is not allocated
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/ip-services/public-ip-addresses">Public IP
 *     addresses</a>
 */
public record PublicIpAddress(ResourceId id, String location, Sku sku, IpFamily family, HostAddress address)
        implements Resource {
    /** The two kinds of public IP address. */
    public enum Sku {
        /** Open until an NSG closes it; retired by Azure in September 2025. */
        BASIC,
        /** Closed until an NSG opens it. */
        STANDARD,
        /** Like Standard, for what takes no other, such as a StandardV2 NAT gateway. */
        STANDARD_V2
    }

    /**
     * Checks the family.
     *
     * @param id the resource's id
     * @param location the region, or empty where it is not known
     * @param sku Basic is open until an NSG closes it, Standard is closed until an NSG opens it
     * @param family IPv4 or IPv6
     * @param address the address, unknown while it is not allocated
     */
    public PublicIpAddress {
        if (address instanceof KnownAddress known && known.ip().family() != family) {
            throw new InvalidValueException(
                    "public IP '" + id.name() + "' is " + family + " but has the address " + known);
        }
    }

    @Override
    public String kind() {
        return "public IP";
    }

    @Override
    public String toString() {
        return label() + " " + address;
    }
}
