package io.canreach.importer;

import io.canreach.importer.FirewallCollections.Rules;
import io.canreach.model.AzureFirewall;
import io.canreach.model.DnatRule;
import io.canreach.model.FirewallRule;
import io.canreach.model.FirewallRuleCollection;
import io.canreach.model.HostAddress;
import io.canreach.model.KnownAddress;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.ResourceId;
import io.canreach.packet.IpFamily;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads Azure Firewalls of virtual networks. */
final class Firewalls {
    private final Assembly assembly;
    private final PublicIps publicIps;
    private final FirewallPolicies policies;

    Firewalls(Assembly assembly) {
        this.assembly = assembly;
        this.publicIps = new PublicIps(assembly);
        this.policies = new FirewallPolicies(assembly);
    }

    void read() {
        List<Made<AzureFirewall>> all = assembly.make(Types.FIREWALL, this::firewall);
        new Misplaced(assembly)
                .without("firewall", all, AzureFirewall::subnet, AzureFirewall::location)
                .forEach(made -> assembly.put(made.value()));
    }

    /** Whether a firewall stands in a virtual hub, whose networks it then serves. */
    static boolean isInHub(Node node) {
        return node.get("virtualHub").isPresent()
                || node.at("sku", "name").text().orElse("").equalsIgnoreCase("AZFW_Hub");
    }

    private Optional<AzureFirewall> firewall(ResourceId id, Node node) {
        if (isInHub(node)) {
            node.warn(
                    "firewall '" + id.name() + "' stands in a virtual hub, which is not modelled",
                    "what it allows and translates is undetermined for the networks of the hub");
            return Optional.empty();
        }
        List<Node> places = node.objects("ipConfigurations");
        Node place = places.stream()
                .filter(each -> each.get("subnet").isPresent())
                .findFirst()
                .orElse(node);
        return assembly.standing(place, "firewall '" + id.name() + "'", id)
                .map(subnet -> made(id, node, subnet, place, places));
    }

    private AzureFirewall made(ResourceId id, Node node, ResourceId subnet, Node place, List<Node> places) {
        String absent = "the private address of firewall '" + id.name() + "' is assigned on deployment";
        HostAddress address =
                Addresses.host(place.get("privateIPAddress"), absent, "what depends on it is undetermined");
        List<ResourceId> own = places.stream()
                .flatMap(each ->
                        publicIps
                                .used(id, each.get("publicIPAddress"), IpFamily.IPV4, PublicIpAddress.Sku.STANDARD)
                                .stream())
                .toList();
        Rules rules = rules(id, node);
        List<FirewallRuleCollection> collections = called(rules.collections(), address, own);
        return new AzureFirewall(
                id,
                node.location(),
                subnet,
                address,
                own,
                collections,
                new SnatRanges(node, policy(node)).read(),
                rules.unknown());
    }

    private Optional<Node> policy(Node firewall) {
        return References.known(firewall.get("firewallPolicy")).flatMap(policies::policy);
    }

    private Rules rules(ResourceId id, Node node) {
        Node policy = node.get("firewallPolicy");
        policy(node).ifPresent(FirewallPolicies::note);
        FirewallPolicies.note(node);
        return policy.isPresent() ? policies.rules(policy) : new FirewallCollections(assembly, id).classic(node);
    }

    /** A policy of several firewalls translates at the addresses of all of them; each answers for its own. */
    private List<FirewallRuleCollection> called(
            List<FirewallRuleCollection> all, HostAddress address, List<ResourceId> publicIps) {
        Set<HostAddress> own = new HashSet<>(Set.of(address));
        publicIps.forEach(each -> assembly.find(PublicIpAddress.class, each)
                .map(PublicIpAddress::address)
                .ifPresent(own::add));
        boolean known = own.stream().allMatch(KnownAddress.class::isInstance);
        return known ? all.stream().map(each -> called(each, own)).toList() : all;
    }

    private static FirewallRuleCollection called(FirewallRuleCollection of, Set<HostAddress> own) {
        List<FirewallRule> rules = of.rules().stream()
                .filter(each -> !(each instanceof DnatRule rule)
                        || !(rule.destination() instanceof KnownAddress)
                        || own.contains(rule.destination()))
                .toList();
        return new FirewallRuleCollection(
                of.name(), of.type(), of.inherited(), of.groupPriority(), of.priority(), of.access(), rules);
    }
}
