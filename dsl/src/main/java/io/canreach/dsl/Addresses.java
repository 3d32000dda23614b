package io.canreach.dsl;

import io.canreach.model.CloudService;
import io.canreach.model.HostAddress;
import io.canreach.model.KnownAddress;
import io.canreach.model.PublicIpAddress;
import io.canreach.model.PublicIpAddress.Sku;
import io.canreach.model.ResourceId;
import io.canreach.model.Unknown;
import io.canreach.packet.IpFamily;
import java.util.Optional;

/** Reads the addresses of one resource: what was not said is unknown. */
record Addresses(Draft draft, String place) {
    /** The address, or empty where what was said is none. */
    Optional<HostAddress> read(Optional<String> text, String unlessSaid) {
        if (text.isEmpty()) {
            return Optional.of(new Unknown(unlessSaid + " is not declared"));
        }
        return draft.attempt(place, () -> KnownAddress.parse(text.get()));
    }

    Optional<PublicIpAddress> publicIp(ResourceId id, PublicIpDeclaration.Facts facts, Sku unlessSaid) {
        return read(facts.address(), "the address of " + place)
                .map(address -> new PublicIpAddress(id, "", facts.sku().orElse(unlessSaid), family(address), address));
    }

    static IpFamily family(HostAddress address) {
        return address instanceof KnownAddress known ? known.ip().family() : IpFamily.IPV4;
    }

    static CloudService merged(Draft draft, CloudService one, CloudService other) {
        if (one.publicAddress() instanceof KnownAddress && other.publicAddress() instanceof KnownAddress) {
            draft.problem(one.label() + " is said to have the address " + one.publicAddress() + " and "
                    + other.publicAddress() + "; it has one");
        }
        return one.publicAddress() instanceof KnownAddress ? one : other;
    }
}
