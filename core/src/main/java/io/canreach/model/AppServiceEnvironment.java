package io.canreach.model;

/**
 * An App Service Environment: apps that run inside a subnet of a virtual network.
 *
 * @param id the environment's id
 * @param location the region, or empty where it is not known
 * @param version which generation it is
 * @param subnet the subnet it stands in
 * @param internal true when its apps listen on an address inside the subnet (ILB), false when on its public VIP
 * @param inboundAddress where its apps listen: the ILB address of an internal one, the public VIP of an external one
 * @param outboundAddress the public address by which it calls the Internet; for version 1 and 2 also where it is managed
 * @see <a href="https://learn.microsoft.com/azure/app-service/environment/overview">App Service Environment</a>
 */
public record AppServiceEnvironment(
        ResourceId id,
        String location,
        Version version,
        ResourceId subnet,
        boolean internal,
        HostAddress inboundAddress,
        HostAddress outboundAddress)
        implements Resource {
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
     * An environment whose apps listen on its public VIP, with no address declared.
     *
     * @param id the environment's id
     * @param version which generation it is
     * @param subnet the subnet's id
     * @return the environment
     */
    public static AppServiceEnvironment external(ResourceId id, Version version, ResourceId subnet) {
        Unknown undeclared = new Unknown("the public VIP of ase '" + id.name() + "' is not declared");
        return new AppServiceEnvironment(id, "", version, subnet, false, undeclared, undeclared);
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
