package io.canreach.benchmarks;

/** Contestants must say the same before they are timed. */
final class Agreement {
    private Agreement() {}

    static void on(String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new IllegalStateException(what + " is " + expected + " for one and " + actual + " for the other");
        }
    }
}
