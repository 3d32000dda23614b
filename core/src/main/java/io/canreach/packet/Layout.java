package io.canreach.packet;

/** The levels of the diagrams of one family: protocol, source, destination, source port, destination port. */
enum Layout {
    V4(IpFamily.IPV4, Level.IPV4, 1),
    V6(IpFamily.IPV6, Level.IPV6_HALF, 2);

    private final IpFamily family;
    private final Level addressLevel;
    private final int addressLevels;

    Layout(IpFamily family, Level addressLevel, int addressLevels) {
        this.family = family;
        this.addressLevel = addressLevel;
        this.addressLevels = addressLevels;
    }

    static Layout of(IpFamily family) {
        return family == IpFamily.IPV4 ? V4 : V6;
    }

    IpFamily family() {
        return family;
    }

    /** The number of levels above a field's first. */
    int depth(Field field) {
        return switch (field) {
            case PROTOCOL -> 0;
            case SOURCE -> 1;
            case DESTINATION -> 1 + addressLevels;
            case SOURCE_PORT -> 1 + 2 * addressLevels;
            case DESTINATION_PORT -> 2 + 2 * addressLevels;
        };
    }

    /** The number of levels a field takes. */
    int width(Field field) {
        return switch (field) {
            case SOURCE, DESTINATION -> addressLevels;
            case PROTOCOL, SOURCE_PORT, DESTINATION_PORT -> 1;
        };
    }

    /** The domain of the levels of a field. */
    Level level(Field field) {
        return switch (field) {
            case PROTOCOL -> Level.PROTOCOL;
            case SOURCE, DESTINATION -> addressLevel;
            case SOURCE_PORT, DESTINATION_PORT -> Level.PORT;
        };
    }

    /** All values of a field, and then what comes next. */
    Node any(Field field, Node next) {
        return switch (field) {
            case PROTOCOL -> Level.PROTOCOL.all(next);
            case SOURCE, DESTINATION -> anyAddress(next);
            case SOURCE_PORT, DESTINATION_PORT -> Level.PORT.all(next);
        };
    }

    private Node anyAddress(Node next) {
        Node node = next;
        for (int i = 0; i < addressLevels; i++) {
            node = addressLevel.all(node);
        }
        return node;
    }

    /** The addresses from one to another, both included. */
    Node range(Ip first, Ip last) {
        if (this == V4) {
            return addressLevel.range(first.low(), last.low(), Node.FULL);
        }
        long firstHigh = Level.flip(first.high());
        long lastHigh = Level.flip(last.high());
        Node from = addressLevel.range(Level.flip(first.low()), addressLevel.max(), Node.FULL);
        Node to = addressLevel.range(addressLevel.min(), Level.flip(last.low()), Node.FULL);
        if (firstHigh == lastHigh) {
            return addressLevel.range(firstHigh, lastHigh, new Operation().intersect(from, to));
        }
        NodeBuilder node = new NodeBuilder(5);
        if (firstHigh > addressLevel.min()) {
            node.add(firstHigh - 1, Node.EMPTY);
        }
        node.add(firstHigh, from);
        if (firstHigh + 1 < lastHigh) {
            node.add(lastHigh - 1, addressLevel.all(Node.FULL));
        }
        node.add(lastHigh, to);
        if (lastHigh < addressLevel.max()) {
            node.add(addressLevel.max(), Node.EMPTY);
        }
        return node.build();
    }

    /** What comes below one address. */
    Node find(Node node, Ip address) {
        return this == V4
                ? node.find(address.low())
                : node.find(Level.flip(address.high())).find(Level.flip(address.low()));
    }
}
