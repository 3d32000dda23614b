package io.canreach.reach;

import io.canreach.model.PublicIpAddress;
import io.canreach.model.ResourceId;
import io.canreach.packet.IpFamily;
import io.canreach.packet.IpSet;
import io.canreach.packet.PacketSet;
import java.util.List;

/** Public addresses of which something that lets many machines out uses any. */
final class PublicAddresses {
    private final Walk walk;
    private final List<PublicIpAddress> ips;

    PublicAddresses(Walk walk, List<ResourceId> ids) {
        this.walk = walk;
        this.ips = ids.stream()
                .flatMap(id -> walk.network().find(PublicIpAddress.class, id).stream())
                .toList();
    }

    /** Those of one family, as far as they are known; any host's where one of them is not. */
    IpSet of(IpFamily family) {
        return IpSet.unionOf(ips.stream()
                .filter(each -> each.family() == family)
                .map(each -> OutboundMethod.addresses(each.address(), family, walk))
                .toList());
    }

    /** Those of both families. */
    IpSet all() {
        return of(IpFamily.IPV4).union(of(IpFamily.IPV6));
    }

    /** The way out by some addresses, for the families they have. */
    static OutboundMethod shared(String text, Place place, PacketSet packets, IpSet addresses) {
        PacketSet carried = PacketSet.empty();
        for (IpFamily family : IpFamily.values()) {
            boolean has = !addresses.restrictTo(family).isEmpty();
            carried = carried.union(has ? packets.restrictTo(family) : PacketSet.empty());
        }
        return OutboundMethod.of(text, place, carried, OutboundMethod.shared(addresses))
                .named(text + ", leaves as " + Words.addresses(addresses));
    }
}
