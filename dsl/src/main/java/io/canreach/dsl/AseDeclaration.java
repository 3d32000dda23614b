package io.canreach.dsl;

import io.canreach.model.AppServiceEnvironment.Version;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import java.util.Optional;

/**
 * An App Service Environment, and a handle to ask about it. Unless said otherwise it is of version 1, which may share a
 * subnet with machines and cannot reach them, and its apps listen on its public VIP.
 *
 * @see <a href="https://learn.microsoft.com/azure/app-service/environment/overview">App Service Environment</a>
 */
public final class AseDeclaration extends Value implements Place {
    private final Facts facts;

    private AseDeclaration(Facts facts) {
        this.facts = facts;
    }

    /** What was said. */
    record Facts(
            String name,
            Optional<Version> version,
            boolean internal,
            Optional<String> internalAddress,
            Optional<String> vip) {
        Facts withVersion(Version value) {
            return new Facts(name, Optional.of(value), internal, internalAddress, vip);
        }
    }

    static AseDeclaration of(String name) {
        return new AseDeclaration(new Facts(name, Optional.empty(), false, Optional.empty(), Optional.empty()));
    }

    /**
     * Makes it of version 2.
     *
     * @return a new declaration
     */
    public AseDeclaration v2() {
        return new AseDeclaration(facts.withVersion(Version.V2));
    }

    /**
     * Makes it of version 3.
     *
     * @return a new declaration
     */
    public AseDeclaration v3() {
        return new AseDeclaration(facts.withVersion(Version.V3));
    }

    /**
     * Lets its apps listen inside its subnet (ILB), at an address that is not known.
     *
     * @return a new declaration
     */
    public AseDeclaration internal() {
        return new AseDeclaration(new Facts(facts.name, facts.version, true, facts.internalAddress, facts.vip));
    }

    /**
     * Lets its apps listen inside its subnet (ILB).
     *
     * @param address such as {@code 10.0.2.9}
     * @return a new declaration
     */
    public AseDeclaration internal(String address) {
        return new AseDeclaration(new Facts(facts.name, facts.version, true, Optional.of(address), facts.vip));
    }

    /**
     * Says its public address: where the apps of an external one listen, and by which it calls the Internet.
     *
     * @param address such as {@code 40.1.2.3}
     * @return a new declaration
     */
    public AseDeclaration vip(String address) {
        return new AseDeclaration(
                new Facts(facts.name, facts.version, facts.internal, facts.internalAddress, Optional.of(address)));
    }

    @Override
    public Endpoint endpoint() {
        return new Endpoint.Named(Endpoint.Kind.ASE, facts.name);
    }

    @Override
    public Endpoint endpointIn(Network network) {
        new Handle(network, endpoint()).checkEnvironment(facts);
        return endpoint();
    }

    @Override
    Facts facts() {
        return facts;
    }

    @Override
    public String toString() {
        return endpoint().toString();
    }
}
