package io.canreach.dsl;

import io.canreach.model.ApplicationGateway;
import io.canreach.model.ApplicationGateway.Version;
import io.canreach.model.Endpoint;
import io.canreach.model.HostAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An application gateway, and a handle to ask about it: connections end at it, and it begins new ones to its backends.
 * Unless said otherwise it is of version 2.
 *
 * <pre>{@code
 * applicationGateway("agw").publicIp("20.1.2.3").privateIp("10.0.3.4").listen(443).backend(8080, vm("web1"), ip("10.0.1.5"))
 * }</pre>
 *
 * @see <a href="https://learn.microsoft.com/azure/application-gateway/configuration-infrastructure">Application Gateway
 *     infrastructure</a>
 */
public final class ApplicationGatewayDeclaration extends SubnetResource {
    private final Facts facts;

    private ApplicationGatewayDeclaration(Facts facts) {
        super(Endpoint.Kind.APPLICATION_GATEWAY, facts.name);
        this.facts = facts;
    }

    /** What was said. */
    record Facts(
            String name,
            Version version,
            List<FrontendFacts> frontends,
            List<ListenerFacts> listeners,
            List<BackendFacts> backends) {
        Facts with(FrontendFacts frontend) {
            return new Facts(name, version, Lists.plus(frontends, frontend), listeners, backends);
        }

        Facts with(ListenerFacts listener) {
            return new Facts(name, version, frontends, Lists.plus(listeners, listener), backends);
        }
    }

    /** A public or a private frontend. */
    record FrontendFacts(Optional<PublicIpDeclaration> publicIp, Optional<String> privateIp) {
        boolean isPublic() {
            return publicIp.isPresent();
        }
    }

    /** A port, on public frontends, on private ones or on both. */
    record ListenerFacts(int port, boolean onPublic, boolean onPrivate) {}

    /** Who answers on a port. */
    record BackendFacts(int port, List<Place> members) {}

    static ApplicationGatewayDeclaration of(String name) {
        return new ApplicationGatewayDeclaration(new Facts(name, Version.V2, List.of(), List.of(), List.of()));
    }

    /**
     * Makes it of version 1.
     *
     * @return a new declaration
     */
    public ApplicationGatewayDeclaration v1() {
        return with(said -> new Facts(said.name, Version.V1, said.frontends, said.listeners, said.backends));
    }

    /**
     * Adds a public frontend with a Standard public IP, whose address is not known.
     *
     * @return a new declaration
     */
    public ApplicationGatewayDeclaration publicIp() {
        return publicIp(ownPublicIp());
    }

    /**
     * Adds a public frontend with a Standard public IP.
     *
     * @param address such as {@code 20.1.2.3}
     * @return a new declaration
     */
    public ApplicationGatewayDeclaration publicIp(String address) {
        return publicIp(ownPublicIp().address(address));
    }

    /**
     * Adds a public frontend.
     *
     * @param ip the public IP
     * @return a new declaration
     */
    public ApplicationGatewayDeclaration publicIp(PublicIpDeclaration ip) {
        return with(said -> said.with(new FrontendFacts(Optional.of(ip), Optional.empty())));
    }

    /**
     * Adds a private frontend, whose address is not known.
     *
     * @return a new declaration
     */
    public ApplicationGatewayDeclaration privateIp() {
        return with(said -> said.with(new FrontendFacts(Optional.empty(), Optional.empty())));
    }

    /**
     * Adds a private frontend.
     *
     * @param text such as {@code 10.0.3.4}
     * @return a new declaration
     */
    public ApplicationGatewayDeclaration privateIp(String text) {
        return with(said -> said.with(new FrontendFacts(Optional.empty(), Optional.of(text))));
    }

    /**
     * Lets it listen on a TCP port of all its frontends.
     *
     * @param port 1 to 65535
     * @return a new declaration
     */
    public ApplicationGatewayDeclaration listen(int port) {
        return with(said -> said.with(new ListenerFacts(port, true, true)));
    }

    /**
     * Lets it listen on a TCP port of its public frontends alone.
     *
     * @param port 1 to 65535
     * @return a new declaration
     */
    public ApplicationGatewayDeclaration listenPublicly(int port) {
        return with(said -> said.with(new ListenerFacts(port, true, false)));
    }

    /**
     * Lets it listen on a TCP port of its private frontends alone.
     *
     * @param port 1 to 65535
     * @return a new declaration
     */
    public ApplicationGatewayDeclaration listenPrivately(int port) {
        return with(said -> said.with(new ListenerFacts(port, false, true)));
    }

    /**
     * Lets it call some members; several calls add up.
     *
     * @param port the TCP port of all of them, 1 to 65535
     * @param members machines by their primary interface, network interfaces, or {@code ip(..)}
     * @return a new declaration
     */
    public ApplicationGatewayDeclaration backend(int port, Place... members) {
        BackendFacts more = new BackendFacts(port, List.of(members));
        return with(said ->
                new Facts(said.name, said.version, said.frontends, said.listeners, Lists.plus(said.backends, more)));
    }

    @Override
    void standIn(Stand stand) {
        new ApplicationGatewayDraft(stand, facts).add(toString());
    }

    @Override
    void check(Handle handle) {
        handle.find(ApplicationGateway.class, facts.name).ifPresent(there -> {
            Stream<String> said = facts.frontends.stream().flatMap(frontend -> frontend.privateIp.stream());
            List<HostAddress> addresses = there.frontends().stream()
                    .filter(frontend -> frontend.publicIp().isEmpty())
                    .map(ApplicationGateway.Frontend::privateAddress)
                    .toList();
            handle.checkAddresses(said, addresses);
        });
    }

    @Override
    Facts facts() {
        return facts;
    }

    private PublicIpDeclaration ownPublicIp() {
        long before = facts.frontends.stream().filter(FrontendFacts::isPublic).count();
        return PublicIpDeclaration.numbered(facts.name, (int) before);
    }

    private ApplicationGatewayDeclaration with(UnaryOperator<Facts> change) {
        return new ApplicationGatewayDeclaration(change.apply(facts));
    }
}
