package io.canreach.dsl;

import io.canreach.model.AzureFirewall;
import io.canreach.model.Endpoint;
import io.canreach.model.FirewallRuleCollection;
import java.util.List;

/**
 * An Azure Firewall, and a handle to ask about it. It denies what no rule allows. Its rules stand in collections, each of
 * which either allows or denies.
 *
 * <pre>{@code
 * azureFirewall("fw").privateIp("10.0.1.4").publicIp("20.1.2.3")
 *     .network("spokes", 200).allow("sql").from(cidr("10.1.0.0/16")).to(cidr("10.2.0.0/16")).on(tcp(1433))
 *     .application("updates", 300).allow("microsoft").from(cidr("10.1.0.0/16")).toNames("*.microsoft.com")
 *     .dnat("published", 100).translate("web", tcp(443)).to("10.1.0.5", 8443)
 * }</pre>
 *
 * @see <a href="https://learn.microsoft.com/azure/firewall/rule-processing">Azure Firewall rule processing</a>
 */
public sealed class AzureFirewallDeclaration extends SubnetResource
        permits FirewallNetworkDeclaration, FirewallApplicationDeclaration, FirewallDnatDeclaration {
    private final FirewallFacts facts;

    AzureFirewallDeclaration(FirewallFacts facts) {
        super(Endpoint.Kind.FIREWALL, facts.name());
        this.facts = facts;
    }

    /**
     * Says the private address, to which routes lead.
     *
     * @param text such as {@code 10.0.1.4}
     * @return a new declaration
     */
    public final AzureFirewallDeclaration privateIp(String text) {
        return new AzureFirewallDeclaration(facts.at(text));
    }

    /**
     * Gives it a Standard public IP, whose address is not known.
     *
     * @return a new declaration
     */
    public final AzureFirewallDeclaration publicIp() {
        return publicIp(ownPublicIp());
    }

    /**
     * Gives it a Standard public IP.
     *
     * @param address such as {@code 20.1.2.3}
     * @return a new declaration
     */
    public final AzureFirewallDeclaration publicIp(String address) {
        return publicIp(ownPublicIp().address(address));
    }

    /**
     * Gives it a public IP; several calls add up.
     *
     * @param ip the public IP
     * @return a new declaration
     */
    public final AzureFirewallDeclaration publicIp(PublicIpDeclaration ip) {
        return new AzureFirewallDeclaration(facts.with(ip));
    }

    /**
     * Adds a collection of network rules; what follows adds rules to it.
     *
     * @param name the collection's name
     * @param priority 100 to 65000; lower first
     * @return a new declaration
     */
    public final FirewallNetworkDeclaration network(String name, int priority) {
        return new FirewallNetworkDeclaration(facts.collection(FirewallRuleCollection.Type.NETWORK, name, priority));
    }

    /**
     * Adds a collection of application rules, which come after all network rules; what follows adds rules to it.
     *
     * @param name the collection's name
     * @param priority 100 to 65000; lower first
     * @return a new declaration
     */
    public final FirewallApplicationDeclaration application(String name, int priority) {
        return new FirewallApplicationDeclaration(
                facts.collection(FirewallRuleCollection.Type.APPLICATION, name, priority));
    }

    /**
     * Adds a collection of DNAT rules, which come before all others; what follows adds rules to it.
     *
     * @param name the collection's name
     * @param priority 100 to 65000; lower first
     * @return a new declaration
     */
    public final FirewallDnatDeclaration dnat(String name, int priority) {
        return new FirewallDnatDeclaration(facts.collection(FirewallRuleCollection.Type.DNAT, name, priority));
    }

    /**
     * Puts the collections that follow into a rule collection group of the firewall's policy.
     *
     * @param priority 100 to 65000; lower first
     * @return a new declaration
     */
    public final AzureFirewallDeclaration group(int priority) {
        return new AzureFirewallDeclaration(facts.in(new FirewallFacts.Group(false, priority)));
    }

    /**
     * Puts the collections that follow into a rule collection group of the parent policy, which comes first.
     *
     * @param priority 100 to 65000; lower first
     * @return a new declaration
     */
    public final AzureFirewallDeclaration parentGroup(int priority) {
        return new AzureFirewallDeclaration(facts.in(new FirewallFacts.Group(true, priority)));
    }

    /**
     * Says to which destinations it does not translate the source, instead of the private ranges.
     *
     * @param prefixes such as {@code 10.0.0.0/8}; {@code 255.255.255.255/32} to translate it always
     * @return a new declaration
     */
    public final AzureFirewallDeclaration privateRanges(String... prefixes) {
        return new AzureFirewallDeclaration(facts.withPrivateRanges(List.of(prefixes)));
    }

    /**
     * Says that it has rules beside those declared, and that nobody knows them.
     *
     * @return a new declaration
     */
    public final AzureFirewallDeclaration unknownRules() {
        return new AzureFirewallDeclaration(facts.withUnknownRules());
    }

    @Override
    final void standIn(Stand stand) {
        new FirewallDraft(stand, facts).add(toString());
    }

    @Override
    final void check(Handle handle) {
        handle.find(AzureFirewall.class, facts.name())
                .ifPresent(there -> handle.checkAddresses(facts.privateIp().stream(), List.of(there.privateAddress())));
    }

    @Override
    final FirewallFacts facts() {
        return facts;
    }

    private PublicIpDeclaration ownPublicIp() {
        return PublicIpDeclaration.numbered(facts.name(), facts.publicIps().size());
    }
}
