package io.canreach.packet;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * A protocol carried by IP, or {@link #ANY} for all of them.
 *
 * <p>Between IPv6 addresses {@link #ICMP} means ICMPv6, which has another number on the wire.
 */
public enum Protocol {
    /** The Transmission Control Protocol, which has ports. */
    TCP,
    /** The User Datagram Protocol, which has ports. */
    UDP,
    /** The Internet Control Message Protocol: ICMP between IPv4 addresses, ICMPv6 between IPv6 addresses. */
    ICMP,
    /** The Encapsulating Security Payload of IPsec. */
    ESP,
    /** The Authentication Header of IPsec. */
    AH,
    /** Any of the five protocols above; never the protocol of one flow. */
    ANY;

    private static final Set<Protocol> CONCRETE = Collections.unmodifiableSet(EnumSet.range(TCP, AH));

    /**
     * Whether this protocol has source and destination ports, as only TCP and UDP do.
     *
     * @return whether ports have a meaning for every flow of this protocol; false for {@link #ANY}
     */
    public boolean hasPorts() {
        return this == TCP || this == UDP;
    }

    /**
     * The protocols this value stands for.
     *
     * @return the five protocols for {@link #ANY}, otherwise this one alone; unmodifiable
     */
    public Set<Protocol> concrete() {
        return this == ANY ? CONCRETE : Set.of(this);
    }

    /**
     * The five protocols a flow can have, without {@link #ANY}.
     *
     * @return TCP, UDP, ICMP, ESP and AH, in this order; unmodifiable
     */
    public static Set<Protocol> all() {
        return CONCRETE;
    }

    /** A set with {@link #ANY} replaced by what it stands for, in the order of this enum; unmodifiable. */
    static Set<Protocol> expand(Set<Protocol> protocols) {
        EnumSet<Protocol> expanded = EnumSet.noneOf(Protocol.class);
        for (Protocol protocol : protocols) {
            expanded.addAll(protocol.concrete());
        }
        return Collections.unmodifiableSet(expanded);
    }

    /**
     * Reads a protocol's name in any letter case; {@code *} is {@link #ANY}.
     *
     * @param text the name, as {@code TCP}, {@code udp}, {@code Any} or {@code *}
     * @return the protocol
     * @throws IllegalArgumentException if the text is no protocol's name
     */
    public static Protocol parse(String text) {
        if (Objects.requireNonNull(text, "the protocol must not be null").equals("*")) {
            return ANY;
        }
        String name = text.toUpperCase(Locale.ROOT);
        for (Protocol protocol : values()) {
            if (protocol.name().equals(name)) {
                return protocol;
            }
        }
        throw new IllegalArgumentException(
                Quote.of(text) + " is not a protocol: write TCP, UDP, ICMP, ESP, AH, or Any or * for all of them");
    }
}
