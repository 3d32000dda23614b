package io.canreach.dsl;

import io.canreach.model.Access;
import io.canreach.model.ConnectionPolicy;
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
 * storage("logs").noPublicAccess().allowTrustedServices()
 * sqlServer("srv").publicIp("20.60.0.9").allowIpRange("office", "198.51.100.0", "198.51.100.255").allowAzureServices()
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
            ServiceFirewallFacts firewall,
            ConnectionPolicy policy) {
        static Facts of(String type, String name, String service) {
            return new Facts(
                    type, name, service, "", Optional.empty(), ServiceFirewallFacts.NONE, ConnectionPolicy.DEFAULT);
        }

        boolean isPlain() {
            return equals(of(type, name, service));
        }

        boolean is(String kind) {
            return service.equalsIgnoreCase(kind);
        }

        Access defaultAction() {
            return firewall.denies() || is(SQL) ? Access.DENY : Access.ALLOW;
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
        return with(region, facts.address, facts.firewall, facts.policy);
    }

    /**
     * Says the address that the service's public name resolves to.
     *
     * @param address such as {@code 20.60.0.9}
     * @return a new declaration
     */
    public ServiceDeclaration publicIp(String address) {
        return with(facts.location, Optional.of(address), facts.firewall, facts.policy);
    }

    /**
     * Lets nobody in but by private endpoints, and by exceptions for services of Azure.
     *
     * @return a new declaration
     */
    public ServiceDeclaration noPublicAccess() {
        return with(facts.firewall.withoutPublicAccess());
    }

    /**
     * Refuses callers that no rule of the firewall names.
     *
     * @return a new declaration
     */
    public ServiceDeclaration denyByDefault() {
        return with(facts.firewall.denying());
    }

    /**
     * Lets in what comes from subnets by their service endpoint.
     *
     * @param first {@code vnet/subnet}, or the subnet's name where only one has it
     * @param more further subnets
     * @return a new declaration
     */
    public ServiceDeclaration allowSubnet(String first, String... more) {
        return with(subnets(false, first, more));
    }

    /**
     * Lets in what comes from subnets by their service endpoint, by a rule that a SQL server takes before there is one
     * ({@code ignoreMissingVnetServiceEndpoint}); until then it has no effect.
     *
     * @param first {@code vnet/subnet}, or the subnet's name where only one has it
     * @param more further subnets
     * @return a new declaration
     */
    public ServiceDeclaration allowSubnetIgnoringMissingEndpoint(String first, String... more) {
        return with(subnets(true, first, more));
    }

    /**
     * Lets in what comes from public addresses.
     *
     * @param first an address, prefix or range, such as {@code 198.51.100.10}, {@code 198.51.100.0/24} or
     *     {@code 198.51.100.10-198.51.100.19}
     * @param more further addresses, prefixes and ranges
     * @return a new declaration
     */
    public ServiceDeclaration allowIp(String first, String... more) {
        ServiceFirewallFacts firewall = facts.firewall;
        for (String each : Lists.concat(List.of(first), List.of(more))) {
            firewall = firewall.and(new ServiceFirewallFacts.Ips.Text(each));
        }
        return with(firewall);
    }

    /**
     * Lets in what comes from a range of public addresses, by a rule with a name, as SQL servers have them.
     *
     * @param name the rule's name
     * @param first the range's first address
     * @param last the range's last address, which may be the first
     * @return a new declaration
     */
    public ServiceDeclaration allowIpRange(String name, String first, String last) {
        return with(facts.firewall.and(new ServiceFirewallFacts.Ips.Range(name, first, last, "")));
    }

    /**
     * Lets in what comes from a range of public addresses, to one database of a SQL server.
     *
     * @param database the database
     * @param name the rule's name
     * @param first the range's first address
     * @param last the range's last address, which may be the first
     * @return a new declaration
     */
    public ServiceDeclaration allowIpRangeForDatabase(String database, String name, String first, String last) {
        return with(facts.firewall.and(new ServiceFirewallFacts.Ips.Range(name, first, last, database)));
    }

    /**
     * Lets in whatever calls from inside Azure, other customers' machines included, by the rule from 0.0.0.0 to 0.0.0.0 (the
     * portal's "Allow Azure services and resources to access this server").
     *
     * @return a new declaration
     */
    public ServiceDeclaration allowAzureServices() {
        return with(facts.firewall.and(new ServiceFirewallFacts.Ips.Azure()));
    }

    /**
     * Lets in the services of Azure that Microsoft calls trusted, even without public access ({@code bypass}).
     *
     * @return a new declaration
     */
    public ServiceDeclaration allowTrustedServices() {
        return with(facts.firewall.trusting());
    }

    /**
     * Lets in a resource of Azure by itself, even without public access (a resource instance rule).
     *
     * @param resource such as {@code sqlServer("srv")}
     * @return a new declaration
     */
    public ServiceDeclaration allowResource(ServiceDeclaration resource) {
        return with(facts.firewall.and(resource));
    }

    /**
     * Keeps all connections to a SQL server at the region's gateways.
     *
     * @return a new declaration
     */
    public ServiceDeclaration proxy() {
        return with(facts.location, facts.address, facts.firewall, ConnectionPolicy.PROXY);
    }

    /**
     * Sends clients of a SQL server from the region's gateways to the machines that hold the databases, wherever they call from.
     *
     * @return a new declaration
     */
    public ServiceDeclaration redirect() {
        return with(facts.location, facts.address, facts.firewall, ConnectionPolicy.REDIRECT);
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

    private ServiceFirewallFacts subnets(boolean ignoring, String first, String... more) {
        ServiceFirewallFacts firewall = facts.firewall;
        for (String each : Lists.concat(List.of(first), List.of(more))) {
            firewall = firewall.and(new ServiceFirewallFacts.Subnet(each, ignoring));
        }
        return firewall;
    }

    private ServiceDeclaration with(ServiceFirewallFacts firewall) {
        return with(facts.location, facts.address, firewall, facts.policy);
    }

    private ServiceDeclaration with(
            String location, Optional<String> address, ServiceFirewallFacts firewall, ConnectionPolicy policy) {
        return new ServiceDeclaration(
                new Facts(facts.type, facts.name, facts.service, location, address, firewall, policy));
    }
}
