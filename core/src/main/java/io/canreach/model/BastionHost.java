package io.canreach.model;

import java.util.Optional;

/**
 * A bastion: sessions to machines start from its {@code AzureBastionSubnet}.
 *
 * @param id the bastion's id
 * @param location the region, or empty where it is not known
 * @param subnet the subnet it stands in
 * @param sku the kind of bastion
 * @param publicIp its public IP address resource; none for a private-only one
 * @see <a href="https://learn.microsoft.com/azure/bastion/bastion-nsg">Bastion and NSGs</a>
 */
public record BastionHost(ResourceId id, String location, ResourceId subnet, Sku sku, Optional<ResourceId> publicIp)
        implements Resource {

    /** The name that a subnet for bastions must have. */
    public static final String SUBNET = "AzureBastionSubnet";

    /** The kinds of bastion. */
    public enum Sku {
        /** Ports 22 and 3389 only. */
        BASIC,
        /** Any port of the target. */
        STANDARD,
        /** Any port of the target, and without a public address where wanted. */
        PREMIUM
    }

    @Override
    public String kind() {
        return "bastion";
    }

    @Override
    public String toString() {
        return label();
    }
}
