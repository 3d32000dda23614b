package io.canreach.packet;

import inet.ipaddr.IPAddress;
import java.math.BigInteger;
import java.util.Objects;

/**
 * A block of addresses that share their first bits, as {@code 10.0.1.0/24}; one address is a block of one.
 *
 * <p>Blocks are ordered by their first address, and then the larger one first.
 */
public final class Cidr implements Comparable<Cidr> {
    /** All IPv4 addresses, {@code 0.0.0.0/0}. */
    public static final Cidr ANY_IPV4 = new Cidr(Ip.ofIpv4(0), 0);

    /** All IPv6 addresses, {@code ::/0}. */
    public static final Cidr ANY_IPV6 = new Cidr(Ip.ofIpv6(0, 0), 0);

    private final Ip first;
    private final int prefixLength;

    private Cidr(Ip first, int prefixLength) {
        this.first = first;
        this.prefixLength = prefixLength;
    }

    /**
     * Reads a block, or an address as the block of that address alone.
     *
     * @param text the block, as {@code 10.0.1.0/24}, {@code fd00::/8} or {@code 10.0.1.6}
     * @return the block
     * @throws IllegalArgumentException if the text is no block, or has bits set behind its prefix
     */
    public static Cidr parse(String text) {
        int end = addressEnd(text);
        Ip written = Ip.parse(text.substring(0, end));
        return block(text, end, written).startingAt(written, text);
    }

    /**
     * Reads a block as {@link #parse} does, and clears the bits behind its prefix.
     *
     * @param text the block, as {@code 10.0.1.0/24} or {@code 10.0.1.5/24}, which is the same
     * @return the block
     * @throws IllegalArgumentException if the text is no block
     */
    public static Cidr parseNormalized(String text) {
        int end = addressEnd(text);
        return block(text, end, Ip.parse(text.substring(0, end)));
    }

    private static Cidr block(String text, int end, Ip address) {
        int bits = address.family().bits();
        int length = end == text.length() ? bits : prefixLength(text, text.substring(end + 1), bits);
        return new Cidr(address.withLastBitsClear(bits - length), length);
    }

    private static int addressEnd(String text) {
        int slash = Objects.requireNonNull(text, "the prefix must not be null").indexOf('/');
        return slash < 0 ? text.length() : slash;
    }

    private static int prefixLength(String text, String number, int bits) {
        boolean plain = IpParser.isDecimal(number) && number.length() <= 3;
        if (!plain || (number.length() > 1 && number.charAt(0) == '0') || Integer.parseInt(number) > bits) {
            throw new IllegalArgumentException(Quote.of(text) + " is not a block of addresses: after the slash comes a"
                    + " prefix length from 0 to " + bits + ", as " + (bits == 32 ? "10.0.1.0/24" : "fd00::/8"));
        }
        return Integer.parseInt(number);
    }

    /**
     * The block of one address.
     *
     * @param address the address
     * @return the block {@code address/32}, or {@code address/128} for IPv6
     */
    public static Cidr of(Ip address) {
        return new Cidr(address, address.family().bits());
    }

    /**
     * The block that starts at an address.
     *
     * @param first the first address
     * @param prefixLength the number of bits that all addresses share, from 0 to 32 or 128
     * @return the block
     * @throws IllegalArgumentException if the length is out of range or the address has bits set behind the prefix
     */
    public static Cidr of(Ip first, int prefixLength) {
        int bits = first.family().bits();
        if (prefixLength < 0 || prefixLength > bits) {
            throw new IllegalArgumentException(
                    prefixLength + " is not a prefix length: for " + first + " it is from 0 to " + bits);
        }
        Cidr block = new Cidr(first.withLastBitsClear(bits - prefixLength), prefixLength);
        return block.startingAt(first, first + "/" + prefixLength);
    }

    /**
     * The block an IPAddress value stands for.
     *
     * @param address one address, or a block of addresses
     * @return the block
     * @throws IllegalArgumentException if the value has bits set behind its prefix, has a zone, or is no block
     */
    public static Cidr of(IPAddress address) {
        Integer length = address.isMultiple() ? address.getPrefixLengthForSingleBlock() : address.getPrefixLength();
        if (length == null && address.isMultiple()) {
            throw new IllegalArgumentException(address + " is not one block of addresses");
        }
        Ip first = Ip.of(address.getLower());
        return length == null ? of(first) : of(first, length);
    }

    private Cidr startingAt(Ip written, String text) {
        if (!first.equals(written)) {
            throw new IllegalArgumentException(text + " has host bits set; the prefix is " + this);
        }
        return this;
    }

    /**
     * This block as a value of the IPAddress library.
     *
     * @return the block with its prefix length
     */
    public IPAddress toIPAddress() {
        return first.toIPAddress().toPrefixBlock(prefixLength);
    }

    /**
     * The first address.
     *
     * @return the lowest address of the block
     */
    public Ip first() {
        return first;
    }

    /**
     * The last address.
     *
     * @return the highest address of the block
     */
    public Ip last() {
        return first.withLastBitsSet(hostBits());
    }

    /**
     * The number of bits that all addresses share.
     *
     * @return from 0 to 32 or 128
     */
    public int prefixLength() {
        return prefixLength;
    }

    /**
     * The family of the addresses.
     *
     * @return IPv4 or IPv6
     */
    public IpFamily family() {
        return first.family();
    }

    /**
     * Whether this block has one address only.
     *
     * @return whether the prefix is as long as an address
     */
    public boolean isSingle() {
        return hostBits() == 0;
    }

    /**
     * The number of addresses.
     *
     * @return a power of two
     */
    public BigInteger size() {
        return BigInteger.ONE.shiftLeft(hostBits());
    }

    private int hostBits() {
        return family().bits() - prefixLength;
    }

    /**
     * Whether an address is in this block.
     *
     * @param address the address
     * @return false too if it is of the other family
     */
    public boolean contains(Ip address) {
        return family() == address.family()
                && address.withLastBitsClear(hostBits()).equals(first);
    }

    /**
     * Whether all addresses of a block are in this one.
     *
     * @param other the block
     * @return whether it is this block or a part of it
     */
    public boolean contains(Cidr other) {
        return prefixLength <= other.prefixLength && contains(other.first);
    }

    /**
     * Whether two blocks have an address in common.
     *
     * @param other the block
     * @return whether one contains the other
     */
    public boolean overlaps(Cidr other) {
        return contains(other) || other.contains(this);
    }

    @Override
    public int compareTo(Cidr other) {
        int byFirst = first.compareTo(other.first);
        return byFirst != 0 ? byFirst : Integer.compare(prefixLength, other.prefixLength);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Cidr other && prefixLength == other.prefixLength && first.equals(other.first);
    }

    @Override
    public int hashCode() {
        return 31 * first.hashCode() + prefixLength;
    }

    /** {@return the block with its prefix length, as {@code 10.0.1.0/24} or {@code 10.0.1.6/32}} */
    @Override
    public String toString() {
        return first + "/" + prefixLength;
    }

    /**
     * The block as a person writes it.
     *
     * @return as {@link #toString}, but one address without its prefix length
     */
    public String toShortString() {
        return isSingle() ? first.toString() : toString();
    }
}
