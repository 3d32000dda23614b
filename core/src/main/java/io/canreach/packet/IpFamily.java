package io.canreach.packet;

/** The two families of IP addresses. They are disjoint: no flow goes from one to the other. */
public enum IpFamily {
    /** Addresses of 32 bits. */
    IPV4(32),
    /** Addresses of 128 bits. */
    IPV6(128);

    private final int bits;

    IpFamily(int bits) {
        this.bits = bits;
    }

    /**
     * The length of an address of this family.
     *
     * @return 32 or 128
     */
    public int bits() {
        return bits;
    }
}
