package io.canreach.dsl;

import io.canreach.model.Endpoint;
import io.canreach.model.PrivateEndpoint;
import io.canreach.model.PrivateEndpoint.State;
import io.canreach.model.ResourceId;
import java.util.List;
import java.util.Optional;

/**
 * A private endpoint, and a handle to ask about it. Unless said otherwise its connection is approved, and it has one
 * unknown address of its subnet.
 *
 * <pre>{@code
 * privateEndpoint("acct-blob").privateIp("10.0.1.5").to(storage("acct"), "blob")
 * privateEndpoint("acct-blob").to(storage("acct")).pending()
 * }</pre>
 *
 * @see <a href="https://learn.microsoft.com/azure/private-link/private-endpoint-overview">Private endpoints</a>
 */
public final class PrivateEndpointDeclaration extends SubnetResource {
    private final Facts facts;

    private PrivateEndpointDeclaration(Facts facts) {
        super(Endpoint.Kind.PRIVATE_ENDPOINT, facts.name);
        this.facts = facts;
    }

    /** What was said. */
    record Facts(
            String name,
            List<String> addresses,
            Optional<State> state,
            Optional<ServiceDeclaration> service,
            Optional<ResourceId> resource,
            List<String> groupIds,
            List<String> asgs) {}

    static PrivateEndpointDeclaration of(String name) {
        return new PrivateEndpointDeclaration(
                new Facts(name, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of()));
    }

    /**
     * Says a private address; each further call adds one.
     *
     * @param text such as {@code 10.0.1.5}
     * @return a new declaration
     */
    public PrivateEndpointDeclaration privateIp(String text) {
        List<String> more = Lists.plus(facts.addresses, text);
        return new PrivateEndpointDeclaration(
                new Facts(facts.name, more, facts.state, facts.service, facts.resource, facts.groupIds, facts.asgs));
    }

    /**
     * Says which service stands behind it.
     *
     * @param service such as {@code storage("acct")}
     * @param groupIds the parts of the service it is for, such as {@code blob}; none for all it has
     * @return a new declaration
     */
    public PrivateEndpointDeclaration to(ServiceDeclaration service, String... groupIds) {
        return new PrivateEndpointDeclaration(new Facts(
                facts.name,
                facts.addresses,
                facts.state,
                Optional.of(service),
                Optional.empty(),
                List.of(groupIds),
                facts.asgs));
    }

    /**
     * Says which web app stands behind it, and its SCM site.
     *
     * @param app such as {@code webApp("shop")}
     * @return a new declaration
     */
    public PrivateEndpointDeclaration to(WebAppDeclaration app) {
        return new PrivateEndpointDeclaration(new Facts(
                facts.name,
                facts.addresses,
                facts.state,
                Optional.empty(),
                Optional.of(ResourceId.of(WebAppDraft.TYPE, app.facts().name())),
                List.of("sites"),
                facts.asgs));
    }

    /**
     * Sets the SQL managed instance behind it.
     *
     * @param instance the instance
     * @return a new declaration
     */
    public PrivateEndpointDeclaration to(SqlManagedInstanceDeclaration instance) {
        ResourceId id =
                ResourceId.of(SqlManagedInstanceDraft.TYPE, instance.facts().name());
        return new PrivateEndpointDeclaration(new Facts(
                facts.name,
                facts.addresses,
                facts.state,
                Optional.empty(),
                Optional.of(id),
                List.of("managedInstance"),
                facts.asgs));
    }

    /**
     * Makes it a member of application security groups.
     *
     * @param names the groups' names
     * @return a new declaration
     */
    public PrivateEndpointDeclaration asg(String... names) {
        List<String> more = Lists.concat(facts.asgs, List.of(names));
        return new PrivateEndpointDeclaration(new Facts(
                facts.name, facts.addresses, facts.state, facts.service, facts.resource, facts.groupIds, more));
    }

    /**
     * Says that the owner of the service has not approved its connection yet.
     *
     * @return a new declaration
     */
    public PrivateEndpointDeclaration pending() {
        return in(State.PENDING);
    }

    /**
     * Says that the owner of the service refused its connection.
     *
     * @return a new declaration
     */
    public PrivateEndpointDeclaration rejected() {
        return in(State.REJECTED);
    }

    /**
     * Says that its connection was approved once, and that its service is gone.
     *
     * @return a new declaration
     */
    public PrivateEndpointDeclaration disconnected() {
        return in(State.DISCONNECTED);
    }

    @Override
    void standIn(Stand stand) {
        new PrivateEndpointDraft(stand, facts).add(toString());
    }

    @Override
    void check(Handle handle) {
        handle.find(PrivateEndpoint.class, facts.name).ifPresent(there -> {
            handle.checkAddresses(facts.addresses.stream(), there.privateAddresses());
            String service = there.service().map(ResourceId::name).orElse("no service");
            facts.service
                    .map(said -> said.facts().name())
                    .or(() -> facts.resource.map(ResourceId::name))
                    .ifPresent(said -> handle.require(said.equalsIgnoreCase(service), "lead to " + said, service));
            facts.state.ifPresent(state -> handle.require(state == there.state(), "be " + state, there.state()));
        });
    }

    @Override
    Facts facts() {
        return facts;
    }

    private PrivateEndpointDeclaration in(State state) {
        return new PrivateEndpointDeclaration(new Facts(
                facts.name,
                facts.addresses,
                Optional.of(state),
                facts.service,
                facts.resource,
                facts.groupIds,
                facts.asgs));
    }
}
