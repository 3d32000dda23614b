package io.canreach.packet;

import inet.ipaddr.IPAddress;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Objects;

/** One IPv4 or IPv6 address. IPv4 addresses come before IPv6 ones; within a family the order is numerical. */
public final class Ip implements Comparable<Ip> {
    private static final long MAX_IPV4 = 0xFFFF_FFFFL;

    private final IpFamily family;
    private final long high;
    private final long low;

    private Ip(IpFamily family, long high, long low) {
        this.family = family;
        this.high = high;
        this.low = low;
    }

    /**
     * Reads an address strictly: four decimal numbers, or IPv6 text without zone, brackets or prefix length.
     *
     * @param text the address, as {@code 10.0.1.6} or {@code fd00::6}
     * @return the address
     * @throws IllegalArgumentException if the text is anything else
     */
    public static Ip parse(String text) {
        return IpParser.parse(Objects.requireNonNull(text, "the address must not be null"));
    }

    /**
     * The IPv4 address of a number.
     *
     * @param value the address as a number, from 0 to 4294967295
     * @return the address
     * @throws IllegalArgumentException if the number is out of range
     */
    public static Ip ofIpv4(long value) {
        if (value < 0 || value > MAX_IPV4) {
            throw new IllegalArgumentException(
                    value + " is not an IPv4 address: as a number it is from 0 to 4294967295");
        }
        return new Ip(IpFamily.IPV4, 0, value);
    }

    /**
     * The IPv6 address of two numbers of 64 bits.
     *
     * @param high the first 64 bits
     * @param low the last 64 bits
     * @return the address
     */
    public static Ip ofIpv6(long high, long low) {
        return new Ip(IpFamily.IPV6, high, low);
    }

    /**
     * The address an IPAddress value stands for; its prefix length, if any, is dropped.
     *
     * @param address one address
     * @return the address
     * @throws IllegalArgumentException if the value stands for several addresses or has a zone
     */
    public static Ip of(IPAddress address) {
        if (address.isMultiple()) {
            throw new IllegalArgumentException(address + " is not one address but " + address.getCount());
        }
        if (address.isIPv6() && address.toIPv6().hasZone()) {
            throw new IllegalArgumentException(address + " has a zone, which says nothing outside of one machine");
        }
        ByteBuffer bytes = ByteBuffer.wrap(address.getBytes());
        return address.isIPv4()
                ? ofIpv4(Integer.toUnsignedLong(bytes.getInt()))
                : ofIpv6(bytes.getLong(), bytes.getLong());
    }

    /**
     * This address as a value of the IPAddress library.
     *
     * @return the same address, without a prefix length
     */
    public IPAddress toIPAddress() {
        return IpConversion.toIPAddress(this);
    }

    /**
     * The family of this address.
     *
     * @return IPv4 or IPv6
     */
    public IpFamily family() {
        return family;
    }

    /**
     * This address as a number.
     *
     * @return the value, from 0
     */
    public BigInteger value() {
        return unsigned(high).shiftLeft(Long.SIZE).or(unsigned(low));
    }

    /**
     * The address a number of steps on.
     *
     * @param steps how far; negative to go back
     * @return the address
     * @throws ArithmeticException if that leaves the family's addresses
     */
    public Ip plus(long steps) {
        BigInteger sum = value().add(BigInteger.valueOf(steps));
        if (sum.signum() < 0 || sum.bitLength() > family.bits()) {
            throw new ArithmeticException(this + " plus " + steps + " is outside of " + family);
        }
        return new Ip(family, sum.shiftRight(Long.SIZE).longValue(), sum.longValue());
    }

    private static BigInteger unsigned(long bits) {
        return new BigInteger(Long.toUnsignedString(bits));
    }

    /** The first 64 bits; 0 for IPv4. */
    long high() {
        return high;
    }

    /** The last 64 bits, or all 32 of an IPv4 address. */
    long low() {
        return low;
    }

    /** The number of zero bits at the end; the family's bits for the zero address. */
    int trailingZeros() {
        int zeros = low != 0 ? Long.numberOfTrailingZeros(low) : Long.SIZE + Long.numberOfTrailingZeros(high);
        return Math.min(zeros, family.bits());
    }

    /** This address with its last bits set to 0. */
    Ip withLastBitsClear(int bits) {
        return new Ip(family, high & ~maskHigh(bits), low & ~maskLow(bits));
    }

    /** This address with its last bits set to 1. */
    Ip withLastBitsSet(int bits) {
        return new Ip(family, high | maskHigh(bits), low | maskLow(bits));
    }

    private static long maskLow(int bits) {
        return bits == 0 ? 0 : -1L >>> (Long.SIZE - Math.min(bits, Long.SIZE));
    }

    private static long maskHigh(int bits) {
        return maskLow(Math.max(0, bits - Long.SIZE));
    }

    @Override
    public int compareTo(Ip other) {
        if (family != other.family) {
            return family.compareTo(other.family);
        }
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof Ip other && family == other.family && high == other.high && low == other.low;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(
                (31 * high + low + family.bits()) * 0x9E3779B97F4A7C15L); // mixed, since the lowest byte repeats
    }

    /** {@return the address in its usual short form, as {@code 10.0.1.6} or {@code fd00::6}} */
    @Override
    public String toString() {
        return IpText.of(this);
    }
}
