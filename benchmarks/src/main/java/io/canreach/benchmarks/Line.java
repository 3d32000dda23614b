package io.canreach.benchmarks;

/**
 * One line of a first-match list in plain numbers, as every contestant gets it. Addresses are IPv4; IPv6 twins are
 * made of them by {@link Lists}.
 *
 * @param permit whether what matches may pass
 * @param protocol the protocol's number, or {@link #ANY_PROTOCOL}
 * @param source the source addresses
 * @param sourcePorts the source ports
 * @param destination the destination addresses
 * @param destinationPorts the destination ports
 */
record Line(boolean permit, int protocol, Prefix source, Span sourcePorts, Prefix destination, Span destinationPorts) {
    static final int ANY_PROTOCOL = -1;

    /** An IPv4 prefix: its first address and the number of leading bits that count. */
    record Prefix(int first, int length) {
        static Prefix parse(String text) {
            int slash = text.indexOf('/');
            int address = 0;
            for (String part : text.substring(0, slash).split("\\.", -1)) {
                address = address << 8 | Integer.parseInt(part);
            }
            int length = Integer.parseInt(text.substring(slash + 1).trim());
            return new Prefix(address & mask(length), length);
        }

        int mask() {
            return mask(length);
        }

        private static int mask(int length) {
            return length == 0 ? 0 : -1 << (32 - length);
        }
    }

    /** Numbers from a first to a last one. */
    record Span(int first, int last) {}
}
