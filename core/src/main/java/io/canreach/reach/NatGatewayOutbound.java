package io.canreach.reach;

import io.canreach.model.NatGateway;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import java.util.List;

/**
 * The way out by a NAT gateway: TCP and UDP of IPv4; a StandardV2 one carries IPv6 and pings, too, for the families of its
 * addresses.
 *
 * @see <a href="https://learn.microsoft.com/azure/nat-gateway/nat-sku">NAT gateway SKUs</a>
 */
final class NatGatewayOutbound {
    private final Walk walk;
    private final NatGateway gateway;

    NatGatewayOutbound(Walk walk, ResourceId id) {
        this.walk = walk;
        this.gateway = walk.network().get(NatGateway.class, id);
    }

    OutboundMethod method(Place place) {
        IpSet addresses = addresses();
        boolean second = gateway.sku() == NatGateway.Sku.STANDARD_V2;
        IpSet used = second ? addresses : addresses.restrictTo(IpFamily.IPV4);
        if (used.isEmpty()) {
            return withoutAddress(place);
        }
        PacketSet packets = second ? OutboundMethod.WITH_PINGS : OutboundMethod.TCP_AND_UDP;
        return PublicAddresses.shared(gateway.label(), place, packets, used);
    }

    private IpSet addresses() {
        return IpSet.of(gateway.publicIpPrefixes()).union(new PublicAddresses(walk, gateway.publicIps()).all());
    }

    /** A gateway without address cannot translate; whether the subnet then gets out otherwise is not documented. */
    private OutboundMethod withoutAddress(Place place) {
        Unknown why = new Unknown(gateway.label() + " has no public address that is declared");
        IpSet any = walk.view().internet().hosts().restrictTo(IpFamily.IPV4);
        return PublicAddresses.shared(gateway.label(), place, OutboundMethod.TCP_AND_UDP, any)
                .doubting(List.of(why));
    }
}
