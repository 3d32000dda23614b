package io.canreach.dsl;

import io.canreach.model.Access;
import io.canreach.model.Endpoint;
import io.canreach.model.Network;
import java.util.List;
import java.util.Optional;

/**
 * An instance of an Azure service, such as a storage account, and a handle to ask about it. A handle of which only the
 * name is said refers to the service that is declared elsewhere, if one is.
 *
 * <pre>{@code
 * storage("acct").location("westeurope").denyByDefault().allowSubnet("hub/app").allowIp("198.51.100.10")
 * sqlServer("srv").publicIp("20.60.0.9").allowIp("20.60.1.0/24")
 * keyVault("kv").noPublicAccess()
 * service("bus", "Microsoft.ServiceBus")
 * }</pre>
 *
 * <p>The firewall of a SQL server refuses whom no rule names; those of other services let everybody in until
 * {@link #denyByDefault}.
 *
 * @see <a href="https://learn.microsoft.com/azure/virtual-network/vnet-integration-for-azure-services">Azure services</a>
 */
public final class ServiceDeclaration extends Declaration implements Place {
    static final String STORAGE = "Microsoft.Storage";
    static final String SQL = "Microsoft.Sql";
    static final String KEY_VAULT = "Microsoft.KeyVault";

    private final Facts facts;

    private ServiceDeclaration(Facts facts) {
        this.facts = facts;
    }

    /** What was said; the type is that of the id. */
    record Facts(
            String type,
            String name,
            String service,
            String location,
            Optional<String> address,
            boolean publicAccess,
            boolean denies,
            List<String> ips,
            List<String> subnets) {
        static Facts of(String type, String name, String service) {
            return new Facts(type, name, service, "", Optional.empty(), true, false, List.of(), List.of());
        }

        boolean isPlain() {
            return equals(of(type, name, service));
        }

        boolean is(String kind) {
            return service.equalsIgnoreCase(kind);
        }

        Access defaultAction() {
            return denies || is(SQL) ? Access.DENY : Access.ALLOW;
        }

        String label() {
            return "service '" + name + "'";
        }
    }

    static ServiceDeclaration of(String type, String name, String service) {
        return new ServiceDeclaration(Facts.of(type, name, service));
    }

    /**
     * Says in which region the service is.
     *
     * @param region such as {@code West Europe} or {@code westeurope}
     * @return a new declaration
     */
    public ServiceDeclaration location(String region) {
        return new ServiceDeclaration(new Facts(
                facts.type,
                facts.name,
                facts.service,
                region,
                facts.address,
                facts.publicAccess,
                facts.denies,
                facts.ips,
                facts.subnets));
    }

    /**
     * Says the address that the service's public name resolves to.
     *
     * @param address such as {@code 20.60.0.9}
     * @return a new declaration
     */
    public ServiceDeclaration publicIp(String address) {
        return new ServiceDeclaration(new Facts(
                facts.type,
                facts.name,
                facts.service,
                facts.location,
                Optional.of(address),
                facts.publicAccess,
                facts.denies,
                facts.ips,
                facts.subnets));
    }

    /**
     * Lets nobody in but by private endpoints.
     *
     * @return a new declaration
     */
    public ServiceDeclaration noPublicAccess() {
        return open(false, facts.denies);
    }

    /**
     * Refuses callers that no rule of the firewall names.
     *
     * @return a new declaration
     */
    public ServiceDeclaration denyByDefault() {
        return open(facts.publicAccess, true);
    }

    /**
     * Lets in what comes from subnets by their service endpoint.
     *
     * @param first {@code vnet/subnet}, or the subnet's name where only one has it
     * @param more further subnets
     * @return a new declaration
     */
    public ServiceDeclaration allowSubnet(String first, String... more) {
        return ruled(facts.ips, Lists.concat(facts.subnets, Lists.concat(List.of(first), List.of(more))));
    }

    /**
     * Lets in what comes from public addresses.
     *
     * @param first an address or prefix, such as {@code 198.51.100.10} or {@code 198.51.100.0/24}
     * @param more further addresses and prefixes
     * @return a new declaration
     */
    public ServiceDeclaration allowIp(String first, String... more) {
        return ruled(Lists.concat(facts.ips, Lists.concat(List.of(first), List.of(more))), facts.subnets);
    }

    @Override
    public Endpoint endpoint() {
        return new Endpoint.Named(Endpoint.Kind.SERVICE, facts.name);
    }

    @Override
    public Endpoint endpointIn(Network network) {
        return new Handle(network, endpoint()).service(facts);
    }

    @Override
    Facts facts() {
        return facts;
    }

    @Override
    void declareIn(Draft draft) {
        draft.service(this);
    }

    @Override
    public String toString() {
        return facts.label();
    }

    private ServiceDeclaration open(boolean publicAccess, boolean denies) {
        return new ServiceDeclaration(new Facts(
                facts.type,
                facts.name,
                facts.service,
                facts.location,
                facts.address,
                publicAccess,
                denies,
                facts.ips,
                facts.subnets));
    }

    private ServiceDeclaration ruled(List<String> ips, List<String> subnets) {
        return new ServiceDeclaration(new Facts(
                facts.type,
                facts.name,
                facts.service,
                facts.location,
                facts.address,
                facts.publicAccess,
                facts.denies,
                ips,
                subnets));
    }
}
