package io.canreach.analysis;

import io.canreach.model.Network;
import io.canreach.model.Resource;
import io.canreach.model.Route;
import io.canreach.model.SecurityRule;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One change of a network that a repair is made of.
 *
 * @param kind what sort of change
 * @param what the change in Azure's words, such as {@code add to NSG 'data' on subnet 'v/back'}
 * @param details a line for each rule or route, as a person would enter it
 * @param securityRules the rules that are added, and those that only get another number; none unless it is about an NSG
 * @param routes the routes that are added; none unless it is about a route table
 * @param resources the resources as they are afterwards
 * @param size how many single changes it is
 */
public record RepairStep(
        Kind kind,
        String what,
        List<String> details,
        List<SecurityRule> securityRules,
        List<Route> routes,
        List<Resource> resources,
        int size) {
    private static final int SHOWN = 6;

    /** The sorts of changes. */
    public enum Kind {
        /** Rules are added to an NSG. */
        SECURITY_RULE,
        /** An NSG is made and attached. */
        NEW_NSG,
        /** A route is added to a table, changed or taken out. */
        ROUTE,
        /** A flag of a peering is turned on. */
        PEERING,
        /** The firewall of a service lets somebody in. */
        SERVICE_FIREWALL,
        /** A rule is added to an Azure Firewall. */
        FIREWALL_RULE
    }

    /**
     * Copies the lists.
     *
     * @param kind what sort of change
     * @param what the change in Azure's words
     * @param details a line for each rule or route
     * @param securityRules the rules that are added, and those that only get another number
     * @param routes the routes that are added
     * @param resources the resources as they are afterwards
     * @param size how many single changes it is
     */
    public RepairStep {
        details = List.copyOf(details);
        securityRules = List.copyOf(securityRules);
        routes = List.copyOf(routes);
        resources = List.copyOf(resources);
    }

    static RepairStep of(Kind kind, String what, List<String> details, Resource... resources) {
        return new RepairStep(
                kind, what, details, List.of(), List.of(), List.of(resources), Math.max(1, details.size()));
    }

    /**
     * Makes the change on a copy. The steps of a repair build on each other and are made in their order.
     *
     * @param network the network, as it is before this step
     * @return a changed copy
     * @throws io.canreach.model.InvalidNetworkException when Azure would refuse the outcome
     */
    public Network applyTo(Network network) {
        Network.Builder builder = network.toBuilder();
        resources.forEach(builder::replace);
        return builder.build();
    }

    /** A rule as a person enters it. */
    static List<String> entered(SecurityRule rule) {
        return List.of(
                "priority " + rule.priority() + ", name " + rule.name() + ", " + rule.direction() + ", " + rule.access()
                        + ", protocol " + rule.protocol(),
                "  source " + joined(rule.source()) + " ports " + joined(rule.sourcePorts()) + ", destination "
                        + joined(rule.destination()) + " ports " + joined(rule.destinationPorts()));
    }

    static String joined(List<?> values) {
        String shown = values.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(","));
        return values.size() > SHOWN ? shown + " and " + (values.size() - SHOWN) + " more" : shown;
    }

    List<String> lines() {
        return Stream.concat(Stream.of(what), details.stream().map(each -> "    " + each))
                .toList();
    }

    @Override
    public String toString() {
        return String.join("\n", lines());
    }
}
