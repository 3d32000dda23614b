package io.canreach.model;

import io.canreach.packet.Cidr;
import io.canreach.packet.IpSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The prefixes of one tag as they were listed, and the addresses, which few tags are ever asked for. */
final class TagPrefixes {
    private final List<Cidr> listed;
    private @Nullable IpSet addresses; // made when first asked for; to do it twice does no harm

    private TagPrefixes(List<Cidr> listed, @Nullable IpSet addresses) {
        this.listed = listed;
        this.addresses = addresses;
    }

    static TagPrefixes of(List<Cidr> listed) {
        return new TagPrefixes(listed, null);
    }

    static TagPrefixes of(IpSet addresses) {
        return new TagPrefixes(addresses.cidrs(), addresses);
    }

    List<Cidr> listed() {
        return listed;
    }

    IpSet addresses() {
        IpSet known = addresses;
        if (known == null) {
            known = IpSet.of(listed);
            addresses = known;
        }
        return known;
    }
}
