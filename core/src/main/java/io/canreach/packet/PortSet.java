package io.canreach.packet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.StringJoiner;

/** A set of port numbers from 0 to 65535, as {@code 80,443,1000-2000}. Equal sets are equal objects. */
public final class PortSet {
    private static final PortSet EMPTY = new PortSet(Node.EMPTY);
    private static final PortSet ALL = new PortSet(Level.PORT.all(Node.FULL));

    private final Node node;

    PortSet(Node node) {
        this.node = node;
    }

    Node node() {
        return node;
    }

    /** {@return the set without a port} */
    public static PortSet empty() {
        return EMPTY;
    }

    /** {@return the set of all ports, from 0 to 65535} */
    public static PortSet all() {
        return ALL;
    }

    /**
     * The set of some ports.
     *
     * @param ports ports from 0 to 65535
     * @return the set
     * @throws IllegalArgumentException if a number is no port
     */
    public static PortSet of(int... ports) {
        List<Node> single = new ArrayList<>(ports.length);
        for (int port : ports) {
            single.add(range(port, port).node);
        }
        return new PortSet(new Operation().unionOf(single));
    }

    /**
     * The set of the ports of a range.
     *
     * @param first the first port, from 0 to 65535
     * @param last the last port, included, not below the first
     * @return the set
     * @throws IllegalArgumentException if an end is no port, or the first is above the last
     */
    public static PortSet range(int first, int last) {
        PortRange range = new PortRange(first, last);
        return new PortSet(Level.PORT.range(range.first(), range.last(), Node.FULL));
    }

    /**
     * Reads ports and ranges with commas between them; {@code *} is all ports, {@code none} no port.
     *
     * @param text the ports, as {@code 80}, {@code 0-65535} or {@code 80,443,1000-2000}
     * @return the set
     * @throws IllegalArgumentException if the text is anything else
     */
    public static PortSet parse(String text) {
        Objects.requireNonNull(text, "the ports must not be null");
        if (text.equals("*") || text.equals("none")) {
            return text.equals("*") ? ALL : EMPTY;
        }
        List<Node> ranges = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String[] ends = part.strip().split("-", -1);
            if (ends.length > 2) {
                throw bad(text);
            }
            ranges.add(range(port(ends[0], text), port(ends[ends.length - 1], text)).node);
        }
        return new PortSet(new Operation().unionOf(ranges));
    }

    private static int port(String number, String text) {
        boolean leadingZero = number.length() > 1 && number.startsWith("0");
        if (!IpParser.isDecimal(number) || leadingZero || number.length() > 5) {
            throw bad(text);
        }
        return PortRange.checkPort(Integer.parseInt(number));
    }

    private static IllegalArgumentException bad(String text) {
        return new IllegalArgumentException(Quote.of(text)
                + " is not a set of ports: write ports from 0 to 65535 and ranges, as 80,443,1000-2000, or * for all");
    }

    /**
     * The ports in this set or another.
     *
     * @param other the other set
     * @return the union
     */
    public PortSet union(PortSet other) {
        return new PortSet(new Operation().union(node, other.node));
    }

    /**
     * The ports in both this set and another.
     *
     * @param other the other set
     * @return the intersection
     */
    public PortSet intersect(PortSet other) {
        return new PortSet(new Operation().intersect(node, other.node));
    }

    /**
     * The ports in this set but not in another.
     *
     * @param other the other set
     * @return the difference
     */
    public PortSet minus(PortSet other) {
        return new PortSet(new Operation().minus(node, other.node));
    }

    /** {@return the ports not in this set} */
    public PortSet complement() {
        return ALL.minus(this);
    }

    /**
     * Whether all ports of another set are in this one.
     *
     * @param other the other set
     * @return whether the other is a subset
     */
    public boolean encloses(PortSet other) {
        return Comparison.covers(node, other.node);
    }

    /**
     * Whether a port is in both this set and another.
     *
     * @param other the other set
     * @return whether the intersection has a port
     */
    public boolean overlaps(PortSet other) {
        return Comparison.overlap(node, other.node);
    }

    /**
     * Whether a port is in this set.
     *
     * @param port the number
     * @return false too if the number is no port
     */
    public boolean contains(int port) {
        return port >= 0 && port <= PortRange.MAX_PORT && node.find(port).is(Node.FULL);
    }

    /** {@return whether this set has no port} */
    public boolean isEmpty() {
        return node.isEmpty();
    }

    /** {@return whether this set has all ports} */
    public boolean isAll() {
        return equals(ALL);
    }

    /**
     * The number of ports.
     *
     * @return from 0 to 65536
     */
    public int size() {
        return Diagram.size(node).intValueExact();
    }

    /**
     * The ports as ranges.
     *
     * @return the fewest ranges, ascending; unmodifiable
     */
    public List<PortRange> ranges() {
        List<PortRange> ranges = new ArrayList<>();
        for (int i = 0; i < node.count(); i++) {
            if (!node.child(i).isEmpty()) {
                ranges.add(new PortRange((int) node.lower(i), (int) node.upper(i)));
            }
        }
        return Collections.unmodifiableList(ranges);
    }

    /** A port a client would come from: 49152 if it is here, or the first from 1024 on, or the first. */
    OptionalInt exampleOfSource() {
        if (contains(49_152)) {
            return OptionalInt.of(49_152);
        }
        PortSet unprivileged = intersect(range(1024, PortRange.MAX_PORT));
        return unprivileged.isEmpty() ? first() : unprivileged.first();
    }

    /** A port a server would listen at: 443 if it is here, or the first but 0. */
    OptionalInt exampleOfDestination() {
        PortSet listened = minus(PortSet.of(0));
        return contains(443) ? OptionalInt.of(443) : (listened.isEmpty() ? this : listened).first();
    }

    private OptionalInt first() {
        List<PortRange> ranges = ranges();
        return ranges.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(ranges.get(0).first());
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof PortSet other && node.equals(other.node);
    }

    @Override
    public int hashCode() {
        return node.hashCode();
    }

    /** {@return the ports as {@code 80,443,1000-2000}, {@code *} for all, or {@code none}} */
    @Override
    public String toString() {
        if (isAll()) {
            return "*";
        }
        StringJoiner text = new StringJoiner(",");
        for (PortRange range : ranges()) {
            text.add(range.toString());
        }
        return isEmpty() ? "none" : text.toString();
    }
}
