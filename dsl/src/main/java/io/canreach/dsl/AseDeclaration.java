package io.canreach.dsl;

import io.canreach.model.AppServiceEnvironment;
import io.canreach.model.AppServiceEnvironment.Version;
import io.canreach.model.Endpoint;
import io.canreach.model.InternalLoadBalancing;
import io.canreach.model.Network;
import io.canreach.reach.Names;
import java.util.Arrays;
import java.util.Optional;

/**
 * An App Service Environment, and a handle to ask about it. Unless said otherwise it is of version 1, which may share a
 * subnet with machines and cannot reach them, and its apps listen on its public VIP.
 *
 * <pre>{@code
 * ase("web-ase").v3().internal("10.0.2.9").vip("40.1.2.3").ftp().remoteDebug();
 * }</pre>
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
            InternalLoadBalancing mode,
            Optional<String> internalAddress,
            Optional<String> vip,
            AseExtras extras) {
        Facts withVersion(Version value) {
            return new Facts(name, Optional.of(value), mode, internalAddress, vip, extras);
        }

        Facts withMode(InternalLoadBalancing value, Optional<String> address) {
            return new Facts(name, version, value, address, vip, extras);
        }

        Facts withVip(String address) {
            return new Facts(name, version, mode, internalAddress, Optional.of(address), extras);
        }

        Facts with(AseExtras value) {
            return new Facts(name, version, mode, internalAddress, vip, value);
        }

        boolean isInternal() {
            return mode != InternalLoadBalancing.NONE;
        }
    }

    static AseDeclaration of(String name) {
        return new AseDeclaration(new Facts(
                name,
                Optional.empty(),
                InternalLoadBalancing.NONE,
                Optional.empty(),
                Optional.empty(),
                AseExtras.NONE));
    }

    /**
     * Makes it of version 1, as it is unless another version is said. A handle that says so is compared with the network.
     *
     * @return a new declaration
     */
    public AseDeclaration v1() {
        return new AseDeclaration(facts.withVersion(Version.V1));
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
        return new AseDeclaration(facts.withMode(InternalLoadBalancing.WEB_AND_PUBLISHING, facts.internalAddress));
    }

    /**
     * Lets its apps listen inside its subnet (ILB).
     *
     * @param address such as {@code 10.0.2.9}
     * @return a new declaration
     */
    public AseDeclaration internal(String address) {
        return new AseDeclaration(facts.withMode(InternalLoadBalancing.WEB_AND_PUBLISHING, Optional.of(address)));
    }

    /**
     * Says which of its endpoints listen inside its subnet, as Azure's {@code internalLoadBalancingMode} does.
     *
     * @param mode the apps, publishing, both or none
     * @return a new declaration
     */
    public AseDeclaration internalLoadBalancing(InternalLoadBalancing mode) {
        return new AseDeclaration(facts.withMode(mode, facts.internalAddress));
    }

    /**
     * Says its public address: where the apps of an external one listen, and by which it calls the Internet.
     *
     * @param address such as {@code 40.1.2.3}
     * @return a new declaration
     */
    public AseDeclaration vip(String address) {
        return new AseDeclaration(facts.withVip(address));
    }

    /**
     * Says the public addresses by which one of version 3 calls the Internet; unless said that is its public VIP.
     *
     * @param first such as {@code 40.1.2.4}
     * @param more others
     * @return a new declaration
     */
    public AseDeclaration outbound(String first, String... more) {
        AseExtras extras = facts.extras.withOutbound(first);
        for (String each : more) {
            extras = extras.withOutbound(each);
        }
        return new AseDeclaration(facts.with(extras));
    }

    /**
     * Lets one of version 3 listen for FTP, which versions 1 and 2 always do.
     *
     * @return a new declaration
     */
    public AseDeclaration ftp() {
        return new AseDeclaration(
                facts.with(facts.extras.with(facts.extras.switches().withFtp())));
    }

    /**
     * Lets one of version 3 listen for remote debugging, which versions 1 and 2 always do.
     *
     * @return a new declaration
     */
    public AseDeclaration remoteDebug() {
        return new AseDeclaration(
                facts.with(facts.extras.with(facts.extras.switches().withRemoteDebug())));
    }

    /**
     * Tells one of version 2 the public addresses by which its calls leave where an appliance or a site translates them:
     * Azure's {@code userWhitelistedIpRanges}.
     *
     * @param prefixes such as {@code 203.0.113.0/28}
     * @return a new declaration
     */
    public AseDeclaration egress(String... prefixes) {
        AseExtras extras = facts.extras;
        for (String each : Arrays.asList(prefixes)) {
            extras = extras.withEgress(each);
        }
        return new AseDeclaration(facts.with(extras));
    }

    /**
     * Gives one app of an external one of version 1 or 2 a public address for itself, which leads to a pair of ports.
     *
     * @param address such as {@code 40.1.2.9}
     * @param httpPort where HTTP arrives inside the subnet, 0 to 65535
     * @param httpsPort where HTTPS arrives inside the subnet, 0 to 65535
     * @return a new declaration
     */
    public AseDeclaration ipSsl(String address, int httpPort, int httpsPort) {
        return new AseDeclaration(
                facts.with(facts.extras.withIpSsl(new AseExtras.IpSsl(address, httpPort, httpsPort))));
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

    /** The environment of a network that this handle is for. */
    AppServiceEnvironment in(Network network) {
        endpointIn(network);
        return Names.environment(network, facts.name);
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
