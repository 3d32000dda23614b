package io.canreach.importer;

import io.canreach.model.DefaultOutboundAccess;
import io.canreach.model.Gap;
import io.canreach.model.PrivateEndpointPolicies;
import io.canreach.model.ResourceId;
import io.canreach.model.ServiceEndpoint;
import io.canreach.model.Subnet;
import io.canreach.packet.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads subnets, and what hangs on them. */
final class Subnets {
    private static final Map<String, PrivateEndpointPolicies> POLICIES = Map.of(
            "disabled", PrivateEndpointPolicies.DISABLED,
            "enabled", PrivateEndpointPolicies.ENABLED,
            "networksecuritygroupenabled", PrivateEndpointPolicies.NETWORK_SECURITY_GROUP_ENABLED,
            "routetableenabled", PrivateEndpointPolicies.ROUTE_TABLE_ENABLED);

    private final Assembly assembly;

    Subnets(Assembly assembly) {
        this.assembly = assembly;
    }

    Optional<Subnet> read(ResourceId id, Node node) {
        List<Cidr> prefixes = Prefixes.known(id, node, assembly);
        Subnet subnet = new Subnet(
                id,
                prefixes,
                SecurityGroups.attachedTo(id, node, assembly),
                RouteTables.attachedTo(id, node, assembly),
                NatGateways.attachedTo(id, node, assembly),
                outbound(id, node.get("defaultOutboundAccess")),
                serviceEndpoints(node),
                delegations(node),
                policies(id, node));
        checkServices(id, node);
        Occupants.check(id, node, assembly);
        return Optional.of(subnet);
    }

    private DefaultOutboundAccess outbound(ResourceId id, Node access) {
        if (access.isExpression()) {
            String met = "whether the subnet has default outbound access is known only on deployment";
            assembly.gap(id, Gap.Effect.WAY_OUT, access, met);
        } else if (access.isPresent()) {
            return access.flag(true) ? DefaultOutboundAccess.ON : DefaultOutboundAccess.OFF;
        }
        return DefaultOutboundAccess.NOT_SAID;
    }

    /** Where they are not said, none applies, as Azure's documentation has it. */
    private PrivateEndpointPolicies policies(ResourceId id, Node subnet) {
        Node node = subnet.get("privateEndpointNetworkPolicies");
        Optional<PrivateEndpointPolicies> policies = node.oneOf(POLICIES);
        if (node.isPresent() && policies.isEmpty()) {
            String met = "which policies apply to private endpoints is not known: " + node.shown();
            assembly.gap(id, Gap.Effect.SECURITY, node, met);
            return PrivateEndpointPolicies.ENABLED;
        }
        return policies.orElse(PrivateEndpointPolicies.DISABLED);
    }

    private void checkServices(ResourceId id, Node node) {
        Node policies = node.get("serviceEndpointPolicies");
        if (!policies.items().isEmpty()) {
            assembly.gap(id, Gap.Effect.ROUTING, policies, "policies of service endpoints are not modelled");
        }
        assembly.delegations().note(id, node);
        for (Node each : node.list("privateEndpoints")) {
            each.reference()
                    .filter(endpoint -> !assembly.inventory().has(Types.PRIVATE_ENDPOINT, endpoint))
                    .ifPresent(endpoint -> assembly.gap(
                            id,
                            Gap.Effect.ADDRESSES,
                            each,
                            "private endpoint '" + endpoint.name() + "' of the subnet is not in the input"));
        }
    }

    /** An endpoint that says no region is on where Azure turns it on. */
    private static List<ServiceEndpoint> serviceEndpoints(Node subnet) {
        List<ServiceEndpoint> read = new ArrayList<>();
        for (Node each : subnet.objects("serviceEndpoints")) {
            if (!each.get("service").isPresent()) {
                each.wrongType("a service endpoint with the name of a service");
            }
            List<String> locations = each.list("locations").stream()
                    .filter(location -> !location.isExpression())
                    .flatMap(location -> location.text().stream())
                    .toList();
            each.get("service").text().ifPresent(service -> read.add(new ServiceEndpoint(service, locations)));
        }
        return read;
    }

    /** What a delegation without the name of its service is to is not known, which its note says. */
    private static List<String> delegations(Node subnet) {
        return subnet.objects("delegations").stream()
                .flatMap(each -> each.get("serviceName").text().stream())
                .distinct()
                .toList();
    }
}
