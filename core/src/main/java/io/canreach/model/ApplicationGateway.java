package io.canreach.model;

import io.canreach.packet.IpSet;
import java.util.List;
import java.util.Optional;

/**
 * An application gateway: connections end at it, and it begins new ones from its own subnet.
 *
 * @param id the gateway's id
 * @param location the region, or empty where it is not known
 * @param subnet the subnet it stands in
 * @param version the kind of gateway
 * @param frontends where it is called
 * @param listeners on which ports
 * @param backends whom it calls
 * @see <a href="https://learn.microsoft.com/azure/application-gateway/configuration-infrastructure">Application Gateway infrastructure</a>
 */
public record ApplicationGateway(
        ResourceId id,
        String location,
        ResourceId subnet,
        Version version,
        List<Frontend> frontends,
        List<Listener> listeners,
        List<Backend> backends)
        implements Resource {
    /**
     * Copies the lists.
     *
     * @param id the gateway's id
     * @param location the region, or empty where it is not known
     * @param subnet the subnet it stands in
     * @param version the kind of gateway
     * @param frontends where it is called
     * @param listeners on which ports
     * @param backends whom it calls
     */
    public ApplicationGateway {
        frontends = List.copyOf(frontends);
        listeners = List.copyOf(listeners);
        backends = List.copyOf(backends);
    }

    /** The two kinds of application gateway. */
    public enum Version {
        /** Version 1. */
        V1,
        /** Version 2. */
        V2
    }

    /**
     * An address at which an application gateway is called.
     *
     * @param name unique in its gateway
     * @param publicIp the public IP address resource of a public frontend
     * @param privateAddress the address of a private frontend; unknown for a public one
     */
    public record Frontend(String name, Optional<ResourceId> publicIp, HostAddress privateAddress) {}

    /**
     * A port on which an application gateway listens.
     *
     * @param frontend the frontend's name
     * @param port the TCP port
     */
    public record Listener(String frontend, int port) {}

    /**
     * Who answers, and on which port.
     *
     * @param addresses the addresses of the members
     * @param port the TCP port
     */
    public record Backend(List<HostAddress> addresses, int port) {
        /**
         * Copies the lists.
         *
         * @param addresses the addresses of the members
         * @param port the TCP port
         */
        public Backend {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * The known addresses of those it calls.
     *
     * @return the members of all backends
     */
    public IpSet backendAddresses() {
        return IpSet.unionOf(backends.stream()
                .flatMap(backend -> backend.addresses().stream())
                .filter(KnownAddress.class::isInstance)
                .map(address -> IpSet.of(((KnownAddress) address).ip()))
                .toList());
    }

    @Override
    public String kind() {
        return "application gateway";
    }

    @Override
    public String toString() {
        return label();
    }
}
