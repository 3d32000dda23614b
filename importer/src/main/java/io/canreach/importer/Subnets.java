package io.canreach.importer;

import io.canreach.model.DefaultOutboundAccess;
import io.canreach.model.Gap;
import io.canreach.model.PrivateEndpointPolicies;
import io.canreach.model.ResourceId;
import io.canreach.model.Subnet;
import io.canreach.packet.Cidr;
import java.util.List;
import java.util.Optional;

/** Reads subnets, and what hangs on them. */
final class Subnets {
    private final Assembly assembly;

    Subnets(Assembly assembly) {
        this.assembly = assembly;
    }

    Optional<Subnet> read(ResourceId id, Node node) {
        List<Cidr> prefixes = Prefixes.of(node, "addressPrefix", "addressPrefixes");
        Subnet subnet = new Subnet(
                id,
                prefixes,
                SecurityGroups.attachedTo(node, assembly),
                RouteTables.attachedTo(node, assembly),
                Optional.empty(),
                DefaultOutboundAccess.NOT_SAID,
                List.of(),
                List.of(),
                PrivateEndpointPolicies.DISABLED);
        checkWayOut(id, node);
        checkServices(id, node);
        Occupants.check(id, node, assembly);
        return Optional.of(subnet);
    }

    private void checkWayOut(ResourceId id, Node node) {
        Node nat = node.get("natGateway");
        nat.reference()
                .ifPresent(gateway -> assembly.gap(
                        id, Gap.Effect.WAY_OUT, nat, "NAT gateway '" + gateway.name() + "' is not modelled"));
        Node outbound = node.get("defaultOutboundAccess");
        if (!node.flag("defaultOutboundAccess", true)) {
            String met = "the subnet is private: it has no default way out to the Internet, which is not modelled";
            assembly.gap(id, Gap.Effect.WAY_OUT, outbound, met);
        }
    }

    private void checkServices(ResourceId id, Node node) {
        Node endpoints = node.get("serviceEndpoints");
        if (!endpoints.items().isEmpty()) {
            assembly.gap(id, Gap.Effect.ROUTING, endpoints, "service endpoints are not modelled");
        }
        assembly.delegations().note(id, node);
        Node privateEndpoints = node.get("privateEndpoints");
        if (!privateEndpoints.items().isEmpty()) {
            assembly.gap(id, Gap.Effect.ADDRESSES, privateEndpoints, "private endpoints are not modelled");
        }
    }
}
