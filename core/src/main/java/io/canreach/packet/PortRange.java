package io.canreach.packet;

/**
 * A range of port numbers, both ends included.
 *
 * @param first the first port, from 0 to 65535
 * @param last the last port, not below the first and at most 65535
 */
public record PortRange(int first, int last) {
    /** The largest port number. */
    static final int MAX_PORT = 65_535;

    /**
     * Checks the ends.
     *
     * @param first the first port, from 0 to 65535
     * @param last the last port, not below the first and at most 65535
     * @throws IllegalArgumentException if an end is no port number, or the first is above the last
     */
    public PortRange {
        checkPort(first);
        checkPort(last);
        if (first > last) {
            throw new IllegalArgumentException(
                    "a port range goes upwards, but " + first + "-" + last + " starts above its end");
        }
    }

    static int checkPort(int port) {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException(port + " is not a port: a port is a number from 0 to 65535");
        }
        return port;
    }

    /** {@return one number, or two with a hyphen between them, as {@code 1000-2000}} */
    @Override
    public String toString() {
        return first == last ? Integer.toString(first) : first + "-" + last;
    }
}
