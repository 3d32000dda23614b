package io.canreach.dsl;

import java.util.List;

/** What was said of a service's firewall. */
record ServiceFirewallFacts(
        boolean publicAccess,
        boolean denies,
        boolean trusted,
        List<Ips> ips,
        List<Subnet> subnets,
        List<ServiceDeclaration> resources) {
    static final ServiceFirewallFacts NONE =
            new ServiceFirewallFacts(true, false, false, List.of(), List.of(), List.of());

    /** Addresses that are let in: a text with an address, a prefix or a range, or a named range. */
    sealed interface Ips {
        /** Without a name. */
        record Text(String text) implements Ips {}

        /** With a name, and of one database where it is not empty. */
        record Range(String name, String first, String last, String database) implements Ips {}

        /** All that calls from Azure. */
        record Azure() implements Ips {}
    }

    /** A subnet that is let in. */
    record Subnet(String name, boolean ignoresMissingEndpoint) {}

    ServiceFirewallFacts withoutPublicAccess() {
        return new ServiceFirewallFacts(false, denies, trusted, ips, subnets, resources);
    }

    ServiceFirewallFacts denying() {
        return new ServiceFirewallFacts(publicAccess, true, trusted, ips, subnets, resources);
    }

    ServiceFirewallFacts trusting() {
        return new ServiceFirewallFacts(publicAccess, denies, true, ips, subnets, resources);
    }

    ServiceFirewallFacts and(Ips rule) {
        return new ServiceFirewallFacts(publicAccess, denies, trusted, Lists.plus(ips, rule), subnets, resources);
    }

    ServiceFirewallFacts and(Subnet rule) {
        return new ServiceFirewallFacts(publicAccess, denies, trusted, ips, Lists.plus(subnets, rule), resources);
    }

    ServiceFirewallFacts and(ServiceDeclaration resource) {
        return new ServiceFirewallFacts(publicAccess, denies, trusted, ips, subnets, Lists.plus(resources, resource));
    }

    boolean allowsAzure() {
        return ips.stream().anyMatch(Ips.Azure.class::isInstance);
    }

    boolean namesDatabases() {
        return ips.stream()
                .anyMatch(each -> each instanceof Ips.Range it && !it.database().isEmpty());
    }

    boolean ignoresMissingEndpoints() {
        return subnets.stream().anyMatch(Subnet::ignoresMissingEndpoint);
    }
}
