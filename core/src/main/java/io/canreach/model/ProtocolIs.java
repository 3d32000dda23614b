package io.canreach.model;

import io.canreach.packet.Protocol;
import java.util.Locale;

/**
 * A protocol named by a rule; {@link Protocol#ANY} is written {@code *}.
 *
 * @param protocol the protocol
 */
public record ProtocolIs(Protocol protocol) implements ProtocolMatch {
    /** Every protocol. */
    public static final ProtocolIs ANY = new ProtocolIs(Protocol.ANY);

    @Override
    public boolean equals(Object other) {
        return other instanceof ProtocolIs it && protocol == it.protocol;
    }

    @Override
    public int hashCode() {
        return protocol.hashCode();
    }

    @Override
    public String toString() {
        if (protocol == Protocol.ANY) {
            return "*";
        }
        String lower = protocol.name().toLowerCase(Locale.ROOT);
        return Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
    }
}
