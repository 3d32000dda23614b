package io.canreach.dsl;

import io.canreach.model.ConnectionPolicy;
import io.canreach.model.Endpoint;
import io.canreach.model.SqlManagedInstance;
import java.util.List;
import java.util.Optional;

/**
 * A SQL managed instance, and a handle to ask about it. Its subnet must be delegated to
 * {@value SqlManagedInstance#DELEGATION} and have an NSG and a route table. Unless said otherwise it has no public endpoint.
 *
 * <pre>{@code
 * vnet("data").addressSpace("10.0.0.0/16")
 *     .subnet("mi", "10.0.3.0/27").nsg(nsg("mi-nsg")).routeTable(routeTable("mi-rt")).delegatedTo("Microsoft.Sql/managedInstances")
 *         .sqlManagedInstance(sqlManagedInstance("mi").privateIp("10.0.3.4").redirect())
 * }</pre>
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-sql/managed-instance/connectivity-architecture-overview">Connectivity
 *     architecture of managed instances</a>
 */
public final class SqlManagedInstanceDeclaration extends SubnetResource {
    private final Facts facts;

    private SqlManagedInstanceDeclaration(Facts facts) {
        super(Endpoint.Kind.SQL_MANAGED_INSTANCE, facts.name);
        this.facts = facts;
    }

    /** What was said. */
    record Facts(
            String name,
            Optional<String> address,
            boolean publicEndpoint,
            Optional<String> publicAddress,
            Optional<ConnectionPolicy> policy) {}

    static SqlManagedInstanceDeclaration of(String name) {
        return new SqlManagedInstanceDeclaration(
                new Facts(name, Optional.empty(), false, Optional.empty(), Optional.empty()));
    }

    /**
     * Gives its VNet-local endpoint an address.
     *
     * @param text an address of its subnet
     * @return a new declaration
     */
    public SqlManagedInstanceDeclaration privateIp(String text) {
        return new SqlManagedInstanceDeclaration(
                new Facts(facts.name, Optional.of(text), facts.publicEndpoint, facts.publicAddress, facts.policy));
    }

    /**
     * Turns its public endpoint on, at an address that is not known.
     *
     * @return a new declaration
     */
    public SqlManagedInstanceDeclaration publicEndpoint() {
        return new SqlManagedInstanceDeclaration(
                new Facts(facts.name, facts.address, true, facts.publicAddress, facts.policy));
    }

    /**
     * Turns its public endpoint on.
     *
     * @param text a public address
     * @return a new declaration
     */
    public SqlManagedInstanceDeclaration publicEndpoint(String text) {
        return new SqlManagedInstanceDeclaration(
                new Facts(facts.name, facts.address, true, Optional.of(text), facts.policy));
    }

    /**
     * Makes it take all of a session through its gateway.
     *
     * @return a new declaration
     */
    public SqlManagedInstanceDeclaration proxy() {
        return with(ConnectionPolicy.PROXY);
    }

    /**
     * Makes it redirect clients to its nodes.
     *
     * @return a new declaration
     */
    public SqlManagedInstanceDeclaration redirect() {
        return with(ConnectionPolicy.REDIRECT);
    }

    private SqlManagedInstanceDeclaration with(ConnectionPolicy policy) {
        return new SqlManagedInstanceDeclaration(
                new Facts(facts.name, facts.address, facts.publicEndpoint, facts.publicAddress, Optional.of(policy)));
    }

    @Override
    void standIn(Stand stand) {
        new SqlManagedInstanceDraft(stand, facts).add(toString());
    }

    @Override
    void check(Handle handle) {
        handle.find(SqlManagedInstance.class, facts.name).ifPresent(there -> {
            handle.checkAddresses(facts.address.stream(), List.of(there.privateAddress()));
            handle.checkAddresses(facts.publicAddress.stream(), List.of(there.publicAddress()));
            facts.policy.ifPresent(said ->
                    handle.require(said == there.proxyOverride(), "be for " + said, "for " + there.proxyOverride()));
        });
    }

    @Override
    Facts facts() {
        return facts;
    }
}
