package io.canreach.packet;

import inet.ipaddr.IPAddress;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A set of IPv4 and IPv6 addresses, as {@code 10.0.2.0/24, 10.0.1.6}. Equal sets are equal objects.
 *
 * <p>All methods that return a set return a new one; a set never changes.
 */
public final class IpSet {
    private static final IpSet EMPTY = new IpSet(Node.EMPTY, Node.EMPTY);
    private static final IpSet ALL =
            new IpSet(Layout.V4.any(Field.SOURCE, Node.FULL), Layout.V6.any(Field.SOURCE, Node.FULL));

    private final Node v4;
    private final Node v6;

    IpSet(Node v4, Node v6) {
        this.v4 = v4;
        this.v6 = v6;
    }

    Node node(Layout layout) {
        return layout == Layout.V4 ? v4 : v6;
    }

    static IpSet of(Layout layout, Node node) {
        return layout == Layout.V4 ? new IpSet(node, Node.EMPTY) : new IpSet(Node.EMPTY, node);
    }

    /** {@return the set without an address} */
    public static IpSet empty() {
        return EMPTY;
    }

    /** {@return the set of all addresses of both families} */
    public static IpSet all() {
        return ALL;
    }

    /**
     * The set of all addresses of one family.
     *
     * @param family the family
     * @return all IPv4 or all IPv6 addresses
     */
    public static IpSet all(IpFamily family) {
        return ALL.restrictTo(family);
    }

    /**
     * The set of the addresses of some blocks.
     *
     * @param blocks the blocks, which may overlap
     * @return the set
     */
    public static IpSet of(Cidr... blocks) {
        return of(Arrays.asList(blocks));
    }

    /**
     * The set of the addresses of some blocks.
     *
     * @param blocks the blocks, which may overlap
     * @return the set
     */
    public static IpSet of(Collection<Cidr> blocks) {
        if (blocks.size() == 1) {
            Cidr only = blocks.iterator().next();
            return range(only.first(), only.last());
        }
        List<Cidr> sorted = new ArrayList<>(blocks);
        Collections.sort(sorted);
        List<IpRange> ranges = new ArrayList<>(sorted.size());
        for (Cidr block : sorted) {
            ranges.add(new IpRange(block.first(), block.last()));
        }
        return ofRanges(ranges);
    }

    private static IpSet ofRanges(Collection<IpRange> ranges) {
        List<Node> v4 = new ArrayList<>();
        List<Node> v6 = new ArrayList<>();
        for (IpRange range : ranges) {
            (range.first().family() == IpFamily.IPV4 ? v4 : v6).add(range.node());
        }
        return new IpSet(new Operation().unionOf(v4), new Operation().unionOf(v6));
    }

    /**
     * The set of one address.
     *
     * @param address the address
     * @return the set
     */
    public static IpSet of(Ip address) {
        return of(Layout.of(address.family()), new IpRange(address, address).node());
    }

    /**
     * The set of the addresses that IPAddress values stand for: addresses, blocks, or ranges of any kind.
     *
     * @param addresses the values
     * @return the set
     * @throws IllegalArgumentException if a value has a zone, or is one address with bits set behind its prefix
     */
    public static IpSet of(IPAddress... addresses) {
        List<IpRange> ranges = new ArrayList<>();
        for (IPAddress address : addresses) {
            if (address.isMultiple()) {
                Iterator<? extends IPAddress> parts = address.sequentialBlockIterator();
                while (parts.hasNext()) {
                    IPAddress part = parts.next();
                    ranges.add(new IpRange(Ip.of(part.getLower()), Ip.of(part.getUpper())));
                }
            } else {
                Cidr block = Cidr.of(address);
                ranges.add(new IpRange(block.first(), block.last()));
            }
        }
        return ofRanges(ranges);
    }

    /**
     * The set of the addresses of a range.
     *
     * @param first the first address
     * @param last the last address, included, of the same family and not below the first
     * @return the set
     * @throws IllegalArgumentException if the ends are of two families or in the wrong order
     */
    public static IpSet range(Ip first, Ip last) {
        return of(Layout.of(first.family()), new IpRange(first, last).node());
    }

    /**
     * Reads blocks, addresses and ranges with commas between them.
     *
     * <p>What {@link #toString} writes is read too: {@code *}, {@code any IPv4}, {@code any IPv6} and {@code none}.
     *
     * @param text the addresses, as {@code 10.0.2.0/24, 10.0.1.6, 10.0.3.4-10.0.3.9}
     * @return the set
     * @throws IllegalArgumentException if a part is none of these, or a block has bits set behind its prefix
     */
    public static IpSet parse(String text) {
        List<IpSet> parts = new ArrayList<>();
        for (String part :
                Objects.requireNonNull(text, "the addresses must not be null").split(",", -1)) {
            parts.add(parsePart(part.strip()));
        }
        return unionOf(parts);
    }

    private static IpSet parsePart(String text) {
        return switch (text) {
            case "*" -> ALL;
            case "none" -> EMPTY;
            case "any IPv4" -> all(IpFamily.IPV4);
            case "any IPv6" -> all(IpFamily.IPV6);
            default -> parseAddresses(text);
        };
    }

    private static IpSet parseAddresses(String text) {
        int hyphen = text.indexOf('-');
        return hyphen < 0 || text.indexOf('/') >= 0
                ? of(Cidr.parse(text))
                : range(Ip.parse(text.substring(0, hyphen)), Ip.parse(text.substring(hyphen + 1)));
    }

    /**
     * The addresses in at least one of some sets.
     *
     * @param sets the sets
     * @return the union; empty if there is no set
     */
    public static IpSet unionOf(Collection<IpSet> sets) {
        List<Node> v4 = new ArrayList<>(sets.size());
        List<Node> v6 = new ArrayList<>(sets.size());
        for (IpSet set : sets) {
            v4.add(set.v4);
            v6.add(set.v6);
        }
        Operation operation = new Operation();
        return new IpSet(operation.unionOf(v4), operation.unionOf(v6));
    }

    /**
     * The addresses in this set or another.
     *
     * @param other the other set
     * @return the union
     */
    public IpSet union(IpSet other) {
        Operation operation = new Operation();
        return with(operation.union(v4, other.v4), operation.union(v6, other.v6));
    }

    /** This set itself if it has these nodes. */
    private IpSet with(Node newV4, Node newV6) {
        return newV4.is(v4) && newV6.is(v6) ? this : new IpSet(newV4, newV6);
    }

    /**
     * The addresses in both this set and another.
     *
     * @param other the other set
     * @return the intersection
     */
    public IpSet intersect(IpSet other) {
        Operation operation = new Operation();
        return with(operation.intersect(v4, other.v4), operation.intersect(v6, other.v6));
    }

    /**
     * The addresses in this set but not in another.
     *
     * @param other the other set
     * @return the difference
     */
    public IpSet minus(IpSet other) {
        Operation operation = new Operation();
        return with(operation.minus(v4, other.v4), operation.minus(v6, other.v6));
    }

    /** {@return the addresses of both families that are not in this set} */
    public IpSet complement() {
        return ALL.minus(this);
    }

    /**
     * The addresses of this set that are of one family.
     *
     * @param family the family
     * @return the IPv4 or the IPv6 part
     */
    public IpSet restrictTo(IpFamily family) {
        Layout layout = Layout.of(family);
        return of(layout, node(layout));
    }

    /**
     * Whether all addresses of another set are in this one.
     *
     * @param other the other set
     * @return whether the other is a subset
     */
    public boolean encloses(IpSet other) {
        return Comparison.covers(v4, other.v4) && Comparison.covers(v6, other.v6);
    }

    /**
     * Whether an address is in both this set and another.
     *
     * @param other the other set
     * @return whether the intersection has an address
     */
    public boolean overlaps(IpSet other) {
        return Comparison.overlap(v4, other.v4) || Comparison.overlap(v6, other.v6);
    }

    /**
     * Whether an address is in this set.
     *
     * @param address the address
     * @return whether it is
     */
    public boolean contains(Ip address) {
        Layout layout = Layout.of(address.family());
        return layout.find(node(layout), address).is(Node.FULL);
    }

    /**
     * Whether all addresses of a block are in this set.
     *
     * @param block the block
     * @return whether they are
     */
    public boolean contains(Cidr block) {
        return encloses(of(block));
    }

    /** {@return whether this set has no address} */
    public boolean isEmpty() {
        return v4.isEmpty() && v6.isEmpty();
    }

    /** Whether this set has just one address. */
    boolean isOne() {
        return v4.isEmpty() ? Diagram.isOne(v6) : v6.isEmpty() && Diagram.isOne(v4);
    }

    /**
     * The address of a set that has just one.
     *
     * @return the address, or nothing if this set has none or several
     */
    public Optional<Ip> only() {
        return isOne() ? first() : Optional.empty();
    }

    /** {@return whether this set has all addresses of both families} */
    public boolean isAll() {
        return equals(ALL);
    }

    /**
     * The number of addresses.
     *
     * @return from 0 to 2 to the power of 32 plus 2 to the power of 128
     */
    public BigInteger size() {
        return Diagram.size(v4).add(Diagram.size(v6));
    }

    /**
     * The lowest address; IPv4 is below IPv6.
     *
     * @return the address, or nothing if this set is empty
     */
    public Optional<Ip> first() {
        List<IpRange> ranges = ranges();
        return ranges.isEmpty() ? Optional.empty() : Optional.of(ranges.get(0).first());
    }

    /**
     * An address that could be a host's, to show to a person; the same for equal sets.
     *
     * @return the address, or nothing if this set is empty
     */
    public Optional<Ip> example() {
        return IpExample.of(this);
    }

    List<IpRange> ranges() {
        return IpRanges.of(v4, v6);
    }

    /**
     * The addresses as blocks.
     *
     * @return the fewest blocks, IPv4 first, ascending; unmodifiable
     */
    public List<Cidr> cidrs() {
        List<Cidr> cidrs = new ArrayList<>();
        for (IpRange range : ranges()) {
            cidrs.addAll(range.cidrs());
        }
        return Collections.unmodifiableList(cidrs);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof IpSet other && v4.equals(other.v4) && v6.equals(other.v6);
    }

    @Override
    public int hashCode() {
        return 31 * v4.hashCode() + v6.hashCode();
    }

    /**
     * The addresses as a person writes them, to be read by {@link #parse}.
     *
     * @return as {@code 10.0.1.6, 10.0.2.0/24, 10.0.3.4-10.0.3.9}, {@code any IPv4}, {@code *} or {@code none}
     */
    @Override
    public String toString() {
        return isAll() ? "*" : isEmpty() ? "none" : String.join(", ", texts());
    }

    /** One text for each range, and one for a whole family. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (IpRange range : ranges()) {
            texts.add(text(range));
        }
        return texts;
    }

    private static String text(IpRange range) {
        if (range.first().equals(Cidr.ANY_IPV4.first()) && range.last().equals(Cidr.ANY_IPV4.last())) {
            return "any IPv4";
        }
        boolean anyIpv6 =
                range.first().equals(Cidr.ANY_IPV6.first()) && range.last().equals(Cidr.ANY_IPV6.last());
        return anyIpv6 ? "any IPv6" : range.toString();
    }
}
