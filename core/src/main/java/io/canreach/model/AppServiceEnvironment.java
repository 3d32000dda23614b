package io.canreach.model;

import java.util.List;

/**
 * An App Service Environment: apps that run inside a subnet of a virtual network.
 *
 * @param id the environment's id
 * @param location the region, or empty where it is not known
 * @param version which generation it is
 * @param subnet the subnet it stands in
 * @param internalLoadBalancing which of its endpoints stand inside the subnet
 * @param inboundAddress where its internal endpoints listen (the ILB address), or the public VIP of an external one
 * @param outboundAddresses the public addresses by which it calls the Internet, at least one: for versions 1 and 2 the public
 *     VIP, by which they are also managed; version 3 has several
 * @param settings what is switched on or added
 * @see <a href="https://learn.microsoft.com/azure/app-service/environment/overview">App Service Environment</a>
 */
public record AppServiceEnvironment(
        ResourceId id,
        String location,
        Version version,
        ResourceId subnet,
        InternalLoadBalancing internalLoadBalancing,
        HostAddress inboundAddress,
        List<HostAddress> outboundAddresses,
        AseSettings settings)
        implements Resource {
    private static final int ADDRESSES = 12;
    private static final int ADDRESSES_V3 = 4;

    /** The three generations. */
    public enum Version {
        /** The first generation, which may stand in a classic network and share its subnet. */
        V1("v1"),
        /** The second generation. */
        V2("v2"),
        /** The third generation, which needs no inbound or outbound rule to be managed. */
        V3("v3");

        private final String text;

        Version(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Copies the addresses.
     *
     * @param id the environment's id
     * @param location the region, or empty where it is not known
     * @param version which generation it is
     * @param subnet the subnet it stands in
     * @param internalLoadBalancing which of its endpoints stand inside the subnet
     * @param inboundAddress where its internal endpoints listen (the ILB address), or the public VIP of an external one
     * @param outboundAddresses the public addresses by which it calls the Internet, at least one: for versions 1 and 2 the public
     *     VIP, by which they are also managed; version 3 has several
     * @param settings what is switched on or added
     * @throws IllegalArgumentException when there is no outbound address, known or unknown
     */
    public AppServiceEnvironment {
        outboundAddresses = List.copyOf(outboundAddresses);
        if (outboundAddresses.isEmpty()) {
            throw new IllegalArgumentException(
                    "ase '" + id.name() + "' has no outbound address; allowed is at least one, which may be unknown");
        }
    }

    /**
     * An environment whose apps listen on its public VIP, with no address declared.
     *
     * @param id the environment's id
     * @param version which generation it is
     * @param subnet the subnet's id
     * @return the environment
     */
    public static AppServiceEnvironment external(ResourceId id, Version version, ResourceId subnet) {
        Unknown undeclared = new Unknown("the public VIP of ase '" + id.name() + "' is not declared");
        return new AppServiceEnvironment(
                id,
                "",
                version,
                subnet,
                InternalLoadBalancing.NONE,
                undeclared,
                List.of(undeclared),
                AseSettings.STANDARD);
    }

    /**
     * Whether its apps listen inside the subnet (ILB).
     *
     * @return false when they listen on its public VIP
     */
    public boolean internal() {
        return internalLoadBalancing.isWeb();
    }

    /**
     * The public address by which it calls the Internet, which is the public VIP of versions 1 and 2.
     *
     * @return the first of its outbound addresses
     */
    public HostAddress outboundAddress() {
        return outboundAddresses.get(0);
    }

    /**
     * The public address at which something of it listens: apps of an external environment, management of versions 1 and 2.
     *
     * @return the VIP; unknown where it is not known, and where an internal environment of version 3 has none
     */
    public HostAddress publicVip() {
        boolean external = internalLoadBalancing == InternalLoadBalancing.NONE;
        if (external && (version == Version.V3 || inboundAddress instanceof KnownAddress)) {
            return inboundAddress;
        }
        return version == Version.V3 ? new Unknown(label() + " is internal and has no public VIP") : outboundAddress();
    }

    /**
     * How many addresses of its subnet it uses before the first app runs.
     *
     * @return 12 for versions 1 and 2, and one more for an internal one; what version 3 uses at least, 4
     */
    public int neededAddresses() {
        if (version == Version.V3) {
            return ADDRESSES_V3;
        }
        return internalLoadBalancing == InternalLoadBalancing.NONE ? ADDRESSES : ADDRESSES + 1;
    }

    @Override
    public String kind() {
        return "ase";
    }

    @Override
    public String label() {
        return "ase '" + name() + "' (" + version + ")";
    }

    @Override
    public String toString() {
        return label();
    }
}
