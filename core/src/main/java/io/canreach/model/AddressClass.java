package io.canreach.model;

import io.canreach.packet.Ip;
import io.canreach.packet.IpSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What an address is by its number alone. Every address is in exactly one class; a range may lie in several, and
 * {@link #split} says which part lies where.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA's registry of special addresses</a>
 */
public enum AddressClass {
    /** Azure's own virtual addresses: 168.63.129.16 (DNS, health probes) and 169.254.169.254 (instance metadata). */
    AZURE_PLATFORM("Azure platform", "168.63.129.16, 169.254.169.254, fe80::1234:5678:9abc"),
    /** Private IPv4 addresses of RFC 1918. */
    RFC_1918("RFC 1918 private", "10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16"),
    /** Shared addresses of carriers, RFC 6598. */
    RFC_6598("RFC 6598 shared", "100.64.0.0/10"),
    /** Unique local IPv6 addresses, RFC 4193. */
    RFC_4193("RFC 4193 unique local", "fc00::/7"),
    /** The machine itself. */
    LOOPBACK("loopback", "127.0.0.0/8, ::1"),
    /** Addresses of one link. */
    LINK_LOCAL("link-local", "169.254.0.0/16, fe80::/10"),
    /** Groups of receivers. */
    MULTICAST("multicast", "224.0.0.0/4, ff00::/8"),
    /** Kept for documentation. */
    DOCUMENTATION("documentation", "192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24, 2001:db8::/32, 3fff::/20"),
    /** Kept by IANA for special purposes, not routed publicly. */
    RESERVED("reserved", "0.0.0.0/8, 192.0.0.0/24, 198.18.0.0/15, 240.0.0.0/4, ::/3, 4000::/2, 8000::/1"),
    /** Everything else: routed on the Internet. */
    PUBLIC("public", "0.0.0.0/0, ::/0");

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // IpSet is immutable
    private final IpSet listed;

    AddressClass(String text, String listed) {
        this.text = text;
        this.listed = IpSet.parse(listed);
    }

    /**
     * The addresses of this class.
     *
     * @return both families; disjoint from every other class
     */
    public IpSet addresses() {
        return Objects.requireNonNull(Sets.OF.get(this));
    }

    /**
     * The class of an address.
     *
     * @param ip the address
     * @return its one class
     */
    public static AddressClass of(Ip ip) {
        for (AddressClass each : values()) {
            if (each.listed.contains(ip)) {
                return each;
            }
        }
        return PUBLIC;
    }

    /**
     * The classes that addresses lie in.
     *
     * @param addresses a prefix, range or any other set
     * @return each class with its part, in the order of this enum; more than one entry where the addresses straddle
     */
    public static Map<AddressClass, IpSet> split(IpSet addresses) {
        Map<AddressClass, IpSet> parts = new EnumMap<>(AddressClass.class);
        for (AddressClass each : values()) {
            IpSet part = addresses.intersect(each.addresses());
            if (!part.isEmpty()) {
                parts.put(each, part);
            }
        }
        return parts;
    }

    /**
     * Says in words what addresses are.
     *
     * @param addresses a prefix, range or any other set
     * @return one class, or each class with its part where the addresses straddle
     */
    public static String describe(IpSet addresses) {
        Map<AddressClass, IpSet> parts = split(addresses);
        if (parts.size() <= 1) {
            return parts.isEmpty()
                    ? "no address"
                    : parts.keySet().iterator().next().toString();
        }
        StringBuilder words = new StringBuilder("straddles ");
        parts.forEach((kind, part) -> words.append(words.length() > 10 ? "; " : "")
                .append(kind)
                .append(" (")
                .append(part)
                .append(')'));
        return words.toString();
    }

    @Override
    public String toString() {
        return text;
    }

    /** The classes made disjoint: each without those listed before it. */
    private static final class Sets {
        private static final Map<AddressClass, IpSet> OF = new EnumMap<>(AddressClass.class);

        static {
            IpSet earlier = IpSet.empty();
            for (AddressClass each : values()) {
                OF.put(each, each.listed.minus(earlier));
                earlier = earlier.union(each.listed);
            }
        }
    }
}
