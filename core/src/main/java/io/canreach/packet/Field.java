package io.canreach.packet;

/** The five fields of a {@link Flow}. */
public enum Field {
    /** The protocol. */
    PROTOCOL,
    /** The source address. */
    SOURCE,
    /** The source port, which has a meaning only where {@link Protocol#hasPorts()}. */
    SOURCE_PORT,
    /** The destination address. */
    DESTINATION,
    /** The destination port, which has a meaning only where {@link Protocol#hasPorts()}. */
    DESTINATION_PORT
}
