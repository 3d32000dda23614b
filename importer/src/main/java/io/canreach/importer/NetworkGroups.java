package io.canreach.importer;

import io.canreach.model.ResourceId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The members of a network manager's groups, and the regions in which its configurations are deployed. */
final class NetworkGroups {
    private static final String POLICY = "microsoft.authorization/policydefinitions";

    private final Inventory inventory;

    NetworkGroups(Inventory inventory) {
        this.inventory = inventory;
    }

    /** Whether something is Azure's answer about, or a request for, the deployment of configurations. */
    static boolean isDeployment(Node node) {
        return node.isObject()
                && node.peek("configurationIds").isArray()
                && (node.peek("region").isPresent()
                        || node.peek("targetLocations").isPresent());
    }

    /** The members of all groups that a list names; empty where those of one are not known. */
    Optional<Set<ResourceId>> members(List<Node> groups) {
        Set<ResourceId> all = new LinkedHashSet<>();
        for (Node each : groups) {
            List<ResourceId> some = References.known(each.get("networkGroupId"))
                    .map(this::members)
                    .orElse(List.of());
            if (some.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(some);
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    /** A group without any static member has others, and so has one that a policy fills. */
    private List<ResourceId> members(ResourceId group) {
        boolean byPolicy = inventory.ofType(POLICY).values().stream()
                .flatMap(List::stream)
                .map(each -> each.at("policyRule", "then", "details", "networkGroupId"))
                .anyMatch(each -> each.isExpression() || References.known(each).equals(Optional.of(group)));
        List<ResourceId> members = new ArrayList<>();
        inventory.ofType(Types.STATIC_MEMBER).forEach((id, nodes) -> {
            if (id.isChildOf(group)) {
                References.known(nodes.get(0).get("resourceId")).ifPresent(members::add);
            }
        });
        return byPolicy ? List.of() : members;
    }

    /** The regions in which a configuration is deployed; empty where that is not known. */
    Optional<Set<String>> regions(ResourceId configuration) {
        Set<String> regions = new LinkedHashSet<>();
        for (Node each : inventory.deployments()) {
            boolean names = each.list("configurationIds").stream()
                    .anyMatch(id -> References.known(id).equals(Optional.of(configuration)));
            boolean done =
                    each.get("deploymentStatus").text().orElse("Deployed").equalsIgnoreCase("Deployed");
            if (names && done) {
                Stream.concat(Stream.of(each.get("region")), each.list("targetLocations").stream())
                        .flatMap(place -> place.text().stream())
                        .forEach(place -> regions.add(region(place)));
            }
        }
        return regions.isEmpty() ? Optional.empty() : Optional.of(regions);
    }

    /** A region in the spelling by which regions are compared. */
    static String region(String text) {
        return text.toLowerCase(Locale.ROOT).replace(" ", "");
    }
}
