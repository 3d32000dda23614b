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
        Sku sku = facts.sku().orElse(unlessSaid);
        IpFamily family = facts.saidFamily().orElse(IpFamily.IPV4);
        return read(facts.address(), "the address of " + place)
                .flatMap(address -> draft.attempt("", () -> new PublicIpAddress(id, "", sku, family, address)));
    }

    /** The family of what was written, whether or not it is an address. */
    static IpFamily familyOf(String text) {
        return text.indexOf(':') < 0 ? IpFamily.IPV4 : IpFamily.IPV6;
    }

    static CloudService merged(Draft draft, CloudService one, CloudService other) {
        if (one.publicAddress() instanceof KnownAddress && other.publicAddress() instanceof KnownAddress) {
            draft.problem(one.label() + " is said to have the address " + one.publicAddress() + " and "
                    + other.publicAddress() + "; it has one");
        }
        return one.publicAddress() instanceof KnownAddress ? one : other;
    }
}
