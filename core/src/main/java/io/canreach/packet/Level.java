package io.canreach.packet;

/** The domain of one level of a diagram. */
enum Level {
    PROTOCOL(0, 4),
    IPV4(0, 0xFFFF_FFFFL),
    /** Half an IPv6 address, with its first bit flipped so that the signed order of keys is the unsigned one. */
    IPV6_HALF(Long.MIN_VALUE, Long.MAX_VALUE),
    PORT(0, PortRange.MAX_PORT);

    private final long min;
    private final long max;

    Level(long min, long max) {
        this.min = min;
        this.max = max;
    }

    /** The key of a protocol; it has nothing to do with the number on the wire. */
    static long key(Protocol protocol) {
        return switch (protocol) {
            case TCP -> 0;
            case UDP -> 1;
            case ICMP -> 2;
            case ESP -> 3;
            case AH -> 4;
            case ANY -> throw new IllegalArgumentException("ANY is not one protocol");
        };
    }

    /** The key of 64 bits of an IPv6 address, and back. */
    static long flip(long half) {
        return half ^ Long.MIN_VALUE;
    }

    long min() {
        return min;
    }

    long max() {
        return max;
    }

    Node all(Node next) {
        return range(min, max, next);
    }

    Node range(long from, long to, Node next) {
        if (from == min && to == max) {
            return Node.of(new long[] {max}, new Node[] {next});
        }
        NodeBuilder node = new NodeBuilder(3);
        if (from > min) {
            node.add(from - 1, Node.EMPTY);
        }
        node.add(to, next);
        if (to < max) {
            node.add(max, Node.EMPTY);
        }
        return node.build();
    }
}
