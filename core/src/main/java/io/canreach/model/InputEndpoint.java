package io.canreach.model;

import io.canreach.packet.Protocol;
import java.util.Optional;

/**
 * A classic endpoint: a port on the public address of a cloud service that leads to a port of a machine.
 *
 * @param name the endpoint's name
 * @param protocol TCP or UDP
 * @param publicPort 1 to 65535, on the cloud service's public address
 * @param privatePort 1 to 65535, on the machine
 * @param acl the network ACL that guards the endpoint; an endpoint without one is open to every source
 * @param loadBalancedSet the name of the set in which several machines share the public port
 * @see <a href="https://learn.microsoft.com/previous-versions/azure/virtual-network/virtual-networks-acl">Endpoint
 *     access control lists</a>
 */
public record InputEndpoint(
        String name,
        Protocol protocol,
        int publicPort,
        int privatePort,
        Optional<EndpointAcl> acl,
        Optional<String> loadBalancedSet) {
    /**
     * Checks protocol and ports.
     *
     * @param name the endpoint's name
     * @param protocol TCP or UDP
     * @param publicPort 1 to 65535, on the cloud service's public address
     * @param privatePort 1 to 65535, on the machine
     * @param acl the network ACL that guards the endpoint; an endpoint without one is open to every source
     * @param loadBalancedSet the name of the set in which several machines share the public port
     */
    public InputEndpoint {
        if (protocol != Protocol.TCP && protocol != Protocol.UDP) {
            throw new InvalidValueException(
                    "endpoint '" + Texts.cut(name) + "' has protocol " + protocol + "; allowed is TCP or UDP");
        }
        check(name, "public", publicPort);
        check(name, "private", privatePort);
    }

    /**
     * An endpoint that leads to the same port of its machine, open to every source.
     *
     * @param name the endpoint's name
     * @param protocol TCP or UDP
     * @param port 1 to 65535
     * @return the endpoint
     */
    public static InputEndpoint of(String name, Protocol protocol, int port) {
        return new InputEndpoint(name, protocol, port, port, Optional.empty(), Optional.empty());
    }

    /**
     * This endpoint guarded by a network ACL.
     *
     * @param value the ACL
     * @return a new endpoint
     */
    public InputEndpoint withAcl(EndpointAcl value) {
        return new InputEndpoint(name, protocol, publicPort, privatePort, Optional.of(value), loadBalancedSet);
    }

    @Override
    public String toString() {
        return "endpoint '" + name + "' " + protocol + " " + publicPort + " -> " + privatePort;
    }

    private static void check(String name, String which, int port) {
        if (port < 1 || port > 65535) {
            throw new InvalidValueException(
                    "endpoint '" + Texts.cut(name) + "' has " + which + " port " + port + "; allowed is 1 to 65535");
        }
    }
}
