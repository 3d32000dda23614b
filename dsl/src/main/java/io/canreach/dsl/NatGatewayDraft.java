package io.canreach.dsl;

import io.canreach.model.NatGateway;
import io.canreach.model.NatGateway.Sku;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.ResourceId;
import io.canreach.packet.Cidr;
import java.util.List;
import java.util.Optional;

/** Makes a NAT gateway of what was said. */
record NatGatewayDraft(Draft draft, NatGatewayDeclaration.Facts facts) {
    /** The gateway's id, or empty where it could not be made. */
    Optional<ResourceId> add() {
        ResourceId id = draft.id("NAT gateway", "natGateways", facts.name());
        return draft.once(facts.label(), id, facts, () -> gateway(id));
    }

    private Optional<NatGateway> gateway(ResourceId id) {
        List<ResourceId> publicIps = facts.publicIps().stream()
                .flatMap(ip -> draft.publicIp(ip.facts(), kind()).stream())
                .toList();
        return draft.each(facts.label(), facts.prefixes(), Cidr::parse)
                .flatMap(prefixes -> draft.attempt(
                        "", () -> new NatGateway(id, facts.location(), facts.sku(), publicIps, prefixes)));
    }

    private PublicIpAddress.Sku kind() {
        return facts.sku() == Sku.STANDARD_V2 ? PublicIpAddress.Sku.STANDARD_V2 : PublicIpAddress.Sku.STANDARD;
    }
}
