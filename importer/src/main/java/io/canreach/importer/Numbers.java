package io.canreach.importer;

import java.util.Optional;

/** Reads whole numbers, which some tools write as texts. */
final class Numbers {
    private static final int DIGITS = 9;

    private Numbers() {}

    /** A whole number; empty where there is none, and where it is not known. */
    static Optional<Integer> whole(Node node) {
        if (node.json().isIntegralNumber() && node.json().canConvertToInt()) {
            return Optional.of(node.json().intValue());
        }
        String text = node.isText() ? node.json().stringValue().strip() : "";
        boolean digits =
                !text.isEmpty() && text.length() <= DIGITS && text.chars().allMatch(Numbers::isDigit);
        return digits ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    /** A port from 1 to 65535. */
    static Optional<Integer> port(Node node) {
        return whole(node).filter(port -> port >= 1 && port <= 65535);
    }
}
