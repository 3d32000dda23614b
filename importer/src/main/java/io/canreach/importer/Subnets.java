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
import java.util.Optional;

/** Reads subnets, and what hangs on them. */
final class Subnets {
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
                Optional.empty(),
                DefaultOutboundAccess.NOT_SAID,
                serviceEndpoints(node),
                delegations(node),
                PrivateEndpointPolicies.DISABLED);
        checkWayOut(id, node);
        checkServices(id, node);
        Occupants.check(id, node, assembly);
        return Optional.of(subnet);
    }

    private void checkWayOut(ResourceId id, Node node) {
        Node nat = node.get("natGateway");
        if (SecurityGroups.reference(nat).isExpression()) {
            assembly.gap(id, Gap.Effect.WAY_OUT, nat, "which NAT gateway the subnet uses is not known");
        }
        Optional<ResourceId> natGateway =
                SecurityGroups.reference(nat).isExpression() ? Optional.empty() : nat.reference();
        natGateway.ifPresent(gateway ->
                assembly.gap(id, Gap.Effect.WAY_OUT, nat, "NAT gateway '" + gateway.name() + "' is not modelled"));
        Node outbound = node.get("defaultOutboundAccess");
        if (outbound.isExpression()) {
            assembly.gap(id, Gap.Effect.WAY_OUT, outbound, "whether the subnet is private is not known");
        } else if (!node.flag("defaultOutboundAccess", true)) {
            String met = "the subnet is private: it has no default way out to the Internet, which is not modelled";
            assembly.gap(id, Gap.Effect.WAY_OUT, outbound, met);
        }
    }

    private void checkServices(ResourceId id, Node node) {
        Node policies = node.get("serviceEndpointPolicies");
        if (!policies.items().isEmpty()) {
            assembly.gap(id, Gap.Effect.ROUTING, policies, "policies of service endpoints are not modelled");
        }
        assembly.delegations().note(id, node);
        Node privateEndpoints = node.get("privateEndpoints");
        if (!privateEndpoints.items().isEmpty()) {
            assembly.gap(id, Gap.Effect.ADDRESSES, privateEndpoints, "private endpoints are not modelled");
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
